"""Pictures of the archive: which exchange touches which topic, when interviews were held, who speaks.

Each folds as the archive grows: a square of the map is an exchange, then an interview, then a year; the
timeline shows interviews, then years; bars are of interviews, then of the people who speak most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from colloquy.catalogue import Archive
from colloquy.catalogue.fields import partial_date
from colloquy.catalogue.topics import TopicRecord
from colloquy.model.summary import ExchangeSummary, Summary
from colloquy.words.wording import Wording

FEW, MANY = 12, 60
"""Up to `FEW` interviews everything has its place; beyond `MANY`, years stand for interviews."""
SPEAKERS = 20
"""How many people the bars show where there is one for each person."""


@dataclass(frozen=True, slots=True)
class Square:
    """One square of the map: an exchange, an interview or a year."""

    address: str
    """Where it leads, from a page one folder below the language's; empty if there is nothing there."""
    count: int
    """How many exchanges it stands for that touch the topic."""
    number: int
    """Of the exchange; else 0."""
    title: str
    tag: str
    """The title's language tag, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Row:
    """One topic of the map."""

    id: str
    name: str
    groups: tuple[tuple[str, tuple[Square, ...]], ...]
    """Labels of interviews or years, and the squares of each."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One interview, or all of a year, on the timeline."""

    year: str
    summaries: tuple[Summary, ...]
    share: float
    """Where it stands between the beginning and the end of the time, or how tall it is, in per cent."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How much is spoken: in one interview by whom, or by one person in all."""

    label: str
    address: str
    parts: tuple[tuple[str, str, int], ...]
    """Names, roles, and shares in per cent of the longest bar."""
    minutes: int


Exchanges = Callable[[str], tuple[ExchangeSummary, ...]]
"""Gives the exchanges of an interview."""


def topic_map(archive: Archive, summaries: list[Summary], exchanges: Exchanges, words: Wording) -> list[Row]:
    """Show which topics are touched where; `summaries` are in order of time."""
    if len(summaries) <= FEW:
        groups = {
            topic.id: _exchanges(topic.id, summaries, exchanges, words) for topic in archive.topic_records
        }
    else:
        by_year = len(summaries) > MANY
        groups = {topic.id: _folded(topic, summaries, by_year, words) for topic in archive.topic_records}
    return [
        Row(topic.id, words.name(topic.title), tuple(groups[topic.id])) for topic in archive.topic_records
    ]


def _exchanges(
    topic: str, summaries: list[Summary], exchanges: Exchanges, words: Wording
) -> Iterator[tuple[str, tuple[Square, ...]]]:
    for summary in summaries:
        squares = []
        for exchange in exchanges(summary.id):
            title, language = exchange.titles[words.code]
            touched = topic in exchange.topics
            address = f"../interviews/{summary.id}/#{exchange.id}" if touched else ""
            tag = language if language != words.code else ""
            squares.append(Square(address, int(touched), exchange.number, title, tag))
        yield f"{summary.publisher} {summary.date[:4]}", tuple(squares)


def _folded(
    topic: TopicRecord, summaries: list[Summary], by_year: bool, words: Wording
) -> Iterator[tuple[str, tuple[Square, ...]]]:
    """Let a square be an interview or a year; it leads to the first exchange gathered of it."""
    touched: dict[str, list[int]] = defaultdict(list)
    for each in topic.exchanges:
        touched[each.interview].append(int(each.at.rpartition("#q")[2]))
    for year, group in groupby(summaries, key=lambda each: each.date[:4]):
        squares = [_square(topic.id, each, touched[each.id], each.titles[words.code][0]) for each in group]
        if by_year:
            first = next((square.address for square in squares if square.address), "")
            squares = [Square(first, sum(square.count for square in squares), 0, year, "")]
        yield year, tuple(squares)


def _square(topic: str, summary: Summary, numbers: list[int], title: str) -> Square:
    address = f"../topics/{topic}/#{summary.id}-q{min(numbers)}" if numbers else ""
    return Square(address, len(numbers), 0, title, "")


def timeline(summaries: list[Summary]) -> list[Moment]:
    """Place the interviews in time, from the first day of the first year to the last of the last."""
    if not summaries:
        return []
    if len(summaries) > FEW:
        years = [
            (year, tuple(group)) for year, group in groupby(summaries, key=lambda summary: summary.date[:4])
        ]
        most = max(len(group) for _, group in years)
        return [Moment(year, group, round(100 * len(group) / most, 1)) for year, group in years]
    days = [partial_date(summary.date)[0] for summary in summaries]
    start, end = date(days[0].year, 1, 1), date(days[-1].year, 12, 31)
    shares = (round(100 * (day - start).days / (end - start).days, 1) for day in days)
    return [
        Moment(summary.date[:4], (summary,), share) for summary, share in zip(summaries, shares, strict=True)
    ]


def spoken(archive: Archive, summaries: list[Summary], words: Wording) -> list[Bar]:
    """Show who speaks how much: in each interview, or, where these are many, in all."""
    if len(summaries) <= FEW:
        return [_bar(archive, summary, words) for summary in summaries]
    minutes: Counter[str] = Counter()
    roles: dict[str, str] = defaultdict(str)
    for summary in summaries:
        for speech in summary.speeches:
            minutes[speech.person] += speech.minutes
            roles[speech.person] = speech.role
    ranked = minutes.most_common(SPEAKERS)
    most = max((count for _, count in ranked), default=0) or 1
    return [
        Bar(
            label=words.name(archive.people[person].name),
            address=f"../people/{person}/",
            parts=((words.name(archive.people[person].name), roles[person], round(100 * count / most)),),
            minutes=count,
        )
        for person, count in ranked
    ]


def _bar(archive: Archive, summary: Summary, words: Wording) -> Bar:
    parts = tuple(
        (words.name(archive.people[speech.person].name), speech.role, speech.share)
        for speech in summary.speeches
    )
    label = f"{summary.publisher} {summary.date[:4]}"
    minutes = sum(speech.minutes for speech in summary.speeches)
    return Bar(label, f"../interviews/{summary.id}/", parts, minutes)
