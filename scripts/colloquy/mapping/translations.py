"""What syncing an interview's PO files gives, by `translating.sync`."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator

from colloquy.exporting.weblate import locale
from colloquy.mapping.values import Editions
from colloquy.translating import read_po, shown_path, sync, units


def sync_translations(editions: Editions) -> Iterator[tuple[str, str]]:
    """Bring an interview's PO files up to date: by path, the new text, and how many entries changed how."""
    archive, interview, site = editions.archive, editions.interview, editions.archive.site
    today = datetime.date.today().isoformat()
    for language in site.codes:
        if language != interview.language:
            po, _ = read_po(editions.files, f"{language}.po")
            wanted = units(archive, interview, language)
            codes = locale(site, language), today, locale(site, interview.language)
            new = sync(po, wanted, interview.source.path, *codes)
            if new.written:
                counts = {
                    "added": new.added,
                    "changed": new.changed,
                    "gone": new.gone,
                    "forgotten": new.forgotten,
                }
                yield f"sync {shown_path(interview, language)}", json.dumps([new.text, counts])
