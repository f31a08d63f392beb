"""Translation units: what there is to translate of an interview."""

from collections.abc import Iterable, Iterator, Mapping

from colloquy.catalogue import Archive
from colloquy.model import Interview, Mark, Note, Passage, Turn, Unit
from colloquy.words.naming import name_turn


def units(archive: Archive, interview: Interview, language: str) -> list[Unit]:
    """List the units of an interview for one language, in the order of the page.

    Passages that are in that language already, and those without words, are none.
    """
    return [unit for unit in _all(archive, interview) if unit.language != language]


def _all(archive: Archive, interview: Interview) -> Iterator[Unit]:
    if not interview.title_line:
        yield Unit("title", interview.title, interview.language, 0)
    yield from _passages(interview.front, "")
    yield from _turns(archive, interview.opening, interview.language)
    for exchange in interview.exchanges:
        if exchange.title:
            yield Unit(exchange.id, exchange.title, interview.language, exchange.line)
        yield from _turns(archive, exchange.turns, interview.language)
    yield from _passages(interview.back, "")


def _turns(archive: Archive, turns: Iterable[Turn], language: str) -> Iterator[Unit]:
    for turn in turns:
        yield from _passages(turn.passages, name_turn(archive, turn.speakers, language))


def _passages(passages: Iterable[Passage], speaker: str) -> Iterator[Unit]:
    for passage in passages:
        if passage.translatable:
            notes = tuple(_notes(passage.marks))
            line = passage.block.pieces[0].line
            text, withheld = passage.kept or passage.text, passage.withheld
            yield Unit(passage.id, text, passage.language, line, speaker, notes, withheld)


def _notes(marks: tuple[Mark, ...]) -> Iterator[Mapping[str, str]]:
    return (mark.apparatus.text for mark in marks if isinstance(mark.apparatus, Note))
