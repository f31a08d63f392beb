"""Building: from an archive to its pages, and from its pages to its site."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
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
    index_pages,
    interview_pages,
    join,
    joined_passages,
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
from colloquy.problems import Problem, has_errors
from colloquy.publishing import cores, render
from colloquy.searching import interview_entries, write_indexes
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
    for path, text in index_pages(archive, summaries):
        stage.write(f"docs/{path}", text)
    for path, passages in joined_passages(archive, summaries):
        stage.rewrite(f"docs/{path}", partial(join, passages=passages))
    owned = [f"docs/{code}/{folder}" for code in archive.site.codes for folder in FOLDERS]
    if exporter:
        exporter.joined(archive)
        owned += [FOLDER, f"{WORK}/search"]
    for path, text in data_pages(archive, summaries, exporter):
        stage.write(f"docs/{path}", text)
    return stage.publish(owned)


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
        for path, text in pages:
            stage.write(f"docs/{path}", text)
        # The index of the search is a site's, as exports are: pages alone need none.
        for language, text in interview_entries(archive, described, made) if exporter else ():
            stage.write(f"{WORK}/search/{language}/{name}.json", text)
    return (summary(archive, described, made, used), made), problems + found


def build_site(archive: Archive, summaries: list[Summary]) -> list[Problem]:
    """Build the site from its pages with MkDocs, add the exports, and put it in place of the former one."""
    place, new = archive.root / "site", archive.root / WORK / "site"
    recover(place)
    shutil.rmtree(new, ignore_errors=True)
    rendered = render(archive, archive.root / WORK / "rendered", new, cores())
    if rendered.problems:
        return rendered.problems
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
