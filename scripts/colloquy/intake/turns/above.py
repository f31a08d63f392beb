"""Above labels: whether questions without one are printed in a style of their own, above who answers."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.units import Unit, is_accepted
from colloquy.intake.turns.losing import is_short_question
from colloquy.intake.turns.prints import is_marked
from colloquy.intake.turns.sections import NUMBER
from colloquy.intake.vocabulary.asking import asks, ends_asking
from colloquy.model import Kind

SIGN = re.compile(r"[^\w\s\"'“”‘’«»(\[¿¡]{1,4}\s")
"""How a paragraph begins that a sign is before."""
FEWEST = 3
MOST_ASKED = 0.4
"""Of the turns of a voice, how many may ask where it only answers."""


def is_asked_by_style(units: Sequence[Unit], first: int, accepted: Mapping[str, str], named: bool) -> bool:
    """Say whether questions are printed as headings, in bold, in italics or behind numbers, above labels.

    Where the text names who asks, and nobody with a label, `named`, they may be plain paragraphs.

    Where they are few, they may as well be heads of sections: then nobody with a label may ask now and then.
    """
    spoken = [unit for unit in units[max(0, first - 1) :] if not is_quiet(unit)]
    sign = find_sign(spoken, accepted)
    own = [unit for unit in spoken if is_accepted(unit, accepted)]
    answered = [
        is_accepted(after, accepted)
        for before, unit, after in zip([None, *spoken], spoken, spoken[1:], strict=False)
        if not is_accepted(unit, accepted)
        and not (before and (is_bare(before, accepted) or NUMBER.fullmatch(before.text)))
        and (is_marked(unit) or has_sign(unit, sign) or (named and unit.begins and is_short_question(unit)))
        and asks(unit.text)
    ]
    questions = sum(answered)
    rounds = len(own) / max(1, len(set(accepted.values())))
    most = MOST_ASKED if questions * 10 >= 4 * rounds else MOST_ASKED / 2
    return (
        questions >= FEWEST
        and questions * 10 >= max(7 * len(answered), len(own))
        and not _somebody_asks(own, accepted, most)
    )


def _somebody_asks(own: Sequence[Unit], accepted: Mapping[str, str], most: float) -> bool:
    """Say whether one of the voices asks in more than that share of its turns."""
    asking = Counter(accepted[unit.entry] for unit in own if unit.label and ends_asking(unit.said))
    turns = Counter(accepted[unit.entry] for unit in own if unit.label)
    return any(count > most * turns[name] for name, count in asking.items())


def find_sign(units: Sequence[Unit], accepted: Mapping[str, str]) -> str:
    """Find the sign that nearly all questions right above a label begin with: `::: How are you?`."""
    above = [
        unit
        for unit, after in pairwise(units)
        if is_accepted(after, accepted) and not is_accepted(unit, accepted) and not is_quiet(unit)
    ]
    signs = Counter(sign for unit in above if (sign := _sign(unit)))
    sign, count = signs.most_common(1)[0] if signs else ("", 0)
    return sign if count >= FEWEST and count * 10 >= 8 * len(above) else ""


def has_sign(unit: Unit, sign: str) -> bool:
    """Say whether a paragraph or item begins with a sign; nothing does where there is none."""
    return bool(sign) and _sign(unit) == sign


def _sign(unit: Unit) -> str:
    """Give the sign before a paragraph, or the marker of an item; nothing where there is neither."""
    if unit.kind is Kind.ITEM:
        return unit.marker
    match = SIGN.match(unit.text) if unit.begins else None
    return match[0] if match else ""


def is_labelled(units: Sequence[Unit], index: int, accepted: Mapping[str, str]) -> bool:
    """Say whether a label is at a place, or below the pictures there."""
    while index < len(units) and units[index].kind is Kind.FIGURE:
        index += 1
    return index < len(units) and is_accepted(units[index], accepted)


def are_bold(units: Sequence[Unit], accepted: Mapping[str, str]) -> bool:
    """Say whether all that is asked right before a label is in bold, and there are several."""
    asked = [
        unit.strong
        for unit, after in pairwise(units)
        if is_accepted(after, accepted) and not is_accepted(unit, accepted) and asks(unit.text)
    ]
    return len(asked) >= FEWEST and all(asked)


def leads_on(units: Sequence[Unit], accepted: Mapping[str, str]) -> bool:
    """Say whether bold paragraphs follow each other from here to the next label."""
    after = next((unit for unit in units if not unit.strong and not is_quiet(unit)), None)
    return units[0].strong and after is not None and is_accepted(after, accepted)


def is_bare(unit: Unit, accepted: Mapping[str, str]) -> bool:
    """Say whether a label has its words on the lines below it."""
    return is_accepted(unit, accepted) and not unit.said
