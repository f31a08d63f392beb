"""Writing: everything is staged beside the output first, then moved into place, file by file.

A file in place is always whole: it got there by a rename. Whatever interrupts a run (a signal, a full
disk), the next one finds each file as it was or as it shall be, and finishes the work.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

WORK = ".colloquy"
"""The folder for what is on its way, at the archive's root and thus on the same file system."""


class BusyError(Exception):
    """Another run is writing to the same archive."""


@contextlib.contextmanager
def sole_writer(root: Path) -> Iterator[None]:
    """Keep other runs from writing to the archive meanwhile; raises `BusyError` if one does.

    The system drops the lock when the run ends, however it ends.
    """
    work = root / WORK
    work.mkdir(exist_ok=True)
    try:
        with FileLock(work / "lock", timeout=0):
            yield
    except Timeout as taken:
        raise BusyError from taken


class Stage:
    """Files on their way to their places."""

    def __init__(self, root: Path) -> None:
        """Begin with an empty stage; what an interrupted run left behind is dropped."""
        self.root = root
        self.folder = root / WORK / "stage"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.staged: set[str] = set()
        self.folders: set[Path] = set()

    def write(self, path: str, text: str) -> int:
        """Stage a file; `path` is where it goes, relative to the root. Gives its size in bytes."""
        with self.open(path) as stream:
            return stream.write(text.encode())

    def open(self, path: str) -> BinaryIO:
        """Stage a file that is written piece by piece."""
        target = self.folder / path
        if target.parent not in self.folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.folders.add(target.parent)
        self.staged.add(path)
        return target.open("wb+")

    def publish(self, owned: Iterable[str], kept: Collection[str] = ()) -> list[str]:
        """Move what changed into place; from the folders `owned`, remove what is neither staged nor `kept`.

        Gives the paths of files that changed, came or went. Files that stay the same are not touched.
        """
        changed, wanted = [], {*self.staged, *kept}
        for path in sorted(self.staged):
            target = self.root / path
            if not _same(self.folder / path, target):
                target.parent.mkdir(parents=True, exist_ok=True)
                (self.folder / path).replace(target)
                changed.append(path)
        for folder in owned:
            for place, _, files in os.walk(self.root / folder, topdown=False):
                inside = os.path.relpath(place, self.root).replace(os.sep, "/")
                for path in sorted({f"{inside}/{name}" for name in files} - wanted):
                    (self.root / path).unlink()
                    changed.append(path)
                if not any(Path(place).iterdir()):
                    Path(place).rmdir()
        self.drop()
        return changed

    def drop(self) -> None:
        """Forget what is staged."""
        shutil.rmtree(self.folder, ignore_errors=True)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write one file so that it is never seen half-written, and other folders that share it keep theirs."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextlib.contextmanager
def revised(place: Path, work: Path) -> Iterator[Path]:
    """Give a copy of the folder `place`, to be changed; at the end it takes its place.

    The copy shares its files with the original, so a file of it must be replaced (`write_whole`), not
    written to. Whatever happens meanwhile, the original stays as it was.
    """
    recover(place)
    new = work / place.name
    shutil.rmtree(new, ignore_errors=True)
    copy_tree(place, new)
    yield new
    swap(new, place)


def copy_tree(source: Path, target: Path) -> None:
    """Copy a folder's files into another, by links where the system has them: no byte is written twice."""
    shutil.copytree(source, target, copy_function=_linked, dirs_exist_ok=True)


def _linked(source: str, target: str) -> None:
    Path(target).unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def swap(new: Path, place: Path) -> None:
    """Put the folder `new` where `place` is. In between, for an instant, there is none."""
    old = place.with_name(f"{WORK}-former-{place.name}")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def recover(place: Path) -> None:
    """Put a folder back that an interrupted `swap` had taken away."""
    old = place.with_name(f"{WORK}-former-{place.name}")
    if old.exists() and not place.exists():
        old.rename(place)


def _same(one: Path, other: Path) -> bool:
    try:
        return other.read_bytes() == one.read_bytes()
    except FileNotFoundError:
        return False
