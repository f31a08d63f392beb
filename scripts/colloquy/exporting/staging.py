"""Writing the exports: of each interview as it is read, of the whole archive at the end."""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from colloquy.catalogue import Archive, Described
from colloquy.composing.taking import Made
from colloquy.exporting import EXPORTS, Export
from colloquy.model import Edition
from colloquy.writing import WORK, Stage

FOLDER = f"{WORK}/exports"
"""Where exports wait for the site that they belong to."""


@dataclass(slots=True)
class Own:
    """What the interviews' own files of one export come to."""

    count: int = 0
    size: int = 0
    """In bytes."""
    first: str = ""
    """Path of one of them."""


class _Pile:
    """Pieces of one name, one after the other in a file, each ending where the next begins."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.ends = array("Q", [0])

    def add(self, text: str) -> None:
        """Put a piece on top."""
        self.ends.append(self.ends[-1] + self.stream.write(text.encode()))

    def take(self, number: int) -> str:
        """Give the piece that came as this number, from 0."""
        self.stream.seek(self.ends[number])
        return self.stream.read(self.ends[number + 1] - self.ends[number]).decode()


class Exporter:
    """Writes the exports of one run; memory does not grow with the interviews' texts."""

    def __init__(self, stage: Stage) -> None:
        """Begin with nothing written."""
        self.stage = stage
        self.piles: dict[tuple[str, str], _Pile] = {}
        self.interviews: dict[str, int] = {}
        self.made: list[Made] = []
        self.own = {export.id: Own() for export in EXPORTS}

    def interview(self, archive: Archive, described: Described, editions: list[Edition]) -> list[Made]:
        """Write an interview's own files, and put aside its part in files about all; tell the former."""
        self.interviews[described.id] = len(self.interviews)
        made = []
        for export in EXPORTS:
            for path, text in export.files(archive, described, editions):
                size = self.stage.write(f"{FOLDER}/site/{path}", text)
                made.append(Made(export.id, path, size))
                own = self.own[export.id]
                own.count, own.size, own.first = own.count + 1, own.size + size, own.first or path
            for name, text in export.pieces(archive, described, editions):
                key = (export.id, name)
                if key not in self.piles:
                    self.piles[key] = _Pile(self.stage.open(f"{FOLDER}/pieces/{export.id}-{name}"))
                self.piles[key].add(text)
        return made

    def joined(self, archive: Archive) -> None:
        """Write the files about all interviews."""
        for export in EXPORTS:
            for path, write in export.joined(archive, _Pieces(self, export)):
                with self.stage.open(f"{FOLDER}/site/{path}") as stream:
                    write(stream)
                    self.made.append(Made(export.id, path, stream.tell()))
        self.close()
        self.stage.forget(f"{FOLDER}/pieces")

    def close(self) -> None:
        """Let go of the files of pieces."""
        for pile in self.piles.values():
            pile.stream.close()


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What one export put aside."""

    exporter: Exporter
    export: Export

    def __call__(self, name: str) -> Iterator[str]:
        """Give the pieces of a name, in the order of the interviews."""
        return (self.one(name, interview) for interview in self.exporter.interviews)

    def one(self, name: str, interview: str) -> str:
        """Give the piece of a name that one interview added."""
        return self.exporter.piles[self.export.id, name].take(self.exporter.interviews[interview])


def add_to_site(root: Path, site: Path) -> None:
    """Put the exports of the last run into a site."""
    shutil.copytree(root / FOLDER / "site", site, dirs_exist_ok=True)
