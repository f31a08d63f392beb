"""Snapshots: of one interview, all that is compared with another time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from colloquy.catalogue import InterviewRecord
from colloquy.mapping.values import Editions
from colloquy.model import Edition, Exchange, Interview, Lines, Turn, Words


@dataclass(frozen=True, slots=True)
class UnitSnapshot:
    """A passage, or the title of an exchange or of the interview, at its place."""

    id: str
    source: str
    """The words of the source text, as corrected."""
    lines: Lines | None = None
    """Of a passage."""
    exchange: str = ""
    """The exchange's id; empty in what frames the interview."""
    turn: str = ""
    """The id of the passage that opens the turn; empty where nobody speaks."""
    speaker: str = ""
    """The id of the person who speaks."""
    role: str = ""
    supplied: bool = False
    """Whether the archive, and not the source text, says who speaks."""


@dataclass(frozen=True, slots=True)
class EditionSnapshot:
    """The interview in one language."""

    title: str
    words: Mapping[str, Words]
    """By unit."""
    translators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An interview at one time."""

    id: str
    language: str
    title: str
    """In the interview's language."""
    declared: InterviewRecord
    units: Mapping[str, UnitSnapshot]
    """By id, in the order of the page. A title that is a passage, too, is there as a passage only."""
    editions: Mapping[str, EditionSnapshot]
    """By language."""


SNAPSHOT = TypeAdapter(Snapshot)


def take_snapshot(made: Editions) -> Iterator[tuple[str, str]]:
    """Write an interview's snapshot."""
    interview = made.interview
    snapshot = Snapshot(
        id=interview.id,
        language=interview.language,
        title=interview.title,
        declared=made.described.declared.record,
        units={unit.id: unit for unit in _units(interview)},
        editions={edition.language: _edition(edition) for edition in made.editions},
    )
    yield "snapshot", SNAPSHOT.dump_json(snapshot).decode()


def _units(interview: Interview) -> Iterator[UnitSnapshot]:
    if not interview.title_line:
        yield UnitSnapshot("title", interview.title)
    yield from (UnitSnapshot(each.id, each.text, each.lines) for each in interview.front)
    for exchange in interview.exchanges:
        yield UnitSnapshot(exchange.id, exchange.title, exchange=exchange.id)
        yield from (unit for turn in exchange.turns for unit in _spoken(exchange, turn))
    yield from (UnitSnapshot(each.id, each.text, each.lines) for each in interview.back)


def _spoken(exchange: Exchange, turn: Turn) -> Iterator[UnitSnapshot]:
    for each in turn.passages:
        yield UnitSnapshot(
            each.id,
            each.text,
            each.lines,
            exchange=exchange.id,
            turn=turn.passages[0].id,
            speaker=turn.speaker.person,
            role=turn.speaker.role,
            supplied=turn.supplied,
        )


def _edition(edition: Edition) -> EditionSnapshot:
    interview = edition.interview
    words = {each.id: edition.passage(each) for each in interview.passages}
    words |= {each.id: edition.exchange_title(each) for each in interview.exchanges}
    if not interview.title_line:
        words["title"] = edition.title()
    return EditionSnapshot(edition.title().text, words, edition.translators)
