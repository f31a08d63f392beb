"""Indenting: prose that a page has indented, as Markdown indents code, is written at the margin."""

import re
from collections.abc import Iterator

from colloquy.intake.formats.texts import MARKDOWN, IntakeText
from colloquy.intake.vocabulary.asking import length

INDENTED = re.compile(r"(?:[ \xa0]{4,}|[ \xa0]{0,3}\t)[ \t\xa0]*(?P<words>\S.*)")
LISTED = re.compile(r"[ \t\xa0]*(?:[-*+]|\d{1,3}[.)])[ \t]")
PROSE = re.compile(r"[.?!…:][\"”’)*_]*\s*$")
FEWEST_WORDS = 5
MOSTLY = 0.75
"""Share of such lines that are sentences, from which on all are words, and none is code."""


def write_prose(text: IntakeText) -> IntakeText:
    """Write lines at the margin that are indented, if nearly all are sentences between blank lines."""
    if text.form != MARKDOWN:
        return text
    lines = text.text.split("\n")
    indented = dict(_find_indented(lines))
    prose = sum(bool(PROSE.search(words)) and length(words) >= FEWEST_WORDS for words in indented.values())
    if not indented or prose < MOSTLY * len(indented):
        return text
    written = "\n".join(indented.get(index, line) for index, line in enumerate(lines))
    return text.rewritten(written, "prose that was indented as code is at the margin")


def _find_indented(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Give the lines that are indented, with nothing right above and below, and in no item of a list."""
    listed = False
    for index, line in enumerate(lines):
        match = INDENTED.match(line)
        if not match:
            listed = bool(LISTED.match(line)) if line.strip() else listed
        elif not (listed or "".join(lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]).strip()):
            yield index, match["words"]
