"""Repeating: what is printed like a label, and which of it comes again, as a name does."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.asking import length
from colloquy.intake.vocabulary.labels import Printed, key
from colloquy.intake.vocabulary.lexicon import words
from colloquy.intake.vocabulary.names import (
    GIVEN,
    LEAD_IN,
    MACHINE,
    NO_NAMES,
    is_name,
    is_role,
    is_same,
    may_be_han_name,
)
from colloquy.intake.vocabulary.variants import are_variants, find_series, is_initials, is_joint
from colloquy.model import Kind

ASIDES = frozenset(map(key, words("aside_names")))
FIRM = ("colon", "time", "letter", "office")
"""Forms that hardly anything but a label has."""
FEW_HEADS = 4
"""Headings with a label and words, below which they are titles."""
OFTEN = 4
"""How often initials come that mean something else, if they are somebody’s."""
MANY = 12
"""How often a label in small letters comes, if it is the only one."""
MOST_SINGLES = 40
SHORT = 20
"""Words of a field, below which it is no sentence."""
SENTENCE = re.compile(r"[.。!！?？…]")
BYNAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+ the [A-ZÀ-Þ][\w'’-]+|[\U0001f300-\U0001faff]")
"""A name with what its bearer is known as, `Ann the Owl`, or the picture of somebody."""
LOOSE = {"bracket": 3, "stop": 3, "dash": 3, "strong": 3, "alone": 2, "gap": 3}
"""Forms that much else has, too, and how often each label must be printed in them."""


@dataclass(slots=True)
class Seen:
    """All that is printed like a label, by its key."""

    firm: Counter[str] = field(default_factory=Counter)
    loose: dict[str, Counter[str]] = field(default_factory=lambda: {form: Counter() for form in LOOSE})
    spelled: dict[str, Printed] = field(default_factory=dict)

    def names(self, keys: Iterable[str]) -> list[str]:
        """Give those of some keys that are names."""
        return [each for each in keys if is_name(self.spelled[each].name)]

    def usual(self, form: str) -> set[str]:
        """Give the names of a loose form that come often; and all that count voices, where one does."""
        counts = self.loose[form]
        usual = set(self.names(entry for entry, count in counts.items() if count >= LOOSE[form]))
        usual |= self.initials(counts, usual)
        heard = {entry for entry in counts if MACHINE.fullmatch(self.spelled[entry].name)}
        usual |= heard if usual & heard else set()
        return usual | self._initials(form, usual) if form == "bracket" else usual

    def _initials(self, form: str, usual: set[str]) -> set[str]:
        """Give initials that are a word, too, `[AS]`, where others come often; and whose they are."""
        names = {entry: self.spelled[entry].name for entry in self.loose[form]}
        if not any(is_initials(names[entry]) for entry in usual):
            return set()
        often = {entry for entry, count in self.loose[form].items() if count >= LOOSE[form]}
        short = {entry for entry in often if entry in usual or is_initials(names[entry])}
        full = {
            entry
            for entry in self.names(names)
            if " " in entry and any(is_same(names[entry], names[other]) for other in short)
        }
        return short | full

    def initials(self, counts: Counter[str], known: set[str]) -> set[str]:
        """Give letters that mean something else, `CC`, where initials are the labels of others, too.

        Those may mean something else as well, `AS` and `AT`, where nothing but letters has a colon.
        """
        often = {
            entry
            for entry, count in counts.items()
            if count >= OFTEN and entry not in ASIDES and is_initials(self.spelled[entry].name)
        }
        are_initials = any(is_initials(self.spelled[entry].name) for entry in known)
        return often if are_initials or (counts is self.firm and not known and len(often) > 1) else set()


def find_printed(units: Sequence[Unit]) -> Seen:
    """Find all that is printed like a label; nothing of titles above a conversation."""
    seen = Seen()
    heads = sum(unit.kind is Kind.HEADING and bool(unit.label and unit.label.rest) for unit in units)
    for unit in units:
        label = unit.label
        if label is None or not label.name or unit.kind is Kind.CODE or label.is_of_link:
            continue
        if unit.kind is Kind.HEADING and label.rest and heads < FEW_HEADS and not is_role(label.name):
            continue
        entry = key(label.name)
        seen.spelled.setdefault(entry, label)
        if label.form in FIRM:
            seen.firm[entry] += 1
        elif label.form in seen.loose and (label.form != "alone" or unit.begins):
            seen.loose[label.form][entry] += 1
    return seen


def find_repeated(seen: Seen) -> set[str]:
    """Give labels that come again, as they are or in another spelling."""
    repeated = {entry for entry in seen.names(seen.firm) if seen.firm[entry] > 1}
    repeated |= {
        entry for entry, count in seen.firm.items() if count > 1 and _is_short_for_another(entry, seen)
    }
    repeated |= seen.initials(seen.firm, repeated) | find_series(seen.firm)
    if not repeated:  # labels in small letters and the like, if there are several
        again = (entry for entry, count in seen.firm.items() if count > 2)
        small = {entry for entry in again if _may_be_name(seen.spelled[entry].name)}
        most = max((seen.firm[entry] for entry in small), default=0)
        repeated = small if len(small) > 1 or most >= MANY else set()
    singles = [entry for entry in seen.names(seen.firm) if entry not in repeated]
    repeated |= _repeated_variants(singles, repeated, seen.spelled)
    if not repeated:
        return repeated
    again = (entry for entry, count in seen.firm.items() if count > 1)  # names that have lost a letter, too
    often = [entry for entry, count in seen.firm.items() if count > 2]
    common = {entry for entry in often if may_be_han_name(seen.spelled[entry].name)}
    common |= _ending_like_verbs(often, seen)
    common |= {entry for entry in seen.firm if key(seen.spelled[entry].aside) in repeated}  # `openbird (OB)`
    common |= {entry for entry in often if BYNAME.fullmatch(seen.spelled[entry].name)}
    return repeated | common | {entry for entry in again if _may_be_name(seen.spelled[entry].name)}


def _ending_like_verbs(often: Sequence[str], seen: Seen) -> set[str]:
    """Give Chinese names that end as `说道` does, `周文道`, where no label of others ends so."""
    return {
        entry
        for entry in often
        if GIVEN.fullmatch(seen.spelled[entry].name)
        and all(other.endswith(entry) for other in seen.firm if other[-1:] == entry[-1:])
    }


def _is_short_for_another(each: str, seen: Seen) -> bool:
    """Say whether letters that mean something else are the initials of a name that is printed, too."""
    letters = seen.spelled[each].name
    return letters.isupper() and any(
        " " in other and is_same(letters, seen.spelled[other].name) for other in seen.firm
    )


def find_fields(units: Sequence[Unit], keys: Container[str]) -> set[str]:
    """Find the fields of a form: one is always right below another, and neither has a sentence."""
    said: dict[str, list[str]] = defaultdict(list)
    order = []
    for unit in units:
        entry = unit.entry
        order.append(entry if entry in keys else "")
        if unit.label and entry in keys:
            said[entry].append(unit.label.rest)
    fields = {
        entry
        for entry, rests in said.items()
        if len(rests) > 1
        and all(rest and length(rest) < SHORT and not SENTENCE.search(rest) for rest in rests)
    }
    pairs = Counter(pair for pair in pairwise(order) if fields.issuperset(pair) and pair[0] != pair[1])
    always = [
        pair
        for pair, count in pairs.items()
        if count > 1 and count * 10 > 8 * max(len(said[e]) for e in pair)
    ]
    return {entry for pair in always for entry in pair} if len(fields) < len(said) else set()


def _repeated_variants(singles: list[str], repeated: set[str], spelled: dict[str, Printed]) -> set[str]:
    """Give labels that are printed once each, and are variants of another."""
    singles = [entry for entry in singles[:MOST_SINGLES] if not is_joint(spelled[entry].name, repeated)]
    others = [*singles, *sorted(repeated)[:MOST_SINGLES]]
    return {
        each
        for each in singles
        if spelled[each].rest
        and any(are_variants(spelled[each].name, spelled[other].name) for other in others if other != each)
    }


def _may_be_name(name: str) -> bool:
    name = re.sub(r"^the (?=\S)", "", name, flags=re.IGNORECASE)  # a paper
    name = re.sub(r"^(\S+), (\S+)$", r"\2 \1", name)  # the surname first
    return (
        key(name) not in NO_NAMES
        and len(name.split()) < 4
        and not LEAD_IN.search(name)
        and is_name(name.title())
    )
