"""Folders: made, listed, copied, swapped and removed without following a link in them or on the way."""

from __future__ import annotations

import errno
import io
import os
import shutil
import stat
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from colloquy.guarding.exchanging import exchange
from colloquy.guarding.files import check_file, check_way, is_folder, remove


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
            inside = os.path.relpath(place, folder).replace(os.sep, "/")
            yield from (name if inside == "." else f"{inside}/{name}" for name in names)


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
            if not os.listdir(place):  # noqa: PTH208 - one that lost its last folder just now, too
                os.rmdir(place)  # noqa: PTH106 - a string


def copy(source: Path, target: Path) -> None:
    """Copy a file with its time; raises `OSError` for a link."""
    check_way(target)
    check_file(source)
    target.unlink(missing_ok=True)
    shutil.copy2(source, target, follow_symlinks=False)


def remove_others(folder: Path, wanted: Iterable[str]) -> None:
    """Remove files of a folder that are not wanted, and folders in which none is left; raises as above."""
    for path in set(files_below(folder)).difference(wanted):
        remove(folder / path)
    remove_empty(folder)


def mirror(source: Path, target: Path) -> None:
    """Let a folder have the files of another, as `copy_tree` does, and no others."""
    remove_others(target, files_below(source))
    copy_tree(source, target)


def copy_tree(source: Path, target: Path) -> None:
    """Copy a folder's files into another, by links where the system has them: no byte is written twice.

    What is the same file there already is not touched.
    """
    folders = set[str]()
    for path in files_below(source):
        folder = path.rpartition("/")[0]
        if folder not in folders:
            make_folder(target / folder)
            folders.add(folder)
        _link(f"{source}/{path}", f"{target}/{path}")


def _link(source: str, target: str) -> None:
    """Let a file be in another place as well, or a copy of it. Names are strings here: there are many."""
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


def unpack(archive: bytes, place: Path) -> None:
    """Write the files of a tar archive into a folder, and nothing else of it, nor what would lead out."""

    def take(member: tarfile.TarInfo, place: str) -> tarfile.TarInfo | None:
        try:
            return tarfile.data_filter(member, place) if member.isfile() or member.isdir() else None
        except tarfile.FilterError:
            return None

    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        packed.extractall(place, filter=take)


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
    mirror(place, new)


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
    """Put a folder back that an interrupted `swap` had taken away."""
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
