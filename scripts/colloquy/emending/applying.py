"""Applying corrections to a source text, and undoing them: the one is the other, backwards."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from colloquy.emending.finding import Match
from colloquy.model import Emendation, SourceText, Withheld


def apply(source: SourceText, matches: Sequence[Match]) -> tuple[SourceText, tuple[Emendation, ...]]:
    """Correct a source text where corrections match it, in the order of the text.

    What replaces words that reach over a line end is in the first of their lines; the others keep what is
    behind the words, so that every line keeps its number.
    """
    lines = list(source.lines)
    shifts: dict[int, int] = defaultdict(int)  # by line: how much longer it is before what is next
    emendations: list[Emendation] = []
    for match in matches:
        first, *beyond = match.lines
        record, line = match.correction.record, lines[first - 1]
        column = match.column + shifts[first]
        lines[first - 1] = line[:column] + record.replaced + line[column + len(match.parts[0]) :]
        shifts[first] += len(record.replaced) - len(match.parts[0])
        for number, part in zip(beyond, match.parts[1:], strict=True):
            lines[number - 1] = lines[number - 1][len(part) :]
            shifts[number] -= len(part)
        found = "\n".join(match.parts)
        fields = (first, column, found, record.replaced, record.reason, record.note, tuple(beyond))
        emendations.append(Emendation(len(emendations) + 1, *fields))
    return replace(source, lines=tuple(lines)), tuple(emendations)


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
        beyond = change.beyond if isinstance(change, Emendation) else ()
        first, *parts = change.found.split("\n") if beyond else [change.found]
        lines[change.line - 1] = before + first + after.removeprefix(change.replaced)
        for number, part in zip(beyond, parts, strict=True):
            lines[number - 1] = part + lines[number - 1]
    return replace(emended, lines=tuple(lines))


def _in_order(change: Emendation | Withheld) -> tuple[int, int, bool]:
    """Put changes in the order of the text; what was taken out was before what begins at its column."""
    return change.line, change.column, bool(change.replaced)
