"""Rehearsing: what MkDocs would refuse is found before anything is made.

MkDocs is set up as for a build, and renders the hand-written pages among files that only have names: those
of the pages that will be made and that something written by hand may mean. What a link into one of these
leads to is looked up in its text. Nothing is written.
"""

import logging
from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files
from mkdocs.utils.meta import get_data

from colloquy.catalogue import Archive
from colloquy.checking.handwritten import is_handwritten, missing_places
from colloquy.guarding.folders import files_below
from colloquy.joining.whole import Whole
from colloquy.problems import Problem
from colloquy.publishing.anchors import check_anchors
from colloquy.publishing.clashing import find_clashes
from colloquy.publishing.engine import Tree, fill_templates, set_up, settings
from colloquy.publishing.expecting import expect, generated, read_written
from colloquy.publishing.findings import Findings, listening, point
from colloquy.publishing.frame import frame
from colloquy.publishing.leading import find_excluded, find_lost
from colloquy.publishing.ledger import Ties
from colloquy.publishing.sharing import Task
from colloquy.recording import findings as rows
from colloquy.recording.keys import digest

FACT = "rehearsal"
"""Under this name the store keeps what the former rehearsal found."""

Compose = Callable[[Collection[str]], Mapping[str, str]]
"""Writes generated pages, by their paths below ``docs/``."""


@dataclass(frozen=True, slots=True)
class _Rehearsed:
    """Pages that were rendered, and what ties them to others."""

    known: dict[str, Ties] = field(default_factory=dict)

    def paths(self) -> AbstractSet[str]:
        return self.known.keys()

    def ties(self, path: str) -> Ties | None:
        return self.known.get(path)


def rehearse(whole: Whole, unread: Collection[str], compose: Compose | None) -> list[Problem]:
    """Find what MkDocs would refuse in the settings and in hand-written pages, those `unread` excepted.

    What was found is kept in the store for as long as it holds. Where generated pages cannot be composed, no
    place in them is looked for.
    """
    archive, store, written = whole.archive, whole.store, read_written(whole.archive)
    named = sorted({*expect(whole, written), *unread})
    bound = frame(archive.root, archive.site)
    key = digest(bound, named, written.digest)
    kept = store.fact(FACT)
    if kept.get("key") == key and kept["records"] in ("", _hash_records(whole)):
        return rows.load(kept["problems"])
    problems, leads_into_generated = _rehearse(whole, bound, frozenset(named), compose or _compose_none)
    listed = {f"{problem.location} {problem.what.text()}": problem for problem in problems}
    dumped = rows.dump(point(rows.load(rows.dump(listed.values())), archive.root))
    if compose or not leads_into_generated:
        records = _hash_records(whole) if leads_into_generated else ""
        store.put_fact(FACT, {"key": key, "records": records, "problems": dumped})
        store.commit()
    return rows.load(dumped)


def _hash_records(whole: Whole) -> str:
    """Hash what all generated pages are made from."""
    kept = whole.store.kept()
    return digest(whole.archive.shared, [(name, kept[name].key) for name in sorted(kept)])


def _compose_none(_: Collection[str]) -> Mapping[str, str]:
    return {}


def _rehearse(
    whole: Whole, bound: str, named: frozenset[str], compose: Compose
) -> tuple[list[Problem], bool]:
    """Give what MkDocs says, and whether any of it depends on the text of generated pages."""
    archive = whole.archive
    with listening() as findings:
        try:
            config = settings(archive, archive.root / "site")
            paths = {*generated(whole), *files_below(archive.root / "docs")}
            if excluded := list(find_excluded(archive, config, paths)):
                return excluded, False
            trees = set_up(archive, bound, config, partial(_list_files, archive, named))
            return _render(archive, trees, named, compose, findings)
        except (Exception, SystemExit) as failure:  # MkDocs, its plugins and templates raise what they like
            findings.blame(failure)
            return findings.take(), False


def _list_files(archive: Archive, named: Collection[str], config: MkDocsConfig) -> Files:
    """List the hand-written files, and those that only have names."""
    written = [file for file in get_files(config) if is_handwritten(archive, file.src_uri)]
    rest = [
        File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        for path in named
        if path not in {file.src_uri for file in written}
    ]
    return Files([*written, *rest])


def _render(
    archive: Archive, trees: list[Tree], named: frozenset[str], compose: Compose, findings: Findings
) -> tuple[list[Problem], bool]:
    problems, rehearsed = findings.take(), _Rehearsed()
    for tree in trees:
        for event in ("post_page", "post_template"):
            tree.config.plugins.events[event].append(_write_nothing)
    pages = {file.src_uri: (tree, file) for tree in trees for file in tree.pages}
    task = Task([page for path, page in pages.items() if path not in named], findings)
    for rendering in map(task.render, range(len(task.pages))):
        problems += rendering.problems
        if rendering.left:
            path, (_, ties) = task.pages[rendering.number][1].src_uri, rendering.left
            rehearsed.known[path] = ties
            if trees[0].config.validation.links.anchors >= logging.WARNING:
                problems += missing_places(archive, path, frozenset(ties.anchors))
    fill_templates(trees[0], trees[-1])
    problems += findings.take()
    problems += [*find_clashes(archive, trees), *find_lost(trees)]
    rendered = set(rehearsed.paths())
    entered = {path for ties in rehearsed.known.values() for path in ties.links} & named
    for path, text in (compose(entered) if entered else {}).items():
        rehearsed.known[path] = Ties(_anchors(*pages[path], text), {}, {})
    findings.take()  # of generated pages `build` says it
    for _, found in check_anchors(rehearsed, trees, rendered, (), findings):
        problems += found
    return problems, bool(entered)


def _write_nothing(*_: object, **__: object) -> str:
    """Keep a file from being written: MkDocs writes none that is empty."""
    return ""


def _anchors(tree: Tree, file: File, text: str) -> list[str]:
    """List the places in a generated page."""
    page: Any = file.page
    page.markdown, page.meta = get_data(text)
    page.render(tree.config, tree.files)
    return sorted(page.present_anchor_ids)
