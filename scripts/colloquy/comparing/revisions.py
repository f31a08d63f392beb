"""Revisions: what git knows of an archive at another time. Git is asked; nothing in the checkout changes."""

import errno
import io
import os
import re
import subprocess
from pathlib import Path

from colloquy.guarding.files import is_file, leads_inside, write
from colloquy.guarding.folders import copy, make_folder
from colloquy.problems import Phrase, phrase


class RevisionError(Exception):
    """Git cannot say what the archive was; `why` is the reason."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why.text())
        self.why = why


def resolve(root: Path, revision: str) -> str:
    """Give the id of a revision's commit; ``main...`` is where the work at hand branched off from main.

    Raises `RevisionError`.
    """
    name = revision.removesuffix("...")
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"]
    unknown = phrase("git has no revision {name}", name=name)
    commit = _git(root, *asked, otherwise=unknown).decode().strip()
    if name == revision:
        return commit
    apart = phrase("{name} and this checkout have no commit in common; fetch more of the history", name=name)
    return _git(root, "merge-base", commit, "HEAD", otherwise=apart).decode().strip()


def changed_files(root: Path, commit: str) -> list[str]:
    """List the archive's files that are not as in a commit, new ones included, in alphabetical order."""
    differ = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", ".")
    return sorted({*_names(differ), *_names(_git(root, *_UNTRACKED))})


_FILE = re.compile(r"100\d{3} blob (\w+)\t(.+)", re.DOTALL)
"""How git lists a file: mode, kind and id before its path; links and submodules have other modes."""


def extract(root: Path, commit: str, place: Path) -> None:
    """Write the archive's files into a folder, byte for byte as in a commit, whatever its attributes say.

    Left out are links, and names that lead elsewhere or that no file here can have.
    """
    listed = _names(_git(root, "ls-tree", "-r", "-z", commit))
    files = [file.groups() for each in listed if (file := _FILE.fullmatch(each))]
    asked = "".join(f"{blob}\n" for blob, _ in files)
    held = io.BytesIO(_git(root, "cat-file", "--batch", given=asked.encode()))
    for _, name in files:
        _, _, size = held.readline().split()
        body = held.read(int(size) + 1)[:-1]
        if _is_below(place, name):
            _write(place / name, body)


def _is_below(place: Path, name: str) -> bool:
    """Say whether a path from git leads below a folder, and not to what git would take for a repository."""
    parts = Path(name).parts
    return not {"..", ".git"} & set(map(str.lower, parts)) and (place / name).is_relative_to(place)


def _write(path: Path, body: bytes) -> None:
    try:
        make_folder(path.parent)
        write(path, body)
    except OSError as error:
        if error.errno not in (errno.ENAMETOOLONG, errno.EINVAL):
            raise


def copy_worktree(root: Path, place: Path) -> None:
    """Copy the archive as it is now, without what git ignores and what leads out of it, into a folder."""
    for name in {*_names(_git(root, "ls-files", "-z")), *_names(_git(root, *_UNTRACKED))}:
        if is_file(root / name) and leads_inside(root / name):
            make_folder((place / name).parent)
            copy(root / name, place / name)


ENGLISH = {**os.environ, "LC_ALL": "C"}
"""The environment in which git says what is known here."""
_UNTRACKED = ("ls-files", "--others", "--exclude-standard", "-z")


def _names(listed: bytes) -> list[str]:
    return [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name]


def _git(root: Path, *arguments: str, given: bytes = b"", otherwise: Phrase | None = None) -> bytes:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, env=ENGLISH, input=given, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise RevisionError(phrase("this needs git, which is not installed")) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        if said.startswith("not a git repository"):
            raise RevisionError(phrase("this folder is not in a Git repository; git says: {said}", said=said))
        raise RevisionError(otherwise if otherwise and not said else phrase("git: {said}", said=said))
    return done.stdout
