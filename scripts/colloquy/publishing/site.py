"""The site: built from its pages with MkDocs, with the exports, the feeds and the search added."""

from __future__ import annotations

import logging
import os
import re
import shutil
from pathlib import Path

from colloquy.catalogue import Archive
from colloquy.exporting.feed import NAME, feed
from colloquy.exporting.robots import robots
from colloquy.joining.exports import FOLDER
from colloquy.joining.whole import Whole
from colloquy.problems import Location, Problem, error
from colloquy.publishing.staging import WORK, recover, swap
from colloquy.searching.index import write_indexes


def build_site(whole: Whole) -> list[Problem]:
    """Build the site from its pages with MkDocs, add the exports, and put it in place of the former one."""
    archive = whole.archive
    place, new = archive.root / "site", archive.root / WORK / "site"
    recover(place)
    shutil.rmtree(new, ignore_errors=True)
    if problems := _mkdocs(archive, new):
        shutil.rmtree(new, ignore_errors=True)
        return problems
    shutil.copytree(archive.root / FOLDER, new, dirs_exist_ok=True)
    # A feed's entries are known by their addresses (RFC 4287, 4.2.6): without an address there is none.
    for language in archive.site.languages if archive.site.url else ():
        target = new / archive.site.home(language.code) / NAME
        target.write_bytes(feed(archive, whole.summaries, language))
    (new / "robots.txt").write_text(robots(archive.site), encoding="utf-8")
    write_indexes(whole, new)
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
