"""The title of a text: which line has it, and that a name in it or above it speaks nothing."""

import re
from collections.abc import Sequence

from colloquy.intake.formats.texts import IntakeText
from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.units import Unit, unlabelled
from colloquy.intake.speakers.header import Header
from colloquy.intake.turns.doubting import introduced
from colloquy.intake.turns.repeating import FIRM
from colloquy.intake.vocabulary.asking import ends_asking, length
from colloquy.intake.vocabulary.labels import find_label
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import is_name
from colloquy.intake.vocabulary.titles import plain_title
from colloquy.intake.weighing.conversing import calls_interview
from colloquy.model import Kind
from colloquy.text.times import CLOCK

FRONT = 8
"""Units in which a page repeats its title."""
HEADER = 12
"""Units in which the title of a text may be, however short its header."""
BARE = 4
"""Units of which one may be a title without any sign of it."""
LONGEST, LONGEST_TITLE = 120, 20
"""Characters, and words, of a title at most."""
SENTENCE_OR_TIME = re.compile(rf"[.?!。:：]$|^\W*{CLOCK}|\.\w{{2,4}}$")
"""No title: a sentence, a time, the name of a file."""
MEDIUM = pattern("media")
"""What names the kind of a text, and no text of its kind."""


def find_title(units: Sequence[Unit], header: Header, text: IntakeText) -> tuple[str, int]:
    """Give the title, and the line that has it; 0 where only the file's metadata have one, or nothing has.

    A line that calls what follows an interview comes first, unless the file says what its title is; then a
    heading, or a line that repeats what the file says; then one of few words at the beginning.
    """
    said = text.metadata.get("title", "") or header.said.get("title", "") or header.said.get("标题", "")
    said = "" if MEDIUM.fullmatch(said.strip()) else said
    front = [unit for unit in units[: max(header.end, HEADER)] if not is_quiet(unit)]
    front = [unit for unit in front if not MEDIUM.fullmatch(unit.text.strip("#*:： "))]
    if not said and (calling := next(filter(calls_interview, front), None)):
        return _words(calling.text.lstrip("# ")), calling.line
    if headed := next((unit for unit in front if _has_title(unit, said.strip())), None):
        return _words(headed.text), headed.line
    if not said and (bare := next(filter(_may_be_title, front[:BARE]), None)):
        return bare.text, bare.line
    return plain_title(said), 0


def unlabel_title(units: Sequence[Unit]) -> list[Unit]:
    """Take a name in the title of a text for none that speaks: the one heading above all others.

    Without a heading, so is the first line, if it is no sentence, and the paragraph below it presents who it
    names: `Ann Lee: The last boat`, and then `Ann Lee builds boats.`
    """
    if len(units) > 1 and _is_about(units[0], units[1]):
        return [unlabelled(units[0]), *units[1:]]
    heads = [index for index, unit in enumerate(units) if unit.kind is Kind.HEADING]
    first = heads[0] if heads else 0
    if not heads or any(unit.label and unit.begins for unit in units[:first]):
        return list(units)
    below = all(units[index].level > units[first].level for index in heads[1:])
    return [*units[:first], unlabelled(units[first]) if below else units[first], *units[first + 1 :]]


def _is_about(first: Unit, below: Unit) -> bool:
    """Say whether words that begin with a name are a title, above a paragraph that presents its bearer."""
    label = first.label
    if label is None or label.form != "colon" or not 0 < length(label.rest) < LONGEST_TITLE:
        return False
    presents = (
        below.begins and below.label is None and label.name in below.text and not introduced(below.text)
    )
    return (
        is_name(label.name)
        and presents
        and not SENTENCE_OR_TIME.search(first.text)
        and not ends_asking(first.text)
    )


def unlabel_above_title(units: Sequence[Unit], title: str) -> list[Unit]:
    """Take names for none that speaks, down to the line that repeats a page's title: its site's, its own."""
    wanted = "".join(title.split())
    for index, unit in enumerate(units[:FRONT]):
        if wanted and "".join(unit.text.split()) == wanted:
            return [*map(unlabelled, units[: index + 1]), *units[index + 1 :]]
    return list(units)


def _words(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def _has_title(unit: Unit, said: str) -> bool:
    """Say whether a unit is a heading, or repeats what the file says; no label, question or section."""
    repeats = bool(said) and unit.text.strip() == said
    label = unit.label if unit.kind is Kind.HEADING else find_label(unit.raw)
    if not unit.text or (label and label.form in FIRM and is_name(label.name)):
        return False
    if said and (ends_asking(unit.text) or (unit.level > 1 and not repeats)):
        return False
    return unit.kind is Kind.HEADING or repeats


def _may_be_title(unit: Unit) -> bool:
    """Say whether a paragraph has few words, and is no sentence, time or label with words behind it."""
    return (
        unit.kind is Kind.PARAGRAPH
        and 1 < length(unit.text) < 20
        and not SENTENCE_OR_TIME.search(unit.text)
        and (unit.label is None or unit.label.form in ("alone", "strong", "dash"))
    )
