"""What the steps of segmenting share: the declarations, by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from colloquy.catalogue import InterviewRecord, Located
from colloquy.model import Block, Piece, SourceText, Speaker
from colloquy.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Opening:
    """How a block opens a turn."""

    speaker: Speaker
    block: Block
    """Without the label, if it had one."""
    label: Piece | None = None
    supplied: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """The declarations about an interview, and the text that they are about."""

    declared: Located[InterviewRecord]
    source: SourceText

    @property
    def record(self) -> InterviewRecord:
        """The declarations themselves."""
        return self.declared.record

    @property
    def people_by_label(self) -> dict[str, str]:
        """Person ids by the names that the source text prints."""
        return {label: speaker.person for speaker in self.record.speakers for label in speaker.labels}

    @property
    def declared_lines(self) -> set[int]:
        """Lines in which something is declared to begin."""
        record = self.record
        one = (record.title_line, record.back_matter)
        lines = {line for line in one if line}
        lines |= {exchange.line for exchange in record.exchanges} | set(record.interjections)
        return lines | set(record.supplied_speakers) | set(record.captions)

    def speaker(self, person: str) -> Speaker:
        """Give a declared speaker by the person's id."""
        return next(Speaker(each.person, each.role) for each in self.record.speakers if each.person == person)

    def in_source(self, line: int) -> Location:
        """Give the location of a line of the source text."""
        return Location(self.source.path, line)


Opener = Callable[[Block, Speaker | None, Context], Opening | Problem | None]
"""A way of telling turns apart: does this block, after words of that speaker, open a turn?

`None` says that the turn goes on; a problem, that nobody can tell.
"""
