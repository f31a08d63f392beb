"""First cells: what is before the names, or the words, in the rows of tables that have a conversation.

Such cells are empty, or have the number or the time of a turn.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from colloquy.model import Block, Kind, Piece
from colloquy.segmenting.styles import Styles
from colloquy.text.first_cells import before_words


def without_first_cells(blocks: Iterable[Block], labels: Styles) -> Iterator[Block]:
    """Let the rows of a conversation that go on with what somebody says begin with their words."""
    for is_row, group in groupby(blocks, key=lambda block: block.kind is Kind.ROW and bool(block.pieces)):
        rows = list(group)
        if is_row and any(labels.opens(row) for row in rows):
            yield from (row if labels.match(row) else _without(row) for row in rows)
        else:
            yield from rows


def _without(row: Block) -> Block:
    first = row.pieces[0]
    end = before_words(first.text)
    if not end or end == len(first.text):
        return row
    before, words = first.text[:end].rstrip("| "), first.text[end:]
    markup = (*row.markup, Piece(first.line, first.column, before)) if before else row.markup
    kind = Kind.ROW if "|" in words else Kind.PARAGRAPH
    piece = Piece(first.line, first.column + end, words)
    return replace(row, kind=kind, pieces=(piece, *row.pieces[1:]), markup=markup)
