"""Locking: one run at a time writes to an archive."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from colloquy.guarding import refuse_astray
from colloquy.guarding.folders import make_folder
from colloquy.recording.folders import WORK


class BusyError(Exception):
    """Another run is writing to the same archive."""


@contextlib.contextmanager
def sole_writer(root: Path) -> Iterator[None]:
    """Keep other runs from writing to the archive meanwhile; raises `BusyError` if one does.

    The system drops the lock when the run ends, however it ends. Raises `AstrayError` before.
    """
    refuse_astray(root)
    make_folder(root / WORK)
    try:
        with FileLock(root / WORK / "lock", timeout=0):
            yield
    except Timeout as taken:
        raise BusyError from taken
