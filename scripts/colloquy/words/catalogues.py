"""The files of words: one for each language other than English; what they lack is English on pages."""

import io
from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

import polib

from colloquy.catalogue.site import Site
from colloquy.problems import Location, Problem, advice
from colloquy.text.chinese import find_script
from colloquy.text.directions import turned

FOLDER = Path(__file__).parent
COMPLETE = "zh"
"""The language that has all words of pages; a test compares them with the templates."""


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


def find_lacking(site: Site) -> Iterator[Problem]:
    """Advise to translate what readers of a language see in English, once for each language."""
    for language in site.languages:
        names = catalogue_names(language.code, language.tag)
        if "en" in names or COMPLETE in names:
            continue
        name = next((name for name in names if path_of(name).exists()), language.code)
        wanted, there = words_of_pages(path_of(COMPLETE)), words_of_pages(path_of(name))
        if missing := len(wanted - there):
            what = "{count} of {total} words and sentences of the pages in `{language}` are English"
            remedy = "translate them, in `{name}.po` beside `zh.po` in the package’s folder `words`"
            fields = {"count": missing, "total": len(wanted), "language": language.code, "name": name}
            yield advice(Location("mkdocs.yml"), what, remedy, **fields)
