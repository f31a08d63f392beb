"""Paragraphs: divided as their text divides them, by blank lines, line ends or indentation; and verse."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from math import inf

from colloquy.model import FORMAT_OWN, Block, Kind, Lines, Piece
from colloquy.reading.breaks import without_break
from colloquy.text.scripts import columns

NARROWEST = 24
"""Columns. No prose is folded to lines as short as that."""


_COLON = re.compile(r"^.{1,40}?[:：]")


@dataclass(frozen=True, slots=True)
class Divider:
    """Divides the blocks of a text into its paragraphs."""

    lines: tuple[str, ...]
    way: str
    """What divides paragraphs: `blank lines`, which the readers see, or else `lines`, or `indented`."""
    verse: Mapping[int, Lines] = field(default_factory=dict)
    """By line: the lines with it that are declared to be verse."""
    joined: Collection[int] = ()
    """Lines whose end a correction removed."""

    def divide(self, blocks: Sequence[Block]) -> list[Block]:
        """Divide blocks into paragraphs, and let verse keep its lines."""
        return [part for block in blocks for spoken in self._as_words(block) for part in self._divide(spoken)]

    def _as_words(self, block: Block) -> Iterator[Block]:
        """Give verse among indented lines, which Markdown takes for code, as words, and the rest as it is."""
        if block.kind is not Kind.CODE or block.markup or not any(self._stanza(p.line) for p in block.pieces):
            yield block
            return
        for (stanza, blank), group in groupby(
            block.pieces, lambda p: (self._stanza(p.line), not p.text.strip())
        ):
            pieces = tuple(group)
            if blank:
                continue
            if stanza:
                pieces = tuple(
                    Piece(p.line, p.column + len(p.text) - len(p.text.lstrip()), p.text.lstrip())
                    for p in pieces
                )
            kind = Kind.PARAGRAPH if stanza else Kind.CODE
            yield replace(block, kind=kind, lines=Lines(pieces[0].line, pieces[-1].line), pieces=pieces)

    def _divide(self, block: Block) -> Iterator[Block]:
        if block.kind not in (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE) or not block.pieces:
            yield block
            return
        numbers = [piece.line for piece in block.pieces]
        starts = [
            index for index, pair in enumerate(pairwise(numbers), start=1) if self._divides(block.kind, *pair)
        ]
        if not starts and not any(map(self._stanza, numbers)):
            starts = self._around_verse(block)
        for start, end in pairwise([0, *starts, len(numbers)]):
            pieces = block.pieces[start:end]
            part = replace(_below(block, pieces[0]), marker="") if start else block
            part = replace(part, pieces=pieces, markup=markup_beside(block, start, end))
            if starts:
                part = replace(part, lines=Lines(pieces[0].line, pieces[-1].line))
            part = replace(part, verse=self._is_verse(part))
            if end < len(numbers) and not block.literal:
                words, sign = without_break(pieces)
                part = replace(part, pieces=words, markup=(*part.markup, *sign))
                part = part if words else replace(part, kind=Kind.RULE, marker=FORMAT_OWN)
            yield part

    def _divides(self, kind: Kind, before: int, line: int) -> bool:
        if before == line or before in self.joined:
            return False
        if (stanza := self._stanza(line)) or self._stanza(before):
            return stanza != self._stanza(before)
        if self.way == "indented":
            return kind is Kind.PARAGRAPH and self.lines[line - 1][:1].isspace()
        return self.way == "lines"

    def _stanza(self, line: int) -> Lines | None:
        return self.verse.get(line)

    def _is_verse(self, block: Block) -> bool:
        first, last = block.pieces[0].line, block.pieces[-1].line
        return first != last and (bool(self._stanza(first)) or self._looks_like_verse(block, 0))

    def _around_verse(self, block: Block) -> list[int]:
        """Give where verse within a block begins and ends: below a colon, such as a label's, or above prose.

        What is indented up to the end, or up to the label of another, may be one who speaks on.
        """
        numbers = [piece.line for piece in block.pieces]
        lines = [self.lines[number - 1] for number in dict.fromkeys(numbers)]
        inside = [line[:1].isspace() for line in lines]
        begin = inside.index(True) if True in inside else 0
        end = inside.index(False, begin) if False in inside[begin:] else len(lines)
        announced = begin and lines[begin - 1].rstrip().endswith((":", "：", ":**", "：**"))
        below = end < len(lines) and not _COLON.search(lines[end]) and True not in inside[end:]
        if not begin or not (announced or below) or not self._looks_like_verse(block, begin, end):
            return []
        firsts = [index for index, pair in enumerate(pairwise([0, *numbers])) if len(set(pair)) > 1]
        return [firsts[index] for index in (begin, end) if index < len(firsts)]

    def _looks_like_verse(self, block: Block, start: int, end: int | None = None) -> bool:
        numbers = dict.fromkeys(piece.line for piece in block.pieces)  # a cell has pieces within a line
        lines = [self.lines[number - 1] for number in numbers][start:end]
        apart = block.kind is Kind.PARAGRAPH and self.way == "blank lines" and len(lines) > 1
        return apart and looks_like_verse(lines)


def markup_beside(block: Block, start: int, end: int) -> tuple[Piece, ...]:
    """Give the markup in the lines of some pieces of a block; what is above the first line is the first’s."""
    above = block.pieces[start].line if start else 0
    below = block.pieces[end].line if end < len(block.pieces) else inf
    return tuple(piece for piece in block.markup if above <= piece.line < below)


def _below(block: Block, piece: Piece) -> Block:
    """Give the form of a line within a block; one without a sign is in no quotation."""
    apart = block.kind is Kind.QUOTE and piece.column == 0
    return replace(block, kind=Kind.PARAGRAPH, level=0) if apart else block


def looks_like_verse(lines: Sequence[str]) -> bool:
    """Say whether lines that follow each other, all of them indented, cannot be prose that was folded.

    So they are not if the first word of a line had room in the line before.
    """
    if not all(line[:1] == "\u3000" or line.expandtabs()[:2].isspace() for line in lines):
        return False
    widths = [columns(line.strip()) for line in lines]
    words = [columns(line.split()[0]) for line in lines[1:]]
    room = any(width + 1 + word <= max(widths) for width, word in zip(widths, words, strict=False))
    return room or max(widths) <= NARROWEST or all(line[0] == "\u3000" for line in lines)
