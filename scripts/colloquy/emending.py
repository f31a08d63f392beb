"""Emending: applying the declared corrections to a source text, and undoing them.

Every correction names its line and its words, and must match exactly as often as it says; what was
meant for another text, or for another place, is a problem and changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from colloquy.catalogue.records import EmendationRecord, InterviewRecord
from colloquy.catalogue.validating import Located
from colloquy.model import Emendation, Note, SourceText, Withheld
from colloquy.problems import Problem, error
from colloquy.text.inertness import LINE_END, find_forbidden

Match = tuple[int, int]
"""Where an emendation's words begin in the line as received, and its place among the declared ones."""


def emend(
    source: SourceText, declared: Located[InterviewRecord]
) -> tuple[SourceText, tuple[Emendation, ...], list[Problem]]:
    """Correct a source text as declared. Lines keep their numbers."""
    problems: list[Problem] = []
    matches: dict[int, list[Match]] = defaultdict(list)
    records = declared.record.emendations
    for index, record in enumerate(records):
        found, wrong = _matches(source, declared, index, record)
        for start in found:
            matches[record.line].append((start, index))
        problems += wrong
    lines = list(source.lines)
    applied: list[Emendation] = []
    for number, in_line in sorted(matches.items()):
        in_line.sort()
        problems += _overlaps(declared, in_line)
        lines[number - 1], done = _apply(lines[number - 1], number, in_line, records, len(applied))
        applied += done
    return replace(source, lines=tuple(lines)), tuple(applied), problems


def undo(emended: SourceText, changes: Sequence[Emendation | Withheld]) -> SourceText:
    """Give back the source text as its file has it.

    Raises `ValueError` if a correction, or what readers see of withheld words, is not where it should be.
    """
    lines = list(emended.lines)
    ordered = sorted(changes, key=_in_order)
    for change in reversed(ordered):
        line = lines[change.line - 1]
        before, after = line[: change.column], line[change.column :]
        if not after.startswith(change.replaced):
            raise ValueError(f"line {change.line} has no {change.replaced!r} at {change.column}")
        lines[change.line - 1] = before + change.found + after.removeprefix(change.replaced)
    return replace(emended, lines=tuple(lines))


def _in_order(change: Emendation | Withheld) -> tuple[int, int, bool]:
    """Put changes in the order of the text; what was taken out stood before what begins at its column."""
    return change.line, change.column, bool(change.replaced)


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
            what = "the words of this note stand {count} times in line {line} as emended"
            remedy = "give words that stand there once, as they are after emendation"
            problems.append(error(place, what, remedy, count=len(starts), line=record.line))
    return tuple(notes), problems


def _matches(
    source: SourceText, declared: Located[InterviewRecord], index: int, record: EmendationRecord
) -> tuple[list[int], list[Problem]]:
    place = declared.at("emendations", index, "found")
    for key, text in (("found", record.found), ("replaced", record.replaced)):
        if LINE_END.search(text) or any(find_forbidden(text)):
            what = "`{key}` has a line end or a control character in it"
            where = declared.at("emendations", index, key)
            return [], [error(where, what, "an emendation stays within its line", key=key)]
    if record.found == record.replaced:
        return [], [
            error(place, "this emendation changes nothing", "correct `replaced`, or remove the entry")
        ]
    if record.line > len(source.lines):
        return [], [no_such_line(declared, ("emendations", index, "line"), record.line, source)]
    starts = list(find_all(source.line(record.line), record.found))
    if len(starts) != record.count:
        what = "`{found}` stands {count} times in line {line} of the source text, not {declared}"
        elsewhere = [n for n, line in enumerate(source.lines, start=1) if record.found in line]
        remedy = "give more words around it, or declare `count: {count}`"
        if not starts and elsewhere:
            remedy = "correct `found` or `line`; it stands in line {elsewhere}"
        elif not starts:
            remedy = "correct `found` or `line`"
        fields = {"found": record.found, "count": len(starts), "line": record.line}
        shown = ", ".join(map(str, elsewhere[:5]))
        return [], [error(place, what, remedy, **fields, declared=record.count, elsewhere=shown)]
    return starts, []


def find_all(line: str, words: str) -> Iterator[int]:
    """Find words in a line, also where they overlap themselves: that is ambiguous too."""
    start = line.find(words)
    while start >= 0:
        yield start
        start = line.find(words, start + 1)


def _overlaps(declared: Located[InterviewRecord], in_line: list[Match]) -> Iterator[Problem]:
    records = declared.record.emendations
    end = -1
    for start, index in in_line:
        if start < end:
            what, remedy = "this emendation overlaps another in its line", "make one emendation of the two"
            yield error(declared.at("emendations", index, "found"), what, remedy)
        end = start + len(records[index].found)


def _apply(
    line: str, number: int, in_line: list[Match], records: tuple[EmendationRecord, ...], before: int
) -> tuple[str, list[Emendation]]:
    parts: list[str] = []
    done: list[Emendation] = []
    position = column = 0
    for start, index in in_line:
        record = records[index]
        kept = line[position:start]
        column += len(kept)
        parts += [kept, record.replaced]
        order = before + len(done) + 1
        done.append(
            Emendation(order, number, column, record.found, record.replaced, record.reason, record.note)
        )
        column += len(record.replaced)
        position = start + len(record.found)
    return "".join([*parts, line[position:]]), done


def no_such_line(
    declared: Located[InterviewRecord], key: tuple[str | int, ...], line: int, source: SourceText
) -> Problem:
    """Say that a source text ends before the line that is declared under a key."""
    what, remedy = "the source text has no line {line}", "it has {count} lines; correct the number"
    return error(declared.at(*key), what, remedy, line=line, count=len(source.lines))
