"""CSV and TSV: one row for what is said, in the columns of Oral History as Data and close relatives."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from colloquy.intake.formats.captions import Cue, write_cues
from colloquy.intake.formats.columns import (
    LONGEST_NAME,
    SPEAKER,
    START,
    WORDS,
    are_translations,
    doubt_unnamed,
    find_column,
    unfold_answers,
)
from colloquy.intake.formats.decoding import decode
from colloquy.intake.formats.open_voices import UNKNOWN, may_listen
from colloquy.intake.formats.texts import IntakeText, Paragraph, escape, unreadable, write_markdown
from colloquy.intake.vocabulary.names import is_name
from colloquy.text.times import TIME

GOES_ON = re.compile(r"\(?(?:cont(?:inued|\.|d\.?|'d)?|ditto|[\"”…]|\.\.\.)\)?", re.IGNORECASE)
"""What says that the one before goes on."""
BRACKETED = re.compile(r"\([^()]*\)|\[[^][]*\]|<[^<>]*>")
FRAMES = re.compile(r"(?<=\d:\d\d:\d\d)[:;]\d\d$")
SELDOM_NAMED = 10
"""Rows for each that has something in the column of who speaks, from which on nobody is named there."""
AGAIN = 3
"""Rows for each of those who speak, from which on short words in a column are their names."""
LONGEST_FIELD = 1_000_000
LONGEST_SECONDS = 5
"""Digits of the time at which a recording ends, in seconds."""


class _Columns(NamedTuple):
    """Which columns of a table say what."""

    speaker: int | None
    said: int | None
    second: int | None
    """The same in another language."""
    start: int | None


@dataclass(slots=True)
class _Stretch:
    """What one says in rows that follow each other."""

    voice: str = ""
    start: int | None = None
    said: list[str] = field(default_factory=list)
    translated: list[str] = field(default_factory=list)


def read(raw: bytes, name: str) -> IntakeText:
    """Read a table; raises `UnreadableError` where no column can be what is said."""
    text, _ = decode(raw)
    named = "tsv" if name.lower().endswith((".tsv", ".tab")) else "csv"
    rows = _rows(text, named)
    if len(rows) < 2:
        raise unreadable("the table has no rows", "check that the file is a table of what is said")
    printed, rows = rows, unfold_answers(rows)
    columns = _columns(rows)
    if columns.speaker is None and (speaker := _speaker_column(rows, columns.said)) is not None:
        rows, columns = [[], *rows], columns._replace(speaker=speaker)
    if columns.said is None:
        what = "no column of the table looks like what is said; its columns are {columns}"
        remedy = "call the columns `speaker` and `words`"
        raise unreadable(what, remedy, columns=[cell[:60] for cell in rows[0][:20]])
    if columns.speaker is None and columns.start is not None and columns.second is None:
        return write_cues(_cues(rows[1:], columns), named)
    paragraphs = _paragraphs(rows[1:], columns)
    named_each = columns.speaker is not None and rows is printed  # questions and answers name nobody
    written = write_markdown(named, paragraphs, way="table" if named_each else "")
    return replace(written, odd=doubt_unnamed(_names(rows[1:], columns)) if named_each else None)


def _rows(text: str, named: str) -> list[list[str]]:
    delimiter = "\t" if named == "tsv" else _delimiter(text)
    csv.field_size_limit(LONGEST_FIELD)
    try:
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter))
    except csv.Error as failure:
        remedy = "open it in a spreadsheet, and save it as CSV again"
        raise unreadable("the table cannot be read: {why}", remedy, why=str(failure)) from None
    return [row for row in rows if any(map(str.strip, row))]


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t|", key=head.count)


def _columns(rows: list[list[str]]) -> _Columns:
    head = [cell.strip().lower() for cell in rows[0]]
    speaker, said, start = (find_column(head, names) for names in (SPEAKER, WORDS, START))
    if said is None or said == speaker:
        lengths = [_length(rows, index) for index in range(len(head))]
        longest = max(range(len(head)), key=lengths.__getitem__)
        said = longest if lengths[longest] > 20 else None
    if sum(bool(_cell(row, speaker)) for row in rows[1:]) * SELDOM_NAMED < len(rows):
        speaker = None  # it has notes alone
    others = [index for index in range(len(head)) if index not in (speaker, said, start)]
    fitting = (
        index
        for index in others
        if said is not None and are_translations([(_cell(row, said), _cell(row, index)) for row in rows[1:]])
    )
    second = next(fitting, None)
    if said is not None and second is not None:
        said, second = sorted((said, second))
    return _Columns(speaker, said, second, start)


def _speaker_column(rows: list[list[str]], said: int | None) -> int | None:
    """Give the column of who speaks, where no row names the columns: short names that come again."""
    for index in range(len(rows[0]) if said is not None else 0):
        names = Counter(name for row in rows if (name := _cell(row, index)))
        again = names[_cell(rows[0], index)] > 1 and sum(names.values()) >= AGAIN * len(names)
        if index != said and again and all(len(name) < LONGEST_NAME and is_name(name) for name in names):
            return index
    return None


def _length(rows: list[list[str]], index: int) -> float:
    cells = [row[index] for row in rows[1:200] if len(row) > index]
    return sum(map(len, cells)) / (len(cells) or 1)


def _paragraphs(rows: list[list[str]], columns: _Columns) -> Iterator[Paragraph]:
    for stretch in _stretches(rows, columns):
        yield Paragraph(escape(" ".join(stretch.said)), voice=stretch.voice, start=stretch.start)
        if stretch.translated:
            yield Paragraph(escape(" ".join(stretch.translated)))


def _cues(rows: list[list[str]], columns: _Columns) -> Iterator[Cue]:
    """Give rows without speakers as cues; of times that are all numbers, large ones are milliseconds."""
    times = [_cell(row, columns.start) for row in rows]
    fine = all(map(str.isdecimal, times)) and max(map(len, times)) > LONGEST_SECONDS
    for row, time in zip(rows, times, strict=True):
        start = int(time) if fine else _milliseconds(time) or 0
        yield Cue(start, start, "", " ".join(_cell(row, columns.said).split()))


def _stretches(rows: list[list[str]], columns: _Columns) -> Iterator[_Stretch]:
    """Join the rows of each who speaks, one after the other.

    A few words that name nobody may be another's; whoever was named last goes on below them.
    """
    stretch, voice = _Stretch(), ""
    unknown = bool(doubt_unnamed(_names(rows, columns)))
    for row in rows:
        said, translated = _cell(row, columns.said), _cell(row, columns.second)
        name = _name(row, columns.speaker)
        voice = voice if not name or GOES_ON.fullmatch(name) else name
        if BRACKETED.fullmatch(said.rstrip(",.")):
            name = name or stretch.voice
        else:
            name = UNKNOWN if not name and (unknown or may_listen(stretch.said, said)) else voice
        time, note = _time_and_note(_cell(row, columns.start))
        if note:  # of what happens then: it is not spoken
            if stretch.said:
                yield stretch
            yield _Stretch(said=[f"[{note}]"])
            stretch = _Stretch()
        if not said:
            continue
        changes = said == name and stretch.voice != name  # of a tape, in both columns: it is not spoken
        if stretch.said and (changes or columns.speaker is None or name != stretch.voice):
            yield stretch
            stretch = _Stretch()
        if changes:
            voice = UNKNOWN
            yield _Stretch(said=[f"[{said}]"])
            continue
        if not stretch.said:
            stretch = _Stretch(name, _milliseconds(time))
        stretch.said.append(" ".join(said.split()))
        stretch.translated += [" ".join(translated.split())] if translated else []
    if stretch.said:
        yield stretch


def _name(row: list[str], index: int | None) -> str:
    """Give who speaks in a row: a question mark, for one, says that nobody knows."""
    name = _cell(row, index).strip("：: ")
    bare = name and not GOES_ON.fullmatch(name) and not any(map(str.isalnum, name))
    return UNKNOWN if bare else name


def _names(rows: list[list[str]], columns: _Columns) -> list[str]:
    """Give who speaks in each row in which something is said, and not only in brackets."""
    said = (row for row in rows if BRACKETED.sub("", _cell(row, columns.said)).strip())
    return [_cell(row, columns.speaker) for row in said]


def _cell(row: list[str], index: int | None) -> str:
    return row[index].strip() if index is not None and index < len(row) else ""


def _time_and_note(written: str) -> tuple[str, str]:
    """Divide a cell such as ``[00:12:02] (shows a picture)``; a number alone may be a time, too."""
    clock = re.match(rf"(?:(?:{TIME})(?!\S))?", written)
    if clock is None or (not clock[0] and any(map(str.isdecimal, written))):
        return written, ""
    note = " ".join(written[clock.end() :].split())
    return clock[0], note[1:-1] if BRACKETED.fullmatch(note) else note


def _milliseconds(written: str) -> int | None:
    """Read a time: ``1:02:03``, ``02:03.5``; seconds alone are taken as such, frames for nothing."""
    written = FRAMES.sub("", written)
    match = re.fullmatch(r"\[?(?:(\d{1,3}):)?(?:(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,3}))?\]?", written)
    if not match:
        return None
    first, second, seconds, part = match.groups()
    hours, minutes = (first, second) if second else ("0", first or "0")
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds)
    return whole * 1000 + int((part or "0").ljust(3, "0"))
