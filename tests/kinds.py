"""The kinds of pages that the real site has, asked of the site, and the languages, asked of its settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from archives import ROOT
from colloquy.catalogue.site import read_site

SITE = read_site(ROOT)[0]
FOLDERS = ("", *(f"{code}/" for code in SITE.codes[1:]))
"""Where the pages of each language begin."""


def kinds(site: Path, folder: str = "") -> Iterator[str]:
    """Give the addresses of pages of every kind in a language; of many, the first and the last."""
    yield ""
    for path in sorted((site / folder).glob("*/index.html")):
        if f"{path.parent.name}/" not in FOLDERS:
            yield f"{path.parent.name}/"
            below = sorted(each.parent.name for each in path.parent.glob("*/index.html"))
            yield from dict.fromkeys(f"{path.parent.name}/{name}/" for name in below[:1] + below[-1:])
