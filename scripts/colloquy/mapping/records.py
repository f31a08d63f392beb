"""Making records: a pure function of one interview's files and what all interviews share."""

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from colloquy.catalogue import Archive
from colloquy.mapping.making import PARTS
from colloquy.mapping.reading import read_editions
from colloquy.reading import Files
from colloquy.recording import findings

FINDINGS = "findings"
"""The part that every record has: what is wrong with the interview."""


@dataclass(frozen=True, slots=True)
class RecordParts:
    """Parts of a record that were just made."""

    interview: str
    parts: dict[str, dict[str, bytes]]
    """By part, the pieces by name. A part has none where the interview cannot be read."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be made of every interview."""

    archive: Archive
    parts: tuple[str, ...]

    def packed(self) -> bytes:
        """Pickle it for other processes, once for all of them."""
        return pickle.dumps(self)


def make_batch(packed: bytes, batch: Sequence[Files]) -> list[RecordParts]:
    """Make the records of a batch of interviews, on whichever machine this runs."""
    task = _unpack(packed)
    return [make_record(task.archive, files, task.parts) for files in batch]


def make_record(archive: Archive, files: Files, parts: Sequence[str]) -> RecordParts:
    """Make parts of one interview's record."""
    try:
        editions, problems = read_editions(archive, files)
        contents = {FINDINGS: {FINDINGS: findings.dump(problems).encode()}}
        for part in parts:
            pieces = (piece for make in PARTS[part] for piece in make(editions)) if editions else ()
            contents[part] = {
                name: body if isinstance(body, bytes) else body.encode() for name, body in pieces
            }
    except Exception as failure:
        failure.add_note(f"This happened in the interview {files.interview}.")
        raise
    return RecordParts(files.interview, contents)


@lru_cache(maxsize=1)
def _unpack(packed: bytes) -> Task:
    """Unpack a task that this run packed, once for each process; it never comes from a file."""
    task = pickle.loads(packed)
    assert isinstance(task, Task)
    return task
