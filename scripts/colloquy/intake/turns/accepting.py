"""Accepting: which of the words that are printed as labels are taken for such, and where these begin."""

import re
from collections import Counter
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.units import Unit, is_accepted
from colloquy.intake.parts.untimed import find_untimed
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.turns.repeating import (
    ASIDES,
    FIRM,
    Seen,
    find_fields,
    find_printed,
    find_repeated,
)
from colloquy.intake.turns.single import Usual, Verdict, is_firm, judge_single
from colloquy.intake.turns.strange import (
    are_within_answers,
    find_late,
    find_strange,
    find_terms,
    is_bold,
    without_tables,
)
from colloquy.intake.vocabulary.asking import asks, length
from colloquy.intake.vocabulary.labels import SPAN, key
from colloquy.intake.vocabulary.names import NO_NAMES, is_role
from colloquy.model import Kind

FEWEST_ASKED = 4
"""Questions behind one label, from which on only who asks has one."""


MOSTLY = 0.75
"""Share of labels that look alike, from which on others above a heading belong to titles."""
TIMED = 0.95
"""Share of labels that have a time, where one without it above them is none."""
BROKEN_OFF = re.compile(r"\w$")
ENDED = re.compile(r"[.?!…。？！][\"”’]?$")
SENTENCE = 12
"""Words behind a bold label that are somebody’s, where all labels are bold."""


@dataclass(slots=True)
class Labels:
    """Which labels are taken for such."""

    accepted: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    late: set[str] = field(default_factory=set)
    """Those in doubt because they come only when all others have spoken."""
    fields: set[str] = field(default_factory=set)
    """Keys of the fields of forms."""
    forms: Collection[str] = FIRM
    """In which labels are printed."""
    begin: int = 0
    """The unit before which none is taken for one."""


def accept_labels(
    units: Sequence[Unit], start: int, hints: Hints, sure: frozenset[str] = frozenset()
) -> Labels:
    """Decide which labels are such, from the unit `start` on; `sure` are the keys of those that are."""
    body = without_tables(units[start:])
    seen = find_printed(body)
    sure &= {unit.entry for unit in body if unit.label and is_bold(unit)}
    fields = find_fields(body, seen.firm) - sure
    labels = Labels((find_repeated(seen) - fields) | sure, fields=fields)
    for form in seen.loose:
        usual = seen.usual(form)
        if _is_usual(usual, form, labels.accepted, body):
            labels.accepted |= usual
    labels.accepted |= _find_beside(body, seen, labels.accepted)
    names = seen.names(seen.firm)
    if labels.accepted:
        terms = find_terms(body, labels.accepted) - sure
        strange = find_strange(body, labels.accepted) - hints.names - sure
        labels.late = find_late(body, labels.accepted) - sure
        strange |= labels.late
        labels.accepted -= terms | strange
        labels.refused += sorted(terms)
        labels.doubtful |= strange
    if labels.accepted:
        _judge_singles(body, seen, hints, labels)
        untimed = (
            find_untimed([unit.label for unit in body if unit.label and is_accepted(unit, labels.accepted)])
            - sure
        )
        unsure = untimed | _find_within_sentences(body, labels.accepted)
        labels.accepted -= unsure
        labels.doubtful |= unsure
        if _are_two(body, both := labels.accepted | labels.doubtful):
            labels.accepted, labels.doubtful = both, set()
        labels.begin = start + find_begin(body, labels.accepted)
        labels.accepted &= {unit.entry for unit in units[labels.begin :] if unit.label}
    elif len(roles := [entry for entry in names if is_role(seen.spelled[entry].name)]) > 1:
        labels.accepted |= set(roles)
    elif _are_two(body, set(names)):
        labels.accepted |= set(names)
    return Labels() if are_within_answers(body, labels.accepted) else labels


def _find_within_sentences(units: Sequence[Unit], accepted: set[str]) -> set[str]:
    """Give the labels that come only where the words of a turn break off, unless others do so, too."""
    broken, others = set[str](), set[str]()
    for before, unit in pairwise(units):
        if is_accepted(unit, accepted):
            breaks = others and before.kind is Kind.PARAGRAPH and BROKEN_OFF.search(before.said)
            (broken if breaks else others).add(unit.entry)
    return set() if broken & others else broken


def _find_beside(units: Sequence[Unit], seen: Seen, accepted: set[str]) -> set[str]:
    """Give what is no name by its form, `是枝裕和`, yet comes as often as the only label, right beside it."""
    if len(accepted) != 1:
        return set()
    said = [unit for unit in units if unit.text and not is_quiet(unit)]
    keys = [unit.entry if unit.form in FIRM else "" for unit in said]
    (only,) = accepted
    met = Counter(pair for pair in pairwise(keys) if only in pair)
    least = max(2, seen.firm[only] - 1)
    beside = {one if two == only else two for (one, two), count in met.items() if count >= least} - accepted
    answering = set()
    for other in beside - NO_NAMES - ASIDES - {""}:
        order = [entry for entry in keys if entry in (only, other)]
        often = max(met[only, other], met[other, only])
        if often == seen.firm[other] and all(one != two for one, two in pairwise(order)):
            answering.add(other)
    return answering if len(answering) == 1 else set()


def _is_usual(usual: set[str], form: str, accepted: set[str], units: Sequence[Unit]) -> bool:
    """Say whether labels of a loose form are such in this text."""
    if not usual:
        return False
    if len(usual) == 1 and not usual & accepted and (form != "alone" or len(accepted) != 1):
        return form == "bracket" and _asks_alone(units, usual)
    if form not in ("strong", "alone", "dash", "gap"):
        return True
    said = [unit for unit in units if not SPAN.fullmatch(unit.text)]
    if form == "alone" and sum(length(unit.text) < 3 for unit in said) * 2 > len(said):
        return len(usual) < 6 and sum(is_accepted(unit, usual) for unit in said) * 3 > len(said)
    if not accepted:
        return _take_turns(units, usual, form)
    return form == "dash" or len(accepted) == 1 or (form == "strong" and bool(usual & accepted))


def _asks_alone(units: Sequence[Unit], keys: set[str]) -> bool:
    """Say whether nearly all that is behind one label asks: only who asks has one."""
    own = [unit for unit in units if is_accepted(unit, keys)]
    return len(own) >= FEWEST_ASKED and sum(asks(unit.said) for unit in own) * 10 >= 8 * len(own)


def is_aside(unit: Unit) -> bool:
    """Say whether a note, a break or the like is printed as a label."""
    return unit.form in FIRM and unit.entry in ASIDES and unit.begins


def is_doubtful(unit: Unit, labels: Labels) -> bool:
    """Say whether a unit begins with what may be a label."""
    return unit.label is not None and is_firm(unit, labels.forms) and unit.entry in labels.doubtful


def _take_turns(units: Sequence[Unit], keys: set[str], form: str) -> bool:
    """Say whether labels of a loose form alternate, each with words of its own."""
    order = [unit.entry for unit in units if unit.form == form and unit.entry in keys]
    changes = sum(one != other for one, other in pairwise(order))
    return len(order) > 3 and changes * 2 > len(order)


def _are_two(units: Sequence[Unit], keys: Container[str]) -> bool:
    """Say whether two labels are of two who speak: they give most words, or each has a time."""
    labelled = [unit for unit in units if unit.label and unit.entry in keys]
    if len({unit.entry for unit in labelled}) != 2:
        return False
    timed = all(unit.form == "time" for unit in labelled)
    given = sum(length(unit.said) for unit in units if is_accepted(unit, keys))
    return (timed and units[0] is labelled[0]) or given * 2 > sum(length(unit.text) for unit in units)


def _judge_singles(units: Sequence[Unit], seen: Seen, hints: Hints, labels: Labels) -> None:
    """Decide about labels that are printed once, or not like names; each by those accepted before it."""
    names = hints.names | frozenset(labels.accepted)
    usual = Usual.of(units, labels.accepted)
    labels.forms = usual.forms
    for index, unit in enumerate(units):
        label = unit.label
        if label is None or not usual.may_have(unit):
            continue
        entry = key(label.name)
        if not entry or entry in labels.accepted | labels.fields:  # dots alone are nobody's name
            continue
        match judge_single(units, index, usual, labels.accepted, names, seen):
            case Verdict.LABEL:
                labels.accepted.add(entry)
            case Verdict.WORDS:
                labels.refused.append(label.name)
            case Verdict.DOUBT:
                labels.doubtful.add(entry)


def find_begin(units: Sequence[Unit], accepted: Container[str]) -> int:
    """Find where labels begin that look alike: above their heading, others belong to titles."""
    looks = Counter(is_bold(unit) for unit in units if is_accepted(unit, accepted))
    usual, often = looks.most_common(1)[0]
    labelled = [index for index, unit in enumerate(units) if is_accepted(unit, accepted)]
    labelled = labelled[_count_listed(units, labelled) :]
    items = [units[index].kind is Kind.ITEM for index in labelled]
    if items.count(True) * 2 < len(items):  # points of a list above the turns: `- Ann: Boats are slow`
        points, beside = items.index(False), units[max(0, labelled[0] - 1) : labelled[0] + 2]
        labelled = labelled[0 if sum(unit.kind is Kind.ITEM for unit in beside) == 1 else points :]
    first = next(index for index in labelled if is_bold(units[index]) is usual)
    forms = [unit.label.form for index in labelled if (unit := units[index]).label]
    if forms[0] not in FIRM and forms.count("time") > TIMED * len(forms):
        return labelled[forms.index("time")]  # what is above has the names of a page
    if often <= MOSTLY * looks.total():
        return labelled[0]
    again = Counter(unit.entry for unit in units if unit.label and unit.kind is Kind.HEADING)
    titles = (unit for unit in units[labelled[0] : first] if unit.kind is Kind.HEADING)
    alone = [unit for unit in titles if not (unit.label and again[unit.entry] > 1)]
    if not alone:
        return labelled[0]
    return next((index for index in labelled if units[index].line > alone[-1].line), first)


def _count_listed(units: Sequence[Unit], labelled: Sequence[int]) -> int:
    """Count names alone on lines that only list who will speak: a few words are below, and no sentence."""
    forms = [label.form for index in labelled if (label := units[index].label)]
    listed = next((at for at, form in enumerate(forms) if form != "alone"), 0)
    if not listed or forms.count("alone") * 2 > len(forms):
        return 0
    below = units[labelled[0] + 1 : labelled[listed]]
    return 0 if any(length(unit.said) > SENTENCE or ENDED.search(unit.text) for unit in below) else listed
