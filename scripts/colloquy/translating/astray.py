"""Entries of a PO file under a number that is not theirs."""

from __future__ import annotations

import polib

from colloquy.model import Unit


def astray(po: polib.POFile, wanted: list[Unit]) -> dict[tuple[str, str], str]:
    """Say which unit such an entry is meant for: the only one that has no entry and says the same.

    Gives the unit's id by the entry's `msgctxt` and `msgid`.
    """
    sources = {unit.id: unit.source for unit in wanted}
    entries = [(entry.msgctxt, entry.msgid) for entry in po if not entry.obsolete and entry.msgctxt]
    there = {id_ for id_, _ in entries}
    lacking: dict[str, list[str]] = {}
    for unit in wanted:
        if unit.id not in there:
            lacking.setdefault(unit.source, []).append(unit.id)
    return {
        (id_, msgid): lacking[msgid][0]
        for id_, msgid in entries
        if sources.get(id_) != msgid and len(lacking.get(msgid, [])) == 1
    }
