"""Hand-written pages: whether they can be read, their front matter included, and are all there.

What their links lead to, `publishing.rehearsing` sees.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import PurePosixPath

from colloquy.catalogue import Archive
from colloquy.checking.beside import check_beside
from colloquy.checking.effort import find_excess
from colloquy.checking.fronting import check_front
from colloquy.guarding.files import is_file, is_folder
from colloquy.guarding.folders import files_below, list_folder
from colloquy.problems import Location, Problem, error
from colloquy.recording.folders import FOLDERS
from colloquy.text.decoding import decode, read_bytes

MARKDOWN = (".markdown", ".md", ".mdown", ".mkd", ".mkdn")
"""Endings of files that MkDocs makes pages of."""
LONGEST, LONGEST_LINE = 50_000, 5_000
"""Characters of a page, and of a line of it."""

LINKED: Mapping[str, tuple[str, ...]] = {
    "about.md": (),
    "contributing.md": ("translate",),
    "taking-down.md": (),
}
"""Pages to which generated ones and the theme lead, and the places in them.

What a language lacks, it has of the default one (`publishing.lent`).
"""
LINKED_FROM_HOME: Mapping[str, tuple[str, ...]] = {"contributing.md": ("local",)}
"""Places to which the home page leads, where it is generated."""


def is_handwritten(archive: Archive, path: str) -> bool:
    """Say whether a page, by its path below ``docs/``, is written by people."""
    code, _, rest = path.partition("/")
    if code not in archive.site.codes:
        return True
    if rest == "index.md":
        return code in archive.own_homes
    return not rest.startswith(tuple(f"{folder}/" for folder in FOLDERS))


def check_handwritten(archive: Archive) -> Iterator[Problem]:
    """Find hand-written pages that cannot be read or are missing, and files that must not be beside them."""
    yield from _check_places(archive)
    there = frozenset(path for path in files_below(archive.root / "docs") if path.endswith(MARKDOWN))
    yield from check_beside(archive, there)
    for path in sorted(there):
        if is_handwritten(archive, path):
            yield from _check_page(archive, f"docs/{path}")
    for code in archive.site.codes[:1]:
        for name in LINKED:
            if f"{code}/{name}" not in there:
                remedy = "write it: a heading and a few sentences will do"
                place = Location(f"docs/{code}/{name}")
                yield error(place, "there is no such page, and other pages lead to it", remedy)


def _check_places(archive: Archive) -> Iterator[Problem]:
    """Find files where folders of generated pages will be, and folders where such a page will be."""
    folders = [f"docs/{code}/{name}" for code, name in product(archive.site.codes, FOLDERS)]
    for place in folders:
        if is_file(archive.root / place):
            yield error(Location(place), "a file, not a folder", "remove it")
    pages = [f"{place}/{name}" for place in folders for name in list_folder(archive.root / place)]
    for place in (*(f"docs/{code}/index.md" for code in archive.site.codes), *pages):
        if place.endswith(MARKDOWN) and is_folder(archive.root / place):
            yield error(Location(place), "a folder, not a file", "remove it")


def missing_places(archive: Archive, path: str, places: frozenset[str]) -> Iterator[Problem]:
    """Find places that a page below ``docs/`` does not have, and that others lead to."""
    code, _, name = path.partition("/")
    if code not in archive.site.codes:
        return
    wanted = LINKED.get(name, ())
    if code not in archive.own_homes:
        wanted += LINKED_FROM_HOME.get(name, ())
    for place in wanted:
        if place not in places:
            what = "no place has the address `#{place}`, to which other pages lead"
            remedy = "write `{{ #{place} }}` after the heading that they should lead to"
            yield error(Location(f"docs/{path}"), what, remedy, place=place)


def _check_page(archive: Archive, shown: str) -> Iterator[Problem]:
    raw, problems = read_bytes(archive.root / PurePosixPath(shown), shown)
    text = ""
    if not problems:
        text, problems = decode(raw, shown)
    yield from problems or list(_bound(text, shown)) or _bound_effort(text, shown)
    if not problems:
        yield from check_front(re.sub("\r\n?", "\n", text.removeprefix("\ufeff")), shown, _templates(archive))


def _templates(archive: Archive) -> list[str]:
    """List the archive's own templates that a page may name."""
    theme = archive.site.settings.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    return [name for name in list_folder(archive.root / own) if name.endswith(".html")] if own else []


def _bound(text: str, shown: str) -> Iterator[Problem]:
    """Refuse what no page is, and what Markdown may take minutes for."""
    what = "{length} characters; no more than {most} are read"
    if len(text) > LONGEST:
        remedy = "divide the page into several"
        yield error(Location(shown), what, remedy, length=len(text), most=LONGEST)
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            remedy = "divide the line into several"
            yield error(Location(shown, number), what, remedy, length=len(line), most=LONGEST_LINE)


def _bound_effort(text: str, shown: str) -> Iterator[Problem]:
    if line := find_excess(text):
        what = "from here on, Markdown would take too long"
        remedy = "close what `[`, `](` or `<` opens, leave blank lines, or divide the page into several"
        yield error(Location(shown, line), what, remedy)
