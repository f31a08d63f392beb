"""Two languages that take turns in one text: each paragraph, and behind it what may be its translation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from colloquy.intake.asides import is_quiet
from colloquy.intake.asking import length
from colloquy.intake.model import Doubt, DoubtKind
from colloquy.intake.units import Unit
from colloquy.model import Kind
from colloquy.problems import phrase
from colloquy.text.scripts import HAN_CHARACTER

FEWEST = 6
"""Paragraphs of each language, below which the other is quoted."""


def doubt_languages(units: Sequence[Unit]) -> list[Doubt]:
    """Doubt a text in which Chinese and another language follow each other paragraph for paragraph."""
    spoken = [unit for unit in units if not is_quiet(unit) and unit.kind is not Kind.HEADING]
    evidence = [(unit, _is_chinese(unit.said)) for unit in spoken if length(unit.said) > 2]
    first = sum(chinese for _, chinese in evidence)
    fewer = min(first, len(evidence) - first)
    changes = [two for (_, one), (two, other) in pairwise(evidence) if one != other]
    if fewer < FEWEST or len(changes) * 10 < 14 * fewer or fewer * 10 < 3 * len(evidence):
        return []
    what = phrase("two languages take turns, and the second may be a translation of the first")
    remedy = phrase("keep one of the languages in a copy, and add the other as its translation")
    return [Doubt(changes[0].line, what, remedy, (), DoubtKind.ALL)]


def _is_chinese(words: str) -> bool:
    return len(HAN_CHARACTER.findall(words)) > length(words) / 2
