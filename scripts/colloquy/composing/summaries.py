"""What pages about many interviews need of each: small, so that an archive of any size fits in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from colloquy.catalogue import Archive, Described
from colloquy.inline import parse, plain
from colloquy.model import Edition, Status
from colloquy.translating import units


@dataclass(frozen=True, slots=True)
class Summary:
    """One interview, for indexes and for ``colloquy status``."""

    id: str
    language: str
    date: str
    publisher: str
    titles: Mapping[str, tuple[str, str]]
    """Plain text and its language, by edition."""
    people: tuple[tuple[Mapping[str, str], str], ...]
    """Names by language, and role."""
    exchanges: int
    statuses: Mapping[str, Mapping[Status, int]]
    """By language to be translated into: how many units have come how far."""


def summary(archive: Archive, described: Described, editions: list[Edition]) -> Summary:
    """Sum an interview up."""
    record = described.declared.record
    interview = editions[0].interview
    titles = {}
    for edition in editions:
        title = edition.title()
        titles[edition.language] = (plain(parse(title.text)), title.language)
    return Summary(
        id=described.id,
        language=record.language,
        date=record.date,
        publisher=record.origin.publisher,
        titles=titles,
        people=tuple((archive.people[each.person].name, each.role) for each in interview.speakers),
        exchanges=len(interview.exchanges),
        statuses={
            edition.language: _statuses(archive, edition)
            for edition in editions
            if edition.language != interview.language
        },
    )


def _statuses(archive: Archive, edition: Edition) -> Counter[Status]:
    wanted = units(archive, edition.interview, edition.language)
    return Counter(
        edition.words(unit.id, unit.source, unit.language).status or Status.REVIEWED for unit in wanted
    )
