"""Single: what is printed as a label, but once or not like a name: a label, words, or a doubt."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Self

from colloquy.intake.parts.units import Unit, is_accepted
from colloquy.intake.speakers.bystanding import GREETING
from colloquy.intake.speakers.ending import is_back_matter
from colloquy.intake.turns.repeating import ASIDES, FIRM, SENTENCE, Seen
from colloquy.intake.turns.strange import CLEARLY, are_everywhere, is_bold, is_list, is_listed
from colloquy.intake.vocabulary.asking import BY_ME, TO_YOU, ends_asking, length
from colloquy.intake.vocabulary.fullness import FULL_NAME, is_person
from colloquy.intake.vocabulary.labels import Printed, key
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import (
    GIVEN,
    HAN_LEAD_IN,
    MYSELF,
    NO_NAMES,
    NUMBERED,
    is_han,
    is_name,
    is_role,
    strip_role,
)
from colloquy.intake.vocabulary.variants import are_variants, is_joint, is_run_in, is_short
from colloquy.model import Kind

FEWEST_AGAIN = 3
"""How often what is no name by its form is printed in bold as all labels are, from which on it may be one."""
FEWEST_MYSELF = 3
"""How often `我` is printed as labels are, from which on it may be one: of who writes, or of who retells."""
FEWEST_OTHERS = 3
"""Labels of others, from which on another who is named right before comes in among them."""
NEAR = 3
"""Paragraphs before the first label in which there may be another, of somebody who opens."""
NUMBERED_LINE = re.compile(r"[\s*_(（]{0,4}\d{1,3}\s?\\?[.)、．）]")
DATED = re.compile(r"[^.?!。？！]{0,40}(?:1[89]|20)\d\d[^.?!。？！]{0,20}")
"""A date: behind a word above the first label, it is not speech."""
JOB = pattern("jobs")
OFFICE = re.compile("[长長人员員任授席理师師士官裁辑輯使事表弟者]$")
"""How what somebody is ends in Chinese."""
ONE_OF_MANY = re.compile("(?:同学|同學|[提追][问問][人者]?|与会者|與會者)$")
LONGEST_OFFICE = 12
"""How words end that are somebody’s whose name is not given, and their characters."""
SOMEBODY = pattern(
    "somebody",
    r"(?:还是|還是|刚才|剛才)?(?:[那这這另某]|第[一二三四五六])[一二三四五六几幾]?[个個位名]?.{0,8}?{}",
)
"""`那位举手的同学`: somebody whose name is not given."""
SAID = 12
"""Words behind a bold label that are somebody’s, where all labels are bold."""


class Verdict(Enum):
    """What words that are printed as a label are."""

    LABEL = auto()
    WORDS = auto()
    DOUBT = auto()


@dataclass(frozen=True, slots=True)
class Usual:
    """How the labels that are accepted are printed, and where."""

    first: int
    last: int
    """The units that have the first and the last of them."""
    forms: Collection[str]
    """In which labels are printed here: those that hardly anything else has, and any that most have."""
    kinds: Collection[tuple[Kind, int]]
    """Of paragraphs that have one, with the level of headings."""
    bold: bool
    clear: bool
    """Whether nearly all are in bold, or nearly none is."""
    apart: bool
    """Whether none has words behind it."""
    numbered: bool
    """Whether any is behind the number of a question."""
    everywhere: bool
    """Whether nearly all paragraphs have one, or what is printed so."""

    @classmethod
    def of(cls, units: Sequence[Unit], accepted: Collection[str]) -> Self:
        """Look at the units of a text that begin with a label; there is one at least."""
        where = [index for index, unit in enumerate(units) if is_accepted(unit, accepted)]
        labelled = [units[index] for index in where]
        looks = Counter(map(is_bold, labelled))
        bold = looks.most_common(1)[0][0]
        forms = Counter(unit.label.form for unit in labelled if unit.label and len(accepted) > 1)
        return cls(
            first=where[0],
            last=where[-1],
            forms={*FIRM, *(form for form, count in forms.items() if count * 2 > len(labelled))} - {"alone"},
            kinds={(unit.kind, unit.level) for unit in labelled},
            bold=bold,
            clear=looks[bold] > CLEARLY * looks.total(),
            apart=not any(unit.label and unit.label.rest for unit in labelled),
            numbered=any(NUMBERED_LINE.match(unit.raw) for unit in labelled),
            everywhere=are_everywhere(units[where[0] : where[-1] + 1]),
        )

    def may_have(self, unit: Unit) -> bool:
        """Say whether a unit may have a label that comes once: it is firm, or a heading as others are."""
        if unit.kind is Kind.HEADING and (unit.kind, unit.level) not in self.kinds:
            return unit.form in FIRM
        return is_firm(unit, self.forms)

    def has_begun(self, index: int, unit: Unit) -> bool:
        """Say whether people speak already, or somebody opens just before the first label."""
        near = NEAR if unit.label and unit.label.rest else 2 * NEAR  # words of a label alone are a unit
        written = unit.kind is Kind.PARAGRAPH or (unit.kind, unit.level) in self.kinds
        return index > self.first - near and (written or index > self.first)

    def is_other(self, unit: Unit, label: Printed) -> bool:
        """Say whether a label is printed otherwise than all: bold, alone, or as a point: `2、转速过高：`."""
        look = self.clear and is_bold(unit) is not self.bold and not FULL_NAME.fullmatch(label.name)
        alone = label.form == "colon" and not label.rest and not self.apart
        headed = {kind for kind, _ in self.kinds} == {Kind.HEADING}
        below = headed and unit.kind is not Kind.HEADING and not is_person(label.name)
        return look or alone or below or bool(NUMBERED_LINE.match(unit.raw) and not self.numbered)


def is_firm(unit: Unit, forms: Collection[str]) -> bool:
    """Say whether a label is printed in one of some forms, or alone as a heading."""
    if unit.label is None:
        return False
    return unit.label.form in forms or (unit.kind is Kind.HEADING and unit.label.form == "alone")


def judge_single(
    units: Sequence[Unit], index: int, usual: Usual, accepted: set[str], names: frozenset[str], seen: Seen
) -> Verdict:
    """Say what a unit begins with that is printed as a label; `names` are known to be of people."""
    unit = units[index]
    label = unit.label
    assert label is not None
    begun = usual.has_begun(index, unit)
    again = usual.bold and is_bold(unit) and seen.firm[key(label.name)] >= FEWEST_AGAIN
    if not label.rest and is_list(units[index + 1 :]):
        return Verdict.WORDS
    if begun and _may_be_several(label, accepted, seen):
        return Verdict.DOUBT
    if _has_no_items(usual) and is_listed(units, index):
        return Verdict.WORDS
    if not begun or not (_may_be_said(unit, label, usual, accepted) or again):
        return Verdict.WORDS
    tabled = unit.kind is Kind.ROW and label.form not in FIRM
    if index < usual.first and (tabled or DATED.fullmatch(label.rest)):
        return Verdict.WORDS  # the head of a table, `Recorded: May 4, 2009`
    if index > usual.last and is_back_matter(unit) and not SENTENCE.search(label.rest):
        return Verdict.WORDS  # `Translator: Jane Doe`
    full = FULL_NAME.fullmatch(label.name) is not None
    alone = usual.apart and label.form == "time" and unit.begins and full
    among_others = len(accepted) >= FEWEST_OTHERS and not usual.is_other(unit, label)
    headed = usual.may_have(unit) and unit.kind is Kind.HEADING and not label.rest
    asks = usual.bold and is_bold(unit) and full and ends_asking(label.rest)
    printed = is_person(label.name) if headed else usual.everywhere and bool(GIVEN.fullmatch(label.name))
    alone = alone or (among_others and (printed or asks or _is_presented(units, index, label)))
    if alone or _is_sure_name(label.name, names) or _is_related(label, accepted, seen.spelled):
        return Verdict.LABEL
    return Verdict.WORDS if usual.is_other(unit, label) else Verdict.DOUBT


def _is_sure_name(name: str, known: frozenset[str]) -> bool:
    """Say whether a label that is printed once is surely one: a role, or somebody named elsewhere."""
    if is_role(name):
        return True
    tokens = key(strip_role(name)).split()
    return bool(tokens) and any(set(tokens) <= set(other.split()) for other in known)


def _is_presented(units: Sequence[Unit], index: int, label: Printed) -> bool:
    """Say whether somebody speaks who greets everybody, begins with that name, or is named right before."""
    name = " ".join(key(label.name).split()[-2:])
    said, before = (
        " ".join(re.findall(r"\w+", words.casefold())) for words in (label.rest, _above(units, index))
    )
    if not (BY_ME.search(label.rest) or TO_YOU.search(label.rest)):
        return False
    if GREETING.match(label.rest):
        return True
    itself = re.match(rf"(?:\w+ ){{0,7}}{re.escape(name)}\b(?! (?:is|was|has)\b)", said)
    return bool(itself) or ((" " in name or is_han(name)) and name in before)


def _above(units: Sequence[Unit], index: int) -> str:
    """Give the words right before a unit: of who has spoken last, and of a paragraph or two before."""
    return " ".join(unit.text for unit in units[max(0, index - NEAR) : index])


def _may_be_several(label: Printed, accepted: set[str], seen: Seen) -> bool:
    """Say whether a label may be of several at once, of two in one line, or of who writes."""
    joint = is_joint(label.name, accepted) or is_run_in(label.name, accepted)
    return joint or (label.name in MYSELF and seen.firm[key(label.name)] >= FEWEST_MYSELF)


def _has_no_items(usual: Usual) -> bool:
    return not any(kind is Kind.ITEM for kind, _ in usual.kinds)


def _may_be_said(unit: Unit, label: Printed, usual: Usual, accepted: set[str]) -> bool:
    """Say whether somebody may say what is behind a label: it is read out, has a time, or names somebody."""
    if usual.bold and is_bold(unit) and _is_read_out(label):
        return True
    timed = label.form == "time" and unit.begins and key(label.name) not in ASIDES
    return timed or _may_speak(label, accepted)


def _is_read_out(label: Printed) -> bool:
    """Say whether a word that is no name has sentences behind it, as an introduction that is read out."""
    entry = key(label.name)
    return entry in NO_NAMES and entry not in ASIDES and length(label.rest) > SAID


def _may_speak(label: Printed, accepted: set[str]) -> bool:
    """Say whether a label is the name of somebody; `A` alone is none where nobody is called `Q`."""
    lone_letter = label.form == "letter" and not {"q", "问", "問"} & accepted
    asked = bool(NUMBERED.fullmatch(key(label.name))) and key(label.name)[0] in accepted
    worker = JOB.fullmatch(label.name) and length(label.rest) > 1 and SENTENCE.search(label.rest)
    somebody = SOMEBODY.fullmatch(label.name) and SENTENCE.search(label.rest)
    named = is_name(label.name) and key(label.name) not in NO_NAMES and not lone_letter
    return asked or bool(worker or somebody) or named or _has_office(label.name, accepted)


def _has_office(name: str, accepted: set[str]) -> bool:
    """Say whether a name is behind what its bearer is, `主编沈岚`, or words name somebody by a part."""
    known = max((each for each in accepted if is_han(each) and name.endswith(each)), key=len, default="")
    given = name[-3:] if len(known) < 2 and GIVEN.fullmatch(name[-3:]) else name[-2:]
    known = known if len(known) > 1 else given if GIVEN.fullmatch(given) else ""
    office = name.removesuffix(known).strip().replace("、", "")
    if known and OFFICE.search(office):
        return not HAN_LEAD_IN.search(office)
    return bool(ONE_OF_MANY.search(name)) and len(name) <= LONGEST_OFFICE


def _is_related(label: Printed, accepted: set[str], spelled: Mapping[str, Printed]) -> bool:
    """Say whether a label is printed otherwise, too: by an initial, as its brackets say, with a title."""
    entry, name = key(label.name), label.name
    titled = sum(other.split()[0] == entry.split()[0] and " " in other for other in accepted)
    initial = entry[0] in accepted and is_short(entry[0], accepted) and " " not in entry
    asked = bool(NUMBERED.fullmatch(entry)) and entry[0] in accepted
    if key(label.aside) in accepted or initial or asked or (titled > 1 and " " in entry):
        return True
    return any(are_variants(name, spelled[other].name) for other in accepted if other in spelled)
