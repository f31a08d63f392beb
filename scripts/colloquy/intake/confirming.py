"""Confirming: what the archive takes for labels, and intake does not, is declared to be none.

Only words in the middle of a paragraph, or that are no names, are silenced so. What may be a name at the
beginning of a paragraph stays a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator

from colloquy.catalogue.archive import read_record
from colloquy.catalogue.describing import DECLARATIONS, Described
from colloquy.catalogue.records import InterviewRecord
from colloquy.intake.names import is_name
from colloquy.intake.understanding import Understanding
from colloquy.model import Interview
from colloquy.problems import Problem, Severity
from colloquy.reading import split
from colloquy.segmenting import segment_draft


def find_false_labels(declared: str, understood: Understanding) -> list[str]:
    """Give what a draft of `interview.yml` leaves open about labels, and is none."""
    _, problems = read_draft(declared, understood)
    finding = {
        problem.location.line: str(problem.what.fields["name"])
        for problem in problems
        if problem.severity is Severity.DOUBT and "name" in problem.what.fields
    }
    open_lines = {doubt.line for doubt in understood.doubts}
    names = (name for line, name in finding.items() if line not in open_lines)
    begun = dict(_beginnings(understood))
    lines = {name: line for line, name in finding.items()}
    return [name for name in dict.fromkeys(names) if not (begun.get(lines[name]) and is_name(name))]


def read_draft(declared: str, understood: Understanding) -> tuple[Interview | None, list[Problem]]:
    """Read a draft of `interview.yml` and its text as the archive does, doubts or not."""
    assert understood.text is not None
    located, problems = read_record(declared.encode(), DECLARATIONS, InterviewRecord)
    if located is None:
        return None, problems
    return segment_draft(Described("draft", located), split(understood.text.text, "", ""))


def _beginnings(understood: Understanding) -> Iterator[tuple[int, bool]]:
    """Give the lines in which units of turns begin, and whether paragraphs begin there."""
    for turn in understood.reading.turns if understood.reading else ():
        yield from ((unit.line, unit.begins) for unit in turn.units)
