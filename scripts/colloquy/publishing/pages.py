"""Pages: rendering one, and taking down what later renderings need to know of it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.structure.files import File

from colloquy.publishing.engine import Tree, searched
from colloquy.publishing.ledger import Facts, Ties

SHOWN = ("alone", "canonical", "changed", "icon", "robots", "status", "subtitle", "title")
"""Front matter of a page that others show: the navigation, the sitemap."""


def render_page(tree: Tree, file: File) -> tuple[Facts, Ties]:
    """Render a page into the site. What MkDocs keeps of it in memory, which is much, is let go of."""
    page: Any = file.page
    forget(tree, file)
    sections = searched(tree)
    del sections[:]
    with _lookups(tree) as lookups:
        _populate_page(page, tree.config, tree.files)
    _build_page(page, tree.config, tree.pages, tree.nav, tree.env)
    facts = Facts(page.title, _shown(page.meta), list(sections))
    links = {target.src_uri: places for target, places in (page.links_to_anchors or {}).items()}
    ties = Ties(sorted(page.present_anchor_ids or ()), links, lookups)
    recall(file, facts)
    return facts, ties


def introduce(tree: Tree, file: File) -> None:
    """Read as much of a page of the navigation as the other pages show of it: its title."""
    page: Any = file.page
    forget(tree, file)
    page.read_source(tree.config)
    if file.src_uri not in tree.titled and "title" not in page.meta:
        _populate_page(page, tree.config, tree.files)  # its heading is its title


def recall(file: File, facts: Facts) -> None:
    """Give a page that was rendered, now or formerly, what others show of it, and nothing else."""
    page: Any = file.page
    page.title, page.meta = facts.title, facts.meta
    page.markdown = page.content = page.present_anchor_ids = page.links_to_anchors = None
    page.toc = []


def forget(tree: Tree, file: File) -> None:
    """Make a page as it was before it was rendered."""
    if file.src_uri not in tree.titled:
        vars(file.page).pop("title", None)


def _shown(meta: dict[str, Any]) -> dict[str, Any]:
    """Keep what others show, in the form in which the ledger gives it back."""
    kept = {name: meta[name] for name in SHOWN if name in meta}
    return dict(json.loads(json.dumps(kept, default=str)))


@contextmanager
def _lookups(tree: Tree) -> Iterator[dict[str, str]]:
    """Take down which files a page asks for; all ask for the same ones, and looking takes long."""
    files, known, asked = tree.files, tree.lookups, dict[str, str]()
    look_up = files.get_file_from_path

    def find(path: str) -> File | None:
        if path not in known:
            known[path] = look_up(path)
        file = known[path]
        asked[path] = file.src_uri if file else ""
        return file

    files.get_file_from_path = find  # type: ignore[method-assign]
    try:
        yield asked
    finally:
        files.get_file_from_path = look_up  # type: ignore[method-assign]
