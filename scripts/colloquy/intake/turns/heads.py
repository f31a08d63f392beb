"""Heads and mentions: names that are printed as labels are, and behind which nobody speaks."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise, zip_longest

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.model import Reading
from colloquy.intake.parts.units import Unit, is_accepted, unlabelled
from colloquy.intake.turns.accepting import Labels
from colloquy.intake.turns.repeating import FIRM, SENTENCE
from colloquy.intake.vocabulary.asking import asks, ends_asking, length
from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.names import ASKER, is_role
from colloquy.model import ASKING, Kind

BRACKETED = re.compile(r"[\[(（【][^\[\]()（）【】]{0,40}[\])）】]")
BARE = ("strong", "bracket")
"""Forms of labels that no sign ends."""
DATED = re.compile(r"\W*\d{4}[-./年]\d{1,2}[-./月]\d{1,2}")
FEWEST_HEADS = 4
"""Headings of a level, from which on half of them show what all are."""
HEADS = 4
"""Labels for each of them that is the head of a section, from which on such heads are not how turns begin."""


def unlabel_mentions(units: Sequence[Unit], accepted: Container[str]) -> list[Unit]:
    """Take emphasized names that begin a sentence, as in `*Ann* built the rest`, for none that speaks.

    The labels of the same people end with a colon or the like; so names alone below pictures are none, too.
    """
    spoken = [unit for unit in units if is_accepted(unit, accepted)]
    firm = Counter(unit.entry for unit in spoken if unit.form in FIRM)
    pictured = {unit.line for above, unit in pairwise(units) if is_quiet(above) and not above.text}
    mentioned = {
        unit.line
        for unit in spoken
        if unit.form == "alone" and unit.line in pictured and firm[unit.entry] > 1
    }
    mentioned |= {
        unit.line
        for unit in spoken
        if unit.form == "strong" and unit.said[:1].islower() and firm[unit.entry] > 1
    }
    return [unlabelled(unit) if unit.line in mentioned else unit for unit in units]


def unlabel_heads(units: Sequence[Unit], labels: Labels) -> list[Unit]:
    """Take names in heads of sections for none that speaks, where nearly all labels have sentences."""
    spoken = [unit for unit in units if is_accepted(unit, labels.accepted)]
    loud = {(unit.kind, unit.entry) for unit in spoken if _is_loud(unit) and SENTENCE.search(unit.said)}
    heads = {
        unit.line
        for unit, after in zip_longest(units, units[1:])
        if is_accepted(unit, labels.accepted) and _is_head(unit, after, loud)
    }
    if len(heads) * HEADS > len(spoken):
        return list(units)
    return [unlabelled(unit) if unit.line in heads else unit for unit in units]


def unlabel_portraits(units: Sequence[Unit], labels: Labels) -> list[Unit]:
    """Take bold names without a colon for none that speaks, above all labels, and in a part below them.

    There they say who somebody is, where labels have colons; so does a name behind a date above them.
    """
    spoken = [unit for unit in units if is_accepted(unit, labels.accepted)]
    firm = [unit.line for unit in spoken if unit.form in FIRM and unit.said]
    if len(firm) * 3 < 2 * len(spoken):
        return list(units)
    parts = [unit.line for unit in units if unit.kind in (Kind.HEADING, Kind.RULE) and unit.line > firm[-1]]
    end = parts[0] if parts else units[-1].last + 1
    none = {
        unit.line
        for unit in units
        if unit.label
        and not firm[0] < unit.line < end
        and (unit.label.form in BARE or (DATED.match(unit.raw) and not unit.said))
    }
    return [unlabelled(unit) if unit.line in none else unit for unit in units]


def _is_loud(unit: Unit) -> bool:
    return unit.strong or unit.kind is Kind.HEADING


def _is_head(unit: Unit, after: Unit | None, loud: Container[tuple[Kind, str]]) -> bool:
    """Say whether a name may be in the head of a section, or below a picture; who is `loud` speaks so."""
    if unit.label is not None and is_role(unit.label.name):
        return False
    if length(unit.said):
        return _is_loud(unit) and not SENTENCE.search(unit.said) and (unit.kind, unit.entry) not in loud
    alone = unit.form == "alone"
    return unit.kind is Kind.HEADING or (alone and (after is None or after.kind is Kind.HEADING))


def is_sign(unit: Unit, after: Sequence[Unit], labels: Labels) -> bool:
    """Say whether a label alone on its line has nothing below it but the label of who speaks."""
    following = next((unit for unit in after if not is_quiet(unit)), None)
    if unit.said or following is None:
        return False
    if not (is_accepted(unit, labels.accepted) and is_accepted(following, labels.accepted)):
        return False
    alone = unit.form in ("alone", "letter", "colon")
    return alone and bool(following.said) and following.entry != unit.entry


def name_askers(units: Sequence[Unit], labels: Labels) -> dict[int, str]:
    """Give who is said to ask in fields among the turns, `主持人：沈岚`, by their lines.

    Nobody else is called so: behind the label is nothing but the label of somebody; nothing is said there.
    """
    called: dict[str, dict[int, str]] = {}
    for unit in units:
        if unit.label and is_accepted(unit, labels.accepted) and ASKER.fullmatch(unit.label.name):
            named = BRACKETED.sub("", unit.label.rest).strip()
            called.setdefault(unit.entry, {})[unit.line] = named
    fields = [lines for lines in called.values() if labels.accepted.issuperset(map(key, lines.values()))]
    return {line: named for lines in fields for line, named in lines.items()}


def have_head_sections(
    units: Sequence[Unit], labels: Labels, by_key: dict[str, str], reading: Reading
) -> bool:
    """Say whether headings that ask are those of sections.

    Behind one of them, somebody asks; or as many headings of that level do not ask, and who asks has a label.
    """
    hosts = any(voice.role in ASKING and voice.labels for voice in reading.voices.values())
    heads = [unit for unit in units if unit.kind is Kind.HEADING and not unit.label]
    for level in {unit.level for unit in heads} if hosts else ():
        asking = [ends_asking(unit.text) for unit in heads if unit.level == level]
        if len(asking) >= FEWEST_HEADS and 0 < sum(asking) * 2 <= len(asking):
            return True
    asked, words, asker = False, "", False
    for unit in [*units, None]:
        opens = unit is None or is_accepted(unit, labels.accepted)
        if (opens or (unit and unit.kind is Kind.HEADING)) and words:
            if asked and (ends_asking(words) or (asker and asks(words))):
                return True
            asked, words = False, ""
        if unit is None or is_quiet(unit):
            continue
        if opens and unit.label:
            words, asker = (
                unit.said or " ",
                reading.voices[by_key[unit.entry]].role == "interviewer",
            )
        elif unit.kind is Kind.HEADING:
            asked = ends_asking(unit.text)
        elif words:
            words = f"{words} {unit.text}"
    return False
