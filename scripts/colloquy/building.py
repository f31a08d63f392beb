"""Building: from an archive to its pages, and from its pages to its site."""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from colloquy import editions, read_interview
from colloquy.catalogue import Archive, describe, open_archive
from colloquy.checking import check_edition
from colloquy.composing import (
    FOLDERS,
    Summary,
    Used,
    dump,
    index_pages,
    interview_pages,
    joined_passages,
    load,
    summary,
)
from colloquy.exporting.cards import write_cards
from colloquy.exporting.feed import NAME, feed
from colloquy.exporting.page import data_pages
from colloquy.exporting.robots import robots
from colloquy.exporting.staging import FOLDER, Exporter, add_to_site
from colloquy.gathering import check_gathered, check_interviews
from colloquy.highlighting import check_highlighted, check_highlighted_interviews
from colloquy.model import Edition
from colloquy.problems import Location, Problem, error, has_errors
from colloquy.searching import interview_entries, write_indexes
from colloquy.showing.sidecar import PAGES
from colloquy.writing import WORK, Stage, recover, swap

Progress = Callable[[Iterable[str]], Iterable[str]]
"""Shows how far a loop over interviews has come."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What going through an archive came to."""

    archive: Archive
    summaries: list[Summary]
    problems: list[Problem]
    changed: list[str]
    """Paths of pages that were written or removed."""
    looked_at: int
    """How many interviews were read, with or without success."""


def make_pages(
    root: Path,
    progress: Progress,
    *,
    write: bool = True,
    check: bool = False,
    only: frozenset[str] | None = None,
    exports: bool = False,
) -> Outcome:
    """Read the whole archive and, unless there are errors, write its pages, and the `exports` beside them.

    Without `write`, nothing is made but the findings; with `check`, translations are looked at too; with
    `only`, no other interviews than these are read.
    """
    archive, problems = open_archive(root)
    shared_is_right = not has_errors(problems)
    problems += [*check_interviews(archive), *check_highlighted_interviews(archive)]
    wanted = [name for name in archive.interviews if only is None or name in only]
    summaries: list[Summary] = []
    stage = Stage(root) if write else None
    exporter = Exporter(stage) if stage and exports else None
    try:
        for name in progress(wanted):
            made, found = _interview(archive, name, stage, shared_is_right, exporter)
            problems += found
            if made:
                summaries.append(made[0])
            for edition in made[1] if made and check else ():
                problems += check_edition(archive, edition)
        if stage is None or has_errors(problems):
            return Outcome(archive, summaries, problems, [], len(wanted))
        changed = _join(archive, summaries, stage, exporter)
        return Outcome(archive, summaries, problems, changed, len(wanted))
    finally:
        if exporter:
            exporter.close()
        if stage:
            stage.drop()


def _join(archive: Archive, summaries: list[Summary], stage: Stage, exporter: Exporter | None) -> list[str]:
    """Write what is about all interviews, and put everything in its place; give the paths that changed."""
    for page in index_pages(archive, summaries):
        stage.write(f"docs/{page.path}", page.joined({}))
        if page.sidecar:
            stage.write(f"{PAGES}/{page.sidecar_path}", page.sidecar)
    for path, passages in joined_passages(archive, summaries):
        stage.rewrite(f"docs/{path}", partial(_joined, passages=passages))
    owned = [f"docs/{code}/{folder}" for code in archive.site.codes for folder in FOLDERS]
    owned.append(PAGES)
    if exporter:
        exporter.joined(archive)
        owned += [FOLDER, f"{WORK}/search"]
    for path, text in data_pages(archive, summaries, exporter):
        stage.write(f"docs/{path}", text)
    return stage.publish(owned)


def _joined(put_by: str, passages: Mapping[str, str]) -> str:
    return load(put_by).joined(passages)


def _interview(
    archive: Archive, name: str, stage: Stage | None, shared_is_right: bool, exporter: Exporter | None
) -> tuple[tuple[Summary, list[Edition]] | None, list[Problem]]:
    described, problems = describe(archive, name)
    if described is None or has_errors(problems):
        return None, problems
    interview, found = read_interview(archive, described)
    problems += found
    if interview is None or not shared_is_right:
        return None, problems  # without the people and languages there is nothing to compose
    problems += [*check_gathered(archive, described, interview), *check_highlighted(archive, interview)]
    made, found = editions(archive, interview)
    used: Used = {}
    if stage:
        files = exporter.interview(archive, described, made) if exporter else []
        pages, used = interview_pages(archive, described, made, files)
        for page in pages:
            stage.write(f"docs/{page.path}", dump(page))
            stage.write(f"{PAGES}/{page.sidecar_path}", page.sidecar)
        # The index of the search is a site's, as exports are: pages alone need none.
        for language, text in interview_entries(archive, described, made) if exporter else ():
            stage.write(f"{WORK}/search/{language}/{name}.json", text)
    return (summary(archive, described, made, used), made), problems + found


def build_site(archive: Archive, summaries: list[Summary]) -> list[Problem]:
    """Build the site from its pages with MkDocs, add the exports, and put it in place of the former one."""
    place, new = archive.root / "site", archive.root / WORK / "site"
    recover(place)
    shutil.rmtree(new, ignore_errors=True)
    if problems := _mkdocs(archive, new):
        shutil.rmtree(new, ignore_errors=True)
        return problems
    add_to_site(archive.root, new)
    # A feed's entries are known by their addresses (RFC 4287, 4.2.6): without an address there is none.
    for language in archive.site.languages if archive.site.url else ():
        folder = new if language.code == archive.site.codes[0] else new / language.code
        (folder / NAME).write_bytes(feed(archive, summaries, language))
    write_cards(archive, summaries, new, archive.root / WORK / "cards")
    (new / "robots.txt").write_text(robots(archive.site), encoding="utf-8")
    write_indexes(archive, archive.root / WORK / "search", new)
    swap(new, place)
    return []


class _Findings(logging.Handler):
    """Gathers what MkDocs warns of, so that it is told as all problems are."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        what = record.getMessage().strip()
        page = re.search(r"Doc file '([^']+)'", what)
        place = Location(f"docs/{page[1]}" if page else "mkdocs.yml")
        remedy = "correct the page or setting that MkDocs names"
        self.problems.append(error(place, "MkDocs: {what}", remedy, what=what))


def _mkdocs(archive: Archive, site: Path) -> list[Problem]:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # an advertisement in every build
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    findings, log = _Findings(), logging.getLogger("mkdocs")
    log.addHandler(findings)
    propagate, log.propagate = log.propagate, False
    try:
        config = load_config(str(archive.root / "mkdocs.yml"), site_dir=str(site), strict=True)
        config.extra |= {"edit_url": archive.site.edit_url, "view_url": archive.site.view_url}
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (Exception, SystemExit) as failure:  # MkDocs, its plugins and its templates raise what they like
        if not findings.problems:
            findings.problems.append(
                error(Location("mkdocs.yml"), "MkDocs: {what}", "correct the setting", what=str(failure))
            )
    finally:
        log.removeHandler(findings)
        log.propagate = propagate
    return findings.problems
