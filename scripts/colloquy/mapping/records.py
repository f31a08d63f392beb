"""Making records: a pure function of one interview's files and what all interviews share."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from colloquy.catalogue import Archive
from colloquy.mapping.making import PARTS
from colloquy.mapping.steps import read_editions
from colloquy.reading import Files
from colloquy.recording import findings

FINDINGS = "findings"
"""The part that every record has: what is wrong with the interview."""


@dataclass(frozen=True, slots=True)
class Made:
    """Parts of a record that were just made."""

    interview: str
    parts: dict[str, dict[str, bytes]]
    """By part, the pieces by name. A part has none where the interview cannot be read."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be made of every interview; small enough to be sent along with each batch."""

    archive: bytes
    """What all interviews share, pickled by this run."""
    parts: tuple[str, ...]

    @classmethod
    def of(cls, archive: Archive, parts: Sequence[str]) -> Task:
        """Prepare a task."""
        return cls(pickle.dumps(archive), tuple(parts))


def make_records(task: Task, batch: Sequence[Files]) -> list[Made]:
    """Make the records of a batch of interviews, on whichever machine this runs."""
    archive = _archive(task.archive)
    return [make_record(archive, files, task.parts) for files in batch]


def make_record(archive: Archive, files: Files, parts: Sequence[str]) -> Made:
    """Make parts of one interview's record."""
    try:
        editions, problems = read_editions(archive, files)
        made = {FINDINGS: {FINDINGS: findings.written(problems).encode()}}
        for part in parts:
            pieces = (piece for make in PARTS[part] for piece in make(editions)) if editions else ()
            made[part] = {name: body if isinstance(body, bytes) else body.encode() for name, body in pieces}
    except Exception as failure:
        failure.add_note(f"This happened in the interview {files.interview}.")
        raise
    return Made(files.interview, made)


@lru_cache(maxsize=1)
def _archive(pickled: bytes) -> Archive:
    """Unpack what all interviews share, once for each process; it never comes from a file."""
    archive = pickle.loads(pickled)
    assert isinstance(archive, Archive)
    return archive
