"""Astray: what would lead a run out of its archive, or never end, found before anything is touched."""

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

from colloquy.guarding.failing import USUAL, say_failure
from colloquy.guarding.portable import find_unportable
from colloquy.problems import Location, Problem, error, phrase

WRITTEN = re.compile(r"\.colloquy.*|site|site-offline|colloquy-.*\.zip")
"""At the root: what a run writes."""
READ = re.compile(r"seeds|docs|overrides|mkdocs\.yml|\.?weblate\.json(?:\.new)?")
"""At the root: what a run reads, and what people write in."""
FOLDERS = re.compile(r"\.colloquy(?:/(?:stage|pages|rendered|exports|site|intake))?|site|site-offline|docs")
FILES = re.compile(r"\.colloquy/(?:lock|records\.sqlite|rendered/ledger\.db)|colloquy-[^/]*\.zip")
"""What has to be a folder, and what a file, where there is any."""

MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux lists what is mounted (proc_pid_mountinfo(5)); elsewhere a folder's device shows it."""


class AstrayError(Exception):
    """Something in an archive leads out of it; `problems` names all of it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{each.location}: {each.what.text()}" for each in problems))
        self.problems = problems


def refuse_astray(root: Path) -> None:
    """Raise `AstrayError` if anything that is read or written leads out of the archive."""
    if problems := find_astray(root):
        raise AstrayError(problems)


def find_astray(root: Path) -> list[Problem]:
    """Find all links, special files and mounts in an archive, and what nobody may read.

    Nothing is opened but folders, and no link is followed. `root` may itself be reached through a link.
    """
    return sorted(_Walk(Path(os.path.realpath(root))).problems(), key=lambda problem: problem.location)


class _Walk:
    """A walk through an archive; a hundred thousand files take it a fraction of a second."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.device = _device(self.root)
        self.mounts = _mounts(f"{root}{os.sep}")

    def problems(self) -> Iterator[Problem]:
        """Look at all that a run reads or writes."""
        tops = {name: bool(WRITTEN.fullmatch(name)) for name in os.listdir(self.root)}  # noqa: PTH208 - names
        waiting = [""]
        while waiting:
            inside = waiting.pop()
            is_written = tops.get(inside.partition("/")[0], False)
            try:
                entries = list(os.scandir(f"{self.root}/{inside}"))
            except FileNotFoundError:  # it went away meanwhile
                continue
            except OSError as failure:
                what, remedy = "cannot be read: {reason}", "make it a readable folder"
                yield error(_location(inside.rstrip("/")), what, remedy, reason=say_failure(failure))
                continue
            if not inside:
                entries = [entry for entry in entries if tops.get(entry.name) or READ.fullmatch(entry.name)]
            if not is_written:
                yield from find_unportable(inside, (entry.name for entry in entries))
            for entry in entries:
                is_written = is_written if inside else tops.get(entry.name, False)
                path = f"{inside}{entry.name}"
                is_folder = entry.is_dir(follow_symlinks=False) and not self._is_mounted(entry.path)
                if is_folder and not FILES.fullmatch(path):
                    waiting.append(f"{path}/")
                elif FOLDERS.fullmatch(path) or not self._is_sound(entry, is_written):
                    yield self._problem(entry, _location(path), is_written)

    def _is_sound(self, entry: os.DirEntry[str], is_written: bool) -> bool:
        """Say whether there is a file, and one that can be read if it is to be."""
        return (
            entry.is_file(follow_symlinks=False)
            and not (self.mounts and entry.path in self.mounts)
            and (is_written or os.access(entry.path, os.R_OK))
        )

    def _is_mounted(self, folder: str) -> bool:
        return _device(folder) != self.device if self.mounts is None else folder in self.mounts

    def _problem(self, entry: os.DirEntry[str], place: Location, is_written: bool) -> Problem:
        again = "remove it; what belongs here is made again"
        if entry.is_symlink():
            if os.path.isdir(entry.path):  # noqa: PTH112 - no error where it leads nowhere, or to itself
                what, remedy = "a symbolic link, not a folder", "put the folder itself here"
            else:
                what, remedy = "a symbolic link, not a file", "put the file itself here"
            return error(place, what, again if is_written else remedy)
        if entry.is_dir(follow_symlinks=False):
            if not self._is_mounted(entry.path):
                return error(place, "a folder, not a file", again)
            what = "another file system is mounted here"
            return error(place, what, "unmount it, and put the files themselves here")
        if self.mounts and entry.path in self.mounts:
            return error(place, "another file is mounted here", "unmount it, and put the file itself here")
        if not entry.is_file(follow_symlinks=False):
            what = "neither a file nor a folder: a FIFO, a device or a socket"
            return error(place, what, again if is_written else "remove it")
        if FOLDERS.fullmatch(place.path):
            return error(place, "a file, not a folder", again if is_written else "remove it")
        what, remedy = "cannot be read: {reason}", "make it a readable file"
        return error(place, what, remedy, reason=phrase(USUAL[errno.EACCES]))


def _location(path: str) -> Location:
    """Give a place; what of its name is not UTF-8 shows as bytes."""
    return Location(os.fsencode(path).decode("utf-8", "backslashreplace"))


def _device(path: str) -> int:
    return os.lstat(path).st_dev


def _mounts(below: str) -> frozenset[str] | None:
    """List the places in a folder where something is mounted; `None` where the system does not say."""
    try:
        table = MOUNTS.read_bytes()
    except OSError:
        return None
    points = (line.split(b" ")[4] for line in table.splitlines())
    named = (os.fsdecode(re.sub(rb"\\(\d{3})", _unescaped, point)) for point in points)
    return frozenset(point for point in named if point.startswith(below))


def _unescaped(octal: re.Match[bytes]) -> bytes:
    return bytes([int(octal[1], 8)])
