"""What pages about many interviews need of each: small, so that an archive of any size fits in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from colloquy.catalogue import Archive, Described
from colloquy.composing.extracts import Extract, extracts, other_edition
from colloquy.composing.people import Speech, speeches
from colloquy.gathering import gathered
from colloquy.model import Edition, Provenance, Status
from colloquy.translating import progress
from colloquy.wording import wording

SHOWN = 20
"""How many unfinished units a page names for each interview; the PO file has them all."""


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
    unfinished: Mapping[str, tuple[tuple[str, Status], ...]]
    """By language: the first units that need work."""
    provenances: Mapping[str, Provenance]
    """By language, of each edition."""
    translators: Mapping[str, tuple[str, ...]]
    """By language: who translated."""
    extracts: Mapping[str, tuple[Extract, ...]]
    """By language: what topics gather of the interview."""
    speeches: tuple[Speech, ...]
    licence: str
    claimed_by: str


def summary(archive: Archive, described: Described, editions: list[Edition]) -> Summary:
    """Sum an interview up."""
    record = described.declared.record
    interview = editions[0].interview
    told = {
        edition.language: progress(archive, edition)
        for edition in editions
        if edition.language != interview.language
    }
    titles = {}
    for edition in editions:
        title = edition.title()
        titles[edition.language] = (title.text, title.language)
    return Summary(
        id=described.id,
        language=record.language,
        date=record.date,
        publisher=record.origin.publisher,
        titles=titles,
        people=tuple((archive.people[each.person].name, each.role) for each in interview.speakers),
        exchanges=len(interview.exchanges),
        statuses={code: Counter(status for _, status in units) for code, units in told.items()},
        unfinished={
            code: tuple(unit for unit in units if unit[1] is not Status.REVIEWED)[:SHOWN]
            for code, units in told.items()
        },
        provenances={edition.language: edition.provenance for edition in editions},
        translators={edition.language: _translators(edition) for edition in editions},
        speeches=tuple(speeches(described, interview, gathered(archive, described.id))),
        licence=record.rights.licence,
        claimed_by=record.rights.claimed_by,
        extracts={edition.language: _extracts(archive, described, edition, editions) for edition in editions},
    )


def _extracts(
    archive: Archive, described: Described, edition: Edition, editions: list[Edition]
) -> tuple[Extract, ...]:
    words = wording(edition.language, archive.site.tag(edition.language))
    return tuple(extracts(archive, described, edition, other_edition(edition, editions), words))


def _translators(edition: Edition) -> tuple[str, ...]:
    named = (each.translator for each in edition.translations.values())
    return tuple(dict.fromkeys(name for name in named if name))
