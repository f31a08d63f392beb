"""Clashing: files that cannot both be in the site, because of their places there."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from mkdocs.structure.files import File

from colloquy.catalogue import Archive
from colloquy.catalogue.site import Site
from colloquy.checking.handwritten import MARKDOWN
from colloquy.exporting.feed import NAME as FEED
from colloquy.problems import Location, Problem, error
from colloquy.publishing.engine import Tree, assets

OWN = ("corpus.json", "corpus.schema.json", "llms.txt", "robots.txt", "search/index", "sitemap.xml")
"""Files of the site that are not from ``docs/``; those in folders of generated pages are not among them."""


DATA = ("references", "terms", "translations")
"""How files in ``data/`` are called that are about all interviews; the others have an interview's name."""


def find_clashes(archive: Archive, trees: Sequence[Tree]) -> Iterator[Problem]:
    """Find files that clash with others, which keep their names: pages, and what is not from ``docs/``."""
    site = archive.site
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
    yield from _find_shared(site, files)
    yield from _find_overwritten(archive, {*OWN, *feeds, *trees[0].config.theme.static_templates}, files)


def _find_overwritten(archive: Archive, own: set[str], files: Iterable[File]) -> Iterator[Problem]:
    """Find files below ``docs/`` that are no pages, and for which the site has another of the same place."""
    pages = {file.dest_uri for file in files if file.is_documentation_page()}
    exported = {*DATA, *archive.interviews}
    docs = str(archive.root / "docs")
    for file in files:
        place = PurePosixPath(file.dest_uri)
        is_ours = (
            str(place).removesuffix(".gz") in own | pages
            or place.is_relative_to("assets/cards")
            or (
                place.parts[0] == "data" and (place.name.split(".")[0] in exported or place.suffix == ".epub")
            )
        )
        if is_ours and file.src_dir == docs and not file.is_documentation_page():
            what = "the build makes the file `{name}` in the site, which would replace this one"
            remedy = "remove it, or give it another name"
            yield error(Location(f"docs/{file.src_uri}"), what, remedy, name=str(place))


def _find_shared(site: Site, files: Iterable[File]) -> Iterator[Problem]:
    """Find pages with the address of another, whichever languages the two are of."""
    pages = {(file.dest_uri, file.src_uri) for file in files if file.is_documentation_page()}
    taken: dict[str, str] = {}
    for place, path in sorted(pages, key=lambda page: (_is_odd(site, page[1]), page)):
        other = taken.setdefault(place, path)
        if other != path:
            what = "in the site, `docs/{other}` has the same address"
            yield error(Location(f"docs/{path}"), what, "give it another name", other=other)


def _is_odd(site: Site, path: str) -> tuple[bool, bool]:
    """Say whether a page is where none of its language is, and whether it is no index."""
    code, *folders = PurePosixPath(path).parts
    return code not in site.codes or folders[0] in site.codes, PurePosixPath(path).stem != "index"


def _folders(place: str) -> Iterable[str]:
    return (str(folder) for folder in PurePosixPath(place).parents[:-1])
