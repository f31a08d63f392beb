"""The files of words: one for each language other than English."""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

import polib

FOLDER = Path(__file__).parent


def find_languages() -> tuple[str, ...]:
    """Give the languages that there are words of, English first."""
    return ("en", *sorted(path.stem for path in FOLDER.glob("*.po")))


@cache
def load_catalogue(*names: str) -> NullTranslations:
    """Read the words of a language by the first of its names that has a file; without one, all is English."""
    for name in names:
        path = FOLDER / f"{name}.po"
        if path.exists():
            return GNUTranslations(io.BytesIO(polib.pofile(str(path)).to_binary()))
    return NullTranslations()
