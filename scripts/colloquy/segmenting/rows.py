"""Rows: tables in which a column has who speaks, another what is said, and perhaps another when.

Each row is a stretch of speech, of which the speaker's cell is the voice (`voices`); an empty one goes on
with whoever speaks. The head row is nobody's words. Tables without these columns are tables.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from colloquy.catalogue import InterviewRecord, Located
from colloquy.catalogue.records import TableRecord
from colloquy.model import FORMAT_OWN, Block, Kind, Lines, Piece, SourceText
from colloquy.problems import Location, Problem, error
from colloquy.reading.cells import UNCLOSED, Cell, cells
from colloquy.text.label_names import label_key
from colloquy.text.times import milliseconds


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of one table, by number."""

    count: int
    speaker: int
    text: int
    start: int | None
    end: int | None
    unnamed: tuple[int, ...]
    """Those of which nothing is declared."""


def read_rows(
    declared: Located[InterviewRecord], blocks: list[Block], source: SourceText
) -> tuple[list[Block], list[Problem]]:
    """Let the rows of the declared tables be what is said, and their head rows the format's own."""
    table = declared.record.table
    if table is None:
        return blocks, []
    read: list[Block] = []
    problems: list[Problem] = []
    heads: list[list[str]] = []
    columns: _Columns | None = None
    for index, block in enumerate(blocks):
        if _is_head(blocks, index, declared.record.source.format):
            names = [label_key(cell.text) for cell in cells(block)]
            heads.append(names)
            columns = _find_columns(table, names)
            if columns:
                markup = (*block.markup, *block.pieces)
                block = replace(block, kind=Kind.RULE, pieces=(), markup=markup, marker=FORMAT_OWN)
            read.append(block)
        elif block.kind is Kind.ROW and columns:
            row = cells(block)
            problems += _find_faults(block, row, columns, source)
            if len(row) <= columns.count:
                problems += _find_unnamed(row, columns, heads[-1], source)
                rest = (at for at in columns.unnamed if not row[at:] or not row[at].pieces)
                columns = replace(columns, unnamed=tuple(rest))
            read += _paragraphs(block, row, columns, source)
        else:
            columns = None
            read.append(block)
    if not any(_find_columns(table, names) for names in heads):
        problems.append(_without_columns(declared, table, heads))
    return read, problems


def _is_head(blocks: list[Block], index: int, format_: str) -> bool:
    """Say whether a block is a head row: the first of a file, or with a ruler below it."""
    block = blocks[index]
    return block.kind is Kind.ROW and (index == 0 if format_ == "csv" else bool(block.markup))


def _find_columns(table: TableRecord, names: list[str]) -> _Columns | None:
    places = {
        what: names.index(label_key(head)) for what, head in table.columns.items() if label_key(head) in names
    }
    if places.keys() != table.columns.keys():
        return None
    known = {
        *places.values(),
        *(at for at, name in enumerate(names) if name in map(label_key, table.left_out)),
    }
    unnamed = tuple(at for at in range(len(names)) if at not in known)
    return _Columns(
        len(names), places["speaker"], places["text"], places.get("start"), places.get("end"), unnamed
    )


def _paragraphs(block: Block, row: list[Cell], columns: _Columns, source: SourceText) -> Iterator[Block]:
    """Give the paragraphs of a row; one without spoken words is the format's own."""
    row = [*row, *([Cell((), _end(block))] * (columns.count - len(row)))]
    speaker, text = row[columns.speaker], row[columns.text]
    markup = (*block.markup, *(piece for cell in row if cell is not text for piece in cell.pieces))
    if not speaker.pieces and not text.pieces:
        yield replace(block, kind=Kind.RULE, pieces=(), markup=markup, marker=FORMAT_OWN)
        return
    voice = _voice(speaker, source)
    if voice.text:
        markup = (voice, *(piece for piece in markup if not _is_within(piece, voice)))
    paragraph = replace(
        block,
        kind=Kind.PARAGRAPH,
        pieces=(),
        marker="",
        voice=voice,
        start=_time(row, columns.start),
        end=_time(row, columns.end),
    )
    parts = _divide(text.pieces) or [()]
    first = block.lines.first
    for part in parts:
        lines = Lines(part[0].line, part[-1].line) if part else block.lines
        last = block.lines.last if part is parts[-1] else lines.last
        beside = tuple(piece for piece in markup if first <= piece.line <= last)
        first = last + 1
        yield replace(paragraph, pieces=part, lines=lines, markup=beside)


def _end(block: Block) -> Piece:
    last = max((*block.pieces, *block.markup), key=lambda piece: (piece.line, piece.column))
    return Piece(last.line, last.column + len(last.text), "")


def _voice(cell: Cell, source: SourceText) -> Piece:
    """Give who speaks as the file spells it, with doubled quotation marks."""
    if not cell.pieces:
        return cell.at
    first, last = cell.pieces[0], cell.pieces[-1]
    if first.line != last.line:
        return first
    return Piece(
        first.line, first.column, source.line(first.line)[first.column : last.column + len(last.text)]
    )


def _is_within(piece: Piece, voice: Piece) -> bool:
    end = voice.column + len(voice.text)
    return piece.line == voice.line and voice.column <= piece.column < end


def _time(row: list[Cell], column: int | None) -> int | None:
    return None if column is None else milliseconds(row[column].text)


def _divide(pieces: tuple[Piece, ...]) -> list[tuple[Piece, ...]]:
    """Divide the words of a cell where it has blank lines."""
    starts = [at for at, (before, piece) in enumerate(pairwise(pieces), 1) if piece.line > before.line + 1]
    return [pieces[start:end] for start, end in pairwise([0, *starts, len(pieces)]) if start < end]


def _find_faults(block: Block, row: list[Cell], columns: _Columns, source: SourceText) -> Iterator[Problem]:
    """Find what is wrong with a row: its cells, or times that are none."""
    place, remedy = Location(source.path, block.lines.first), "correct what the row has, under `emendations`"
    extra = " ".join(filter(None, (cell.text for cell in row[columns.count :])))
    if block.marker == UNCLOSED:
        yield error(
            place, "a quotation mark in this row is never closed, so all that follows is inside it", remedy
        )
    elif extra:
        remedy = "put quotation marks around words that have a comma, semicolon or tab, under `emendations`"
        if not source.path.endswith((".csv", ".tsv")):
            remedy = (
                "write each `|` that is part of words as `\\|`, and remove what is empty, under `emendations`"
            )
        yield error(place, "this row has more cells than the header row: `{extra}`", remedy, extra=extra)
        return
    speaker = row[columns.speaker].pieces if columns.speaker < len(row) else ()
    if len({piece.line for piece in speaker}) > 1:
        yield error(place, "the speaker’s name is on several lines", remedy)
    for column in (columns.start, columns.end):
        text = row[column].text if column is not None and column < len(row) else ""
        if text and milliseconds(text) is None:
            remedy = "write it as `0:04` or `1:02:03`, under `emendations`"
            yield error(place, "`{text}` is not a time", remedy, text=text)


def _find_unnamed(
    row: list[Cell], columns: _Columns, names: list[str], source: SourceText
) -> Iterator[Problem]:
    """Find words in columns of which nothing is declared."""
    for at in columns.unnamed:
        if at < len(row) and row[at].pieces:
            what = "the column `{head}` has words here, but nothing says what it is for"
            remedy = "name it under `table` in interview.yml, or add it to `left_out` there"
            yield error(Location(source.path, row[at].at.line), what, remedy, head=names[at])


def _without_columns(
    declared: Located[InterviewRecord], table: TableRecord, heads: list[list[str]]
) -> Problem:
    what, remedy = "the source text has no table with a header row", "choose another way under `turns`"
    if not heads:
        return error(declared.at("table"), what, remedy)
    names = max(heads, key=lambda names: sum(label_key(head) in names for head in table.columns.values()))
    missing = next((key for key, head in table.columns.items() if label_key(head) not in names))
    what = "no table has a column `{head}` beside the others"
    remedy = "write it as the header row prints it; it has: {heads}"
    return error(declared.at("table", missing), what, remedy, head=table.columns[missing], heads=[*names])
