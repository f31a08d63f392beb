"""Revisions: what git knows of an archive at another time. Git is asked; nothing in the checkout changes."""

import os
import subprocess
from pathlib import Path

from colloquy.guarding.files import is_file, leads_inside
from colloquy.guarding.folders import copy, make_folder, unpack
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


def extract(root: Path, commit: str, place: Path) -> None:
    """Write the archive as it was in a commit into a folder, without the links that were in it."""
    unpack(_git(root, "archive", "--format=tar", commit), place)


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


def _git(root: Path, *arguments: str, otherwise: Phrase | None = None) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, env=ENGLISH, capture_output=True, check=False)
    except FileNotFoundError:
        raise RevisionError(phrase("this needs git, which is not installed")) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        if said.startswith("not a git repository"):
            raise RevisionError(phrase("this folder is not in a Git repository; git says: {said}", said=said))
        raise RevisionError(otherwise if otherwise and not said else phrase("git: {said}", said=said))
    return done.stdout
