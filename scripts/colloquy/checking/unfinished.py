"""What is still to be translated, or to be translated again."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from colloquy.model import Edition, Status, Translation, Unit
from colloquy.problems import Location, Problem, advice

NEARLY = 10
"""An edition is nearly complete if no more than one in so many of its units has no translation."""
NAME = "missing"
"""What lets an empty entry pass: ``# allow missing: why``."""
AROUND = 8
"""How many characters of what is the same are shown on either side."""
LONGEST = 48
"""How many characters are shown in all."""
LONGEST_WORD = 16
"""How many characters of a word are shown beyond those around; more would push the place itself away."""


def stale(place: Location, unit: Unit, translation: Translation) -> Problem:
    """Say what is left to do where the source is no longer what was translated."""
    before, after = differing(translation.translated_from, unit.source)
    what = "{id}: translated from an earlier version of the text: `{before}` is now `{after}`"
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


def differing(before: str, after: str) -> tuple[str, str]:
    """Cut out of two texts the place where they differ, with the words around it."""
    start = count_same(before, after)
    end = min(count_same(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    start = _word(before, max(start - AROUND, 0), -1)
    rest = len(before) - end
    end = len(before) - _word(before, min(rest + AROUND, len(before)), 1)
    return _cut(before, start, end), _cut(after, start, end)


def count_same(before: Sequence[str], after: Sequence[str]) -> int:
    """Count the characters or paragraphs with which both begin."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(before, after, strict=False)))


def _word(text: str, column: int, step: int) -> int:
    """Go on to where a word in Latin letters begins or ends, so that none is shown in half."""
    for _ in range(LONGEST_WORD):
        if not 0 < column < len(text) or not re.fullmatch(r"[A-Za-z0-9-]{2}", text[column - 1 : column + 1]):
            break
        column += step
    return column


def _cut(text: str, start: int, end: int) -> str:
    stop = len(text) - end
    shown = text[start : min(stop, start + LONGEST)].replace("\n", "⏎")
    return ("…" if start else "") + shown + ("…" if stop < len(text) or stop > start + LONGEST else "")
