"""Snapshots: of one interview, all that is compared with another time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter

from colloquy.catalogue import InterviewRecord
from colloquy.mapping.values import Editions
from colloquy.model import Lines, Passage, Turn, Words


@dataclass(frozen=True, slots=True)
class UnitSnapshot:
    """A passage, or the title of an exchange or of the interview, at its place."""

    id: str
    source: str
    """The words of the source text, as corrected."""
    words: Mapping[str, Words]
    """By edition."""
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
class Snapshot:
    """An interview at one time."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(defer_build=True)
    id: str
    language: str
    title: str
    """In the interview's language."""
    titles: Mapping[str, str]
    """By edition."""
    translators: Mapping[str, tuple[str, ...]]
    """By edition."""
    declared: InterviewRecord
    units: Mapping[str, UnitSnapshot]
    """By id, in the order of the page. A title that is a passage, too, is there as a passage only."""


SNAPSHOT = TypeAdapter(Snapshot)


def take_snapshot(editions: Editions) -> Iterator[tuple[str, str]]:
    """Write an interview's snapshot."""
    snapshot = Snapshot(
        id=editions.interview.id,
        language=editions.interview.language,
        title=editions.interview.title,
        titles={edition.language: edition.title().text for edition in editions.editions},
        translators={edition.language: edition.translators for edition in editions.editions},
        declared=editions.described.declared.record,
        units={unit.id: unit for unit in _units(editions)},
    )
    yield "snapshot", SNAPSHOT.dump_json(snapshot, exclude_none=True).decode()


def _units(editions: Editions) -> Iterator[UnitSnapshot]:
    interview = editions.interview
    if not interview.title_line:
        words = {edition.language: edition.title() for edition in editions.editions}
        yield UnitSnapshot("title", interview.title, words)
    yield from (_passage(editions, passage) for passage in interview.front)
    for turn in interview.opening:
        yield from (_spoken(editions, "", turn, passage) for passage in turn.passages)
    for exchange in interview.exchanges:
        words = {edition.language: edition.exchange_title(exchange) for edition in editions.editions}
        yield UnitSnapshot(exchange.id, exchange.title, words, exchange=exchange.id)
        for turn in exchange.turns:
            yield from (_spoken(editions, exchange.id, turn, passage) for passage in turn.passages)
    yield from (_passage(editions, passage) for passage in interview.back)


def _passage(editions: Editions, passage: Passage) -> UnitSnapshot:
    words = {edition.language: edition.passage(passage) for edition in editions.editions}
    return UnitSnapshot(passage.id, passage.text, words, passage.lines)


def _spoken(editions: Editions, exchange: str, turn: Turn, passage: Passage) -> UnitSnapshot:
    return replace(
        _passage(editions, passage),
        exchange=exchange,
        turn=turn.passages[0].id,
        speaker=" ".join(speaker.person for speaker in turn.speakers),
        role=turn.role,
        supplied=turn.supplied,
    )
