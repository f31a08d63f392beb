"""What is still to be translated, or to be translated again."""

from __future__ import annotations

from collections.abc import Iterator

from colloquy.checking.differing import differing
from colloquy.model import Edition, Status, Translation, Unit
from colloquy.problems import Location, Problem, advice

NEARLY = 10
"""An edition is nearly complete if no more than one in so many of its units has no translation."""
NAME = "missing"
"""What lets an empty entry pass: ``# allow missing: why``."""


def stale(place: Location, unit: Unit, translation: Translation) -> Problem:
    """Say what is left to do where the source is no longer what was translated."""
    before, after = differing(translation.translated_from, unit.source)
    what = "{id}: translated from an earlier text: `{before}` is now `{after}`"
    remedy = "translate it again; then remove `#, fuzzy`, the line `# stale since` and the lines with `#|`"
    if not translation.synced:
        what = "{id}: `msgid` says `{before}`, and the source text now says `{after}`"
        remedy = (
            "if `msgid` was changed by mistake, put it back; else write there what the source text says "
            "now, by hand or by `make sync`, translate it again, and remove `#, fuzzy`, the line `# stale "
            "since` and the lines with `#|`, if they are there"
        )
    return advice(place, what, remedy, id=unit.id, before=before, after=after)


def missing(edition: Edition, wanted: list[Unit], shown: str) -> Iterator[Problem]:
    """Find units without a translation, if nearly all others have one.

    An edition that somebody has only begun has many of them, and says so on its pages and in its status.
    """
    known = edition.translations
    absent = [unit for unit in wanted if unit.id not in known or known[unit.id].status is Status.MISSING]
    if not known or len(absent) > max(1, len(wanted) // NEARLY):
        return
    for unit in absent:
        if unit.id in edition.astray or (unit.id in known and known[unit.id].unmarked):
            continue
        if unit.id not in known:
            what = "{id}: there is no entry with this `msgctxt`"
            remedy = "if it was removed by mistake, put it back; else run `make sync`, which adds it"
            yield advice(Location(shown), what, remedy, id=unit.id)
        elif not known[unit.id].allowed.get(NAME):
            what = "{id}: there is no translation"
            remedy = (
                "translate it; if it was removed by mistake, put it back; to leave it for later, write "
                "`# allow missing: why` above the entry"
            )
            yield advice(Location(shown, known[unit.id].line), what, remedy, id=unit.id)
