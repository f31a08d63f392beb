"""Languages that a site has, and this program has no words of: their pages have English ones."""

from __future__ import annotations

from collections.abc import Iterator

from colloquy.catalogue.site import Site
from colloquy.problems import Location, Problem, advice
from colloquy.words.catalogues import catalogue_names, path_of, words_of_pages

COMPLETE = "zh"
"""The language that has all words of pages; a test compares them with the templates."""


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
