"""Lists: lines that are items, a few words each, or the titles of chapters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.asking import length
from colloquy.model import Kind

FEWEST, SHORT = 6, 8
"""Lines of a list, and the words below which a line is one of a list."""
CHAPTER = re.compile(r"\W{0,3}(?:\d+:)?\d+:\d\d\W{0,5}[A-Z\d].{0,100}[^.,;]")
"""A time, and what begins then; what a machine has heard goes on in the next line, in small letters."""


def is_list(spoken: Sequence[Unit]) -> bool:
    """Say whether nearly all lines are items or a few words, or all have a time and a title."""
    items = sum(unit.kind in (Kind.ITEM, Kind.ROW) or length(unit.text) < SHORT for unit in spoken)
    chapters = sum(bool(CHAPTER.fullmatch(unit.text)) for unit in spoken)
    return len(spoken) >= FEWEST and (items * 10 > len(spoken) * 8 or chapters == len(spoken))
