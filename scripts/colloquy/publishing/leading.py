"""Leading: the files that settings give to every page must be in the site, and `nav` leads to what opens."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mkdocs.structure.nav import Link

from colloquy.catalogue.extending import files_of_pages
from colloquy.catalogue.settings import NAME
from colloquy.problems import Location, Problem, error
from colloquy.publishing.engine import Tree, assets

OPENED = ("https://", "http://", "mailto:")
"""How addresses begin that a browser opens from a page, wherever the page is."""


def find_lost(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Find what settings, also those of one language, name and nobody will find."""
    placed = {file.dest_uri for file in assets(trees)}
    for tree in trees:
        for key, path in files_of_pages(dict(tree.config)):
            if path.partition("?")[0] not in placed:
                what = "`{key}` leads to `{link}`, which is no file of the site"
                remedy = "correct the path, written from docs/, or add the file"
                yield error(Location(NAME), what, remedy, key=key, link=path)
        for link in filter(_is_address, _links(tree.nav.items)):
            what = "`nav` leads to `{link}`, which no browser opens from a page"
            remedy = "write the path of a page, or an address that begins with one of {opened}"
            yield error(Location(NAME), what, remedy, link=link, opened=[*OPENED])


def _links(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Link):
            yield item.url
        yield from _links(item.children or ())


def _is_address(link: str) -> bool:
    """Say whether a link is an address, and none that is opened; of a path, MkDocs says what is wrong."""
    return (link.startswith("//") or ":" in link.partition("/")[0]) and not link.lower().startswith(OPENED)
