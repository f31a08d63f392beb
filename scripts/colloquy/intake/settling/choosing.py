"""Choosing: what may be answered to a doubt, and what `interview.yml` says then."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import yaml

from colloquy.intake.drafting.people import Match
from colloquy.intake.parts.model import DoubtKind
from colloquy.intake.settling.attributing import is_unlabelled, open_turns
from colloquy.intake.settling.deciding import (
    OpenDoubt,
    begin_after,
    drop,
    end_before,
    give,
    give_nobody,
    read_candidates,
    read_range,
)
from colloquy.intake.settling.editing import value_at
from colloquy.intake.settling.relating import give_label, give_none, give_other
from colloquy.intake.settling.trying import Draft, find_broken, follow
from colloquy.intake.vocabulary.labels import Printed
from colloquy.problems import Phrase, Problem, phrase

NOBODY, RIGHT, OTHER, WORDS, OVER, BEFORE, LINES = "n", "r", "s", "w", "b", "f", "l"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer."""

    key: str
    meaning: Phrase
    declared: str
    """What `interview.yml` says then."""
    broken: Problem | None = None
    """Why it cannot be given."""


def read_choices(draft: Draft, doubt: OpenDoubt, label: Printed | None, other: Match | None) -> list[Choice]:
    """Give what may be answered to a doubt; `other` is who has a label that no speaker has."""
    choices = []
    for choice in _choices(draft.declared, doubt, label, other):
        declared = follow(draft, choice.declared)
        broken = find_broken(draft, declared, doubt)
        choices.append(replace(choice, declared=declared, broken=broken))
    if doubt.kind is DoubtKind.ALL and is_unlabelled(draft.declared):
        meaning = phrase("it is wrong: you will say who speaks from which line on")
        choices.append(Choice(LINES, meaning, open_turns(draft, doubt.what)))
    return choices


def _is_early(declared: str, doubt: OpenDoubt) -> bool:
    """Say whether no more than one exchange has begun before the words in doubt are over."""
    exchanges = value_at(yaml.compose(declared), "exchanges")
    lines = exchanges.value if isinstance(exchanges, yaml.SequenceNode) else ()
    return sum(read_range(value_at(item, "line") or item)[0] <= doubt.last for item in lines) <= 1


def _choices(declared: str, doubt: OpenDoubt, label: Printed | None, other: Match | None) -> Iterator[Choice]:
    if doubt.kind is not DoubtKind.ALL:
        for candidate in read_candidates(declared):
            decided = (
                give_label(declared, doubt, label, candidate) if label else give(declared, doubt, candidate)
            )
            called = phrase("{name} ({role})", name=candidate.called, role=Phrase(candidate.role))
            yield Choice(str(candidate.index + 1), called, decided)
    if label:
        if other:
            meaning = phrase("somebody else, called “{label}”", label=label.name)
            yield Choice(OTHER, meaning, give_other(declared, doubt, label, other.person))
        meaning = phrase("“{label}” is not a label, but part of what is said", label=label.name)
        yield Choice(WORDS, meaning, give_none(declared, doubt, label))
    if doubt.kind not in (DoubtKind.ALL, DoubtKind.ROLE):
        yield Choice(NOBODY, phrase("nobody: it is not speech"), give_nobody(declared, doubt))
    if doubt.kind in (DoubtKind.ALL, DoubtKind.ROLE, DoubtKind.SPEECH):
        yield Choice(RIGHT, phrase("it is right as it is"), drop(declared, doubt))
    if doubt.kind is not DoubtKind.ROLE and doubt.line > 1:
        meaning = phrase("the interview is over: from here on it is something else")
        yield Choice(OVER, meaning, end_before(declared, doubt))
    if doubt.kind is not DoubtKind.ROLE and _is_early(declared, doubt):
        meaning = phrase("the interview has not begun: up to here it is something else")
        yield Choice(BEFORE, meaning, begin_after(declared, doubt))
