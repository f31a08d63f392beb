"""Folders: made, listed, copied, swapped and removed without following a link in them or on the way."""

import ctypes
import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from colloquy.guarding.files import check_file, check_way, is_folder

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Of Linux' renameat2(2)."""
RENAME_SWAP = 2
"""Of macOS' renamex_np(2)."""

LACKING = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}
"""What a system answers that cannot do it, or a file system, or a sandbox that knows only older calls."""


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where they are not; raises `OSError` for a link on the way."""
    folder.mkdir(parents=True, exist_ok=True)
    check_way(folder / "file")


def list_folder(folder: Path) -> list[str]:
    """Give the names of all that is in a folder, in alphabetical order; none where there is no folder."""
    return sorted(os.listdir(folder)) if is_folder(folder) else []  # noqa: PTH208 - names


def files_below(folder: Path) -> Iterator[str]:
    """Give the paths of all files below a folder, in no order, with `/`."""
    if is_folder(folder):
        for place, _, names in os.walk(folder):
            yield from (_below(folder, place, name) for name in names)


def seen_below(folder: Path) -> Iterator[str]:
    """Give the paths of all files below a folder that neither are hidden nor in a hidden folder, as above."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name[0] != "."]
        yield from (_below(folder, place, name) for name in names if name[0] != ".")


def _below(folder: Path, place: str, name: str) -> str:
    """Give the path below a folder of a file in a `place` that `os.walk` found there, with `/`."""
    return f"{place}/{name}"[len(str(folder)) + 1 :].replace(os.sep, "/")


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it, or a link to one by its name; raises `OSError` as above."""
    check_way(folder)
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


def remove_empty(folder: Path) -> None:
    """Remove all folders in which nothing is, below a folder and that one itself; raises as above."""
    check_way(folder)
    if is_folder(folder):
        for place, _, _ in os.walk(folder, topdown=False):
            _remove_if_empty(place)


def _remove_if_empty(folder: str) -> None:
    if not os.listdir(folder):  # noqa: PTH208
        os.rmdir(folder)  # noqa: PTH106


def copy(source: Path, target: Path) -> None:
    """Copy a file with its time; raises `OSError` for a link."""
    check_way(target)
    check_file(source)
    target.unlink(missing_ok=True)
    shutil.copy2(source, target, follow_symlinks=False)


def remove_others(folder: Path, wanted: Iterable[str]) -> None:
    """Remove files of a folder that are not wanted, and folders in which none is left; raises as above."""
    check_way(folder / "file")
    kept = set(wanted)
    for place, _, names in os.walk(folder, topdown=False):
        for name in names:
            if _below(folder, place, name) not in kept:
                os.unlink(f"{place}/{name}")  # noqa: PTH108
        _remove_if_empty(place)


def mirror(target: Path, *sources: Path, **within: Path) -> None:
    """Let a folder have the files of others, by links where the system has them: no byte is written twice.

    Of two files for one place, it has the later one; `within` are sources for folders in it, by their names.
    What is the same file there already is not touched, and nothing else is left.
    """
    make_folder(target)
    inner = {name: [str(source)] for name, source in within.items() if is_folder(source)}
    _lay(str(target), [str(source) for source in sources if is_folder(source)], inner)


def _lay(target: str, sources: Iterable[str], folders: dict[str, list[str]]) -> None:
    """Do what `mirror` does, in a folder that is there. Names are strings here: there are many."""
    files: dict[str, str] = {}
    for entry in (entry for source in sources for entry in os.scandir(source)):
        if entry.is_dir(follow_symlinks=False):
            folders.setdefault(entry.name, []).append(entry.path)
        else:
            files[entry.name] = entry.path
    for entry in list(os.scandir(target)):
        if not entry.is_dir(follow_symlinks=False):
            if entry.name not in files:
                os.unlink(entry.path)  # noqa: PTH108
        elif entry.name not in folders:
            shutil.rmtree(entry.path)
    for name, path in files.items():
        _link(path, f"{target}/{name}")
    for name, inner in folders.items():
        _enter(f"{target}/{name}")
        _lay(f"{target}/{name}", inner, {})


def _enter(folder: str) -> None:
    """Make a folder where it is not, in one that is none behind a link; raises `OSError` for a link."""
    with suppress(FileExistsError):
        os.mkdir(folder)  # noqa: PTH102
    if not stat.S_ISDIR(os.lstat(folder).st_mode):
        raise OSError(errno.ENOTDIR, "not a folder", folder)


def _link(source: str, target: str) -> None:
    """Let a file be in another place as well, or a copy of it."""
    seen = os.lstat(source)
    if not stat.S_ISREG(seen.st_mode):
        raise OSError(errno.EINVAL, "not a file", source)
    with suppress(FileNotFoundError):
        if os.path.samestat(seen, os.lstat(target)):
            return
        os.unlink(target)  # noqa: PTH108
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def swap(new: Path, place: Path) -> None:
    """Put the folder `new` where `place` is, at once where the system can.

    Where it cannot, there is none for an instant, and the old one is beside it, where `recover` finds it.
    """
    remove_folder(_put(new, place))


def turn(new: Path, place: Path) -> None:
    """Do what `swap` does, and leave a mirror of the folder where `new` was, to be changed the next time.

    To make thousands of folders and to remove as many takes longer than all else that an edit costs.
    """
    former = _put(new, place)
    if former != new and is_folder(former):
        former.rename(new)
    mirror(new, place)


def _put(new: Path, place: Path) -> Path:
    """Put a folder in its place; say where the former one is now, if there was any."""
    check_way(place)
    old = _former(place)
    remove_folder(old)
    if is_folder(place):
        if exchange(new, place):
            return new
        place.rename(old)
    new.rename(place)
    return old


def recover(place: Path) -> None:
    """Put a folder back that an interrupted `swap` had moved."""
    old = _former(place)
    if is_folder(old) and not is_folder(place):
        old.rename(place)


def _former(place: Path) -> Path:
    return place.with_name(f".colloquy-former-{place.name}")


@contextmanager
def temporary_folder(prefix: str) -> Iterator[Path]:
    """Give a folder of the system's for what is of no use afterwards, by its real name."""
    with tempfile.TemporaryDirectory(prefix=prefix) as folder:
        yield Path(os.path.realpath(folder))


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once; say whether the system can. Raises `OSError` where it fails."""
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            failed = system.renameat2(
                AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE
            )
        elif sys.platform == "darwin":
            failed = system.renamex_np(os.fsencode(one), os.fsencode(other), RENAME_SWAP)
        else:
            return False
    except (AttributeError, OSError, TypeError):  # no such function; Windows has no library of that kind
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in LACKING:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
