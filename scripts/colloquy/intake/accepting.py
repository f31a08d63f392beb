"""Accepting: which of the words that are printed as labels are taken for such."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from colloquy.intake.asking import length
from colloquy.intake.labels import Printed, key
from colloquy.intake.lexicon import words
from colloquy.intake.names import (
    LEAD_IN,
    NO_NAMES,
    is_alike,
    is_han,
    is_name,
    is_role,
    is_same,
    is_sure_name,
    sound,
)
from colloquy.intake.roles import Hints
from colloquy.intake.units import Unit
from colloquy.model import Kind

ASIDES = frozenset(map(key, words("aside_names")))
FIRM = ("colon", "time", "letter")
"""Forms that hardly anything but a label has."""
FEW_HEADS = 4
"""Headings with a label and words, below which they are titles."""
MOST_SINGLES = 40
LOOSE = {"bracket": 3, "stop": 3, "dash": 3, "strong": 3, "alone": 2}
"""Forms that much else has, too, and how often each label must be printed in them."""


@dataclass(slots=True)
class Labels:
    """Which labels are taken for such."""

    accepted: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)


def accept_labels(units: Sequence[Unit], start: int, hints: Hints) -> Labels:
    """Decide which labels are such, from the unit `start` on."""
    firm, loose = Counter[str](), {form: Counter[str]() for form in LOOSE}
    spelled: dict[str, Printed] = {}
    heads = sum(unit.kind is Kind.HEADING and bool(unit.label and unit.label.rest) for unit in units)
    for unit in units[start:]:
        if not unit.label or not unit.label.name or unit.kind is Kind.CODE:
            continue
        if unit.kind is Kind.HEADING and unit.label.rest and heads < FEW_HEADS:
            continue
        each = key(unit.label.name)
        spelled.setdefault(each, unit.label)
        if unit.label.form in FIRM:
            firm[each] += 1
        elif unit.label.form in loose and (unit.label.form != "alone" or unit.begins):
            loose[unit.label.form][each] += 1
    labels = Labels()
    names = {each: is_name(spelled[each].name) for each in spelled}
    repeated = {each for each, count in firm.items() if count > 1 and names[each]}
    if len(repeated) < 2:  # lower-case labels and the like, if they take turns
        others = {
            each for each, count in firm.items() if count > 2 and each not in NO_NAMES and len(each) < 20
        }
        repeated = repeated or (others if len(others) > 1 else set())
    repeated |= _repeated_variants(
        [each for each in firm if names[each] and each not in repeated], repeated, spelled
    )
    labels.accepted |= repeated
    if repeated:  # names that have lost a letter, or are written in small letters
        labels.accepted |= {
            each for each, count in firm.items() if count > 1 and _may_be_name(spelled[each].name)
        }
    for form, counts in loose.items():
        usual = {each for each, count in counts.items() if count >= LOOSE[form] and names[each]}
        if (
            len(usual) > 1
            or (usual & labels.accepted)
            or (usual and form == "alone" and len(labels.accepted) == 1)
        ):
            if (
                form in ("strong", "alone", "dash")
                and not labels.accepted
                and not _take_turns(units[start:], usual, form)
            ):
                continue
            if (
                labels.accepted
                and form in ("alone", "strong")
                and not usual & labels.accepted
                and len(labels.accepted) > 1
            ):
                continue
            labels.accepted |= usual
    if labels.accepted:
        _single(units[start:], names, spelled, hints, labels)
    elif len(sure := [each for each in firm if names[each] and is_role(spelled[each].name)]) > 1 or (
        len(sure := [each for each in firm if names[each]]) == 2 and _short_dialogue(units[start:], set(sure))
    ):
        labels.accepted |= set(sure)
    return labels


def is_accepted(unit: Unit, accepted: set[str]) -> bool:
    """Say whether a unit begins with a label that is taken for one."""
    return (
        unit.label is not None
        and unit.kind is not Kind.CODE
        and key(unit.label.name) in accepted
        and unit.label.form != "change"
    )


def is_aside(unit: Unit) -> bool:
    """Say whether a note, a break or the like is printed as a label."""
    return (
        unit.label is not None and unit.label.form in FIRM and key(unit.label.name) in ASIDES and unit.begins
    )


def is_doubtful(unit: Unit, labels: Labels) -> bool:
    """Say whether a unit begins with what may be a label."""
    return unit.label is not None and unit.label.form in FIRM and key(unit.label.name) in labels.doubtful


def _repeated_variants(singles: list[str], repeated: set[str], spelled: dict[str, Printed]) -> set[str]:
    """Give labels that are printed once each, and are variants of another."""
    others = [*singles[:MOST_SINGLES], *sorted(repeated)[:MOST_SINGLES]]
    return {
        each
        for each in singles[:MOST_SINGLES]
        if spelled[each].rest
        and any(_are_variants(spelled[each].name, spelled[other].name) for other in others if other != each)
    }


def _are_variants(one: str, other: str) -> bool:
    return not is_role(one) and (
        is_same(one, other)
        or (is_alike(one, other) and is_han(one) != is_han(other))
        or (sound(one) == sound(other) and len(sound(one)) > 2)
    )


def _may_be_name(name: str) -> bool:
    return (
        key(name) not in NO_NAMES
        and len(name.split()) < 4
        and not LEAD_IN.search(name)
        and is_name(name.title())
    )


def _take_turns(units: Sequence[Unit], keys: set[str], form: str) -> bool:
    """Say whether labels of a loose form alternate, each with words of its own."""
    order = [
        key(unit.label.name)
        for unit in units
        if unit.label and unit.label.form == form and key(unit.label.name) in keys
    ]
    changes = sum(one != other for one, other in pairwise(order))
    return len(order) > 3 and changes * 2 > len(order)


def _short_dialogue(units: Sequence[Unit], keys: set[str]) -> bool:
    given = sum(length(unit.said) for unit in units if is_accepted(unit, keys))
    return given * 2 > sum(length(unit.text) for unit in units)


def _single(
    units: Sequence[Unit],
    names: dict[str, bool],
    spelled: dict[str, Printed],
    hints: Hints,
    labels: Labels,
) -> None:
    """Decide about labels that are printed once, or not like names."""
    begun = False
    known = hints.names | frozenset(labels.accepted)
    strong = Counter(
        unit.raw.startswith(("**", "__")) for unit in units if is_accepted(unit, labels.accepted)
    )
    usual = strong.most_common(1)[0][0]
    clear = strong[usual] > 0.9 * strong.total()
    for unit in units:
        begun = begun or is_accepted(unit, labels.accepted)
        if (
            not begun
            or not unit.label
            or unit.label.form not in FIRM
            or key(unit.label.name) in labels.accepted
        ):
            continue
        each, name = key(unit.label.name), unit.label.name
        lone_letter = unit.label.form == "letter" and not {"q", "问", "問"} & labels.accepted
        if not names.get(each) or each in NO_NAMES or lone_letter:
            labels.refused.append(name)
        elif is_sure_name(name, known) or _is_related(name, labels.accepted, spelled):
            labels.accepted.add(each)
        elif (clear and unit.raw.startswith(("**", "__")) is not usual and not _is_full_name(name)) or (
            unit.label.form == "colon" and not unit.label.rest
        ):
            labels.refused.append(name)
        else:
            labels.doubtful.add(each)


def _is_related(name: str, accepted: set[str], spelled: dict[str, Printed]) -> bool:
    """Say whether a label is printed otherwise, too: by its initial, in another spelling, with a title."""
    each = key(name)
    first = each.split()[0]
    titled = sum(other.split()[0] == first and " " in other for other in accepted)
    if (each[0] in accepted and each[0] not in "qa" and " " not in each) or (titled > 1 and " " in each):
        return True
    return any(_are_variants(name, spelled[other].name) for other in accepted if other in spelled)


def _is_full_name(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){1,3}", name))
