"""The header of a transcript, as `Interviewer: Jane Doe`, and what a title says of people."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.units import Unit
from colloquy.intake.speakers.legend import LONGEST_HAN, find_legend, find_press
from colloquy.intake.vocabulary.asking import asks, ends_asking, length
from colloquy.intake.vocabulary.labels import Printed, key
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import ASKER, GIVEN, GUEST, NO_NAMES, is_han, is_name, is_role
from colloquy.model import Kind

MOST = 40
"""Units in which a header may be."""
MOST_ASKED = 1
"""Paragraphs that end with a question mark above a conversation: a title, or the end of an introduction."""
ASKERS = pattern("header_askers")
GUESTS = pattern("header_guests")
SPLIT = re.compile(r"(?<!\s)\s*+(?:;|、|,|，|/|&|\band\b|(?<!\b\w)[和与與](?=\s?\w{2}))\s*")
"""Between the names of several people; some names have the word for *and*: `陈和平`, `许清和`."""
FIELD = re.compile(r"(?:\s{2,}|\s*[;；|丨]\s*|(?<=[\u4e00-\u9fff])\s+)(?=[^\s:：;；|丨]{1,12}[:：])")
"""Between the fields of one line."""
ASIDE = re.compile(r"[(（].{0,80}?[)）]")
SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\b[JSDM]r)(?<!\bPh\.D)(?<!\bEsq)[.!?。！？…][\"”’]?$")
"""The end of what somebody says: no list of names ends so."""


@dataclass(slots=True)
class Header:
    """What the lines before a conversation say of it."""

    end: int = 0
    """Units of the header; the conversation begins behind them."""
    said: dict[str, str] = field(default_factory=dict)
    askers: list[str] = field(default_factory=list)
    guests: list[str] = field(default_factory=list)
    entries: list[Unit] = field(default_factory=list)
    """The lines themselves."""
    legend: Sequence[Unit] = ()
    """Lines that say whose the labels are."""


def read_header(units: Sequence[Unit]) -> Header:
    """Read the lines of a key and a value that a transcript begins with."""
    header = Header()
    counts = Counter(unit.entry for unit in units if unit.label)
    spoken = asked = 0
    for index, unit in enumerate(units[:MOST]):
        asked += ends_asking(unit.text)
        if index and (asked > MOST_ASKED or _is_question(unit, counts)):
            break
        if unit.kind in (Kind.HEADING, Kind.RULE, Kind.FIGURE) or not unit.text or (asked and is_quiet(unit)):
            continue
        if not _is_entry(unit) or (spoken and counts[unit.entry] > 1):
            spoken += _is_spoken(unit, counts)
            if spoken > 1:
                _read_legend(units[:index], counts, header)
                return header
            continue
        assert unit.label is not None
        header.end = index + 1
        header.entries.append(unit)
        for name, value in _fields(unit.label):
            header.said.setdefault(key(name), value)
            people = _people(value)
            if ASKERS.fullmatch(name):
                header.askers += people
            elif GUESTS.fullmatch(name):
                header.guests += people
    _read_legend(units, counts, header)
    header.askers += find_press(units[:MOST], counts)
    return header


def _people(value: str) -> list[str]:
    """Give the names of a list, without what their bearers are: `孙玉、陈宇，钟表博物馆馆长`."""
    names = [part for part in SPLIT.split(ASIDE.sub("", value)) if is_name(part)]
    if not names or not GIVEN.fullmatch(names[0]):
        return names
    return [name for name in names if GIVEN.fullmatch(name) or not is_han(name) or len(name) < LONGEST_HAN]


def _fields(label: Printed) -> list[tuple[str, str]]:
    """Give the keys and values of a line of the header, which may have several."""
    first, *others = FIELD.split(label.rest)
    pairs = [re.split("[:：]", other, maxsplit=1) for other in others]
    return [(label.name, first), *((name, value.strip()) for name, value in pairs)]


def _read_legend(units: Sequence[Unit], counts: Mapping[str, int], header: Header) -> None:
    """Take lines that say whose label is which for a part of the header."""
    lines, legend = find_legend(units[:MOST], counts)
    end = units.index(lines[-1]) + 1 if lines else 0
    if end <= header.end:
        return
    header.entries += [unit for unit in lines if unit not in header.entries]
    header.end, header.legend = end, lines
    for entry in legend if any(entry.asks for entry in legend) else ():
        people = header.askers if entry.asks else header.guests
        people += [name for name in (entry.bare, entry.label) if is_name(name) and not is_role(name)]


def _is_question(unit: Unit, counts: Mapping[str, int]) -> bool:
    """Say whether a question is printed as interviews print theirs: what follows is no header any more."""
    if unit.label and counts[unit.entry] > 2 and ends_asking(unit.label.rest):
        return True
    return (unit.strong or unit.slanted or unit.kind is Kind.HEADING) and asks(unit.text)


def _is_spoken(unit: Unit, counts: Mapping[str, int]) -> bool:
    """Say whether a label that comes again has a sentence behind it."""
    label = unit.label
    if label is None or label.form not in ("colon", "time", "letter") or counts[key(label.name)] < 2:
        return False
    ends = bool(re.search(r"[.?!。？！…][\"”’]?$", label.rest))
    return (length(label.rest) > 3 and ends) or asks(label.rest)


def _is_entry(unit: Unit) -> bool:
    label = unit.label
    if label is None or label.form not in ("colon", "letter") or not label.rest:
        return False
    value = _fields(label)[0][1]
    if (
        ends_asking(label.rest)
        or (re.search(r"[.?!。？！]$", value) and length(value) > 8)
        or length(value) > 25
    ):
        return False
    named = any(role.fullmatch(label.name) for role in (ASKERS, GUESTS, ASKER, GUEST))
    if named and not SENTENCE.search(value):
        people = [part for part in SPLIT.split(ASIDE.sub("", value)) if part]
        return bool(people) and len(label.name) > 1 and is_name(people[0])
    return not named and key(label.name) in NO_NAMES
