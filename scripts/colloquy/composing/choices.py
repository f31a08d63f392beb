"""What the lists can be narrowed down by: values and what they are called in one language."""

from __future__ import annotations

from dataclasses import dataclass

from colloquy.catalogue import Archive
from colloquy.composing.sorting import sort_key
from colloquy.model.summary import Summary
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


def choices(archive: Archive, summaries: list[Summary], words: Wording) -> Choices:
    """Gather what there is to choose from."""
    people = dict.fromkeys(speech.person for summary in summaries for speech in summary.speeches)
    roles = dict.fromkeys(speech.role for summary in summaries for speech in summary.speeches)
    touched = {topic for summary in summaries for topic in summary.topics}
    topics = [(topic.id, words.name(topic.title)) for topic in archive.topic_records if topic.id in touched]
    return Choices(
        people=_sorted([(id_, words.name(archive.people[id_].name)) for id_ in people], words),
        years=[(year, year) for year in dict.fromkeys(summary.date[:4] for summary in summaries)],
        languages=[
            (code, words.language(code)) for code in dict.fromkeys(summary.language for summary in summaries)
        ],
        topics=_sorted(topics, words),
        interviews=[(summary.id, f"{summary.publisher} {summary.date[:4]}") for summary in summaries],
        roles=[(role, words.say(role)) for role in roles],
    )


def _sorted(options: Options, words: Wording) -> Options:
    return sorted(options, key=lambda option: sort_key(option[1], words.tag))
