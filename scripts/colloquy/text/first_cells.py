"""First cells: which of a row's cells may have a label, behind empty ones and those of numbers and times."""

import re

from colloquy.text.times import TIME

_BEFORE = re.compile(rf"(?:(?:[0-9]{{1,5}}[.)]?|{TIME})?\s*\|\s*)*")
_NUMBERS = re.compile(r"(?<![^\s|])[0-9]{1,5}[.)]?\s*\|")


def before_words(row: str) -> int:
    """Give where the first cell begins that has more than a number or a time."""
    match = _BEFORE.match(row)
    return match.end() if match else 0


def labelled_cell(row: str) -> str:
    """Give a row up to the end of that cell, with blanks for bars and numbers; times are those of turns."""
    begin = before_words(row)
    end = row.find("|", begin)
    before = _NUMBERS.sub(lambda match: " " * len(match[0]), row[:begin]) if begin else ""
    return before.replace("|", " ") + row[begin : end if end >= 0 else None].rstrip()
