"""Entries of a PO file that no passage has: under a number that is not theirs, or whose passage is gone."""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

import polib

from colloquy.model import Unit
from colloquy.problems import Location, Problem, advice


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


def find_gone(
    entries: Sequence[polib.POEntry], known: Container[str], explained: Container[tuple[str, str]], shown: str
) -> Iterator[Problem]:
    """Give one piece of advice for each run of entries that are no passage's and have a translation.

    `explained` has the numbers and texts of those of which it is known what else they mean.
    """

    def is_gone(entry: polib.POEntry) -> bool:
        return entry.msgctxt not in known and (entry.msgctxt, entry.msgid) not in explained

    for gone, run in groupby(entries, is_gone):
        translated = [entry for entry in run if entry.msgstr] if gone else []
        if not translated:
            continue  # without a translation, nothing is lost that a reader would miss
        first, last = translated[0], translated[-1]
        place = Location(shown, first.linenum or 1)
        if first is last:
            what = "the interview has no `{id}` to translate"
            remedy = "correct `msgctxt`; if the passage is gone, `make sync` keeps the entry as obsolete"
            yield advice(place, what, remedy, id=first.msgctxt)
        else:
            what = "the interview has none of the {number} passages from `{first}` to `{last}` to translate"
            remedy = (
                "if they are gone, `make sync` keeps the entries as obsolete; else correct each `msgctxt`"
            )
            ends = {"first": first.msgctxt, "last": last.msgctxt}
            yield advice(place, what, remedy, number=len(translated), **ends)
