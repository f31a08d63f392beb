"""The examples of `colloquy add` that the documentation shows: what is added, and what that prints."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from archives import ROOT, SMALL, colloquy

NAMES = {"en": "oluf-brandt-2011.txt", "zh": "chen-zhi-ming-2011.txt"}
"""For each language, the file that is added; `cases/examples/` has what is in it."""


@dataclass(frozen=True, slots=True)
class Example:
    """What came of adding a file to an archive without interviews."""

    language: str
    name: str
    """Of the file."""
    received: str
    """What is in it."""
    printed: list[str]
    """The lines of the terminal, in the language."""
    root: Path
    """Of the archive."""


def add_example(language: str, place: Path) -> Example:
    """Add an example to a new archive at a place."""
    root = place / "archive"
    shutil.copytree(SMALL, root, ignore=lambda *_: {"seeds"})
    (root / "seeds").mkdir()
    received = place / NAMES[language]
    shutil.copy(ROOT / f"tests/cases/examples/{language}.txt", received)
    result = colloquy("add", "--root", root, "--language", language, received)
    lines = [line.rstrip() for line in result.output.splitlines()]
    return Example(language, received.name, received.read_text(encoding="utf-8"), lines, root)
