"""Brackets behind labels: which of them give another name of who speaks, or say more of that person."""

import re
from collections.abc import Iterable, Mapping

from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import AUDIENCE, MACHINE, SEVERAL, UNNAMED, is_han, is_name, is_role

TRADE = pattern("trades")
PARTY = re.compile(r"[DIR](?:-[A-Z][A-Za-z. ]{1,15})?")
"""A party, and where somebody is elected: `SEN. ANN LEE (D-CA):`."""
MYSELF = re.compile(r"me|myself|(?:the )?(?:author|writer|editor)|我|本人|笔者|筆者|作者", re.IGNORECASE)
"""Who writes, behind the label of a part."""
FEWEST = 3
"""Labels of somebody with the same in brackets, from which on it belongs to the name; a capital needs two."""


def names_one(aside: str) -> bool:
    """Say whether brackets may give another label of the same person, and not one that many share."""
    return bool(aside) and not any(form.fullmatch(aside) for form in (AUDIENCE, SEVERAL, UNNAMED))


def join_by_aside(groups: list[list[str]], asides: Mapping[str, str]) -> list[list[str]]:
    """Join a name to the label that brackets behind it give for it: `Frederico (FSM):`, and then `FSM:`."""
    joined: list[list[str]] = []
    short = {asides.get(entry) for group in groups for entry in group}
    for group in sorted(groups, key=lambda group: not short & set(group)):
        given = {asides[entry] for entry in group if entry in asides} - set(group)
        other = next((other for other in joined if given & set(other)), None)
        if other is None:
            joined.append(list(group))
        else:
            other += group
    return joined


def find_belonging(labels: Iterable[tuple[str, str]]) -> set[str]:
    """Give what brackets behind labels say of who has them, and not of how something is said.

    They are behind all labels of somebody, `Ann (she/her)`, or say on a first one what its bearer does,
    `Ann (engineer)`, or that it is who writes, `Interviewer (me)`, or name the bearer, and nobody else:
    `Interviewer (Jane Doe)`, `林（林小燕）`. `labels`
    are pairs of a label and what its brackets say, if anything.
    """
    asides: dict[str, list[str]] = {}
    for label, aside in labels:
        asides.setdefault(label, []).append(aside)
    alone = {label: printed[0] for label, printed in asides.items() if set(printed) - {printed[0]} <= {""}}
    return {
        aside
        for label, aside in alone.items()
        if (len(asides[label]) >= (2 if aside[:1].isupper() else FEWEST) and all(asides[label]))
        or (_is_of_one(label) and is_name(aside) and not is_role(aside))
        or (not is_role(label) and bool(TRADE.search(aside) or PARTY.fullmatch(aside)))
        or (is_role(label) and MYSELF.fullmatch(aside))
        or _is_short_for(label, aside)
    }


def _is_of_one(label: str) -> bool:
    """Say whether a label is a part that one person has, or a voice that a recognizer counts."""
    return names_one(label) and (is_role(label) or bool(MACHINE.fullmatch(label)))


def _is_short_for(label: str, aside: str) -> bool:
    """Say whether a label is one character of Chinese, and brackets have the name that begins with it."""
    return len(label) == 1 and is_han(label) and aside.startswith(label) and len(aside) > 1 and is_name(aside)
