"""Pictures of the archive: which exchange touches which topic, when interviews were held, who speaks.

Each folds as the archive grows: a square of the map is an exchange, then an interview, then a year; the
timeline shows interviews, then years; bars are of interviews, then of the people who speak most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from colloquy.catalogue import Archive
from colloquy.catalogue.records import partial_date
from colloquy.composing.summaries import ExchangeSummary, Summary
from colloquy.wording import Wording

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


def topic_map(archive: Archive, summaries: list[Summary], words: Wording) -> list[Row]:
    """Show which topics are touched where."""
    fold = _exchanges if len(summaries) <= FEW else _interviews if len(summaries) <= MANY else _years
    return [
        Row(topic.id, words.name(topic.title), tuple(fold(topic.id, summaries, words)))
        for topic in archive.topic_records
    ]


def _touching(summary: Summary, topic: str) -> list[ExchangeSummary]:
    return [exchange for exchange in summary.exchanges if topic in exchange.topics]


def _exchanges(
    topic: str, summaries: list[Summary], words: Wording
) -> Iterator[tuple[str, tuple[Square, ...]]]:
    for each in summaries:
        squares = []
        for exchange in each.exchanges:
            title, language = exchange.titles[words.code]
            touched = topic in exchange.topics
            address = f"../interviews/{each.id}/#{exchange.id}" if touched else ""
            tag = language if language != words.code else ""
            squares.append(Square(address, int(touched), exchange.number, title, tag))
        yield f"{each.publisher} {each.date[:4]}", tuple(squares)


def _interviews(
    topic: str, summaries: list[Summary], words: Wording
) -> Iterator[tuple[str, tuple[Square, ...]]]:
    for year, group in groupby(summaries, key=lambda each: each.date[:4]):
        yield year, tuple(_folded(topic, [each], each.titles[words.code][0]) for each in group)


def _years(topic: str, summaries: list[Summary], _: Wording) -> Iterator[tuple[str, tuple[Square, ...]]]:
    for year, group in groupby(summaries, key=lambda each: each.date[:4]):
        yield year, (_folded(topic, list(group), year),)


def _folded(topic: str, summaries: list[Summary], title: str) -> Square:
    touching = [(each, exchange) for each in summaries for exchange in _touching(each, topic)]
    if not touching:
        return Square("", 0, 0, title, "")
    first, exchange = touching[0]
    return Square(f"../topics/{topic}/#{first.id}-{exchange.id}", len(touching), 0, title, "")


def timeline(summaries: list[Summary]) -> list[Moment]:
    """Place the interviews in time, from the first day of the first year to the last of the last."""
    if not summaries:
        return []
    if len(summaries) > FEW:
        years = [(year, tuple(group)) for year, group in groupby(summaries, key=lambda each: each.date[:4])]
        most = max(len(group) for _, group in years)
        return [Moment(year, group, round(100 * len(group) / most, 1)) for year, group in years]
    days = [partial_date(each.date)[0] for each in summaries]
    start, end = date(days[0].year, 1, 1), date(days[-1].year, 12, 31)
    shares = (round(100 * (day - start).days / (end - start).days, 1) for day in days)
    return [Moment(each.date[:4], (each,), share) for each, share in zip(summaries, shares, strict=True)]


def spoken(archive: Archive, summaries: list[Summary], words: Wording) -> list[Bar]:
    """Show who speaks how much: in each interview, or, where these are many, in all."""
    if len(summaries) <= FEW:
        return [_bar(archive, each, words) for each in summaries]
    minutes: Counter[str] = Counter()
    roles: dict[str, str] = defaultdict(str)
    for each in summaries:
        for speech in each.speeches:
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
