"""Files: each is looked at as it is opened, so that no link is followed and no special file waited for."""

import errno
import io
import os
import sqlite3
import stat
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO, TextIO

NO_WAY_OUT = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path) -> bytes:
    """Read a file whole; raises `OSError` for what is none, and does not open it."""
    with os.fdopen(_open_file(path), "rb") as stream:
        return stream.read()


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file of any size, in hexadecimal; raises what `read_bytes` raises."""
    with os.fdopen(_open_file(path), "rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def read_text(path: Path, errors: str = "strict") -> str:
    """Read a text as UTF-8, of whatever line ends; raises what `read_bytes` and decoding raise."""
    with os.fdopen(_open_file(path), "r", encoding="utf-8", errors=errors) as stream:
        return stream.read()


def is_file(path: Path) -> bool:
    """Say whether there is a file, which a link is not."""
    return stat.S_ISREG(_mode(path))


def exists(path: Path) -> bool:
    """Say whether there is anything of that name, a link that leads nowhere included."""
    return bool(_mode(path))


def is_folder(path: Path) -> bool:
    """Say whether there is a folder, which a link is not."""
    return stat.S_ISDIR(_mode(path))


def create(path: Path) -> BinaryIO:
    """Open a new file for writing and reading; of a former one, or a link, only the name is removed.

    Raises `OSError` where the way to it leads through a link.
    """
    check_way(path)
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | NO_WAY_OUT, 0o666), "wb+")


def create_text(path: Path) -> TextIO:
    """Open a new text for writing, in UTF-8 and with the same line ends on every system, as `create` does."""
    return io.TextIOWrapper(create(path), encoding="utf-8", newline="\n")


def write(path: Path, body: str | bytes) -> None:
    """Write a new file, as `create` does."""
    with create(path) as stream:
        stream.write(body.encode() if isinstance(body, str) else body)


def write_whole(path: Path, body: str | bytes) -> None:
    """Write one file so that it is never seen half-written, and other folders that share it keep theirs."""
    beside = path.with_name(f".{path.name}.new")
    try:
        write(beside, body)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def replace(source: Path, target: Path) -> None:
    """Move a file to where another may be, or a folder to where none is.

    Raises `OSError` where the way there leads through a link.
    """
    check_way(target)
    source.replace(target)


def remove(path: Path) -> None:
    """Remove a file, or a link by its name, if it is there; raises `OSError` as `replace` does."""
    check_way(path)
    path.unlink(missing_ok=True)


def connect(path: Path | None, timeout: float = 5) -> sqlite3.Connection:
    """Open a database, or a new one, without a path in memory; raises `OSError` for a link, as above."""
    if path is None:
        return sqlite3.connect(":memory:")
    check_way(path)
    if _mode(path):
        check_file(path)
    return sqlite3.connect(path, timeout=timeout)


def check_file(path: Path) -> None:
    """Raise `OSError` if there is no file, or a link instead."""
    if not is_file(path):
        raise _none(path)


def check_way(path: Path) -> None:
    """Raise `OSError` if a folder on the way to a file is a link; an archive's root has been resolved."""
    if not leads_inside(path):
        raise OSError(errno.ELOOP, "the way there leads through a symbolic link", str(path))


def leads_inside(path: Path) -> bool:
    """Say whether no folder on the way to a file is a link."""
    folder = os.path.abspath(path.parent)  # noqa: PTH100 - often, and half as long
    return os.path.realpath(folder) == folder


def _open_file(path: Path) -> int:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise _none(path)
    opened = os.open(path, os.O_RDONLY | NO_WAY_OUT)
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise _none(path)
    return opened


def _none(path: Path) -> OSError:
    return OSError(errno.EINVAL, "not a file", str(path))


def _mode(path: Path) -> int:
    try:
        return path.lstat().st_mode
    except OSError:  # there is none, nobody may look, or no file can have such a name
        return 0
