"""Sections: lines without a label between turns that are the heads of sections, and are nobody's words."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

from colloquy.intake.parts.asides import TIMED, is_behind_picture, is_picture, is_quiet
from colloquy.intake.parts.units import Unit, is_accepted
from colloquy.intake.speakers.ending import SENTENCE_END
from colloquy.intake.turns.accepting import Labels, is_aside, is_doubtful
from colloquy.intake.vocabulary.asking import asks, length
from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import GIVEN, is_han, is_role
from colloquy.model import Kind

PUNCTUATED, FEWEST = 0.9, 4
"""Share of the words behind labels that end as sentences do, and how many there are at least."""
LONGEST = {True: 40, False: 20}
"""Words of a head, bold or not."""
SURE = {True: 1, False: 3}
"""Lines above a question, bold or not, from which on such lines are heads, and no words of anybody."""
FEWEST_CAPTIONS = 2
"""Lines right below pictures, or right behind, from which on such lines say what these show."""
FEWEST_NUMBERS = 2
"""Numbers alone above bold lines, from which on they count sections."""
FEWEST_NAMED = 2
"""The same for bold lines with a colon, where none is without."""
INTERVIEW = pattern("interviews")
NUMBER = re.compile(r"\W{0,3}(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4})[^\w。！？!?]{0,3}")
"""A line that counts a section and says no more; `3。` is said."""


@dataclass(frozen=True, slots=True)
class Sections:
    """Lines of a conversation that may be heads of sections."""

    sure: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()


def find_sections(units: Sequence[Unit], labels: Labels, askers: Container[str]) -> Sections:
    """Find lines that end as no sentence does, where nearly all that is said ends so.

    Right above a label of `askers` or a question, bold lines, names alone and several plain lines are heads;
    several right below pictures are captions; other lines like them are a doubt. None begins with a time,
    unless labels do: then it is in doubt.
    """
    own = [unit for unit in units if is_accepted(unit, labels.accepted)]
    timed = any(unit.form == "time" and unit.said for unit in own)
    below = ((unit, after.text) for unit, after in pairwise(units) if is_accepted(unit, labels.accepted))
    said = [words for unit, text in below if (words := unit.said or text)]
    ended = sum(bool(SENTENCE_END.search(words)) for words in said)
    if len(said) < FEWEST or ended < PUNCTUATED * len(said):
        return Sections()
    above: dict[bool, set[int]] = {True: set(), False: set()}
    alike: set[int] = set()
    named: set[int] = set()
    pictured = {
        unit.line for shown, unit in pairwise(units) if is_picture(shown.raw) or shown.kind is Kind.FIGURE
    }
    pictured |= {unit.line for unit in units if is_behind_picture(unit)}
    names = {unit.line for unit in units if key(unit.text) in labels.accepted}
    asked = False
    for unit in reversed(units):
        if is_accepted(unit, labels.accepted):
            asked = asks(unit.said) or (unit.label is not None and unit.entry in askers)
        elif _is_like(unit, labels) and (timed or not TIMED.match(unit.text)):
            alike.add(unit.line)
            if asked:
                above[unit.strong or unit.line in names or _says_so(unit)].add(unit.line)
        elif asked and unit.strong and is_doubtful(unit, labels) and _has_two_parts(unit):
            named.add(unit.line)
        elif unit.kind is not Kind.HEADING and not is_quiet(unit):
            asked = False
    sure = frozenset(line for strong, lines in above.items() if len(lines) >= SURE[strong] for line in lines)
    if above[True] or len(named) >= FEWEST_NAMED:
        sure |= named
    if len(captions := (alike & pictured) - names) >= FEWEST_CAPTIONS:
        sure |= captions
    sure |= _find_numbered(units, labels)
    return Sections(sure, frozenset(alike) - sure)


def _find_numbered(units: Sequence[Unit], labels: Labels) -> set[int]:
    """Give the lines of numbers alone and of the bold heads right below them, even of those that ask."""
    pairs = [
        (unit.line, below.line)
        for unit, below in pairwise(units)
        if NUMBER.fullmatch(unit.text) and below.strong and _is_head(unit, labels) and _is_head(below, labels)
    ]
    return {line for pair in pairs for line in pair} if len(pairs) >= FEWEST_NUMBERS else set()


def _says_so(unit: Unit) -> bool:
    """Say whether a line counts a section, or calls what follows an interview."""
    return bool(INTERVIEW.search(unit.text) or NUMBER.fullmatch(unit.text))


def _has_two_parts(unit: Unit) -> bool:
    """Say whether a line that ends as no sentence does has a topic before its colon, and nobody's name."""
    name = unit.label.name if unit.label else ""
    person = is_role(name) or GIVEN.search(name) or "·" in name
    return is_han(name) and not person and not SENTENCE_END.search(unit.text)


def _is_like(unit: Unit, labels: Labels) -> bool:
    """Say whether a paragraph of few words without a label does not end as a sentence does."""
    ends = SENTENCE_END.search(unit.text) and not NUMBER.fullmatch(unit.text)
    return _is_head(unit, labels) and not ends


def _is_head(unit: Unit, labels: Labels) -> bool:
    """Say whether a paragraph is one line of few words, or a number, without a label."""
    return (
        unit.kind is Kind.PARAGRAPH
        and unit.begins
        and unit.line == unit.last
        and not (unit.label or is_quiet(unit) or is_aside(unit) or is_doubtful(unit, labels))
        and (0 < length(unit.text) <= LONGEST[unit.strong] or NUMBER.fullmatch(unit.text) is not None)
        and "`" not in unit.raw
    )
