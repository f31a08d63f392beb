"""The site: what MkDocs renders, with the exports, the feeds and the search, put in its place at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from colloquy.exporting.feed import NAME, feed
from colloquy.exporting.robots import robots
from colloquy.joining.exports import FOLDER
from colloquy.joining.whole import Whole
from colloquy.publishing.former import RENDERED, hash_looks
from colloquy.publishing.rendering import Rendered, Renderer
from colloquy.publishing.search import write_indexes
from colloquy.publishing.staging import WORK, copy_tree, recover, swap
from colloquy.recording.keys import digest


def build_site(whole: Whole, jobs: int) -> Rendered:
    """Render the pages that changed, and put the site in its place, unless it is there already.

    With problems, the former site stays.
    """
    root = whole.archive.root
    place, renderer = root / "site", Renderer(root / RENDERED)
    recover(place)
    rendered = renderer.update(whole.archive, jobs)
    if rendered.problems:
        return rendered
    entries = (f"entries {code}" for code in whole.archive.site.codes)
    made_from = digest(whole.key("summary", *entries), hash_looks(renderer.site), hash_looks(root / FOLDER))
    if whole.store.fact("site") != digest(made_from, hash_looks(place)):
        _assemble(whole, renderer.site, root / WORK / "site", place)
        whole.store.put_fact("site", digest(made_from, hash_looks(place)))
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
