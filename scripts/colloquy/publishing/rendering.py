"""Rendering: a site is brought up to date with the pages of an archive, and only what changed is rendered.

A page is carried over if all that its HTML depends on is as it was: the frame, its Markdown and what goes
with it, its editions in other languages, the files that its links lead to, the titles in the navigation. The
rest is rendered, and all of it together is what a rendering of everything would give, byte for byte.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.utils import get_build_date

from colloquy.catalogue import Archive
from colloquy.guarding.folders import files_below, remove_folder
from colloquy.problems import Problem, told_once
from colloquy.publishing import placing
from colloquy.publishing.clashing import find_clashes
from colloquy.publishing.due import Seen, find_due
from colloquy.publishing.engine import Tree, assets, finish, set_up, settings
from colloquy.publishing.findings import Findings, listening, point
from colloquy.publishing.frame import frame
from colloquy.publishing.leading import find_excluded, find_lost
from colloquy.publishing.ledger import Facts, Ledger
from colloquy.publishing.renewing import renew
from colloquy.publishing.sources import Source, survey, unchanged


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a rendering came to."""

    problems: list[Problem]
    rendered: int
    """How many pages were rendered."""
    carried: int
    """How many were carried over from the former rendering."""


@dataclass(frozen=True, slots=True)
class _SetUp:
    """MkDocs as it was set up, and for what."""

    occasion: tuple[str, str, frozenset[str]]
    """The frame, the day and the paths of all sources: with others, it has to be set up again."""
    trees: list[Tree]
    problems: list[Problem]
    """What MkDocs warned of meanwhile, and files that clash."""


class Renderer:
    """Renders an archive into one folder, again and again, and keeps what it has set up for the next time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        """The site as ``mkdocs build`` would leave it."""
        self.fresh = folder / "fresh"
        """What was rendered and is not in its place yet."""
        self._set_up: _SetUp | None = None

    def update(self, archive: Archive, jobs: int) -> Rendered:
        """Bring the site up to date; pages with problems are rendered again the next time."""
        try:
            return self._update(archive, jobs)
        except sqlite3.Error:  # the ledger was broken in a place that is read late
            remove_folder(self.folder)
            return self._update(archive, jobs)

    def _update(self, archive: Archive, jobs: int) -> Rendered:
        bound, day = frame(archive.root, archive.site), get_build_date()
        with closing(Ledger(self.folder, bound)) as ledger, listening() as findings:
            known, files = ledger.sources(), ledger.files()
            sources = survey(archive.root, known)
            whole = {path for path, left in files.items() if placing.look(self.site, path) == left}
            if ledger.setting("complete") == day and unchanged(known, sources) and len(whole) == len(files):
                ledger.note(sources, files)  # some may look otherwise and say the same
                ledger.commit()
                return Rendered([], 0, len(ledger.paths()))
            ledger.put("complete", "")
            ledger.commit()  # whatever interrupts this, the next run looks at everything
            remove_folder(self.fresh)
            try:
                trees = self._trees(archive, (bound, day, frozenset(sources)), findings)
                seen = Seen(sources, known.keys() == sources.keys(), whole)
                rendered = self._render(archive.root, ledger, trees, seen, jobs, findings)
            except sqlite3.Error:
                raise
            except (
                Exception,
                SystemExit,
            ) as failure:  # MkDocs, its plugins and templates raise what they like
                self._set_up = None
                findings.blame(failure)
                return Rendered(findings.take(), 0, 0)
            ledger.put("complete", "" if rendered.problems else day)
            ledger.commit()
            return rendered

    def _trees(
        self, archive: Archive, occasion: tuple[str, str, frozenset[str]], findings: Findings
    ) -> list[Tree]:
        """Set MkDocs up, unless it is."""
        if self._set_up is None or self._set_up.occasion != occasion:
            config = settings(archive, self.fresh)
            trees = set_up(archive, occasion[0], config)
            found = [*findings.take(), *find_clashes(archive, trees), *find_lost(trees)]
            found += find_excluded(archive, config, files_below(archive.root / "docs"))
            self._set_up = _SetUp(occasion, trees, found)
        findings.problems += self._set_up.problems
        return self._set_up.trees

    def _render(
        self, root: Path, ledger: Ledger, trees: list[Tree], seen: Seen, jobs: int, findings: Findings
    ) -> Rendered:
        problems = findings.take()
        due = find_due(ledger, trees, seen)
        findings.take()  # what is wrong with a page is said when it is rendered
        renewed = renew(ledger, trees, due, jobs, findings)
        self._finish(ledger, seen.sources, trees, renewed.facts)
        ledger.put("titles", due.titles)
        problems += renewed.problems + findings.take()
        found = told_once(point(problems, root))  # of `nav`, MkDocs says the same in each language
        return Rendered(found, len(due.pages), len(due.carried))

    def _finish(
        self, ledger: Ledger, sources: Mapping[str, Source], trees: list[Tree], facts: Mapping[str, Facts]
    ) -> None:
        """Write what is about all pages, and put everything in its place."""
        wanted = placing.add_assets(assets(trees), self.site, self.fresh)
        sections: list[list[dict[str, Any]]] = []
        for tree in trees:
            wanted += [file.dest_uri for file in tree.pages]
            known = (facts[file.src_uri] for file in tree.pages if file.src_uri in facts)
            sections.append([section for each in known for section in each.sections])
        finish(trees, sections)
        ledger.note(sources, placing.put(self.fresh, self.site, wanted))
