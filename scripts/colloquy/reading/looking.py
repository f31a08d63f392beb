"""Looking: how files appear from outside, by which it is known whether they changed without reading them."""

import os
import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SETTLED = 2_000_000_000
"""Nanoseconds after which another change of a file is sure to give it another time, on any file system."""


class Look(NamedTuple):
    """How a file, or a folder, appears from outside; times are in nanoseconds."""

    size: int
    modified: int
    changed: int
    """When anything of it changed, its name and its rights included, where the system says so."""


def look_below(folder: str) -> Iterator[tuple[str, Look]]:
    """Look at all files below a folder, and at its folders, without following links; give paths below it."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            entries = list(os.scandir(f"{folder}/{inside}"))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
                yield f"{path}/", Look(0, 0, 0)
            else:
                seen = entry.stat(follow_symlinks=False)
                yield path, Look(seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


def are_settled(looks: Iterable[Look]) -> bool:
    """Say whether files that change after this are sure to appear otherwise."""
    latest = time.time_ns() - SETTLED
    return all(max(each.modified, each.changed) < latest for each in looks)
