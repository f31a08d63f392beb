"""Languages that a site has, and this program has no words of: their pages have English ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib

from colloquy.catalogue.site import Site
from colloquy.problems import Location, Problem, advice
from colloquy.words import catalogues
from colloquy.words.telling import TERMINAL

COMPLETE = "zh"
"""The language that has all words of pages; a test compares them with the templates."""


def find_lacking(site: Site) -> Iterator[Problem]:
    """Advise to translate what readers of a language see in English, once for each language."""
    for language in site.languages:
        names = catalogues.catalogue_names(language.code, language.tag)
        if "en" in names or COMPLETE in names:
            continue
        name = next((name for name in names if _path(name).exists()), language.code)
        wanted, there = _words(_path(COMPLETE)), _words(_path(name))
        if missing := len(wanted - there):
            what = "{count} of {total} words and sentences of the pages in `{language}` are English"
            remedy = "translate them, in `{name}.po` beside `zh.po` in the package’s folder `words`"
            fields = {"count": missing, "total": len(wanted), "language": language.code, "name": name}
            yield advice(Location("mkdocs.yml"), what, remedy, **fields)


def _path(name: str) -> Path:
    return catalogues.FOLDER / f"{name}.po"


@cache
def _words(path: Path) -> frozenset[str]:
    """Give what a file of words has in its language, in English."""
    if not path.exists():
        return frozenset()
    entries = (entry for entry in polib.pofile(str(path)) if entry.msgctxt != TERMINAL)
    return frozenset(entry.msgid for entry in entries if entry.translated())
