"""Reaching: pages load nothing from other sites, whatever ``mkdocs.yml`` asks for.

The policy of pages would keep such a file from them without a word, and the theme would still connect to
where its fonts are, which shows another site who reads what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from colloquy.catalogue.extending import locate
from colloquy.problems import Problem, error

ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}", re.IGNORECASE)
"""How an address begins that may be of another site."""


def check_reach(settings: Mapping[str, Any], text: str) -> Iterator[Problem]:
    """Find settings, also those of one language, by which pages would load something from another site."""
    for key, path in _files(settings):
        if ELSEWHERE.match(path.strip()):
            what = "`{key}` leads to `{path}`, and pages load nothing from other sites"
            remedy = "keep the file in docs/assets/, and write its path from docs/"
            yield error(locate(text, path), what, remedy, key=key, path=path)
    if any(theme.get("font") for theme in _mappings(settings, "theme")):
        what = "`font` names a font that the theme loads from another site, and pages load nothing from there"
        remedy = "write `font: false`; a font of your own belongs in docs/assets/ and a stylesheet"
        yield error(locate(text, "font"), what, remedy)
    for extra in _mappings(settings, "extra"):
        if isinstance(counter := extra.get("analytics"), Mapping) and counter.get("provider") == "google":
            what = "`analytics` loads a script from another site, and pages load nothing from there"
            yield error(locate(text, "analytics"), what, "remove it")


def _files(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the files that every page loads, each with the setting that names it."""
    for key, value in _settings(settings):
        if key in ("extra_css", "extra_javascript") and isinstance(value, list):
            for entry in value:
                yield key, str(entry.get("path") if isinstance(entry, Mapping) else entry)
    for theme in _mappings(settings, "theme"):
        yield from ((key, str(theme[key])) for key in ("favicon", "logo") if theme.get(key))


def _mappings(settings: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    return (value for key, value in _settings(settings) if key == name and isinstance(value, Mapping))


def _settings(value: object) -> Iterator[tuple[object, object]]:
    """Give all keys with their values, at any depth."""
    if isinstance(value, Mapping):
        yield from value.items()
    for inner in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _settings(inner)
