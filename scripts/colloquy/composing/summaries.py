"""Summing up an interview, for pages about many."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from colloquy.catalogue import Archive, Described, InterviewRecord
from colloquy.composing.measuring import minutes
from colloquy.gathering import Gathered, gathered
from colloquy.matching import used_terms
from colloquy.model import UNKNOWN, Edition, Interview, Speaker, Status
from colloquy.model.summary import ExchangeSummary, Speech, Summary
from colloquy.text.dates import latest
from colloquy.translating import progress
from colloquy.words.naming import names_of, with_roles

SHOWN = 20
"""How many unfinished units a page names for each interview; the PO file has them all."""


def summary(archive: Archive, described: Described, editions: Sequence[Edition]) -> Summary:
    """Sum an interview up."""
    record = described.declared.record
    interview = editions[0].interview
    wanted = gathered(archive, described.id)
    units = {
        edition.language: progress(archive, edition)
        for edition in editions
        if edition.language != interview.language
    }
    titles = {}
    for edition in editions:
        title = edition.title()
        titles[edition.language] = (title.text, title.language)
    touched = (entry.topic.id for exchange in interview.exchanges for entry in wanted.get(exchange.id, ()))
    return Summary(
        id=described.id,
        language=record.language,
        date=record.date,
        publisher=record.origin.publisher or "",
        added=record.added or record.date,
        changed={edition.language: _changed(record, edition) for edition in editions},
        titles=titles,
        people=tuple(
            (names_of(archive, [speaker]), roles) for speaker, roles in with_roles(interview.speakers)
        ),
        questions=len(interview.exchanges),
        asked=sum(exchange.turns[0].asks for exchange in interview.exchanges),
        topics=tuple(dict.fromkeys(touched)),
        statuses={code: Counter(status for _, status in counted) for code, counted in units.items()},
        unfinished={
            code: tuple(unit for unit in counted if unit[1] is not Status.REVIEWED)[:SHOWN]
            for code, counted in units.items()
        },
        standings={edition.language: edition.standing for edition in editions},
        translators={edition.language: edition.translators for edition in editions},
        speeches=tuple(_speeches(described, interview, wanted)),
        licence=record.rights.licence,
        claimed_by=record.rights.claimed_by,
        turns=_count_turns(interview),
        withheld=len(interview.withheld),
    )


def exchange_summaries(archive: Archive, editions: Sequence[Edition]) -> tuple[ExchangeSummary, ...]:
    """Sum up the exchanges of an interview, one by one."""
    interview = editions[0].interview
    topics = gathered(archive, interview.id)
    used = {edition.language: used_terms(archive, edition) for edition in editions}
    summaries = []
    for exchange in interview.exchanges:
        titles = {edition.language: edition.exchange_title(exchange) for edition in editions}
        summaries.append(
            ExchangeSummary(
                id=exchange.id,
                number=exchange.number,
                titles={code: (title.text, title.language) for code, title in titles.items()},
                topics=tuple(entry.topic.id for entry in topics.get(exchange.id, ())),
                terms={code: by_exchange[exchange.id] for code, by_exchange in used.items()},
            )
        )
    return tuple(summaries)


def _count_turns(interview: Interview) -> tuple[int, int]:
    spoken = [turn.asks for turn in interview.turns if turn.speakers]
    return sum(spoken), len(spoken) - sum(spoken)


def _speeches(
    described: Described, interview: Interview, wanted: Mapping[str, Sequence[Gathered]]
) -> Iterator[Speech]:
    """Sum up who speaks how much, and on which topics."""
    texts: dict[Speaker, list[str]] = {speaker: [] for speaker in interview.speakers}
    turns = dict.fromkeys(texts, 0)
    topics: dict[Speaker, dict[str, None]] = {speaker: {} for speaker in texts}
    parts = [
        ((), interview.opening),
        *((wanted.get(each.id, ()), each.turns) for each in interview.exchanges),
    ]
    for gathered_here, spoken in parts:
        for turn in spoken:
            for speaker in texts.keys() & {*turn.speakers}:
                turns[speaker] += 1
                texts[speaker] += [passage.text for passage in turn.passages]
                topics[speaker] |= dict.fromkeys(entry.topic.id for entry in gathered_here)
    lengths = {speaker: sum(map(len, said)) for speaker, said in texts.items()}
    total = sum(lengths.values()) or 1
    then = {f"{record.person}/{record.role}": record.then for record in described.declared.record.speakers}
    for speaker in interview.speakers:
        if speaker.person != UNKNOWN:
            yield Speech(
                person=speaker.person,
                role=speaker.role,
                then=then[f"{speaker.person}/{speaker.role}"],
                turns=turns[speaker],
                minutes=minutes(texts[speaker]),
                share=round(100 * lengths[speaker] / total),
                topics=tuple(topics[speaker]),
            )


def _changed(record: InterviewRecord, edition: Edition) -> str:
    """Find the last day on which an edition changed: declared for the interview, or in its PO file."""
    return latest((record.date, record.added, record.changed, edition.revised))
