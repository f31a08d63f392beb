"""Excluding: settings that keep files out of the site must leave those that other pages lead to or load."""

from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig

from colloquy.catalogue import Archive
from colloquy.catalogue.settings import NAME
from colloquy.checking.handwritten import LINKED, is_handwritten
from colloquy.problems import Location, Problem, error

KEYS = ("exclude_docs", "draft_docs")


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
