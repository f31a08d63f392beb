"""Marks of withheld words in translations: one that lacks a mark of its source is not shown to readers."""

from __future__ import annotations

import re

from colloquy.model import Unit
from colloquy.text.redaction import escaped_or_not


def has_marks(text: str, unit: Unit) -> bool:
    """Say whether a translation has every mark of its unit's source, as often as the source has it."""
    wanted = [entry.found for entry in unit.withheld]
    return all(len(_find_mark(text, mark)) == wanted.count(mark) for mark in set(wanted))


def with_labels(text: str, unit: Unit, language: str) -> str:
    """Put in the place of each mark what readers see there; the marks are all there."""
    for mark in {entry.found for entry in unit.withheld}:
        first, *between = re.split(escaped_or_not(mark), text)
        labels = (entry.shown[language] for entry in unit.withheld if entry.found == mark)
        text = "".join([first, *(f"{label}{rest}" for label, rest in zip(labels, between, strict=True))])
    return text


def taken_out(before: str, unit: Unit) -> tuple[str, ...]:
    """Find the words that were in the place of a unit's marks, by a source that still had them.

    Between two marks the source is as it was, and the first that looks so counts: no search goes back.
    """
    marks = "|".join(escaped_or_not(entry.found) for entry in unit.withheld)
    first, *between = re.split(marks, unit.source)
    if not between or not before.startswith(first):
        return ()
    position, words = len(first), []
    for number, kept in enumerate(between, start=1):
        last = number == len(between)
        end = len(before) - len(kept) if last else before.find(kept, position + 1)
        if end <= position or not before.startswith(kept, end):
            return ()
        words.append(before[position:end].strip(" .,;:，。；："))
        position = end + len(kept)
    return tuple(filter(None, words))


def _find_mark(text: str, mark: str) -> list[str]:
    return re.findall(escaped_or_not(mark), text)
