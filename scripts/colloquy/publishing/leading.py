"""Leading: the files that settings give to every page must be in the site, and `nav` leads to what opens.

No setting keeps out of the site what other pages lead to or load.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Link

from colloquy.catalogue import Archive
from colloquy.catalogue.extending import files_of_pages
from colloquy.catalogue.settings import NAME
from colloquy.checking.handwritten import LINKED, is_handwritten
from colloquy.problems import Location, Problem, error
from colloquy.publishing.engine import Tree, assets

OPENED = ("https://", "http://", "mailto:")
"""How addresses begin that a browser opens from a page, wherever the page is."""

KEYS = ("exclude_docs", "draft_docs")


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


def find_excluded(archive: Archive, config: MkDocsConfig, paths: Iterable[str]) -> Iterator[Problem]:
    """Find settings that keep generated pages, or what these need, out of the site.

    `paths` are those of files below ``docs/``; for each setting, one of them is named.
    """
    needed = sorted(path for path in paths if _is_needed(archive, path))
    for key in KEYS:
        patterns = config[key]
        if patterns and (path := next(filter(patterns.match_file, needed), "")):
            what = "`{key}` keeps docs/{path} out of the site, which other pages need"
            remedy = "write it so that it matches nothing but pages of your own"
            yield error(Location(NAME), what, remedy, key=key, path=path)


def _is_needed(archive: Archive, path: str) -> bool:
    folder, _, name = path.partition("/")
    if folder in archive.site.codes:
        return name in LINKED or not is_handwritten(archive, path)
    return folder == "assets"
