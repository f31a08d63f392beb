"""Writing the exports: of each interview as it is read, of the whole archive at the end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from colloquy.catalogue import Archive, Described
from colloquy.exporting import EXPORTS
from colloquy.model import Edition
from colloquy.writing import WORK, Stage

FOLDER = f"{WORK}/exports"
"""Where exports wait for the site that they belong to."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was written."""

    export: str
    interview: str
    """Whose file it is; empty where it is about all."""
    path: str
    """In the site."""
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class _Staged:
    """What one export put aside."""

    stage: Stage
    export: str
    interviews: list[str]

    def __call__(self, name: str) -> Iterator[str]:
        """Give the pieces of a name, in the order of the interviews."""
        return (self.one(name, interview) for interview in self.interviews)

    def one(self, name: str, interview: str) -> str:
        """Give the piece of a name that one interview added."""
        return self.stage.read(_piece(self.export, name, interview))


def _piece(export: str, name: str, interview: str) -> str:
    return f"{FOLDER}/pieces/{export}/{name}/{interview}"


def stage_interview(
    stage: Stage, archive: Archive, described: Described, editions: list[Edition]
) -> Iterator[Made]:
    """Write an interview's own files, and put aside its part in files about all."""
    for export in EXPORTS:
        for path, text in export.files(archive, described, editions):
            yield Made(export.id, described.id, path, stage.write(f"{FOLDER}/site/{path}", text))
        for name, text in export.pieces(archive, described, editions):
            stage.write(_piece(export.id, name, described.id), text)


def stage_joined(stage: Stage, archive: Archive, interviews: list[str]) -> Iterator[Made]:
    """Write the files about the `interviews`, which are those that were read, in the archive's order."""
    for export in EXPORTS:
        for path, write in export.joined(archive, _Staged(stage, export.id, interviews)):
            with stage.open(f"{FOLDER}/site/{path}") as stream:
                write(stream)
                yield Made(export.id, "", path, stream.tell())
    stage.forget(f"{FOLDER}/pieces")


def add_to_site(root: Path, site: Path) -> None:
    """Put the exports of the last run into a site."""
    shutil.copytree(root / FOLDER / "site", site, dirs_exist_ok=True)
