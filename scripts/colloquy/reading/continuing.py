"""Continuing: a text as it reads without what is left off, and where a correction reaches over a line end.

Lines that are left off within a paragraph are not there for the readers of formats, so that the paragraph
goes on; what they find is given back its places in the source text.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from colloquy.model import Block, Lines, Piece
from colloquy.text.inertness import spaced

CLOSING = "\"'”’」』)）*_"
"""What may follow the end of a sentence."""
ENDS = ".?!…。？！"
UNFINISHED = ",;–—，、；"
"""What no paragraph ends with."""

_LABEL = re.compile(r"\w[\w .]{0,30}[:：]")
"""A name that may be a speaker's: what begins with it is no rest of a sentence."""


class _Part(NamedTuple):
    """A line of the source text within a line that goes on."""

    line: int
    start: int
    """Where it begins there."""
    end: int


@dataclass(frozen=True, slots=True)
class Continuous:
    """The lines of a text that are on the page, those that a correction joined as one."""

    lines: tuple[str, ...]
    parts: tuple[tuple[_Part, ...], ...]
    """Of each line."""

    def read(self, reader: Callable[[tuple[str, ...]], list[Block]]) -> list[Block]:
        """Divide the text into blocks, which know their lines in the source text."""
        return [self._placed(block) for block in reader(self.lines)]

    def _placed(self, block: Block) -> Block:
        first, last = (self.parts[number - 1] for number in block.lines)
        return replace(
            block,
            lines=Lines(first[0].line, last[-1].line),
            pieces=tuple(self._split(block.pieces)),
            markup=tuple(self._split(block.markup)),
        )

    def _split(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            first, end = piece.column, piece.column + len(piece.text)
            within = [part for part in self.parts[piece.line - 1] if part.start < end and first < part.end]
            for part in within or self.parts[piece.line - 1][:1]:
                start, stop = max(first, part.start), min(end, part.end)
                yield Piece(part.line, start - part.start, piece.text[start - first : stop - first])


def continuous(lines: Sequence[str], omitted: Collection[int], joined: Collection[int]) -> Continuous:
    """Take out the omitted lines, and join each of the `joined` to the next that is left.

    What ends a line for other programs is a space from here on; columns stay the same.
    """
    omitted = {*omitted, *_find_gaps(lines, omitted)}
    texts: list[str] = []
    parts: list[tuple[_Part, ...]] = []
    blank = set(_find_ends(lines, omitted))
    goes_on = False
    for number, line in enumerate(map(spaced, lines), start=1):
        if number in omitted and (goes_on or number not in blank):
            continue
        here = "" if number in omitted else line
        if goes_on:
            start = len(texts[-1])
            parts[-1] = (*parts[-1], _Part(number, start, start + len(here)))
            texts[-1] += here
        else:
            texts.append(here)
            parts.append((_Part(number, 0, len(here)),))
        goes_on = number in joined
    return Continuous(tuple(texts), tuple(parts))


def _find_gaps(lines: Sequence[str], omitted: Collection[int]) -> Iterator[int]:
    """Find the blank lines around omitted ones, such as a page's head, where a sentence goes on."""
    for first, last in _runs(omitted):
        above, below = first - 1, last + 1
        while above and not lines[above - 1].strip():
            above -= 1
        while below <= len(lines) and not lines[below - 1].strip():
            below += 1
        if above > 0 and below <= len(lines) and not {above, below} & set(omitted):
            before, after = lines[above - 1].strip(), lines[below - 1].strip()
            if _goes_on(before, after) and after[:1].islower() and not _LABEL.match(after):
                yield from (*range(above + 1, first), *range(last + 1, below))


def _runs(numbers: Collection[int]) -> Iterator[tuple[int, int]]:
    """Give the first and the last of numbers that follow each other."""
    for first in sorted(numbers):
        if first - 1 not in numbers:
            last = first
            while last + 1 in numbers:
                last += 1
            yield first, last


def _find_ends(lines: Sequence[str], omitted: Collection[int]) -> Iterator[int]:
    """Find the first of omitted lines that follow each other, where a paragraph ends between them."""
    for first, last in _runs(omitted):
        before, after = "".join(lines[first - 2 : first - 1]), "".join(lines[last : last + 1])
        blank = not all(line.strip() for line in lines[first - 1 : last])
        if (blank and not _goes_on(before.strip(), after.strip())) or _asks(before):
            yield first


def _goes_on(before: str, after: str) -> bool:
    """Say whether a sentence is seen to go on from one line in another."""
    begun = before.rstrip(CLOSING)[-1:] not in ENDS
    return begun and (after[:1].islower() or before[-1:] in UNFINISHED)


def _asks(before: str) -> bool:
    """Say whether a line ends a question; what follows may be somebody’s answer."""
    return before.rstrip().rstrip(CLOSING)[-1:] in ("?", "？")
