"""Tables of comma-separated values (RFC 4180), and the cells of a row in any format.

Python's `csv` forgets where words are, so that no correction or proof could find them again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from colloquy.model import Block, Kind, Lines, Piece

DELIMITERS = ",;\t"
"""What may divide cells; of these, what the head row has first."""
QUOTE = '"'
UNCLOSED = "unclosed"
"""The marker of a row with a quotation that never ends."""
_BAR = re.compile(r"(?<!\\)\|")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


@dataclass(frozen=True, slots=True)
class Cell:
    """What is between two delimiters."""

    pieces: tuple[Piece, ...]
    at: Piece
    """Where it begins, without characters."""

    @property
    def text(self) -> str:
        """Its words, on one line."""
        return " ".join("".join(piece.text for piece in self.pieces).split())


def blocks(lines: tuple[str, ...]) -> list[Block]:
    """Divide a table into rows. Their pieces are words; quotation marks and delimiters are markup."""
    head = next((line for line in lines if line.strip()), "")
    delimiter = next((sign for sign in _QUOTED.sub("", head) if sign in DELIMITERS), DELIMITERS[0])
    rows: list[Block] = []
    row = Block(Kind.ROW, Lines(0, 0), (), literal=True)
    for number, line in enumerate(lines, start=1):
        if row.lines.first == 0:
            if not line.strip():
                continue
            row = replace(row, lines=Lines(number, number))
        row = _read(replace(row, lines=Lines(row.lines.first, number)), line, delimiter)
        if row.marker != UNCLOSED:
            rows.append(row)
            row = Block(Kind.ROW, Lines(0, 0), (), literal=True)
    return [*rows, row] if row.lines.first else rows


def _read(row: Block, line: str, delimiter: str) -> Block:
    """Read a line of a row on, which is within a quotation where the row is unclosed."""
    pieces, markup, number = list(row.pieces), list(row.markup), row.lines.last
    quoted, begins, start = row.marker == UNCLOSED, True, 0

    def keep(end: int) -> None:
        if line[start:end]:
            pieces.append(Piece(number, start, line[start:end]))

    at = 0
    while at < len(line):
        sign = line[at]
        doubled = quoted and line.startswith(QUOTE * 2, at)
        if doubled:
            at += 1
            keep(at)
        elif (quoted and sign == QUOTE) or (not quoted and (sign == delimiter or (begins and sign == QUOTE))):
            keep(at)
            quoted = sign == QUOTE and not quoted
        else:
            begins = begins and sign.isspace()
            at += 1
            continue
        markup.append(Piece(number, at, line[at]))
        begins = line[at] == delimiter and not quoted
        at += 1
        start = at
    keep(at)
    return replace(row, pieces=tuple(pieces), markup=tuple(markup), marker=UNCLOSED if quoted else "")


def cells(row: Block) -> list[Cell]:
    """Divide a row into its cells."""
    parts = _divide(row) if any("|" in piece.text for piece in row.pieces) and not row.literal else row
    signs = {(sign.line, sign.column): sign for sign in parts.markup}
    delimiters = [at for at, sign in sorted(signs.items()) if sign.text != QUOTE and not _is_ruler(sign)]
    edges = [(row.lines.first, -1), *delimiters]
    divided = []
    for begin, end in zip(edges, [*delimiters, (row.lines.last + 1, 0)], strict=True):
        within = [piece for piece in parts.pieces if begin < (piece.line, piece.column) < end]
        divided.append(Cell(tuple(_trimmed(within)), Piece(begin[0], begin[1] + 1, "")))
    return divided


def _is_ruler(sign: Piece) -> bool:
    return len(sign.text) > 1


def _divide(row: Block) -> Block:
    """Let the bars of a Markdown row be markup."""
    pieces: list[Piece] = []
    markup = list(row.markup)
    for piece in row.pieces:
        start = 0
        for bar in [*_BAR.finditer(piece.text), None]:
            end = bar.start() if bar else len(piece.text)
            pieces.append(Piece(piece.line, piece.column + start, piece.text[start:end]))
            if bar:
                markup.append(Piece(piece.line, piece.column + end, bar[0]))
                start = bar.end()
    return replace(row, pieces=tuple(pieces), markup=tuple(markup))


def _trimmed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Take the blanks off the words of a cell."""
    worded = [at for at, piece in enumerate(pieces) if piece.text.strip()]
    for at in range(worded[0], worded[-1] + 1) if worded else ():
        piece = pieces[at]
        text = piece.text.lstrip() if at == worded[0] else piece.text
        column = piece.column + len(piece.text) - len(text)
        text = text.rstrip() if at == worded[-1] else text
        if text:
            yield replace(piece, column=column, text=text)
