"""Translation units: what there is to translate of an interview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from colloquy.catalogue import Archive
from colloquy.model import Interview, Mark, Note, Passage, Unit
from colloquy.text.names import name_in


def units(archive: Archive, interview: Interview, language: str) -> list[Unit]:
    """List the units of an interview for one language, in the order of the page.

    Passages that are in that language already, and those without words, are none.
    """
    return [unit for unit in _all(archive, interview) if unit.language != language]


def _all(archive: Archive, interview: Interview) -> Iterator[Unit]:
    if not interview.title_line:
        yield Unit("title", interview.title, interview.language, 0)
    yield from _passages(interview.front, "")
    for exchange in interview.exchanges:
        yield Unit(exchange.id, exchange.title, interview.language, exchange.line)
        for turn in exchange.turns:
            names = archive.people[turn.speaker.person].name
            yield from _passages(turn.passages, name_in(names, interview.language))
    yield from _passages(interview.back, "")


def _passages(passages: Iterable[Passage], speaker: str) -> Iterator[Unit]:
    for passage in passages:
        if passage.translatable:
            notes = tuple(_notes(passage.marks))
            line = passage.block.pieces[0].line
            text, withheld = passage.kept or passage.text, passage.withheld
            yield Unit(passage.id, text, passage.language, line, speaker, notes, withheld)


def _notes(marks: tuple[Mark, ...]) -> Iterator[Mapping[str, str]]:
    return (mark.apparatus.text for mark in marks if isinstance(mark.apparatus, Note))
