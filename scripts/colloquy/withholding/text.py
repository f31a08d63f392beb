"""A source text with its apparatus, while what readers see of withheld words is put into it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import Self, TypeVar

from colloquy.model import Emendation, Note, SourceText, Withheld

T = TypeVar("T", Emendation, Note, Withheld)


@dataclass(frozen=True, slots=True)
class Text:
    """A source text with its apparatus, every entry at its place."""

    source: SourceText
    emendations: tuple[Emendation, ...]
    notes: tuple[Note, ...]
    withheld: tuple[Withheld, ...] = ()

    def with_shown(self, entries: Sequence[Withheld]) -> Self:
        """Put in what readers see of marks: entries with the columns of their marks, in the text's order."""
        marked = {line: _Marked(tuple(here)) for line, here in groupby(entries, key=lambda entry: entry.line)}
        lines = list(self.source.lines)
        for line, marks in marked.items():
            lines[line - 1] = marks.write(lines[line - 1], 0)
        return replace(
            self,
            source=replace(self.source, lines=tuple(lines)),
            emendations=tuple(_moved(each, marked) for each in self.emendations),
            notes=tuple(_moved(_renewed(each, marked), marked) for each in self.notes),
            withheld=tuple(_moved(each, marked) for each in entries),
        )


class _Marked:
    """The marks of one line."""

    def __init__(self, entries: tuple[Withheld, ...]) -> None:
        self.entries = entries
        self.columns = [entry.column for entry in entries]
        longer = (len(entry.replaced) - len(entry.found) for entry in entries)
        self.shifts = list(accumulate(longer, initial=0))

    def shift(self, column: int) -> int:
        """Give by how much what is at a column moves: by the marks before it."""
        return self.shifts[bisect_left(self.columns, column)]

    def write(self, words: str, column: int) -> str:
        """Write words of the line that begin at a column as readers see them."""
        parts, end = list[str](), 0
        for entry in self.entries[bisect_left(self.columns, column) :]:
            first = entry.column - column
            last = first + len(entry.found)
            if last > len(words):
                break
            parts += [words[end:first], entry.replaced]
            end = last
        return "".join([*parts, words[end:]])


def _moved(other: T, marked: dict[int, _Marked]) -> T:
    """Give an entry of the apparatus its new column, if it is behind marks."""
    shift = marked[other.line].shift(other.column) if other.line in marked else 0
    return replace(other, column=other.column + shift) if shift else other


def _renewed(note: Note, marked: dict[int, _Marked]) -> Note:
    """Give a note on words with marks among them the words that are there now."""
    return replace(note, at=marked[note.line].write(note.at, note.column)) if note.line in marked else note
