"""Voices: labels of the same speaker are brought together, by form and by place in the conversation."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from colloquy.intake.parts.model import Doubt, DoubtKind, Voice
from colloquy.intake.speakers.brackets import find_belonging, join_by_aside, names_one
from colloquy.intake.vocabulary.fullness import fullest, without_act
from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.names import (
    AUDIENCE,
    GUEST,
    MACHINE,
    UNNAMED,
    is_name,
    is_role,
    is_same,
    strip_role,
)
from colloquy.intake.vocabulary.variants import (
    are_heard_alike,
    is_alike,
    is_misspelled,
    is_nearly,
    is_role_misspelled,
    is_short,
    is_surely_transcribed,
    once,
)
from colloquy.problems import Phrase, phrase

FEWEST = 4
"""How often a name is beside who asks, if its bearer is the one who answers."""
TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx)\.? [A-Z][\w'’-]+")
RARE = 2
"""Turns under a label, up to which a title and a surname may be a relative's, or a name alike a slip."""
OFTEN = 5
"""How often a label is printed, of which another with a letter more or less is a slip."""
MOST = 200
"""Labels that are compared with all others; no conversation has more speakers."""


class Said(NamedTuple):
    """A label as it is printed in a line, whether what is behind it asks, and what its brackets say."""

    line: int
    label: str
    asks: bool
    aside: str = ""


def gather_voices(
    labels: Sequence[Said], known: Iterable[str], distinct: bool = False
) -> tuple[dict[str, Voice], dict[str, str], list[Phrase], list[Doubt]]:
    """Bring labels together; `known` are names from elsewhere, and `distinct` ones are spelled as meant.

    Gives voices by name, the voice's name for each label's key, what to say of it, and doubts.
    """
    counts = Counter(key(said.label) for said in labels)
    asked = Counter(key(said.label) for said in labels if said.asks)
    printed: dict[str, str] = {}
    lines: dict[str, int] = {}
    for said in labels:
        printed.setdefault(key(said.label), said.label)
        lines.setdefault(key(said.label), said.line)
    keys = [entry for entry, _ in counts.most_common(MOST)]
    order = [key(said.label) for said in labels]
    beside = Counter(frozenset(pair) for pair in pairwise(order) if pair[0] != pair[1])
    asking = {entry for entry in counts if asked[entry] * 2 > counts[entry]}
    apart = {entry for entry in keys if _may_be_of_family(printed[entry], counts[entry])}
    groups, doubts = _by_form(keys, printed, lines, beside, apart)
    given = {key(said.label): key(said.aside) for said in labels if names_one(said.aside)}
    groups = join_by_aside(  # one who answers a label is whom it asks: `Q6 (Ann)`, and then `Ann`
        groups, {entry: aside for entry, aside in given.items() if not beside[frozenset((entry, aside))]}
    )
    groups, notes = (groups, []) if distinct else _by_sound(groups, printed, beside, counts, asking)
    groups = _by_part(groups, printed, beside, asking)
    belonging = find_belonging((said.label, said.aside) for said in labels)
    voices: dict[str, Voice] = {}
    by_key: dict[str, str] = {}
    for group in groups:
        spelled = [printed[entry] for entry in group]
        slips = {printed[entry] for entry in group if _is_seldom(entry, group, counts)}
        firm = [label for label in spelled if label not in slips and not _is_slip(label, spelled)]
        name = without_act(fullest(firm, known), printed.values())
        unnamed = is_role(name) or MACHINE.fullmatch(name) or len(name) == 1
        if unnamed and not UNNAMED.fullmatch(name):
            borne = (said.aside for said in labels if key(said.label) in group and said.aside in belonging)
            name = next(filter(is_name, borne), name)
        while name in voices:
            name = spelled[0] if spelled[0] not in voices else f"{name}."
        asides = {
            f"{said.label} ({said.aside})"
            for said in labels
            if key(said.label) in group
            and (
                said.aside in belonging
                or key(said.aside) in printed
                or (said.aside and AUDIENCE.fullmatch(said.label))  # one of them, each time
            )
        }
        voices[name] = Voice(name, [*spelled, *sorted(asides - {f"{name} ({name})"})])
        by_key |= dict.fromkeys(group, name)
    return voices, by_key, notes, doubts


def _by_form(
    keys: list[str],
    printed: dict[str, str],
    lines: dict[str, int],
    beside: Counter[frozenset[str]],
    apart: Container[str],
) -> tuple[list[list[str]], list[Doubt]]:
    """Join variants by form to the longest name that they can only be of; those `apart` may be of others."""
    slips = {one for one in keys if any(is_role_misspelled(printed[one], printed[other]) for other in keys)}
    slips = {entry for entry in slips if not is_role(printed[entry])}  # they join the parts, which join names
    order = sorted(
        keys,
        key=lambda entry: (entry in slips, is_role(printed[entry]), -len(strip_role(printed[entry])), entry),
    )
    groups: list[list[str]] = []
    doubts = []
    lone = not {"q", "问", "問"} & set(keys)
    for entry in order:
        fitting = [
            group
            for group in groups
            if is_same(printed[entry], printed[group[0]])
            or is_role_misspelled(printed[entry], printed[group[0]])
            or (lone and any(_is_initial(printed[entry], printed[other]) for other in group))
            or (" " not in group[0] and entry == group[0][:1] and is_short(entry, keys))
        ]
        fitting = [group for group in fitting if not _alternate(entry, group, beside)]
        if len(fitting) == 1 and entry not in apart:
            fitting[0].append(entry)
            continue
        if len(fitting) == 1:
            name = printed[fitting[0][0]]
            what = phrase(
                "the label “{label}” may belong to {name}, or to a relative", label=printed[entry], name=name
            )
            remedy = phrase("say whose label it is")
            doubts.append(Doubt(lines[entry], what, remedy, (name, printed[entry]), DoubtKind.LABEL))
        if len(fitting) > 1:
            names = tuple(printed[group[0]] for group in fitting)
            what = phrase("the label “{label}” may belong to {names}", label=printed[entry], names=[*names])
            doubts.append(Doubt(lines[entry], what, phrase("say whose label it is"), names, DoubtKind.LABEL))
        groups.append([entry])
    return groups, doubts


def _may_be_of_family(label: str, count: int) -> bool:
    """Say whether a label is a title and a surname, and so rare that a relative may come in with it."""
    return count <= RARE and bool(TITLED.fullmatch(label))


def _is_initial(letter: str, initials: str) -> bool:
    """Say whether a letter is short for initials, where it cannot mean that somebody answers."""
    return len(letter) == 1 and initials.isupper() and len(initials) in (2, 3) and initials[0] == letter


def _alternate(each: str, group: list[str], beside: Counter[frozenset[str]]) -> bool:
    """Say whether two labels answer each other: then they are two people's."""
    return any(beside[frozenset((each, other))] > 1 for other in group)


def _by_sound(
    groups: list[list[str]],
    printed: dict[str, str],
    beside: Counter[frozenset[str]],
    counts: Counter[str],
    asking: set[str],
) -> tuple[list[list[str]], list[Phrase]]:
    """Join names that sound alike and never answer each other, while both answer the same others."""
    joined: list[list[str]] = []
    notes: list[Phrase] = []
    for group in sorted(groups, key=lambda group: -sum(counts[label] for label in group)):
        for other in joined:
            meetings = _meetings(group, other, beside)
            rarer = min(sum(counts[label] for label in group), sum(counts[label] for label in other))
            both_ask = set(group) <= asking and set(other) <= asking  # an answer between them has no label
            pairs = [(printed[one], printed[two]) for one in group for two in other]
            one_side = len(groups) == 2 and (both_ask or not asking & {*group, *other})
            same = one_side and any(is_surely_transcribed(*pair) for pair in pairs)  # the other has no label
            apart = both_ask or same or meetings * 2 <= rarer + 1
            likely = is_alike if rarer <= RARE else are_heard_alike
            alike = any(likely(printed[one], printed[two]) for one in group for two in other)
            part = any(  # was judged by form
                set(one.split()) & set(two.split()) and not is_misspelled(one, two)
                for one in group
                for two in other
            )
            if apart and alike and not part and (len(groups) > 2 or rarer == 1 or same):
                other.extend(group)
                one, two = printed[group[0]], printed[other[0]]
                notes.append(phrase("“{one}” is taken for a variant of “{other}”", one=one, other=two))
                break
        else:
            joined.append(list(group))
    return joined, notes


def _by_part(
    groups: list[list[str]], printed: dict[str, str], beside: Counter[frozenset[str]], asking: set[str]
) -> list[list[str]]:
    """Join `答` to the name of the only one who answers somebody else."""
    guests = [group for group in groups if all(GUEST.fullmatch(printed[entry]) for entry in group)]
    others = [group for group in groups if group not in guests]
    named = [group for group in others if not set(group) & asking and not is_role(printed[group[0]])]
    if len(groups) != 3 or len(guests) != 1 or len(named) != 1:
        return groups
    (guest,), (name,) = guests, named
    (asker,) = (group for group in others if group is not name)
    if _meetings(name, guest, beside) or _meetings(name, asker, beside) < FEWEST:
        return groups
    return [asker, [*name, *guest]]


def _meetings(group: list[str], other: list[str], beside: Counter[frozenset[str]]) -> int:
    """Count how often one of two is right before or behind the other."""
    return sum(beside[frozenset((one, two))] for one in group for two in other)


def _is_seldom(entry: str, group: Sequence[str], counts: Mapping[str, int]) -> bool:
    """Say whether a label is printed once, and hardly differs from another that is printed often."""
    return counts[entry] == 1 and any(
        counts[other] >= OFTEN and is_nearly(entry, other) for other in group if other != entry
    )


def _is_slip(label: str, labels: Iterable[str]) -> bool:
    """Say whether a label is another with a character written twice."""
    return any(len(other) < len(label) and once(other) == once(label) for other in labels)
