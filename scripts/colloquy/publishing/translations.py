"""Writing the PO files that syncing changed, and Weblate's list of them."""

import json

from colloquy.catalogue import Archive
from colloquy.exporting.weblate import components
from colloquy.guarding.files import exists, read_bytes, write_whole
from colloquy.model.summary import Summary
from colloquy.problems import Phrase, phrase
from colloquy.recording.store import Store

WEBLATE = "weblate.json"
"""Kept up to date where an archive has it, at its root."""


def write_synced(archive: Archive, summaries: list[Summary], store: Store) -> list[Phrase]:
    """Write the PO files that change; give a line for each."""
    lines: list[Phrase] = []
    for piece, interview, _ in store.pieces("sync "):
        text, counts = json.loads(store.piece(piece, interview))
        left = counts.pop("left")
        shown = piece.removeprefix("sync ")
        write_whole(archive.root / shown, text)
        what = "{file}: {added} new, {changed} changed, {gone} obsolete"
        if counts["forgotten"]:
            what = (
                "{file}: {added} new, {changed} changed, {gone} obsolete; {forgotten} emptied or dropped, as "
                "they may have had words that are withheld"
            )
        lines.append(phrase(what, file=shown, **counts))
        what = (
            "{file}: {id} has `{words}`, which was withheld elsewhere, or is part of what was: if nobody may "
            "read it, withhold it there, too"
        )
        lines += [phrase(what, file=shown, id=id_, words=words) for words, id_ in left]
    listed = components(archive.site, [(each.id, each.language) for each in summaries])
    path = archive.root / WEBLATE
    if exists(path) and read_bytes(path) != listed.encode():
        write_whole(path, listed)
        lines.append(phrase("{file}: up to date again", file=WEBLATE))
    return lines
