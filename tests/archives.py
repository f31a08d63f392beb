"""Archives to test on, and where they are."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from click.testing import Result

ROOT = Path(__file__).parent.parent

SMALL = Path(__file__).parent / "archive"
"""A made-up one, whose SHA-256 is still to be sealed."""
INTERVIEWS = tuple(sorted(path.parent.name for path in ROOT.glob("seeds/*/interview.yml")))
"""The real ones."""

Colloquy = Callable[..., Result]
"""Runs a verb of the command line with its arguments."""


def seal(interview: Path) -> None:
    """Declare the SHA-256 of an interview's source text, as taking it in would do."""
    declared = interview / "interview.yml"
    text = declared.read_text(encoding="utf-8")
    sources = [path for path in interview.iterdir() if path.suffix in (".md", ".txt")]
    if sources and "SHA256" in text:
        digest = sha256(sources[0].read_bytes()).hexdigest()
        declared.write_text(text.replace("SHA256", digest), encoding="utf-8")


def snapshot(folder: Path) -> dict[str, bytes]:
    """Remember every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copy_of_the_real_archive(place: Path) -> Path:
    """Copy what the site is built from, so that a test may change it."""
    shutil.copytree(ROOT / "seeds", place / "seeds")
    return copy_of_the_real_site(place)


def copy_of_the_real_site(place: Path) -> Path:
    """Copy what makes pages a site: hand-written pages, theme, settings."""
    generated = shutil.ignore_patterns(
        "data", "glossary", "interviews", "overview", "people", "topics", "translations"
    )
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, place / name, ignore=generated, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", place)
    return place
