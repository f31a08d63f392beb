"""CSV and TSV: one row for what is said, in the columns of Oral History as Data and close relatives."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from colloquy.intake.formats.decoding import decode
from colloquy.intake.lexicon import words
from colloquy.intake.texts import IntakeText, Paragraph, escape, unreadable, write_markdown

SPEAKER, WORDS, START = words("speaker_columns"), words("word_columns"), words("start_columns")
GOES_ON = re.compile(r"\(?(?:cont(?:inued|\.|d\.?|'d)?|ditto|[\"”…]|\.\.\.)\)?", re.IGNORECASE)
"""What says that the one before goes on."""
LONGEST_FIELD = 1_000_000


def read(raw: bytes, name: str) -> IntakeText:
    """Read a table; raises `UnreadableError` where no column can be what is said."""
    text, _ = decode(raw)
    named = "tsv" if name.lower().endswith((".tsv", ".tab")) else "csv"
    rows = _rows(text, named)
    if len(rows) < 2:
        raise unreadable("the table has no rows", "check that the file is a table of what is said")
    speaker, said, start = _columns(rows)
    if said is None:
        what = "no column of the table looks like what is said; its columns are {columns}"
        remedy = "call the columns `speaker` and `words`"
        raise unreadable(what, remedy, columns=", ".join(rows[0])[:200])
    paragraphs = _paragraphs(rows[1:], speaker, said, start)
    return write_markdown(named, paragraphs, way="table" if speaker is not None else "")


def _rows(text: str, named: str) -> list[list[str]]:
    delimiter = "\t" if named == "tsv" else _delimiter(text)
    csv.field_size_limit(LONGEST_FIELD)
    try:
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter))
    except csv.Error as failure:
        remedy = "open it in a spreadsheet, and save it as CSV again"
        raise unreadable("the table cannot be read: {why}", remedy, why=failure) from None
    return [row for row in rows if any(map(str.strip, row))]


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t|", key=head.count)


def _columns(rows: list[list[str]]) -> tuple[int | None, int | None, int | None]:
    head = [cell.strip().lower() for cell in rows[0]]
    speaker, said, start = (_named(head, names) for names in (SPEAKER, WORDS, START))
    if said is None or said == speaker:
        lengths = [_length(rows, index) for index in range(len(head))]
        longest = max(range(len(head)), key=lengths.__getitem__)
        said = longest if lengths[longest] > 20 else None
    return speaker, said, start


def _named(head: list[str], names: tuple[str, ...]) -> int | None:
    return next((head.index(name) for name in names if name in head), None)


def _length(rows: list[list[str]], index: int) -> float:
    cells = [row[index] for row in rows[1:200] if len(row) > index]
    return sum(map(len, cells)) / (len(cells) or 1)


def _paragraphs(
    rows: list[list[str]], speaker: int | None, words: int, start: int | None
) -> Iterator[Paragraph]:
    voice, joined, begun = "", list[str](), None
    for row in rows:
        name = _cell(row, speaker).strip("：: ")
        name = voice if not name or GOES_ON.fullmatch(name) else name
        said = _cell(row, words)
        if not said:
            continue
        if said == name and voice != name:  # the change of a tape, in both columns: nobody says it
            if joined:
                yield Paragraph(escape(" ".join(joined)), voice=voice, start=begun)
            yield Paragraph(escape(f"[{said}]"))
            voice, joined, begun = "", [], None
            continue
        if speaker is None or name != voice:
            if joined:
                yield Paragraph(escape(" ".join(joined)), voice=voice, start=begun)
            voice, joined, begun = name, [], _milliseconds(_cell(row, start))
        joined.append(" ".join(said.split()))
    if joined:
        yield Paragraph(escape(" ".join(joined)), voice=voice, start=begun)


def _cell(row: list[str], index: int | None) -> str:
    return row[index].strip() if index is not None and index < len(row) else ""


def _milliseconds(written: str) -> int | None:
    """Read a time: ``1:02:03``, ``02:03.5``; seconds alone are taken as such."""
    match = re.fullmatch(r"\[?(?:(\d{1,3}):)?(?:(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,3}))?\]?", written)
    if not match:
        return None
    first, second, seconds, part = match.groups()
    hours, minutes = (first, second) if second else ("0", first or "0")
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds)
    return whole * 1000 + int((part or "0").ljust(3, "0"))
