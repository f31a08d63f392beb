"""Syncing: each interview's PO files, by `translating.sync`, and Weblate's list of them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator

from colloquy.catalogue import Archive
from colloquy.exporting.weblate import components, locale
from colloquy.mapping.values import Editions
from colloquy.model.summary import Summary
from colloquy.problems import Phrase, phrase
from colloquy.publishing.staging import write_whole
from colloquy.recording.store import Store
from colloquy.translating import read_po, shown_path, sync, units

WEBLATE = "weblate.json"
"""Kept up to date where an archive has it, at its root."""


def synced(made: Editions) -> Iterator[tuple[str, str]]:
    """Bring an interview's PO files up to date: by path, the new text, and how many entries changed how."""
    archive, interview, site = made.archive, made.interview, made.archive.site
    today = datetime.date.today().isoformat()
    for language in site.codes:
        if language != interview.language:
            po, _ = read_po(made.files, f"{language}.po")
            wanted = units(archive, interview, language)
            codes = locale(site, language), today, locale(site, interview.language)
            new = sync(po, wanted, interview.source.path, *codes)
            if new.written:
                counts = {"added": new.added, "changed": new.changed, "gone": new.gone}
                yield f"sync {shown_path(interview, language)}", json.dumps([new.text, counts])


def write_synced(archive: Archive, summaries: list[Summary], store: Store) -> list[Phrase]:
    """Write the PO files that change; give a line for each."""
    lines: list[Phrase] = []
    for piece, interview, _ in store.found("sync "):
        text, counts = json.loads(store.piece(piece, interview))
        shown = piece.removeprefix("sync ")
        write_whole(archive.root / shown, text)
        what = "{file}: {added} new, {changed} changed, {gone} obsolete"
        lines.append(phrase(what, file=shown, **counts))
    listed = components(archive.site, [(each.id, each.language) for each in summaries])
    path = archive.root / WEBLATE
    if path.exists() and path.read_text(encoding="utf-8") != listed:
        write_whole(path, listed)
        lines.append(phrase("{file}: up to date again", file=WEBLATE))
    return lines
