"""Syncing the whole archive's PO files, by `translating.sync` for each one, and Weblate's list of them."""

from __future__ import annotations

import datetime
from pathlib import Path

from colloquy import read_interview
from colloquy.building import Progress
from colloquy.catalogue import describe, open_archive
from colloquy.exporting.weblate import components, locale
from colloquy.problems import Phrase, Problem, has_errors, phrase
from colloquy.translating import Catalogue, Synced, read_po, shown_path, sync, units
from colloquy.writing import write_whole

WEBLATE = "weblate.json"
"""Kept up to date where an archive has it, at its root."""


def sync_archive(root: Path, progress: Progress) -> tuple[list[Problem], list[Phrase]]:
    """Bring all PO files up to date; with errors anywhere, write none. Gives also a line for each change."""
    archive, problems = open_archive(root)
    today = datetime.date.today().isoformat()
    ready: list[tuple[str, Synced]] = []
    read: list[tuple[str, str]] = []
    for name in progress(archive.interviews):
        described, found = describe(archive, name)
        problems += found
        if described is None or has_errors(found):
            continue
        interview, found = read_interview(archive, described)
        problems += found
        if interview is None:
            continue
        read.append((name, interview.language))
        for language in archive.site.codes:
            if language == interview.language:
                continue
            shown = shown_path(interview, language)
            po, found = (
                read_po(root / shown, shown) if (root / shown).exists() else (Catalogue(wrapwidth=78), [])
            )
            problems += found
            wanted = units(archive, interview, language)
            codes = locale(archive.site, language), today, locale(archive.site, interview.language)
            ready.append((shown, sync(po, wanted, interview.source.path, *codes)))
    if has_errors(problems):
        return problems, []
    lines: list[Phrase] = []
    for shown, synced in ready:
        if synced.written:
            write_whole(root / shown, synced.text)
            what = "{file}: {added} new, {changed} changed, {gone} obsolete"
            counts = {"added": synced.added, "changed": synced.changed, "gone": synced.gone}
            lines.append(phrase(what, file=shown, **counts))
    told, path = components(archive.site, read), root / WEBLATE
    if path.exists() and path.read_text(encoding="utf-8") != told:
        write_whole(path, told)
        lines.append(phrase("{file}: up to date again", file=WEBLATE))
    return problems, lines
