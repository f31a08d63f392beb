"""The site: what MkDocs renders, with the exports, the feeds and the search, put in its place at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from colloquy.exporting.feed import NAME, feed
from colloquy.exporting.robots import robots
from colloquy.joining.exports import FOLDER
from colloquy.joining.whole import Whole
from colloquy.publishing.former import RENDERED
from colloquy.publishing.rendering import Rendered, Renderer
from colloquy.publishing.search import write_indexes
from colloquy.publishing.staging import WORK, copy_tree, recover, swap


def build_site(whole: Whole, jobs: int) -> Rendered:
    """Render the pages that changed, and put the site in its place; with problems, the former one stays."""
    root = whole.archive.root
    place, renderer = root / "site", Renderer(root / RENDERED)
    recover(place)
    rendered = renderer.update(whole.archive, jobs)
    if not rendered.problems:
        _assemble(whole, renderer.site, root / WORK / "site", place)
    return rendered


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
