"""Finding the places of editorial notes in the corrected text."""

from __future__ import annotations

from colloquy.catalogue.records import InterviewRecord
from colloquy.catalogue.validating import Located
from colloquy.emending.finding import find_all, no_such_line
from colloquy.model import Note, SourceText
from colloquy.problems import Problem, error


def annotate(
    emended: SourceText, declared: Located[InterviewRecord]
) -> tuple[tuple[Note, ...], list[Problem]]:
    """Find the places of the editorial notes in the corrected text."""
    notes: list[Note] = []
    problems: list[Problem] = []
    ordered = sorted(enumerate(declared.record.notes), key=lambda pair: pair[1].line)
    for index, record in ordered:
        place = declared.at("notes", index, "at" if record.at else "line")
        if record.line > len(emended.lines):
            problems.append(no_such_line(declared, ("notes", index, "line"), record.line, emended))
            continue
        line = emended.line(record.line)
        starts = list(find_all(line, record.at)) if record.at else [0] * bool(line.strip())
        if len(starts) == 1:
            notes.append(Note(len(notes) + 1, record.line, starts[0], record.at, record.note))
        else:
            what = "line {line} of the source text has no words"
            remedy = "correct the line, or remove the entry"
            if record.at:
                what = "line {line}, as corrected, does not have the words under `at`"
                if starts:
                    what = "line {line}, as corrected, has the words under `at` {count} times"
                remedy = "write there words that the line has exactly once, as they read after correction"
            problems.append(error(place, what, remedy, count=len(starts), line=record.line))
    return tuple(notes), problems
