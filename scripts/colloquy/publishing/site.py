"""The site: what MkDocs renders, with the exports, the feeds and the search, put in its place at once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from colloquy.exporting.feed import NAME, feed
from colloquy.exporting.robots import robots
from colloquy.joining.exports import FOLDER
from colloquy.joining.whole import Whole
from colloquy.problems import Problem
from colloquy.publishing.rendering import Renderer
from colloquy.publishing.search import write_indexes
from colloquy.publishing.staging import WORK, copy_tree, recover, swap
from colloquy.recording.keys import digest

RENDERED = f"{WORK}/rendered"
"""Where MkDocs' pages are kept; the site shares their files."""


def build_site(whole: Whole, jobs: int) -> list[Problem]:
    """Render the pages that changed, and put the site in its place, unless it is there already.

    With problems, the former site stays.
    """
    root = whole.archive.root
    place, renderer = root / "site", Renderer(root / RENDERED)
    recover(place)
    rendered = renderer.update(whole.archive, jobs)
    if rendered.problems:
        return rendered.problems
    entries = (f"entries {code}" for code in whole.archive.site.codes)
    made_from = digest(whole.key("summary", *entries), _look(renderer.site), _look(root / FOLDER))
    if whole.store.fact("site") != digest(made_from, _look(place)):
        _assemble(whole, renderer.site, root / WORK / "site", place)
        whole.store.put_fact("site", digest(made_from, _look(place)))
    return []


def _assemble(whole: Whole, rendered: Path, new: Path, place: Path) -> None:
    archive = whole.archive
    shutil.rmtree(new, ignore_errors=True)
    copy_tree(rendered, new)
    copy_tree(archive.root / FOLDER, new)
    # A feed's entries are known by their addresses (RFC 4287, 4.2.6): without an address there is none.
    for language in archive.site.languages if archive.site.url else ():
        target = new / archive.site.home(language.code) / NAME
        target.write_bytes(feed(archive, whole.summaries, language))
    (new / "robots.txt").write_text(robots(archive.site), encoding="utf-8")
    write_indexes(whole, new)
    swap(new, place)


def _look(folder: Path) -> str:
    """Hash how a folder's files look from outside: path, size and time."""
    seen = []
    for place, _, names in os.walk(folder):
        for name in names:
            path = f"{place}/{name}"
            found = os.lstat(path)
            seen.append((path.removeprefix(str(folder)), found.st_size, found.st_mtime_ns))
    return digest(sorted(seen))
