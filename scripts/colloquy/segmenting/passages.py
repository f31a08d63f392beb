"""Passages: a block's words as inline Markdown, with the places where the apparatus applies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from colloquy.catalogue import InterviewRecord
from colloquy.model import Block, Emendation, Entry, Kind, Mark, Note, Passage, Piece, Withheld
from colloquy.text.scripts import is_wide

# What CommonMark would take for markup in a line of plain text.
SPECIAL = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")


@dataclass(frozen=True, slots=True)
class Apparatus:
    """The entries of the apparatus that have a place in the text, by line."""

    by_line: Mapping[int, tuple[Entry, ...]]

    @classmethod
    def of(cls, *entries: Entry) -> Apparatus:
        """Sort the apparatus by line."""
        by_line: dict[int, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_line[entry.line].append(entry)
        return cls({line: tuple(here) for line, here in by_line.items()})


@dataclass(frozen=True, slots=True)
class PassageMaker:
    """Makes passages of blocks."""

    record: InterviewRecord
    apparatus: Apparatus

    def passage(self, block: Block) -> Passage:
        """Make a passage of a block."""
        raw, starts = _join_pieces(block)
        text, moved = _escaped(raw) if block.literal else (raw, [])
        passage = Passage(
            id=f"l{block.lines.first}",
            kind=block.kind,
            lines=block.lines,
            text=text,
            language=self._language(block),
            block=block,
            marks=tuple(self._marks(block, starts, moved)),
        )
        return replace(passage, kept=_kept(passage)) if passage.withheld else passage

    def _language(self, block: Block) -> str:
        for language, declared in self.record.other_languages.items():
            lines = {piece.line for piece in block.pieces} or set(range(block.lines[0], block.lines[1] + 1))
            if lines & set(declared):
                return language
        return self.record.language

    def _marks(self, block: Block, starts: list[int], moved: list[int]) -> Iterator[Mark]:
        for line in sorted(
            set(range(block.lines.first, block.lines.last + 1)) & self.apparatus.by_line.keys()
        ):
            for entry in self.apparatus.by_line[line]:
                span = _span(entry, block.pieces, starts)
                if span and block.kind not in (Kind.CODE, Kind.ROW):
                    first, last = (offset + bisect_left(moved, offset) for offset in span)
                    yield Mark(entry, (first, last))
                else:
                    yield Mark(entry, None)


def received(passage: Passage) -> str:
    """Give a passage's words as they were received, as inline Markdown: its text without the corrections."""
    made = [mark.apparatus for mark in passage.marks if isinstance(mark.apparatus, Emendation)]
    return _without(passage, made) if made else passage.text


def _kept(passage: Passage) -> str:
    """Give a passage's words with the file's own marks in the place of what is withheld."""
    return _without(passage, passage.withheld)


def _without(passage: Passage, made: Iterable[Emendation | Withheld]) -> str:
    block, changes = passage.block, tuple(made)
    text, _ = _join_pieces(replace(block, pieces=tuple(undone(piece, changes) for piece in block.pieces)))
    return _escaped(text)[0] if block.literal else text


def undone(piece: Piece, changes: Iterable[Emendation | Withheld]) -> Piece:
    """Give a stretch of a source line as it was before some changes."""
    text = piece.text
    for entry in sorted(changes, key=lambda entry: entry.column, reverse=True):
        start = entry.column - piece.column
        end = start + len(entry.replaced)
        if entry.line == piece.line and start >= 0 and end <= len(piece.text):
            text = text[:start] + entry.found + text[end:]
    return replace(piece, text=text)


def _join_pieces(block: Block) -> tuple[str, list[int]]:
    """Join the pieces of a block; give also the offset at which each begins."""
    text, starts = "", []
    before: Piece | None = None
    for piece in block.pieces:
        if before:
            text += _joint(block, before, piece)
        starts.append(len(text))
        text += piece.text
        before = piece
    return text.rstrip() if block.kind is not Kind.CODE else text, starts


def _joint(block: Block, before: Piece, after: Piece) -> str:
    if before.line == after.line:
        return ""
    if block.kind is Kind.CODE:
        return "\n" * (after.line - before.line)
    if not block.literal and before.text.endswith(("  ", "\\")):
        return "\n"  # a hard line break stays one
    last, first = before.text.rstrip()[-1:], after.text[:1]
    if last and first and is_wide(last) and is_wide(first):
        return ""  # Chinese has no space where a line is folded
    return " "


def _escaped(raw: str) -> tuple[str, list[int]]:
    """Escape plain text for Markdown; give also the offsets at which a backslash came in."""
    moved = [match.start() for match in SPECIAL.finditer(raw)]
    return SPECIAL.sub(r"\\\g<0>", raw) if moved else raw, moved


def _span(entry: Entry, pieces: tuple[Piece, ...], starts: list[int]) -> tuple[int, int] | None:
    """Find the words of an entry of the apparatus in a passage's text."""
    words = entry.at if isinstance(entry, Note) else entry.replaced
    if isinstance(entry, Note) and not words:
        return None
    for piece, start in zip(pieces, starts, strict=True):
        offset = entry.column - piece.column
        if piece.line == entry.line and offset >= 0 and offset + len(words) <= len(piece.text):
            return start + offset, start + offset + len(words)
    return None
