"""The files of words: one for each language other than English."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

import polib

from colloquy.text.chinese import find_script
from colloquy.text.directions import turned

FOLDER = Path(__file__).parent


def find_languages() -> tuple[str, ...]:
    """Give the languages that there are words of, English first."""
    return ("en", *sorted(path.stem for path in FOLDER.glob("*.po")))


@cache
def load_catalogue(*names: str) -> NullTranslations:
    """Read the words of a language by the first of its names that has a file; without one, all is English."""
    for name in names:
        path = path_of(name)
        if path.exists():
            return GNUTranslations(io.BytesIO(polib.pofile(str(path)).to_binary()))
    return NullTranslations()


def path_of(name: str) -> Path:
    """Give the file of a language's words, be it there or not."""
    return FOLDER / f"{name}.po"


@cache
def words_of_pages(path: Path) -> frozenset[str]:
    """Give, in English, what a file has of the words of pages; those of the terminal have a context."""
    if not path.exists():
        return frozenset()
    entries = (entry for entry in polib.pofile(str(path)) if not entry.msgctxt)
    return frozenset(entry.msgid for entry in entries if entry.translated())


def catalogue_names(code: str, tag: str) -> tuple[str, ...]:
    """Give the names that a file with the words of a language may have, the nearest first."""
    return (tag, code, *_wider(tag))


def _wider(tag: str) -> Iterator[str]:
    """Give the languages that one is a kind of, the nearest first, as far as they are written alike."""
    subtags = tag.split("-")
    for count in range(len(subtags) - 1, 0, -1):
        wider = "-".join(subtags[:count])
        if find_script(wider) == find_script(tag) and not turned(wider, tag):
            yield wider
