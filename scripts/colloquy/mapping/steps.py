"""The steps of mapping, in order: from one interview's files to its editions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from colloquy.catalogue import Archive
from colloquy.mapping import reading
from colloquy.mapping.values import Editions, Seeds, Segmented
from colloquy.model import Interview
from colloquy.problems import Problem
from colloquy.reading import Files

Step = Callable[[Any], tuple[Any | None, list[Problem]]]
"""From the value of the step before to its own, with what is wrong; without one, the next cannot begin."""

READ: tuple[tuple[str, Step], ...] = (
    ("describe", reading.describe),
    ("read", reading.read),
    ("emend", reading.emend),
    ("segment", reading.segment),
    ("account", reading.account),
    ("gather", reading.gather),
    ("translate", reading.translate),
)
ACCOUNTED = 1 + [name for name, _ in READ].index("account")
"""How many steps there are until an interview is read."""


def read_editions(archive: Archive, files: Files) -> tuple[Editions | None, list[Problem]]:
    """Read one interview in all its editions, as far as that goes."""
    value, problems = _run(READ, Seeds(archive, files))
    assert value is None or isinstance(value, Editions)
    return value, problems


def read_interview(archive: Archive, files: Files) -> tuple[Interview | None, list[Problem]]:
    """Read one interview in the language of its source text, whatever the shared files say of it."""
    value, problems = _run(READ[:ACCOUNTED], Seeds(archive, files))
    assert value is None or isinstance(value, Segmented)
    return value.interview if value else None, problems


def _run(steps: Sequence[tuple[str, Step]], value: Any) -> tuple[Any | None, list[Problem]]:
    problems: list[Problem] = []
    for _, step in steps:
        value, found = step(value)
        problems += found
        if value is None:
            return None, problems
    return value, problems
