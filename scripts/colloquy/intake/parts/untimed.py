"""Untimed: labels without a time among a machine's labels, and times before the titles of chapters."""

import re
from collections import Counter
from collections.abc import Sequence

from colloquy.intake.parts.units import Unit, unlabelled
from colloquy.intake.vocabulary.labels import Printed, key
from colloquy.intake.vocabulary.names import ASKER, AUDIENCE, NUMBERED

MANY, NEARLY = 20, 0.8
"""How many labels have times, and which share of all, where a machine gives one to each."""
LISTENER = re.compile("(?:听众|聽眾|观众|觀眾|网友|網友)[问問]?")
"""Who sends in questions."""
CHAPTERS = 3
"""Lines of a list of chapters."""


def find_untimed(labels: Sequence[Printed]) -> set[str]:
    """Find `问` and the like without times, where nearly all labels have them: perhaps words read out."""
    timed = {key(label.name) for label in labels if label.form == "time"}
    often = sum(label.form == "time" for label in labels)
    if often < MANY or often <= NEARLY * len(labels):
        return set()
    return {key(label.name) for label in labels if _is_of_many(label.name)} - timed


def _is_of_many(name: str) -> bool:
    """Say whether a label only says that somebody asks, as who reads out letters does: `… 听众:`."""
    bare = name.lstrip("….。 ")
    return any(pattern.fullmatch(bare) for pattern in (NUMBERED, ASKER, AUDIENCE, LISTENER))


def unlabel_chapters(units: Sequence[Unit]) -> list[Unit]:
    """Take times and words, line below line, for chapters; the last may be a label that comes again."""
    alone = [bool(unit.label and unit.label.form == "time" and not unit.label.rest) for unit in units]
    counts = Counter(key(unit.label.name) for unit in units if unit.label)
    chapters: set[int] = set()
    run: list[int] = []
    for index, listed in enumerate([*alone, False]):
        if listed:
            run.append(index)
            continue
        label = units[run[-1]].label if run else None
        last = run[:-1] if label and counts[key(label.name)] > 1 else run
        chapters |= set(last) if len(run) >= CHAPTERS else set()
        run = []
    return [unlabelled(unit) if index in chapters else unit for index, unit in enumerate(units)]
