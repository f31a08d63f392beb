"""Writing: everything is staged beside the output first, then moved into place, file by file.

A file in place is always whole: it got there by a rename. Whatever interrupts a run (a signal, a full
disk), the next one finds each file as it was or as it should be, and finishes the work.
"""

import contextlib
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from colloquy.guarding.files import (
    create,
    read_bytes,
    remove,
    replace,
)
from colloquy.guarding.folders import (
    files_below,
    make_folder,
    mirror,
    recover,
    remove_empty,
    remove_folder,
    turn,
)
from colloquy.joining.whole import Joiner, Whole
from colloquy.recording.folders import WORK


class Stage:
    """Files on their way to their places."""

    def __init__(self, root: Path) -> None:
        """Begin with an empty stage; what an interrupted run left behind is dropped."""
        self.root = root
        self.folder = root / WORK / "stage"
        remove_folder(self.folder)
        make_folder(self.folder)
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
            make_folder(target.parent)
            self.folders.add(target.parent)
        self.staged.add(path)
        return create(target)

    def publish(self, owned: Iterable[str], kept: Collection[str] = ()) -> list[str]:
        """Move what changed into place; from the folders `owned`, remove what is neither staged nor `kept`.

        Gives the paths of files that changed, came or went. Files that stay the same are not touched.
        """
        changed, wanted = [], {*self.staged, *kept}
        for path in sorted(self.staged):
            target = self.root / path
            if not _same(self.folder / path, target):
                make_folder(target.parent)
                replace(self.folder / path, target)
                changed.append(path)
        for folder in owned:
            there = {f"{folder}/{path}" for path in files_below(self.root / folder)}
            for path in sorted(there - wanted):
                remove(self.root / path)
                changed.append(path)
            remove_empty(self.root / folder)
        self.drop()
        return changed

    def drop(self) -> None:
        """Forget what is staged."""
        remove_folder(self.folder)


@contextlib.contextmanager
def revised(place: Path, work: Path) -> Iterator[Path]:
    """Give a copy of the folder `place`, to be changed; at the end it takes its place.

    The copy shares its files with the original, so a file of it must be replaced (`write_whole`), not
    written to. Whatever happens meanwhile, the original stays as it was.
    """
    recover(place)
    new = work / place.name
    mirror(new, place)
    yield new
    turn(new, place)


def _same(one: Path, other: Path) -> bool:
    try:
        return other.lstat().st_size == one.lstat().st_size and read_bytes(other) == read_bytes(one)
    except FileNotFoundError:
        return False


def place(whole: Whole, joiners: Sequence[tuple[str, Joiner]], owned: Iterable[str]) -> list[str]:
    """Write all outputs that are not in place, and remove other files from the folders `owned`.

    Gives the paths of files that changed, came or went, relative to the root. Whatever interrupts it, each
    file is as it was or as it is to be, and the next run finishes.
    """
    root, store = whole.archive.root, whole.store
    former, stage = store.outputs(), Stage(root)
    keys: dict[str, str] = {}
    sizes: dict[str, int] = {}
    try:
        for _, join in joiners:
            own_sizes: dict[str, int] = {}
            for output in join(whole, sizes):
                keys[output.path] = output.key
                known = former.get(output.path)
                if known and known[0] == output.key and known[1:] == _stat(f"{root}/{output.path}"):
                    own_sizes[output.path] = known[1]
                else:
                    with stage.open(output.path) as stream:
                        output.write(stream)
                        own_sizes[output.path] = stream.tell()
            sizes |= own_sizes
        staged = set(stage.staged)
        changed = stage.publish(owned, keys.keys())
    finally:
        stage.drop()
    placed = {path: (keys[path], *_stat(f"{root}/{path}")) for path in staged}
    store.keep_outputs(placed, former.keys() - keys.keys())
    return changed


def _stat(path: str) -> tuple[int, int]:
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return -1, -1
    return status.st_size, status.st_mtime_ns
