"""Accepting: which of the words that are printed as labels are taken for such."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from colloquy.intake.parts.units import Unit, is_accepted
from colloquy.intake.parts.untimed import find_untimed
from colloquy.intake.speakers.ending import is_back_matter
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.turns.beginning import find_begin
from colloquy.intake.turns.repeating import (
    ASIDES,
    FIRM,
    LOOSE,
    Seen,
    find_fields,
    find_printed,
    find_repeated,
)
from colloquy.intake.turns.strange import (
    CLEARLY,
    are_within_answers,
    find_strange,
    find_terms,
    is_bold,
    is_list,
    is_term,
    without_tables,
)
from colloquy.intake.vocabulary.asking import asks, length
from colloquy.intake.vocabulary.labels import SPAN, Printed, key
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import MYSELF, NO_NAMES, NUMBERED, is_name, is_role, is_sure_name
from colloquy.intake.vocabulary.variants import are_variants, is_joint, is_run_in
from colloquy.model import Kind

FEWEST_MYSELF = 3
"""How often `我` is printed as labels are, from which on it may be one: of who writes, or of who retells."""
FEWEST_ASKED = 4
"""Questions behind one label, from which on only who asks has one."""
NEAR = 3
"""Paragraphs before the first label in which there may be another, of somebody who opens."""
END = re.compile(r"[.。!！?？…]")
JOB = pattern("jobs")
SOMEBODY = pattern(
    "somebody",
    r"(?:还是|還是|刚才|剛才)?(?:[那这這另某]|第[一二三四五六])[一二三四五六几幾]?[个個位名]?.{0,8}?{}",
)
"""`那位举手的同学`: somebody whose name is not given."""
SENTENCE = 12
"""Words behind a bold label that are somebody’s, where all labels are bold."""


@dataclass(slots=True)
class Labels:
    """Which labels are taken for such."""

    accepted: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    """Keys of the fields of forms."""
    begin: int = 0
    """The unit before which none is taken for one."""


def accept_labels(units: Sequence[Unit], start: int, hints: Hints) -> Labels:
    """Decide which labels are such, from the unit `start` on."""
    body = without_tables(units[start:])
    seen = find_printed(body)
    fields = find_fields(body, seen.firm)
    labels = Labels(find_repeated(seen) - fields, fields=fields)
    for form, counts in seen.loose.items():
        usual = set(seen.names(entry for entry, count in counts.items() if count >= LOOSE[form]))
        if _is_usual(usual, form, labels.accepted, body):
            labels.accepted |= usual
    names = seen.names(seen.firm)
    if labels.accepted:
        terms = find_terms(body, labels.accepted)
        strange = find_strange(body, labels.accepted) - hints.names
        labels.accepted -= terms | strange
        labels.refused += sorted(terms)
        labels.doubtful |= strange
        _single(body, seen, hints, labels)
        untimed = find_untimed(
            [unit.label for unit in body if unit.label and is_accepted(unit, labels.accepted)]
        )
        labels.accepted -= untimed
        labels.doubtful |= untimed
        if _are_two(body, both := labels.accepted | labels.doubtful):
            labels.accepted, labels.doubtful = both, set()
        labels.begin = start + find_begin(body, labels.accepted)
        labels.accepted &= {key(unit.label.name) for unit in units[labels.begin :] if unit.label}
    elif len(sure := [entry for entry in names if is_role(seen.spelled[entry].name)]) > 1:
        labels.accepted |= set(sure)
    elif _are_two(body, set(names)):
        labels.accepted |= set(names)
    return Labels() if are_within_answers(body, labels.accepted) else labels


def _is_usual(usual: set[str], form: str, accepted: set[str], units: Sequence[Unit]) -> bool:
    """Say whether labels of a loose form are such in this text."""
    if not usual:
        return False
    if len(usual) == 1 and not usual & accepted and (form != "alone" or len(accepted) != 1):
        return form == "bracket" and _asks_alone(units, usual)
    if form not in ("strong", "alone", "dash"):
        return True
    said = [unit for unit in units if not SPAN.fullmatch(unit.text)]
    if form == "alone" and sum(length(unit.text) < 3 for unit in said) * 2 > len(said):
        return len(usual) < 6 and sum(is_accepted(unit, usual) for unit in said) * 3 > len(said)
    if not accepted:
        return _take_turns(units, usual, form)
    return form == "dash" or len(accepted) == 1 or bool(usual & accepted)


def _asks_alone(units: Sequence[Unit], keys: set[str]) -> bool:
    """Say whether nearly all that is behind one label asks: only who asks has one."""
    own = [unit for unit in units if is_accepted(unit, keys)]
    return len(own) >= FEWEST_ASKED and sum(asks(unit.said) for unit in own) * 10 >= 8 * len(own)


def is_aside(unit: Unit) -> bool:
    """Say whether a note, a break or the like is printed as a label."""
    return (
        unit.label is not None and unit.label.form in FIRM and key(unit.label.name) in ASIDES and unit.begins
    )


def is_doubtful(unit: Unit, labels: Labels) -> bool:
    """Say whether a unit begins with what may be a label."""
    return unit.label is not None and _is_firm(unit) and key(unit.label.name) in labels.doubtful


def _is_firm(unit: Unit) -> bool:
    """Say whether a label is printed as hardly anything else is, or alone as a heading."""
    alone = unit.kind is Kind.HEADING and unit.label is not None and unit.label.form == "alone"
    return alone or (unit.label is not None and unit.label.form in FIRM)


def _take_turns(units: Sequence[Unit], keys: set[str], form: str) -> bool:
    """Say whether labels of a loose form alternate, each with words of its own."""
    order = [
        key(unit.label.name)
        for unit in units
        if unit.label and unit.label.form == form and key(unit.label.name) in keys
    ]
    changes = sum(one != other for one, other in pairwise(order))
    return len(order) > 3 and changes * 2 > len(order)


def _are_two(units: Sequence[Unit], keys: Container[str]) -> bool:
    """Say whether two labels are of two who speak: they give most words, or each has a time."""
    labelled = [unit for unit in units if unit.label and key(unit.label.name) in keys]
    if len({key(unit.label.name) for unit in labelled if unit.label}) != 2:
        return False
    timed = all(unit.label and unit.label.form == "time" for unit in labelled)
    given = sum(length(unit.said) for unit in units if is_accepted(unit, keys))
    return (timed and units[0] is labelled[0]) or given * 2 > sum(length(unit.text) for unit in units)


def _single(units: Sequence[Unit], seen: Seen, hints: Hints, labels: Labels) -> None:
    """Decide about labels that are printed once, or not like names."""
    known = hints.names | frozenset(labels.accepted)
    looks = Counter(is_bold(unit) for unit in units if is_accepted(unit, labels.accepted))
    usual = looks.most_common(1)[0][0]
    clear = looks[usual] > CLEARLY * looks.total()
    where = [index for index, unit in enumerate(units) if is_accepted(unit, labels.accepted)]
    first, last = where[0], where[-1]
    forms = {(unit.kind, unit.level) for unit in units if is_accepted(unit, labels.accepted)}
    apart = not any(unit.label and unit.label.rest for unit in units if is_accepted(unit, labels.accepted))
    for index, unit in enumerate(units):
        label = unit.label
        near = NEAR if label and label.rest else 2 * NEAR  # the words of a label alone are a unit, too
        written = unit.kind is Kind.PARAGRAPH or (unit.kind, unit.level) in forms
        begun = index > first - near and (written or index > first)
        taken = labels.accepted | labels.fields | {""}  # dots alone are nobody's name
        if label is None or key(label.name) in taken or not _may_be_single(unit, forms):
            continue
        if not label.rest and is_list(units[index + 1 :]):
            labels.refused.append(label.name)
            continue
        joint = is_joint(label.name, labels.accepted) or is_run_in(label.name, labels.accepted)
        if begun and (joint or (label.name in MYSELF and seen.firm[key(label.name)] >= FEWEST_MYSELF)):
            labels.doubtful.add(key(label.name))
            continue
        alien = clear and is_bold(unit) is not usual and not _is_full_name(label.name)
        if (
            unit.kind is Kind.ITEM
            and not any(kind is Kind.ITEM for kind, _ in forms)
            and is_term(units, index)
        ):
            labels.refused.append(label.name)
            continue
        read_out = usual and is_bold(unit) and _is_read_out(label)
        timed = label.form == "time" and unit.begins and key(label.name) not in ASIDES
        if not begun or not (read_out or timed or _may_speak(label, labels.accepted)):
            labels.refused.append(label.name)
        elif index > last and is_back_matter(unit) and not END.search(label.rest):
            labels.refused.append(label.name)  # `Translator: Jane Doe`
        elif is_sure_name(label.name, known) or _is_related(label, labels.accepted, seen.spelled):
            labels.accepted.add(key(label.name))
        elif alien or (label.form == "colon" and not label.rest and not apart):
            labels.refused.append(label.name)
        else:
            labels.doubtful.add(key(label.name))


def _may_be_single(unit: Unit, forms: Container[tuple[Kind, int]]) -> bool:
    """Say whether a label may be one though it comes once: firmly printed, or a heading as others are."""
    usual = (unit.kind, unit.level) in forms
    return _is_firm(unit) and (usual or (unit.label is not None and unit.label.form in FIRM))


def _is_read_out(label: Printed) -> bool:
    """Say whether a word that is no name has sentences behind it, as an introduction that is read out."""
    entry = key(label.name)
    return entry in NO_NAMES and entry not in ASIDES and length(label.rest) > SENTENCE


def _may_speak(label: Printed, accepted: set[str]) -> bool:
    """Say whether a label is the name of somebody; `A` alone is none where nobody is called `Q`."""
    lone_letter = label.form == "letter" and not {"q", "问", "問"} & accepted
    asked = bool(NUMBERED.fullmatch(key(label.name))) and key(label.name)[0] in accepted
    worker = JOB.fullmatch(label.name) and length(label.rest) > 1 and END.search(label.rest)
    somebody = SOMEBODY.fullmatch(label.name) and END.search(label.rest)
    named = is_name(label.name) and key(label.name) not in NO_NAMES and not lone_letter
    return asked or bool(worker or somebody) or named


def _is_related(label: Printed, accepted: set[str], spelled: dict[str, Printed]) -> bool:
    """Say whether a label is printed otherwise, too: by an initial, as its brackets say, with a title."""
    entry, name = key(label.name), label.name
    titled = sum(other.split()[0] == entry.split()[0] and " " in other for other in accepted)
    initial = entry[0] in accepted and entry[0] not in "qa" and " " not in entry
    asked = bool(NUMBERED.fullmatch(entry)) and entry[0] in accepted
    if key(label.aside) in accepted or initial or asked or (titled > 1 and " " in entry):
        return True
    return any(are_variants(name, spelled[other].name) for other in accepted if other in spelled)


def _is_full_name(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){1,3}", name))
