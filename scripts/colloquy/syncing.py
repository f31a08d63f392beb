"""Syncing the whole archive's PO files: `translating.sync` for each interview and language."""

from __future__ import annotations

import datetime
from pathlib import Path

import polib

from colloquy import read_interview
from colloquy.building import Progress
from colloquy.catalogue import describe, open_archive
from colloquy.problems import Phrase, Problem, has_errors, phrase
from colloquy.translating import Synced, read_po, shown_path, sync, units
from colloquy.writing import write_whole


def sync_archive(root: Path, progress: Progress) -> tuple[list[Problem], list[Phrase]]:
    """Bring all PO files up to date; with errors anywhere, write none. Gives also a line for each change."""
    archive, problems = open_archive(root)
    today = datetime.date.today().isoformat()
    ready: list[tuple[str, Synced]] = []
    for name in progress(archive.interviews):
        described, found = describe(archive, name)
        problems += found
        if described is None or has_errors(found):
            continue
        interview, found = read_interview(archive, described)
        problems += found
        if interview is None:
            continue
        for language in archive.site.codes:
            if language == interview.language:
                continue
            shown = shown_path(interview, language)
            po, found = (
                read_po(root / shown, shown) if (root / shown).exists() else (polib.POFile(wrapwidth=78), [])
            )
            problems += found
            wanted = units(archive, interview, language)
            ready.append((shown, sync(po, wanted, interview.source.path, language, today)))
    if has_errors(problems):
        return problems, []
    lines: list[Phrase] = []
    for shown, synced in ready:
        if synced.written:
            write_whole(root / shown, synced.text)
            what = "{file}: {added} new, {changed} changed, {gone} obsolete"
            counts = {"added": synced.added, "changed": synced.changed, "gone": synced.gone}
            lines.append(phrase(what, file=shown, **counts))
    return problems, lines
