"""Beginning: where the labels of a conversation begin; above that, what looks like some belongs to titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence

from colloquy.intake.parts.units import Unit, is_accepted
from colloquy.intake.turns.strange import is_bold
from colloquy.intake.vocabulary.asking import length
from colloquy.intake.vocabulary.labels import key
from colloquy.model import Kind

MOSTLY = 0.75
"""Share of labels that look alike, from which on others above a heading belong to titles."""
ENDED = re.compile(r"[.?!…。？！][\"”’]?$")
SENTENCE = 12
"""Words behind a bold label that are somebody’s, where all labels are bold."""


def find_begin(units: Sequence[Unit], accepted: Container[str]) -> int:
    """Find where labels begin that look alike: above their heading, others belong to titles."""
    looks = Counter(is_bold(unit) for unit in units if is_accepted(unit, accepted))
    usual, often = looks.most_common(1)[0]
    labelled = [index for index, unit in enumerate(units) if is_accepted(unit, accepted)]
    first = next(index for index in labelled if is_bold(units[index]) is usual)
    if often <= MOSTLY * looks.total():
        return labelled[0]
    again = Counter(key(unit.label.name) for unit in units if unit.label and unit.kind is Kind.HEADING)
    titles = (unit for unit in units[labelled[0] : first] if unit.kind is Kind.HEADING)
    alone = [unit for unit in titles if not (unit.label and again[key(unit.label.name)] > 1)]
    if not alone and _are_titles(units[labelled[0] : first], accepted):
        return first
    if not alone:
        return labelled[0]
    return next((index for index in labelled if units[index].line > alone[-1].line), first)


def _are_titles(units: Sequence[Unit], accepted: Container[str]) -> bool:
    """Say whether labels are in titles above an introduction: bold lines that are no sentences."""
    labelled = [unit for unit in units if is_accepted(unit, accepted)]
    introduced = any(length(unit.text) > SENTENCE for unit in units if not is_accepted(unit, accepted))
    return introduced and all(unit.strong and not ENDED.search(unit.text) for unit in labelled)
