"""The steps of mapping, in order: from one interview's files to its editions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from colloquy.catalogue import Archive
from colloquy.mapping import reading
from colloquy.mapping.values import Editions, Seeds
from colloquy.problems import Problem
from colloquy.reading import Files

Step = Callable[[Any], tuple[Any | None, list[Problem]]]
"""From the value of the step before to its own, with what is wrong; without one, the next cannot begin."""

READ: tuple[tuple[str, Step], ...] = (
    ("describe", reading.describe),
    ("read", reading.read),
    ("emend", reading.emend),
    ("withhold", reading.withhold),
    ("segment", reading.segment),
    ("account", reading.account),
    ("gather", reading.gather),
    ("translate", reading.translate),
)


def read_editions(archive: Archive, files: Files) -> tuple[Editions | None, list[Problem]]:
    """Read one interview in all its editions, as far as that goes."""
    value: Any = Seeds(archive, files)
    problems: list[Problem] = []
    for _, step in READ:
        value, found = step(value)
        problems += found
        if value is None:
            return None, problems
    assert isinstance(value, Editions)
    return value, problems
