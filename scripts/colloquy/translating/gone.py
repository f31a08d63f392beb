"""Gone: entries of a PO file whose passages the interview has no more; a run of them is one finding."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

import polib

from colloquy.problems import Location, Problem, advice


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
