"""Runs of the pipeline: what each is given, and what it found and did."""

from dataclasses import dataclass
from pathlib import Path

from colloquy.catalogue import Archive
from colloquy.mapping.workers import Progress, Workers
from colloquy.model.summary import Summary
from colloquy.problems import Problem

ALL_CORES = Workers()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found and did."""

    archive: Archive
    summaries: list[Summary]
    """Of the interviews that could be read, by id."""
    problems: list[Problem]
    changed: list[str]
    """Paths of files that were written or removed."""
    looked_at: int
    """How many interviews were read, with or without success."""
    written: bool = False
    """Whether pages were written; with problems, or doubts about what is published, none are."""

    @property
    def published(self) -> int:
        """How many interviews could be read, and have no doubts left."""
        return len(self.summaries)


@dataclass(frozen=True, slots=True)
class Run:
    """How a run goes: where, and who hears of its progress."""

    root: Path
    progress: Progress
    workers: Workers = ALL_CORES
