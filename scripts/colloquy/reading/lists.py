"""Lists: which printed numbers count items, and which are words.

A page numbers a list by itself, from its first number on. Where the printed numbers do anything else (years,
`3)`, `007.`, numbers that repeat or go down), they are the words that a paragraph begins with.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from colloquy.model import Block, Kind, Piece

FIRST = re.compile(r"[0-9][.]|[1-9][0-9][.]")
"""What a list begins with. Three digits and more are a year or another name."""


def with_words(blocks: Sequence[Block], lines: tuple[str, ...]) -> list[Block]:
    """Let items whose numbers do not count be paragraphs that begin with their numbers."""
    uncounted = _find_uncounted(blocks)
    written: list[Block] = []
    ended = False  # whether no item is left that could go on
    for index, block in enumerate(blocks):
        if index in uncounted:
            ended = ended or not block.level
            block = replace(_with_words(block, lines), listed=uncounted[index] > 1)
        elif block.kind is not Kind.ITEM or block.marker:
            ended = False
        if ended and block.kind is Kind.ITEM and not block.marker:
            block = replace(block, kind=Kind.PARAGRAPH, level=0)
        written.append(block)
    return written


def extend(piece: Piece, number: Piece, lines: Sequence[str]) -> Piece:
    """Let a stretch of a line begin with the number before it in that line."""
    before = lines[number.line - 1][number.column : piece.column]
    return replace(piece, column=number.column, text=before + piece.text)


def _with_words(block: Block, lines: Sequence[str]) -> Block:
    number, (first, *rest) = block.markup[0], block.pieces
    beside = number.line == first.line
    pieces = (extend(first, number, lines), *rest) if beside else (number, first, *rest)
    block = replace(block, markup=(), pieces=pieces)
    if lines[number.line - 1][: number.column].strip(" \t>"):  # behind a bullet
        return replace(block, marker="*", level=block.level - 1)
    kind = Kind.ITEM if block.level else Kind.PARAGRAPH  # in an item, it is one more paragraph of that
    return replace(block, kind=kind, marker="")


def _find_uncounted(blocks: Iterable[Block]) -> dict[int, int]:
    """Find the items of all lists whose numbers do not count: by place among the blocks, how many it has."""
    uncounted: dict[int, int] = {}
    numbers: dict[int, dict[int, str]] = defaultdict(dict)  # of the open lists, by level

    def close(level: int) -> None:
        for deeper in [known for known in numbers if known >= level]:
            listed = numbers.pop(deeper)
            if listed and not _count(list(listed.values())):
                uncounted.update(dict.fromkeys(listed, len(listed)))

    for index, block in enumerate(blocks):
        if block.kind is not Kind.ITEM:
            close(0)
        elif block.marker:
            above = next(reversed(numbers[block.level].values()), block.marker)
            close(block.level + (block.marker != "*" and block.marker[-1] == above[-1]))
            if block.marker != "*":
                numbers[block.level][index] = block.marker
    close(0)
    return uncounted


def _count(markers: Sequence[str]) -> bool:
    if not FIRST.fullmatch(markers[0]):
        return False
    start = int(markers[0][:-1])
    return all(marker == f"{number}." for number, marker in enumerate(markers, start))
