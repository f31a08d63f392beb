"""What pages about many interviews need of each: small, so that an archive of any size fits in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from colloquy.catalogue import Archive, Described, InterviewRecord
from colloquy.composing.extracts import Extract, extracts, other_edition
from colloquy.composing.highlights import Highlight, highlights
from colloquy.composing.people import Speech, speeches
from colloquy.gathering import gathered
from colloquy.model import Edition, Provenance, Status
from colloquy.translating import progress
from colloquy.wording import wording

SHOWN = 20
"""How many unfinished units a page names for each interview; the PO file has them all."""


@dataclass(frozen=True, slots=True)
class ExchangeSummary:
    """One exchange, for pages that lead to it."""

    id: str
    number: int
    titles: Mapping[str, tuple[str, str]]
    """Plain text and its language, by edition."""
    topics: tuple[str, ...]
    """Ids of the topics that gather it."""
    terms: Mapping[str, tuple[str, ...]]
    """By edition: ids of the terms used in it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One interview, for indexes and for ``colloquy status``."""

    id: str
    language: str
    date: str
    publisher: str
    added: str
    """When it came into the archive, or if that is not declared, when it was held."""
    changed: Mapping[str, str]
    """By language: the day of the last change that is declared."""
    titles: Mapping[str, tuple[str, str]]
    """Plain text and its language, by edition."""
    people: tuple[tuple[Mapping[str, str], str], ...]
    """Names by language, and role."""
    exchanges: tuple[ExchangeSummary, ...]
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
    highlights: Mapping[str, tuple[Highlight, ...]]
    """By language: what the home page shows of the interview."""

    @property
    def topics(self) -> tuple[str, ...]:
        """Ids of all topics of the interview, each once."""
        return tuple(dict.fromkeys(topic for exchange in self.exchanges for topic in exchange.topics))


def in_time(summaries: list[Summary]) -> list[Summary]:
    """Put interviews in the order of time, the oldest first."""
    return sorted(summaries, key=lambda each: (each.date, each.id))


Used = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By edition and exchange: ids of the terms used there."""


def summary(archive: Archive, described: Described, editions: list[Edition], used: Used) -> Summary:
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
        added=record.added or record.date,
        changed={edition.language: _changed(record, edition) for edition in editions},
        titles=titles,
        people=tuple((archive.people[each.person].name, each.role) for each in interview.speakers),
        exchanges=_exchanges(archive, editions, used),
        statuses={code: Counter(status for _, status in units) for code, units in told.items()},
        unfinished={
            code: tuple(unit for unit in units if unit[1] is not Status.REVIEWED)[:SHOWN]
            for code, units in told.items()
        },
        provenances={edition.language: edition.provenance for edition in editions},
        translators={edition.language: _translators(edition) for edition in editions},
        speeches=tuple(speeches(described, interview, gathered(archive, described.id))),
        highlights={
            edition.language: tuple(highlights(archive, edition, record.origin.publisher, record.date))
            for edition in editions
        },
        licence=record.rights.licence,
        claimed_by=record.rights.claimed_by,
        extracts={edition.language: _extracts(archive, described, edition, editions) for edition in editions},
    )


def _exchanges(archive: Archive, editions: list[Edition], used: Used) -> tuple[ExchangeSummary, ...]:
    interview = editions[0].interview
    topics = gathered(archive, interview.id)
    summaries = []
    for exchange in interview.exchanges:
        titles = {edition.language: edition.exchange_title(exchange) for edition in editions}
        terms = {code: by_exchange.get(exchange.id, ()) for code, by_exchange in used.items()}
        summaries.append(
            ExchangeSummary(
                id=exchange.id,
                number=exchange.number,
                titles={code: (title.text, title.language) for code, title in titles.items()},
                topics=tuple(entry.topic.id for entry in topics.get(exchange.id, ())),
                terms=terms,
            )
        )
    return tuple(summaries)


def _extracts(
    archive: Archive, described: Described, edition: Edition, editions: list[Edition]
) -> tuple[Extract, ...]:
    words = wording(edition.language, archive.site.tag(edition.language))
    return tuple(extracts(archive, described, edition, other_edition(edition, editions), words))


def _changed(record: InterviewRecord, edition: Edition) -> str:
    """Find the last day on which an edition changed: declared for the interview, or in its PO file."""
    return max(filter(None, (record.date, record.added, record.changed, edition.revised)))


def _translators(edition: Edition) -> tuple[str, ...]:
    named = (each.translator for each in edition.translations.values())
    return tuple(dict.fromkeys(name for name in named if name))
