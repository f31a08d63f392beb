"""Pictures of the archive: which exchange touches which topic, when interviews were held, who speaks.

Each folds as the archive grows: a square of the map is an exchange, then an interview, then a year; the
timeline shows interviews, then years; bars are of interviews, then of the people who speak most.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from colloquy.catalogue import Archive
from colloquy.catalogue.topics import TopicRecord
from colloquy.composing.choices import year_key
from colloquy.model import UNKNOWN
from colloquy.model.summary import ExchangeSummary, Summary
from colloquy.text.dates import Span, read_date
from colloquy.words.wording import Wording

FEW, MANY = 12, 60
"""Up to `FEW` interviews everything has its place; beyond `MANY`, years represent interviews."""
SPEAKERS = 20
"""How many people the bars show where there is one for each person."""


@dataclass(frozen=True, slots=True)
class Square:
    """One square of the map: an exchange, an interview or a year."""

    address: str
    """Where it leads, from a page one folder below the language's; empty if there is nothing there."""
    count: int
    """How many exchanges it represents that touch the topic."""
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

    key: str
    """What represents the year in addresses."""
    year: str
    summaries: tuple[Summary, ...]
    share: float | None
    """Where it is between the beginning and the end of the time, or how tall it is, in per cent.

    ``None`` where nobody knows when it was.
    """


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
        yield _label(summary, words), tuple(squares)


def _folded(
    topic: TopicRecord, summaries: list[Summary], by_year: bool, words: Wording
) -> Iterator[tuple[str, tuple[Square, ...]]]:
    """Let a square be an interview or a year; it leads to the first exchange gathered of it."""
    touched: dict[str, list[int]] = defaultdict(list)
    for exchange in topic.exchanges:
        touched[exchange.interview].append(int(exchange.at.rpartition("#q")[2]))
    for group in _by_year(summaries).values():
        year = _year(group[0], words)
        squares = [_square(topic.id, each, touched[each.id], each.titles[words.code][0]) for each in group]
        if by_year:
            first = next((square.address for square in squares if square.address), "")
            squares = [Square(first, sum(square.count for square in squares), 0, year, "")]
        yield year, tuple(squares)


def _square(topic: str, summary: Summary, numbers: list[int], title: str) -> Square:
    address = f"../topics/{topic}/#{summary.id}-q{min(numbers)}" if numbers else ""
    return Square(address, len(numbers), 0, title, "")


def timeline(summaries: list[Summary], words: Wording) -> list[Moment]:
    """Place the interviews in time, from the first day of the first year to the last of the last.

    Where that is not known to the day, the place is the middle of the time that it can have been in.
    """
    if len(summaries) > FEW:
        years = _by_year(summaries)
        most = max(map(len, years.values()))
        return [
            Moment(key, _year(group[0], words), tuple(group), round(100 * len(group) / most, 1))
            for key, group in years.items()
        ]
    spans = [read_date(summary.date) for summary in summaries if summary.date]
    if not spans:
        return [Moment(UNKNOWN, _year(summary, words), (summary,), None) for summary in summaries]
    start, end = (
        date(min(span.first for span in spans).year, 1, 1),
        date(max(span.last for span in spans).year, 12, 31),
    )

    def share(span: Span) -> float:
        day = span.first if span.exact else span.first + (span.last - span.first) / 2
        return round(100 * (day - start).days / (end - start).days, 1)

    return [
        Moment(
            year_key(summary.date),
            _year(summary, words),
            (summary,),
            share(read_date(summary.date)) if summary.date else None,
        )
        for summary in summaries
    ]


def _by_year(summaries: list[Summary]) -> dict[str, list[Summary]]:
    groups: dict[str, list[Summary]] = defaultdict(list)
    for summary in summaries:
        groups[year_key(summary.date)].append(summary)
    return groups


def _year(summary: Summary, words: Wording) -> str:
    return words.years(summary.date) or words.date("")


def _label(summary: Summary, words: Wording) -> str:
    """Name an interview in a word or two: by its source, or, where nothing is known of that, its title."""
    return words.source(summary.publisher, summary.date) or summary.titles[words.code][0]


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
    label = _label(summary, words)
    minutes = sum(speech.minutes for speech in summary.speeches)
    return Bar(label, f"../interviews/{summary.id}/", parts, minutes)
