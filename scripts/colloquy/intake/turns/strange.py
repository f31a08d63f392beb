"""Strange labels: printed otherwise than nearly all others, or the terms of a list."""

from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise, takewhile

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.units import Unit, is_accepted, unlabelled
from colloquy.intake.turns.repeating import FIRM, SENTENCE
from colloquy.intake.vocabulary.asking import ends_asking
from colloquy.intake.vocabulary.names import is_same
from colloquy.model import Kind

CLEARLY = 0.9
"""Share of labels that look alike, from which on others look strange."""
FEW = 4
"""How often a label comes that is no more than a word before a colon, perhaps."""
MANY, EVERYWHERE = 20, 0.95
"""Paragraphs, and the share of them that begin with a label, from which on a name before a colon is one."""
FIELDS = 3
"""Labels for each of them in a row of a table, from which on rows have the fields of a form."""


def find_strange(units: Sequence[Unit], accepted: Container[str]) -> set[str]:
    """Find labels that come seldom and are plain, where nearly all others are bold."""
    spoken = [unit for unit in units if is_accepted(unit, accepted) and unit.label]
    bold = {unit.entry for unit in spoken if is_bold(unit)}
    plain = Counter(unit.entry for unit in spoken if not is_bold(unit))
    if plain.total() > (1 - CLEARLY) * len(spoken):
        return set()
    return {entry for entry, count in plain.items() if count < FEW and entry not in bold}


def find_late(units: Sequence[Unit], accepted: Container[str]) -> set[str]:
    """Find labels that come again and again behind all turns of others, are plain, and ask nothing.

    Initials behind full names are of the same people.
    """
    spoken = [unit for unit in units if is_accepted(unit, accepted)]
    before, after = Counter(unit.entry for unit in spoken), set[str]()
    both: set[str] = set()
    first = 0
    for index in range(len(spoken) - 1, 0, -1):
        if ends_asking(spoken[index].said) or is_bold(spoken[index]):
            break
        entry = spoken[index].entry
        before[entry] -= 1
        after.add(entry)
        (both.add if before[entry] else both.discard)(entry)
        others = len(before) - len(after) + len(both)
        if others > 1 and not both and len(spoken) - index > len(after):
            first = index
    early, late = {unit.entry for unit in spoken[:first]}, {unit.entry for unit in spoken[first:]}
    return set() if not first or any(is_same(one, two) for one in early for two in late) else late


def find_terms(units: Sequence[Unit], accepted: Container[str]) -> set[str]:
    """Find labels that are always terms of lists, where others are not."""
    terms, others = set[str](), set[str]()
    for index, unit in enumerate(units):
        if is_accepted(unit, accepted):
            (terms if unit.kind is Kind.ITEM and is_term(units, index) else others).add(unit.entry)
    return terms - others if others else set()


def are_within_answers(units: Sequence[Unit], accepted: Container[str]) -> bool:
    """Say whether labels are terms of answers: none asks, and below most printed questions there is none."""
    spoken = [unit for unit in units if is_accepted(unit, accepted) or not is_quiet(unit)]
    if any(is_accepted(unit, accepted) and ends_asking(unit.said) for unit in spoken):
        return False
    below = [
        after
        for unit, after in pairwise(spoken)
        if (unit.kind is Kind.HEADING or unit.strong) and ends_asking(unit.text)
    ]
    return len(below) >= FEW and sum(not is_accepted(unit, accepted) for unit in below) * 2 > len(below)


def is_term(units: Sequence[Unit], index: int) -> bool:
    """Say whether an item of a list begins with what it explains, as the item beside it does."""
    beside = [*units[max(0, index - 1) : index], *units[index + 1 : index + 2]]
    return any(unit.kind is Kind.ITEM and unit.form in FIRM for unit in beside)


def is_listed(units: Sequence[Unit], index: int) -> bool:
    """Say whether a unit is one of several items of a list."""
    beside = [*units[max(0, index - 1) : index], *units[index + 1 : index + 2]]
    return units[index].kind is Kind.ITEM and any(unit.kind is Kind.ITEM for unit in beside)


def is_list(units: Sequence[Unit]) -> bool:
    """Say whether names are listed here, and nobody speaks: items without sentences."""
    items = list(takewhile(lambda unit: unit.kind is Kind.ITEM, units))
    return len(items) > 1 and not any(SENTENCE.search(unit.text) for unit in items)


def without_tables(units: Sequence[Unit]) -> list[Unit]:
    """Take names in rows of tables for fields, where nearly all labels are in none: `| Role: | Baker |`."""
    printed = [unit for unit in units if unit.form in FIRM]
    rows = sum(unit.kind is Kind.ROW for unit in printed)
    if not rows or rows * FIELDS > len(printed):
        return list(units)
    return [unlabelled(unit) if unit.kind is Kind.ROW else unit for unit in units]


def are_everywhere(units: Sequence[Unit]) -> bool:
    """Say whether nearly all of many paragraphs begin with what is printed as a label."""
    begun = [unit for unit in units if unit.kind is Kind.PARAGRAPH and unit.begins]
    return len(begun) >= MANY and sum(unit.form in FIRM for unit in begun) >= EVERYWHERE * len(begun)


def is_bold(unit: Unit) -> bool:
    """Say whether a unit begins in bold."""
    return unit.raw.startswith(("**", "__"))
