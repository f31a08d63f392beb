"""What tests share: small archives to work on, and the real one, built."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from colloquy.cli import main

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"

Colloquy = Callable[..., Result]

# No deadline: speed is measured by the benchmark. In CI the same examples every time; elsewhere, new ones.
settings.register_profile("colloquy", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("colloquy")


def seal(interview: Path) -> None:
    """Declare the SHA-256 of an interview's source text, as taking it in would do."""
    declared = interview / "interview.yml"
    text = declared.read_text(encoding="utf-8")
    sources = [path for path in interview.iterdir() if path.suffix in (".md", ".txt")]
    if sources and "SHA256" in text:
        digest = sha256(sources[0].read_bytes()).hexdigest()
        declared.write_text(text.replace("SHA256", digest), encoding="utf-8")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give a small archive of one interview, whose SHA-256 is still to be sealed."""
    root = tmp_path / "archive"
    shutil.copytree(Path(__file__).parent / "archive", root)
    return root


@pytest.fixture
def small(archive: Path) -> Path:
    """Give a small archive with nothing wrong in it."""
    seal(archive / "seeds" / "talk")
    return archive


@pytest.fixture
def colloquy() -> Colloquy:
    """Run a verb of the command line."""

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return run


def snapshot(folder: Path) -> dict[str, bytes]:
    """Remember every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copy_of_the_real_archive(place: Path) -> Path:
    """Copy what the site is built from, so that a test may change it."""
    for name in ("seeds", "docs", "overrides"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("interviews"))
    shutil.copy(ROOT / "mkdocs.yml", place)
    return place


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real site once, apart from the checkout."""
    root = copy_of_the_real_archive(tmp_path_factory.mktemp("real"))
    result = CliRunner().invoke(main, ["build", "--root", str(root)])
    assert result.exit_code == 0, result.output
    return root / "site"
