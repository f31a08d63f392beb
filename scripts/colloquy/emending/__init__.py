"""Emending: applying the declared corrections to a source text, and undoing them.

Every correction names its line and its words, and must match exactly as often as it says; what was
meant for another text, or for another place, is a problem and changes nothing. Words may reach over the end
of a line.
"""

from colloquy.catalogue.records import InterviewRecord
from colloquy.catalogue.validating import Located
from colloquy.emending.applying import apply, undo
from colloquy.emending.finding import (
    Correction,
    Finder,
    Match,
    annotate,
    find_all,
    find_matches,
    find_overlaps,
    no_such_line,
)
from colloquy.emending.hyphens import join_hyphens
from colloquy.model import Emendation, SourceText
from colloquy.problems import Problem

__all__ = ["annotate", "emend", "find_all", "no_such_line", "undo"]


def emend(
    source: SourceText, declared: Located[InterviewRecord]
) -> tuple[SourceText, tuple[Emendation, ...], list[Problem]]:
    """Correct a source text as declared. Lines keep their numbers."""
    finder = Finder(source, declared.record.omitted_lines(len(source.lines)))
    corrections, problems = join_hyphens(finder, declared)
    listed = enumerate(declared.record.emendations)
    corrections += (Correction(record, ("emendations", index)) for index, record in listed)
    matches: list[Match] = []
    for correction in corrections:
        found, wrong = find_matches(finder, declared, correction)
        matches += found
        problems += wrong
    matches.sort(key=lambda match: (match.lines[0], match.column))
    problems += find_overlaps(source, declared, matches)
    return *apply(source, matches), problems
