"""Finding: where the words of corrections are in the source text as received, and those of notes after."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from colloquy.catalogue.records import EmendationRecord, InterviewRecord
from colloquy.catalogue.validating import Located
from colloquy.model import Note, SourceText
from colloquy.problems import Problem, error
from colloquy.text.inertness import LINE_END, find_forbidden


@dataclass(frozen=True, slots=True)
class Correction:
    """One declared correction, and the keys under which it is declared."""

    record: EmendationRecord
    keys: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """One place where the words of a correction are found."""

    correction: Correction
    lines: tuple[int, ...]
    """All lines that the words are in."""
    column: int
    """Where they begin in the first of these."""
    parts: tuple[str, ...]
    """The words, by line."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds words in a source text, over line ends as well."""

    source: SourceText
    omitted: Collection[int]

    def find(self, correction: Correction, line: int) -> list[Match]:
        """Find all places of a correction's words that begin in a line."""
        parts = tuple(LINE_END.split(correction.record.found))
        lines = self.lines_from(line, len(parts))
        text = "\n".join(map(self.source.line, lines))
        starts = find_all(text, "\n".join(parts)) if len(lines) == len(parts) else ()
        return [Match(correction, lines, start, parts) for start in starts]

    def lines_from(self, line: int, count: int) -> tuple[int, ...]:
        """Give a line and those behind it, as far as there are any; what is left off is not among these."""
        behind = (
            number for number in range(line + 1, len(self.source.lines) + 1) if number not in self.omitted
        )
        return (line, *(number for number, _ in zip(behind, range(count - 1), strict=False)))


def find_matches(
    finder: Finder, declared: Located[InterviewRecord], correction: Correction
) -> tuple[list[Match], list[Problem]]:
    """Find the words of a correction in its line, or say why it cannot be applied."""
    record, source, keys = correction.record, finder.source, correction.keys
    place = declared.at(*keys, "found")
    for key, text in (("found", record.found), ("replaced", record.replaced)):
        if any(find_forbidden(text)) or (key == "replaced" and LINE_END.search(text)):
            what = "`{key}` has a line end or a control character in it"
            remedy = "remove it; `found` may span lines, but its replacement is on one line"
            return [], [error(declared.at(*keys, key), what, remedy, key=key)]
    if record.found == record.replaced:
        return [], [
            error(place, "this emendation changes nothing", "correct `replaced`, or remove the entry")
        ]
    if record.line > len(source.lines):
        return [], [no_such_line(declared, (*keys, "line"), record.line, source)]
    matches = finder.find(correction, record.line)
    if len(matches) != record.count:
        what = "line {line} of the source text does not have `{found}`"
        elsewhere = [number for number in range(1, len(source.lines) + 1) if finder.find(correction, number)]
        remedy = "copy the words into `found` exactly as they are there, or correct `line`"
        if matches:
            what = "`{found}` occurs {count} times in line {line} of the source text, not {declared}"
            remedy = "give more of the words around it; or, if all are meant, declare `count: {count}`"
        elif elsewhere:
            remedy = "if line {elsewhere} is meant, correct `line`; else correct `found`"
        fields: dict[str, object] = {"found": record.found, "count": len(matches), "line": record.line}
        fields |= {"declared": record.count, "elsewhere": elsewhere[:5]}
        return [], [error(place, what, remedy, **fields)]
    return matches, []


def find_all(line: str, words: str) -> Iterator[int]:
    """Find words in a line, also where they overlap themselves: that is ambiguous too."""
    start = line.find(words)
    while start >= 0:
        yield start
        start = line.find(words, start + 1)


def find_overlaps(
    source: SourceText, declared: Located[InterviewRecord], matches: Sequence[Match]
) -> Iterator[Problem]:
    """Find corrections, in the order of the text, that begin within the one before."""
    offsets = [0, *accumulate(len(line) + 1 for line in source.lines)]
    for before, match in pairwise(matches):
        end = offsets[before.lines[-1] - 1] + len(before.parts[-1]) + before.column * (len(before.parts) == 1)
        if offsets[match.lines[0] - 1] + match.column < end:
            what, remedy = "this emendation overlaps another in its line", "make one emendation of the two"
            yield error(declared.at(*match.correction.keys, "found"), what, remedy)


def no_such_line(
    declared: Located[InterviewRecord], key: tuple[str | int, ...], line: int, source: SourceText
) -> Problem:
    """Say that a source text ends before the line that is declared under a key."""
    what, remedy = "the source text has no line {line}", "it has {count} lines; correct the number"
    return error(declared.at(*key), what, remedy, line=line, count=len(source.lines))


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
            remedy = "correct the number, or remove the entry"
            if record.at:
                what = "line {line}, as corrected, does not have the words under `at`"
                if starts:
                    what = "line {line}, as corrected, has the words under `at` {count} times"
                remedy = "write there words that the line has exactly once, as they read after correction"
            problems.append(error(place, what, remedy, count=len(starts), line=record.line))
    return tuple(notes), problems
