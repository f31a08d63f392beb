"""Confirming: what the archive takes for labels, and intake does not, is declared to be none.

Only words in the middle of a paragraph, or that are no names, are silenced so. What may be a name at the
beginning of a paragraph stays a doubt.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from colloquy.catalogue.archive import read_record
from colloquy.catalogue.describing import DECLARATIONS, Described
from colloquy.catalogue.records import InterviewRecord
from colloquy.intake.parts.model import Doubt, DoubtKind
from colloquy.intake.parts.units import Unit
from colloquy.intake.turns.single import NUMBERED_LINE
from colloquy.intake.turns.strange import is_listed
from colloquy.intake.understanding import DRAFT, Understanding, why_draft
from colloquy.intake.vocabulary.names import GIVEN, is_han, is_name
from colloquy.model import Interview, Kind
from colloquy.problems import Problem, Severity, phrase
from colloquy.reading import split
from colloquy.segmenting import segment_draft
from colloquy.text.label_names import label_key

WITHIN = re.compile(r"(?:\d{1,3}\W{1,3})?(?:[A-ZÀ-Þ]\.\s?){2,4}[A-ZÀ-Þ][\w'’-]+|\W*\[[A-ZÀ-Þ]\]\s?[a-zà-þ]")
"""How a paragraph begins with a sentence: `2) J. D. Doe wrote`, `[A] lot of it`."""


class OpenLabel(NamedTuple):
    """What a draft leaves open about a label, and is no doubt yet."""

    line: int
    name: str
    may_be: bool
    """Whether it may be a label; or else it is none."""


def doubt_labels(labels: Iterable[OpenLabel], understood: Understanding) -> Understanding:
    """Add what may be labels to the doubts, so that somebody is asked."""
    voices = tuple(understood.reading.voices) if understood.reading else ()
    what = "“{label}:” looks like a speaker’s label, but may be something else"
    remedy = phrase("say who speaks, or that it is not a label")
    doubts = [
        Doubt(line, phrase(what, label=name), remedy, voices, DoubtKind.LABEL)
        for line, name, may_be in labels
        if may_be
    ]
    if not doubts:
        return understood
    every = sorted([*understood.doubts, *doubts], key=lambda doubt: doubt.line)
    return replace(understood, verdict=DRAFT, reason=why_draft(understood.parts, every), doubts=tuple(every))


def find_open_labels(declared: str, understood: Understanding) -> list[OpenLabel]:
    """Give what a draft of `interview.yml` leaves open about labels, and is no doubt yet."""
    _, problems = read_draft(declared, understood)
    open_lines = {doubt.line for doubt in understood.doubts}
    reading = understood.reading
    voices = reading.voices.values() if reading else ()
    own = {label_key(label) for voice in voices for label in voice.labels}
    begun = {unit.line: unit for unit in _outside_lists(list(_units(understood))) if unit.begins}
    printed = [turn.unit for turn in reading.turns if turn.printed] if reading else []
    headed = {unit.kind for unit in printed} == {Kind.HEADING}  # then words in a paragraph are no label
    labels = []
    for problem in problems:
        line = problem.location.line
        if problem.severity is Severity.DOUBT and "name" in problem.what.fields and line not in open_lines:
            name = str(problem.what.fields["name"])
            # To declare a speaker's own label to be none would silence all lines of that speaker.
            unit = begun.get(line)
            named = unit is not None and is_name(name) and not WITHIN.match(unit.text)
            named = named and not (headed and is_han(name) and not GIVEN.search(name))
            labels.append(OpenLabel(line, name, label_key(name) in own or named))
    return labels


def _outside_lists(units: Sequence[Unit]) -> Iterator[Unit]:
    """Give the units that are no points of lists, unless labels are printed in such, too."""
    labelled = [unit for unit in units if unit.label]
    items = any(unit.kind is Kind.ITEM for unit in labelled)
    numbered = any(NUMBERED_LINE.match(unit.raw) for unit in labelled)
    for index, unit in enumerate(units):
        point = not numbered and NUMBERED_LINE.match(unit.raw)
        if not point and (items or not is_listed(units, index)):
            yield unit


def read_draft(declared: str, understood: Understanding) -> tuple[Interview | None, list[Problem]]:
    """Read a draft of `interview.yml` and its text as the archive does, doubts or not."""
    assert understood.text is not None
    located, problems = read_record(declared.encode(), DECLARATIONS, InterviewRecord)
    if located is None:
        return None, problems
    return segment_draft(Described("draft", located), split(understood.text.text, "", ""))


def _units(understood: Understanding) -> Iterator[Unit]:
    for turn in understood.reading.turns if understood.reading else ():
        yield from turn.units
