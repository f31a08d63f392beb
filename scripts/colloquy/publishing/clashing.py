"""Clashing: files that cannot both be in the site, because of their places there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from colloquy.catalogue.site import Site
from colloquy.checking.handwritten import MARKDOWN
from colloquy.exporting.feed import NAME as FEED
from colloquy.problems import Location, Problem, error
from colloquy.publishing.engine import Tree, assets

OWN = ("corpus.json", "corpus.schema.json", "llms.txt", "robots.txt", "search/index", "sitemap.xml")
"""Files of the site that are not from ``docs/``; those in folders of generated pages are not among them."""


def find_clashes(site: Site, trees: Sequence[Tree]) -> Iterator[Problem]:
    """Find files that clash with others, which keep their names: pages, and what is not from ``docs/``."""
    files = [*assets(trees), *(file for tree in trees for file in tree.pages)]
    feeds = [f"{site.home(code)}{FEED}" for code in site.codes]
    placed = dict.fromkeys([*OWN, *feeds], "") | {file.dest_uri: file.src_uri for file in files}
    clashes = {}
    for place, path in placed.items():
        for folder in _folders(place):
            if folder in placed:
                is_kept = not placed[folder] or placed[folder].endswith(MARKDOWN)
                clashes[path if is_kept else placed[folder]] = folder
    remedy = "give it another name"
    for path, folder in sorted(clashes.items()):
        what = "in the site, `{name}` would be both a file and a folder"
        yield error(Location(f"docs/{path}"), what, remedy, name=folder)
    for tree in trees:
        taken: dict[str, str] = {}
        for file in sorted(tree.pages, key=lambda file: PurePosixPath(file.src_uri).stem != "index"):
            other = taken.setdefault(file.dest_uri, file.src_uri)
            if other != file.src_uri:
                what = "in the site, `docs/{other}` has the same address"
                yield error(Location(f"docs/{file.src_uri}"), what, remedy, other=other)


def _folders(place: str) -> Iterable[str]:
    return (str(folder) for folder in PurePosixPath(place).parents[:-1])
