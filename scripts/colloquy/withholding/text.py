"""A source text with its apparatus, while what readers see of withheld words is put into it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from colloquy.catalogue.records import WithheldRecord
from colloquy.model import Emendation, Note, SourceText, Withheld

T = TypeVar("T", Emendation, Note, Withheld)


@dataclass(frozen=True, slots=True)
class Text:
    """A source text with its apparatus, every entry at its place."""

    source: SourceText
    emendations: tuple[Emendation, ...]
    notes: tuple[Note, ...]
    withheld: tuple[Withheld, ...] = ()

    def with_shown(self, start: int, record: WithheldRecord, shown: Mapping[str, str], language: str) -> Self:
        """Put in what readers see of one mark: the last of its line that is not put in yet.

        The entry has no number before all are there.
        """
        decided = (record.decided_by or "", record.decided or "")
        fields = (record.reason, record.extent, record.quantity or 0, decided, record.note)
        entry = Withheld(0, record.line, start, record.mark, shown[language], shown, *fields)
        lines, line = list(self.source.lines), self.source.line(record.line)
        lines[record.line - 1] = line[:start] + entry.replaced + line[start + len(entry.found) :]
        return replace(
            self,
            source=replace(self.source, lines=tuple(lines)),
            emendations=tuple(_moved(each, entry) for each in self.emendations),
            notes=tuple(_renewed(_moved(each, entry), entry) for each in self.notes),
            withheld=(entry, *(_moved(each, entry) for each in self.withheld)),
        )


def _moved(other: T, entry: Withheld) -> T:
    """Give an entry of the apparatus its new column, if it is behind another."""
    behind = other.line == entry.line and other.column > entry.column
    longer = len(entry.replaced) - len(entry.found)
    return replace(other, column=other.column + longer) if behind else other


def _renewed(note: Note, entry: Withheld) -> Note:
    """Give a note on words with a mark among them the words that are there now."""
    first = entry.column - note.column
    last = first + len(entry.found)
    if note.line != entry.line or first < 0 or last > len(note.at):
        return note
    return replace(note, at=note.at[:first] + entry.replaced + note.at[last:])
