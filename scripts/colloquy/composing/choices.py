"""What the lists can be narrowed down by: values and what they are called in one language."""

from dataclasses import dataclass

from colloquy.catalogue import Archive
from colloquy.composing.sorting import sort_key
from colloquy.model import UNKNOWN
from colloquy.model.summary import Summary
from colloquy.text.dates import read_date
from colloquy.words.wording import Wording

Options = list[tuple[str, str]]
"""Values, and the words for them."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of all lists; one with less than two options is no choice."""

    people: Options
    years: Options
    languages: Options
    topics: Options
    interviews: Options
    roles: Options
    spans: dict[str, list[str]]
    """By date: the values of `years` in which it may have been."""


def choices(archive: Archive, summaries: list[Summary], words: Wording) -> Choices:
    """Gather what there is to choose from."""
    people = dict.fromkeys(speech.person for summary in summaries for speech in summary.speeches)
    roles = dict.fromkeys(speech.role for summary in summaries for speech in summary.speeches)
    touched = {topic for summary in summaries for topic in summary.topics}
    years = {year_key(summary.date): summary.date for summary in summaries}
    topics = [(topic.id, words.name(topic.title)) for topic in archive.topic_records if topic.id in touched]
    return Choices(
        people=_sorted([(id_, words.name(archive.people[id_].name)) for id_ in people], words),
        years=[(key, words.years(date) or words.date(date)) for key, date in years.items()],
        languages=[
            (code, words.language(code)) for code in dict.fromkeys(summary.language for summary in summaries)
        ],
        topics=_sorted(topics, words),
        interviews=[
            (summary.id, words.source(summary.publisher, summary.date) or summary.titles[words.code][0])
            for summary in summaries
        ],
        roles=[(role, words.say(role)) for role in roles],
        spans={summary.date: _alike(summary.date, years) for summary in summaries},
    )


def year_key(date: str) -> str:
    """Give what represents the year of a date in addresses: itself if that is known, or else the date."""
    if not date:
        return UNKNOWN
    span = read_date(date).in_years()
    return span.point.plain if span.exact and span.point else date


def _alike(date: str, years: dict[str, str]) -> list[str]:
    """List the keys of the years in which something may have been."""
    if not date:
        return [UNKNOWN]
    span = read_date(date).in_years()
    return [key for key, other in years.items() if other and read_date(other).in_years().overlaps(span)]


def _sorted(options: Options, words: Wording) -> Options:
    return sorted(options, key=lambda option: sort_key(option[1], words.tag))
