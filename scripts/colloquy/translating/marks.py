"""Marks of withheld words in translations: one that lacks a mark of its source is not shown to readers."""

import re
from difflib import SequenceMatcher

from colloquy.model import Unit
from colloquy.text.redaction import escaped_or_not
from colloquy.text.scripts import UNSPACED

_EDGES = " .,;:，。；："
_PART = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+|\S")
"""A word, or a character of a script without spaces, or a sign."""
ALIKE = 0.5
"""How alike two sources of a passage are at least, of which one is the other with a few changes."""
MOST = 2_000
"""Parts of a source that are compared, which takes the square of their number."""


def has_marks(text: str, unit: Unit) -> bool:
    """Say whether a translation has every mark of its unit's source, as often as the source has it."""
    wanted = [entry.found for entry in unit.withheld]
    return all(len(re.findall(escaped_or_not(mark), text)) == wanted.count(mark) for mark in set(wanted))


def with_labels(text: str, unit: Unit, language: str) -> str:
    """Put in place of each mark what readers see there; the marks are all there."""
    for mark in {entry.found for entry in unit.withheld}:
        first, *between = re.split(escaped_or_not(mark), text)
        labels = (entry.shown[language] for entry in unit.withheld if entry.found == mark)
        text = "".join([first, *(f"{label}{rest}" for label, rest in zip(labels, between, strict=True))])
    return text


def taken_out(before: str, unit: Unit) -> tuple[str, ...]:
    """Find the words that were in place of a unit's marks, by a source that still had them.

    Between two marks the source is mostly as it was, and the first that looks so counts: no search goes back.
    Where it is not, what a comparison of the two sets against a mark is taken for the words.
    """
    marks = "|".join(escaped_or_not(entry.found) for entry in unit.withheld)
    first, *between = re.split(marks, unit.source)
    return _between(before, first, between) or (_compared(before, unit.source, marks) if between else ())


def _between(before: str, first: str, between: list[str]) -> tuple[str, ...]:
    if not between or not before.startswith(first):
        return ()
    position, words = len(first), []
    for number, kept in enumerate(between, start=1):
        last = number == len(between)
        end = len(before) - len(kept) if last else before.find(kept, position + 1)
        if end <= position or not before.startswith(kept, end):
            return ()
        words.append(before[position:end].strip(_EDGES))
        position = end + len(kept)
    return tuple(filter(None, words))


def _compared(before: str, source: str, marks: str) -> tuple[str, ...]:
    parts, parts_now = list(_PART.finditer(before)), list(re.finditer(rf"{marks}|{_PART.pattern}", source))
    if max(len(parts), len(parts_now)) > MOST:
        return ()
    compared = SequenceMatcher(None, [part[0] for part in parts], [part[0] for part in parts_now])
    if compared.ratio() < ALIKE:
        return ()
    words = [
        before[parts[start].start() : parts[end - 1].end()].strip(_EDGES)
        for _, start, end, begin, last in compared.get_opcodes()
        if end > start and any(re.fullmatch(marks, part[0]) for part in parts_now[begin:last])
    ]
    return tuple(filter(None, words))
