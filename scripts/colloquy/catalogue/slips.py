"""Slips of the keyboard in YAML: full-width punctuation where the syntax needs half-width, and a lost space.

A Chinese keyboard writes ``：`` where YAML needs ``: ``. YAML takes it for text, and stops, if at all, a line
later or with words about something else. These are looked for only where YAML or a schema has stopped, and
only in places of syntax: texts have every right to full-width punctuation.
"""

import re
from collections.abc import Iterable, Iterator

from colloquy.problems import Location, Problem, error

OPENING = re.compile(r"[ \u3000]*(?:[-－][ \u3000]+)*")
"""What is before the first word of a line: indentation and the marks of lists."""
KEY = re.compile(r"(?P<quote>[“”‘’\"']?)(?P<key>[A-Za-z0-9_-]+)[“”‘’\"']?\s*(?P<colon>：|:)(?P<after>\s*)")
ENTRY = re.compile(rf"\s*{KEY.pattern}")
STRAIGHT = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'")
CURLY = re.compile(r"[“”„‘’＂＇]")
CLOSING = "］｝】"
LONGEST = 6_000
"""Characters of a line in which slips are looked for: as many as the keywords of a question may have."""
ABOVE = 12
"""How many lines above the one where YAML stopped are looked at; a text may go on over some."""
BRACKETS = {"［": "[", "【": "[", "］": "]", "】": "]", "｛": "{", "｝": "}"}

SLIPS = {
    "：": ("the colon is full-width (`：`)", "write `: `, a colon and a space"),
    "，": ("the comma is full-width (`，`)", "write `, `, a comma and a space"),
    "、": ("`、` where a comma belongs", "write `, `, a comma and a space"),
    "“": ("the quotation mark is curly (`{found}`)", 'write straight ones, `"…"`'),
    "”": ("the quotation mark is curly (`{found}`)", 'write straight ones, `"…"`'),
    "［": ("the bracket is full-width (`{found}`)", "write `{meant}`"),
    "－": ("the hyphen is full-width (`－`)", "write `- `, a hyphen and a space"),
    "\u3000": ("the space is full-width (U+3000)", "write ordinary spaces"),
    ":": ("there is no space after the colon of `{key}:`", "write `{key}: `, with a space after the colon"),
}
"""What is said about each, and its remedy."""

Found = tuple[int, str, str]
"""The column, from 0 on; what it is, as in `SLIPS`; and the character, or the key before a colon."""


def slip(path: str, lines: list[str], numbers: Iterable[int], column: int = 0) -> Problem | None:
    """Find the first slip in any of the lines, numbered from 1 on, that come first in `numbers`.

    `column`, from 1 on, is where a value is known to begin in the first of them.
    """
    for number in numbers:
        line = lines[number - 1] if number <= len(lines) else ""
        for found in _slips(line, column - 1 if column else None) if len(line) <= LONGEST else ():
            return _report(Location(path, number), found)
        column = 0
    return None


def slip_above(path: str, lines: list[str], number: int) -> Problem | None:
    """Find the nearest slip in the lines above a line, as far as they are not indented further.

    Curly quotation marks are slips there only if one should close what a straight one opened, however far
    above; others may well belong to a text.
    """
    depth = _depth(lines[number - 1]) if number <= len(lines) else 0
    for above in range(min(number - 1, len(lines)), 0, -1):
        line = lines[above - 1]
        if len(line) > LONGEST:
            continue
        near = number - above <= ABOVE and _depth(line) <= depth
        for found in _slips(line, None) if near or _closed_by_curly(line, 0) is not None else ():
            if found[1] == "”" or (near and found[1] != "“"):
                return _report(Location(path, above), found)
    return None


def _report(place: Location, found: Found) -> Problem:
    column, kind, word = found
    what, remedy = SLIPS[kind]
    place = Location(place.path, place.line, column + 1)
    return error(place, what, remedy, found=word, key=word, meant=BRACKETS.get(word, ""))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _slips(line: str, column: int | None) -> Iterator[Found]:
    begin = _end(OPENING, line, 0)
    yield from _in_opening(line, begin)
    if line[begin : begin + 1] != "#":
        yield from _from(line, begin)
    if column is not None and column > begin:
        yield from _from(line, column)


def _in_opening(line: str, end: int) -> Iterator[Found]:
    for column, character in enumerate(line[:end]):
        if character in "\u3000－":
            yield column, character, character


def _from(line: str, start: int) -> Iterator[Found]:
    """Look at a key and its value, or at a value, that begins at a column."""
    match = KEY.match(line, start)
    if match is None:
        yield from _value(line, start)
        return
    yield from _key(line, match)
    yield from _value(line, match.end())


def _key(line: str, match: re.Match[str]) -> Iterator[Found]:
    if CURLY.match(match["quote"]):
        yield match.start(), "“", match["quote"]
    if match["colon"] == "：":
        yield match.start("colon"), "：", "："
    elif not match["after"] and line[match.end() :] and not line.startswith("//", match.end()):
        yield match.start("colon"), ":", match["key"]
    elif "\u3000" in match["after"]:
        yield match.start("after") + match["after"].index("\u3000"), "\u3000", "\u3000"


def _value(line: str, start: int) -> Iterator[Found]:
    first = line[start : start + 1]
    if first and first in BRACKETS:
        yield start, "［", first
    elif CURLY.match(first):
        yield start, "“", first
    elif (closed := _closed_by_curly(line, max(start - 2, 0))) is not None:
        yield closed, "”", line[closed]
    elif first and first in "[{":
        yield from _flow(line, start)


def _closed_by_curly(line: str, start: int) -> int | None:
    """Find the curly mark at a line's end that closes what a straight one opened, if that begins a value."""
    closing = len(line.rstrip().rstrip("]},").rstrip()) - 1
    if closing < start or line[closing] not in "”“":
        return None
    opening = line.rfind('"', start, closing)
    before = line[start:opening].rstrip() if opening >= 0 else ""
    return closing if before.endswith((":", "[", "{", ",")) else None


def _flow(line: str, start: int) -> Iterator[Found]:
    """Go through a list or mapping in brackets, past what is in straight quotes."""
    open_, fresh, column = [line[start]], True, start + 1
    tail = len(line.partition(" #")[0].rstrip(f" \t\r]}},，{CLOSING}"))
    while column < len(line) and open_:
        character = line[column]
        if quoted := STRAIGHT.match(line, column) if fresh else None:
            column, fresh = quoted.end(), False
            continue
        if fresh and character in "［｛【":
            yield column, "［", character
        if fresh and CURLY.match(character):
            yield column, "“", character
        if fresh and open_[-1] == "{" and (match := KEY.match(line, column)):
            yield from _key(line, match)
            column = match.end()
            continue
        if character in "，、" and (open_[-1] == "[" or ENTRY.match(line, column + 1)):
            yield column, character, character
        if character in CLOSING and column >= tail:
            yield column, "［", character
        if character in "[{":
            open_.append(character)
        elif character in "]}":
            open_.pop()
        fresh = character in "[{,，" or (fresh and character.isspace())
        column += 1


def _end(pattern: re.Pattern[str], line: str, start: int) -> int:
    match = pattern.match(line, start)
    return match.end() if match else start
