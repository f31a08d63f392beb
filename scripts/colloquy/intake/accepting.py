"""Accepting: which of the words that are printed as labels are taken for such."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from colloquy.intake.asking import length
from colloquy.intake.labels import Printed, key
from colloquy.intake.lexicon import words
from colloquy.intake.names import (
    LEAD_IN,
    NO_NAMES,
    is_name,
    is_role,
    is_same,
    is_sure_name,
)
from colloquy.intake.roles import Hints
from colloquy.intake.units import Unit
from colloquy.intake.variants import are_variants, find_series
from colloquy.model import Kind

ASIDES = frozenset(map(key, words("aside_names")))
FIRM = ("colon", "time", "letter")
"""Forms that hardly anything but a label has."""
FEW_HEADS = 4
"""Headings with a label and words, below which they are titles."""
NEAR = 3
"""Paragraphs before the first label in which there may be another, of somebody who opens."""
MOST_SINGLES = 40
SENTENCE = 12
"""Words behind a bold label that are somebody’s, where all labels are bold."""
LOOSE = {"bracket": 3, "stop": 3, "dash": 3, "strong": 3, "alone": 2}
"""Forms that much else has, too, and how often each label must be printed in them."""


@dataclass(slots=True)
class Labels:
    """Which labels are taken for such."""

    accepted: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Seen:
    """All that is printed like a label, by its key."""

    firm: Counter[str] = field(default_factory=Counter)
    loose: dict[str, Counter[str]] = field(default_factory=lambda: {form: Counter() for form in LOOSE})
    spelled: dict[str, Printed] = field(default_factory=dict)

    def names(self, keys: Iterable[str]) -> list[str]:
        """Give those of some keys that are names."""
        return [each for each in keys if is_name(self.spelled[each].name)]


def accept_labels(units: Sequence[Unit], start: int, hints: Hints) -> Labels:
    """Decide which labels are such, from the unit `start` on."""
    body = units[start:]
    seen = _look(body)
    labels = Labels(_repeated(seen))
    for form, counts in seen.loose.items():
        usual = set(seen.names(entry for entry, count in counts.items() if count >= LOOSE[form]))
        if _is_usual(usual, form, labels.accepted, body):
            labels.accepted |= usual
    names = seen.names(seen.firm)
    if labels.accepted:
        _single(body, seen, hints, labels)
    elif len(sure := [entry for entry in names if is_role(seen.spelled[entry].name)]) > 1:
        labels.accepted |= set(sure)
    elif len(names) == 2 and _short_dialogue(body, set(names)):
        labels.accepted |= set(names)
    return labels


def _look(units: Sequence[Unit]) -> _Seen:
    seen = _Seen()
    heads = sum(unit.kind is Kind.HEADING and bool(unit.label and unit.label.rest) for unit in units)
    for unit in units:
        label = unit.label
        if label is None or not label.name or unit.kind is Kind.CODE or label.is_of_link:
            continue
        if unit.kind is Kind.HEADING and label.rest and heads < FEW_HEADS:
            continue
        entry = key(label.name)
        seen.spelled.setdefault(entry, label)
        if label.form in FIRM:
            seen.firm[entry] += 1
        elif label.form in seen.loose and (label.form != "alone" or unit.begins):
            seen.loose[label.form][entry] += 1
    return seen


def _repeated(seen: _Seen) -> set[str]:
    """Give labels that come again, as they are or in another spelling."""
    repeated = {entry for entry in seen.names(seen.firm) if seen.firm[entry] > 1}
    repeated |= {
        entry for entry, count in seen.firm.items() if count > 1 and _is_short_for_another(entry, seen)
    }
    repeated |= find_series(seen.firm)
    if not repeated:  # labels in small letters and the like, if there are several
        again = (entry for entry, count in seen.firm.items() if count > 2)
        small = {entry for entry in again if _may_be_name(seen.spelled[entry].name)}
        repeated = small if len(small) > 1 else set()
    singles = [entry for entry in seen.names(seen.firm) if entry not in repeated]
    repeated |= _repeated_variants(singles, repeated, seen.spelled)
    if not repeated:
        return repeated
    again = (entry for entry, count in seen.firm.items() if count > 1)  # names that have lost a letter, too
    return repeated | {entry for entry in again if _may_be_name(seen.spelled[entry].name)}


def _is_short_for_another(each: str, seen: _Seen) -> bool:
    """Say whether letters that mean something else are the initials of a name that is printed, too."""
    letters = seen.spelled[each].name
    return letters.isupper() and any(
        " " in other and is_same(letters, seen.spelled[other].name) for other in seen.firm
    )


def _is_usual(usual: set[str], form: str, accepted: set[str], units: Sequence[Unit]) -> bool:
    """Say whether labels of a loose form are such in this text."""
    if not usual or (len(usual) == 1 and not usual & accepted and (form != "alone" or len(accepted) != 1)):
        return False
    if form not in ("strong", "alone", "dash"):
        return True
    if form == "alone" and sum(length(unit.text) < 3 for unit in units) * 2 > len(units):
        return len(usual) < 6 and sum(is_accepted(unit, usual) for unit in units) * 3 > len(units)
    if not accepted:
        return _take_turns(units, usual, form)
    return form == "dash" or len(accepted) == 1 or bool(usual & accepted)


def is_accepted(unit: Unit, accepted: Container[str]) -> bool:
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
        and any(are_variants(spelled[each].name, spelled[other].name) for other in others if other != each)
    }


def _may_be_name(name: str) -> bool:
    name = re.sub(r"^the (?=\S)", "", name, flags=re.IGNORECASE)  # a paper
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


def _single(units: Sequence[Unit], seen: _Seen, hints: Hints, labels: Labels) -> None:
    """Decide about labels that are printed once, or not like names."""
    known = hints.names | frozenset(labels.accepted)
    looks = Counter(_is_strong(unit) for unit in units if is_accepted(unit, labels.accepted))
    usual = looks.most_common(1)[0][0]
    clear = looks[usual] > 0.9 * looks.total()
    first = next(index for index, unit in enumerate(units) if is_accepted(unit, labels.accepted))
    for index, unit in enumerate(units):
        begun = index > first - NEAR and (unit.kind is Kind.PARAGRAPH or index > first)
        label = unit.label
        if label is None or label.form not in FIRM or key(label.name) in labels.accepted:
            continue
        alien = clear and _is_strong(unit) is not usual and not _is_full_name(label.name)
        read_out = usual and _is_strong(unit) and _is_read_out(label)
        if not begun or not (read_out or _may_speak(label, labels.accepted)):
            labels.refused.append(label.name)
        elif is_sure_name(label.name, known) or _is_related(label, labels.accepted, seen.spelled):
            labels.accepted.add(key(label.name))
        elif alien or (label.form == "colon" and not label.rest):
            labels.refused.append(label.name)
        else:
            labels.doubtful.add(key(label.name))


def _is_read_out(label: Printed) -> bool:
    """Say whether a word that is no name has sentences behind it, as an introduction that is read out."""
    entry = key(label.name)
    return entry in NO_NAMES and entry not in ASIDES and length(label.rest) > SENTENCE


def _may_speak(label: Printed, accepted: set[str]) -> bool:
    """Say whether a label is the name of somebody; `A` alone is none where nobody is called `Q`."""
    lone_letter = label.form == "letter" and not {"q", "问", "問"} & accepted
    return is_name(label.name) and key(label.name) not in NO_NAMES and not lone_letter


def _is_strong(unit: Unit) -> bool:
    return unit.raw.startswith(("**", "__"))


def _is_related(label: Printed, accepted: set[str], spelled: dict[str, Printed]) -> bool:
    """Say whether a label is printed otherwise, too: by an initial, as its brackets say, with a title."""
    entry, name = key(label.name), label.name
    titled = sum(other.split()[0] == entry.split()[0] and " " in other for other in accepted)
    initial = entry[0] in accepted and entry[0] not in "qa" and " " not in entry
    if key(label.aside) in accepted or initial or (titled > 1 and " " in entry):
        return True
    return any(are_variants(name, spelled[other].name) for other in accepted if other in spelled)


def _is_full_name(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){1,3}", name))
