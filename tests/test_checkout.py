"""Whatever Git makes of line ends, a checkout has the source texts as taken in, or check says how."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from archives import ROOT, colloquy, copy_of_the_real_archive, snapshot, succeed
from test_comparing import commit, git

ATTRIBUTES = ".gitattributes"


def windows(origin: Path, place: Path) -> Path:
    """Clone a repository as Git for Windows does."""
    commit(origin)
    git(place, "-c", "core.autocrlf=true", "clone", "--template=", str(origin), "clone")
    clone = place / "clone"
    git(clone, "config", "core.autocrlf", "true")
    return clone


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Give the real archive, to be put under git."""
    return copy_of_the_real_archive(tmp_path / "origin")


@pytest.mark.slow
def test_a_checkout_on_windows_has_every_file_as_it_is_here(origin: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / ATTRIBUTES, origin)
    for name in ("tests/archive", "tests/cases"):
        shutil.copytree(ROOT / name, origin / name)
    (origin / "seeds" / "old.txt").write_bytes(b"received so\r\nand so\n")
    files = snapshot(origin)

    clone = windows(origin, tmp_path)

    assert {path: raw for path, raw in snapshot(clone).items() if not path.startswith(".git/")} == files
    (clone / "seeds" / "old.txt").unlink()
    result = succeed("check", "--root", clone)
    assert result.output.splitlines()[-1] == "2 interviews, 0 problems"


def test_line_ends_that_git_converted_are_put_back_as_the_remedy_says(origin: Path, tmp_path: Path) -> None:
    clone = windows(origin, tmp_path)

    result = colloquy("check", "--root", clone)

    assert result.exit_code == 1
    assert not re.search(r"\b[0-9a-f]{64}\b", result.output)
    files = re.findall(
        r"^(\S+): the line ends of this file are CRLF, and were LF", result.output, re.MULTILINE
    )
    assert len(files) == 2
    (line,) = set(re.findall(r"`\.gitattributes` has the line `(.+?)`", result.output))
    (clone / ATTRIBUTES).write_text(f"{line}\n", encoding="utf-8")
    for file, command in zip(files, re.findall(r"run `git (.+?)`", result.output), strict=True):
        (clone / file).unlink()
        git(clone, *shlex.split(command))
    succeed("check", "--root", clone)


@pytest.mark.parametrize(("received", "now"), [("\r\n", "\n"), ("\n", "\r\n")], ids=["CRLF", "LF"])
def test_a_file_with_other_line_ends_than_declared_is_told_by_them_alone(
    small: Path, received: str, now: str
) -> None:
    talk = small / "seeds" / "talk"
    text = (talk / "talk.md").read_text(encoding="utf-8")
    (talk / "talk.md").write_bytes(text.replace("\n", received).encode())
    declared = (talk / "interview.yml").read_text(encoding="utf-8")
    digest = re.search(r"\b[0-9a-f]{64}\b", declared)
    assert digest
    taken = sha256((talk / "talk.md").read_bytes()).hexdigest()
    (talk / "interview.yml").write_text(declared.replace(digest[0], taken), encoding="utf-8")
    succeed("check", "--root", small)

    (talk / "talk.md").write_bytes(text.replace("\n", now).encode())
    result = colloquy("check", "--root", small)

    assert result.exit_code == 1
    assert "line ends" in result.output
    assert "SHA-256" not in result.output


def test_cleaning_and_ignoring_leave_the_bundles_that_pages_need(tmp_path: Path) -> None:
    """A folder of pages that can be made again may be called as one of the bundles is."""
    places = ("docs/en/search", "docs/assets/search")
    for name in ("Makefile", ".gitignore"):
        shutil.copy(ROOT / name, tmp_path)
    for place in places:
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "file").write_text("", encoding="utf-8")
    commit(tmp_path)
    listed = subprocess.run(["git", "ls-files"], cwd=tmp_path, check=True, capture_output=True, text=True)
    subprocess.run(["make", "--silent", "clean"], cwd=tmp_path, check=True)

    assert [place for place in places if f"{place}/file" in listed.stdout] == ["docs/assets/search"]
    assert [place for place in places if (tmp_path / place).exists()] == ["docs/assets/search"]
