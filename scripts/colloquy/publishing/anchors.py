"""Anchors: whether the places that links lead to are still there, on pages that were carried over as well."""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any, Protocol

from colloquy.problems import Problem
from colloquy.publishing.engine import Tree
from colloquy.publishing.findings import Findings
from colloquy.publishing.ledger import Ties

REMEMBERED = 256
"""Pages whose places are kept at hand: links lead to few."""


class Tied(Protocol):
    """Knows of pages what ties them to others."""

    def paths(self) -> AbstractSet[str]:
        """Give the paths of all pages."""

    def ties(self, path: str) -> Ties | None:
        """Give what ties a page to others."""


def check_anchors(
    ledger: Tied,
    trees: Iterable[Tree],
    rendered: Collection[str],
    lost: Collection[str],
    findings: Findings,
) -> Iterator[tuple[str, list[Problem]]]:
    """Check the links of pages that were rendered, and of others into pages that lost a place.

    Gives the paths of pages with dead links, and what MkDocs says of them.
    """
    homes = {file.src_uri: (tree, file) for tree in trees for file in tree.pages}
    places = lru_cache(REMEMBERED)(lambda path: _anchors(ledger, path))
    for path in sorted(ledger.paths() if lost else rendered):
        ties = ledger.ties(path)
        links = ties.links if ties else {}
        if path not in rendered and not any(name in lost for name in links):
            continue
        tree, file = homes[path]
        known = {name: homes[name][1] if name in homes else tree.files.src_uris[name] for name in links}
        targets = {known[name]: written for name, written in links.items()}
        for target in targets:
            if target.page:
                target.page.present_anchor_ids = places(target.src_uri)
        page: Any = file.page
        page.links_to_anchors = targets
        page.validate_anchor_links(files=tree.files, log_level=tree.config.validation.links.anchors)
        page.links_to_anchors = None
        for target in targets:
            if target.page:
                target.page.present_anchor_ids = None
        if problems := findings.take():
            yield path, problems


def _anchors(ledger: Tied, path: str) -> set[str] | None:
    ties = ledger.ties(path)
    return set(ties.anchors) if ties else None
