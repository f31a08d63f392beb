"""Lists: lines that are items, a few words each, or the titles of chapters."""

import re
from collections.abc import Sequence

from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.asking import length
from colloquy.model import Kind

FEWEST, SHORT = 6, 8
"""Lines of a list, and the words below which a line is one of a list."""
CHAPTER = re.compile(r"\W{0,3}(?:\d+:)?\d+:\d\d\W{0,5}[A-Z\d].{0,100}[^.,;]")
"""A time, and what begins then; what a machine has heard goes on in the next line, in small letters."""

TRANSCRIPT = re.compile(
    r"\W*(?:(?:full|complete|episode|raw|audio|video|interview|podcast) )*transcript(?:ion)?\W*"
    r"|\W*(?:完整|访谈|訪談|对话|節目|节目)?(?:文字稿|逐字稿|文字实录|文字實錄)\W*",
    re.IGNORECASE,
)
"""The heading above all that is said, below what sums it up."""


def below_transcript(units: Sequence[Unit]) -> Sequence[Unit]:
    """Give the units below the heading of a transcript, if most words are there; else all."""
    heads = (
        index
        for index, unit in enumerate(units)
        if unit.kind is Kind.HEADING and TRANSCRIPT.fullmatch(unit.text)
    )
    first = next(heads, None)
    if first is None:
        return units
    below = sum(length(unit.text) for unit in units[first + 1 :])
    return units[first + 1 :] if below * 2 > sum(length(unit.text) for unit in units) else units


def is_list(spoken: Sequence[Unit]) -> bool:
    """Say whether nearly all lines are items or a few words, or all have a time and a title."""
    items = sum(unit.kind in (Kind.ITEM, Kind.ROW) or length(unit.text) < SHORT for unit in spoken)
    chapters = sum(bool(CHAPTER.fullmatch(unit.text)) for unit in spoken)
    return len(spoken) >= FEWEST and (items * 10 > len(spoken) * 8 or chapters == len(spoken))
