"""Untimed: labels without a time among a machine's labels, and times before the titles of chapters."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from colloquy.intake.parts.units import Unit, unlabelled
from colloquy.intake.vocabulary.labels import Printed, key
from colloquy.intake.vocabulary.names import ASKER, AUDIENCE, NUMBERED
from colloquy.model import Kind
from colloquy.text.inline import plain_text
from colloquy.text.times import CLOCK

MANY, NEARLY = 20, 0.8
"""How many labels have times, and which share of all, where a machine gives one to each."""
LISTENER = re.compile("(?:听众|聽眾|观众|觀眾|网友|網友)[问問]?")
"""Who sends in questions."""
LISTED = re.compile(rf"\W{{0,3}}{CLOCK}(?:\s?[-–—~]\s?{CLOCK})?\W{{1,5}}(?P<words>\w[^\n]*)")
"""A line that says where a chapter begins: `00:41:06 – Why did you stay?`."""
DIGIT = re.compile(r"\d")
"""What every such line has, however it is written; most lines of a text have none, and are not parsed."""
LONGEST = 200
BELOW_ALL = 7
"""The level of the headings of chapters, which no print of questions has."""
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
    """Take headings that are listed with times for those of chapters: none is a label, and none asks."""
    listed = {
        key(match["words"])
        for unit in units
        if unit.kind is not Kind.HEADING
        for line in unit.raw.split("\n")
        if len(line) < LONGEST
        and DIGIT.search(line)
        and (match := LISTED.fullmatch(plain_text(line).strip()))
    }
    return [
        replace(unlabelled(unit), level=BELOW_ALL)
        if unit.kind is Kind.HEADING and key(unit.text) in listed
        else unit
        for unit in _unlabel_listed(_head_chapters(units))
    ]


def _head_chapters(units: Sequence[Unit]) -> list[Unit]:
    """Take bold lines of a time and words for heads of chapters, where labels that come again have no times.

    Each of these lines has other words, and most labels have words behind them.
    """
    counts = Counter(unit.entry for unit in units if unit.label and unit.form != "time" and unit.said)
    again = sum(count for count in counts.values() if count > 1)
    heads = {index: match["words"] for index, unit in enumerate(units) if (match := _chapter(unit))}
    if not CHAPTERS <= len(heads) <= again or len({*heads.values()}) < len(heads):
        return list(units)
    return [
        replace(unit, kind=Kind.HEADING, level=BELOW_ALL, label=None) if index in heads else unit
        for index, unit in enumerate(units)
    ]


def _chapter(unit: Unit) -> re.Match[str] | None:
    alone = unit.strong and unit.begins and unit.kind is Kind.PARAGRAPH and unit.line == unit.last
    return LISTED.fullmatch(unit.text) if alone and DIGIT.search(unit.text) else None


def _unlabel_listed(units: Sequence[Unit]) -> list[Unit]:
    """Take times and words, line below line, for chapters; the last may be a label that comes again."""
    alone = [unit.form == "time" and not unit.said for unit in units]
    counts = Counter(unit.entry for unit in units if unit.label)
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
