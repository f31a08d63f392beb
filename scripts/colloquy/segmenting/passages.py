"""Passages: a block's words as inline Markdown, with the places where the apparatus applies."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Self

from colloquy.catalogue import InterviewRecord
from colloquy.model import Block, Emendation, Entry, Kind, Mark, Note, Passage, Piece, SourceText, Withheld
from colloquy.reading.breaks import split_at_breaks
from colloquy.text.joining import Joiner
from colloquy.text.scripts import columns

# What CommonMark would take for markup in a line of plain text.
_MARKUP = r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])"
SPECIAL = re.compile(_MARKUP + r"|&(?=#?\w+;)")
_SPECIAL_BUT_ENTITIES = re.compile(_MARKUP)

INDENT = "\u2003"
"""Two columns by which a line of verse begins farther in than others."""


@dataclass(frozen=True, slots=True)
class Apparatus:
    """The entries of the apparatus that have a place in the text, by line."""

    by_line: Mapping[int, tuple[Entry, ...]]
    joined: frozenset[int]
    """Lines whose end a correction reaches over."""

    @classmethod
    def of(cls, *entries: Entry) -> Self:
        """Sort the apparatus by line."""
        by_line: dict[int, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_line[entry.line].append(entry)
        corrections = (entry for entry in entries if isinstance(entry, Emendation))
        joined = {line for entry in corrections for line in (entry.line, *entry.beyond)[:-1]}
        return cls({line: tuple(here) for line, here in by_line.items()}, frozenset(joined))


@dataclass(frozen=True, slots=True)
class PassageMaker:
    """Makes passages of blocks."""

    record: InterviewRecord
    apparatus: Apparatus
    omitted: frozenset[int]
    """Lines that are left off the page, be it within a passage."""
    joiner: Joiner
    lines: tuple[str, ...]
    """Those of the source text."""

    @classmethod
    def of(cls, record: InterviewRecord, source: SourceText, *entries: Entry) -> Self:
        """Make a maker of the passages of a source text."""
        omitted = record.omitted_lines(len(source.lines))
        return cls(
            record, Apparatus.of(*entries), omitted, Joiner.of(record.language, source.lines), source.lines
        )

    def passage(self, block: Block) -> Passage:
        """Make a passage of a block."""
        language = self._language(block)
        broken = frozenset[int]()
        if not block.literal and block.kind is not Kind.CODE:
            pieces, broken = split_at_breaks(block.pieces)
            block = replace(block, pieces=pieces)
        joints = tuple(self._joints(block, broken, self.joiner.of_language(language)))
        raw, starts = _join(block, joints)
        text, moved = _escaped(raw, block)
        passage = Passage(
            id=f"l{block.lines.first}",
            kind=block.kind,
            lines=block.lines,
            text=text,
            language=language,
            block=block,
            joints=joints,
            marks=tuple(self._marks(block, starts, moved)),
        )
        return replace(passage, kept=_kept(passage)) if passage.withheld else passage

    def _language(self, block: Block) -> str:
        for language, declared in self.record.other_languages.items():
            lines = {piece.line for piece in block.pieces} or set(range(block.lines[0], block.lines[1] + 1))
            if lines & set(declared):
                return language
        return self.record.language

    def _joints(self, block: Block, broken: Collection[int], joiner: Joiner) -> Iterator[str]:
        """Give what comes between the pieces of a block; a line ends behind those that are `broken`."""
        edge = min((self._column(piece) for piece in block.pieces[1:]), default=0)
        for number, (before, after) in enumerate(pairwise(block.pieces)):
            if number in broken:
                yield "  \n"
            elif before.line == after.line or before.line in self.apparatus.joined:
                yield ""
            elif block.kind is Kind.CODE:
                yield "\n" * (after.line - before.line)
            elif not block.literal and before.text.endswith(("  ", "\\")):
                yield "\n"  # a hard line break stays one
            elif block.verse:
                yield "  \n" + INDENT * ((self._column(after) - edge) // 2)
            else:
                yield joiner.between(before.text, after.text)

    def _column(self, piece: Piece) -> int:
        """Give the column that a piece begins in, where Chinese characters have two."""
        return columns(self.lines[piece.line - 1][: piece.column].expandtabs())

    def _marks(self, block: Block, starts: list[int], moved: list[int]) -> Iterator[Mark]:
        for line in sorted((set(block.lines.numbers) & self.apparatus.by_line.keys()) - self.omitted):
            for entry in self.apparatus.by_line[line]:
                span = _span(entry, block.pieces, starts)
                if span and block.kind not in (Kind.CODE, Kind.ROW):
                    first, last = (offset + bisect_left(moved, offset) for offset in span)
                    yield Mark(entry, (first, last))
                else:
                    yield Mark(entry, None)


def place_after(passage: Passage, line: int) -> int:
    """Give the offset in a passage's text at which what is behind a source line begins."""
    raw, starts = _join(passage.block, passage.joints)
    later = (start for piece, start in zip(passage.block.pieces, starts, strict=True) if piece.line > line)
    offset = next(later, len(raw))
    return offset + bisect_left(_escaped(raw, passage.block)[1], offset)


def received(passage: Passage) -> str:
    """Give a passage's words as they were received, as inline Markdown: its text without the corrections."""
    made = [mark.apparatus for mark in passage.marks if isinstance(mark.apparatus, Emendation)]
    return _without(passage, made) if made else passage.text


def _kept(passage: Passage) -> str:
    """Give a passage's words with the file's own marks in place of what is withheld."""
    return _without(passage, passage.withheld)


def _without(passage: Passage, made: Iterable[Emendation | Withheld]) -> str:
    block, changes = passage.block, tuple(made)
    pieces = tuple(undone(piece, changes) for piece in block.pieces)
    text, _ = _join(replace(block, pieces=pieces), passage.joints)
    return _escaped(text, block)[0]


def undone(piece: Piece, changes: Iterable[Emendation | Withheld]) -> Piece:
    """Give a stretch of a source line as it was before some changes."""
    text = piece.text
    for entry in sorted(changes, key=lambda entry: entry.column, reverse=True):
        start = entry.column - piece.column
        end = start + len(entry.replaced)
        if entry.line == piece.line and start >= 0 and end <= len(piece.text):
            text = text[:start] + as_inline(entry.found) + text[end:]
    return replace(piece, text=text)


def as_inline(found: str) -> str:
    """Write words as received as inline Markdown, where lines end by two spaces."""
    return found.replace("\n", "  \n")


def _join(block: Block, joints: Sequence[str]) -> tuple[str, list[int]]:
    """Join the pieces of a block; give also the offset at which each begins."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for joint, piece in zip(("", *joints), block.pieces, strict=False):
        length += len(joint)
        spaced = length or block.kind is Kind.CODE
        words = piece.text if spaced else piece.text.lstrip()  # a label may have been before it
        starts.append(length + len(words) - len(piece.text))
        length += len(words)
        parts += [joint, words]
    text = "".join(parts)
    return text.rstrip() if block.kind is not Kind.CODE else text, starts


def _escaped(raw: str, block: Block) -> tuple[str, list[int]]:
    """Escape plain text for Markdown; give also the offsets at which a backslash came in."""
    if not block.literal:
        return raw, []
    special = _SPECIAL_BUT_ENTITIES if block.entities else SPECIAL
    moved = [match.start() for match in special.finditer(raw)]
    return special.sub(r"\\\g<0>", raw) if moved else raw, moved


def _span(entry: Entry, pieces: tuple[Piece, ...], starts: list[int]) -> tuple[int, int] | None:
    """Find the words of an entry of the apparatus in a passage's text."""
    words = entry.at if isinstance(entry, Note) else entry.replaced
    if isinstance(entry, Note) and not words:
        return None
    for piece, start in zip(pieces, starts, strict=True):
        offset = entry.column - piece.column
        if piece.line == entry.line and offset >= 0 and offset + len(words) <= len(piece.text):
            return max(0, start + offset), max(0, start + offset + len(words))
    return None
