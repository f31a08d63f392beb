"""Placing: what the joiners give is written where it is not in place already."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from colloquy.joining.whole import Joiner, Whole
from colloquy.publishing.staging import Stage

Placed = tuple[str, int, int]
"""Of a file: the key of what it was made from, its size, and when it was changed last, in nanoseconds."""


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
