"""The topics, `topics.yml`: subjects that gather exchanges from all interviews."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints

from colloquy.catalogue.fields import (
    EXCHANGE,
    PASSAGE,
    Id,
    InLanguages,
    Labels,
    Language,
    PageId,
    Record,
    Title,
)
from colloquy.catalogue.validating import Located, foreign, repeated, twice, untranslated
from colloquy.problems import Problem, error


class GatheredRecord(Record):
    """One exchange that a topic gathers."""

    at: Annotated[str, StringConstraints(pattern=EXCHANGE)]
    """Interview and exchange, as in addresses: `chollet-datacamp-2017#q11`."""
    passages: tuple[Annotated[str, StringConstraints(pattern=PASSAGE)], ...] = ()
    """The passages that matter; all of the answer, if none is named."""
    reason: dict[Language, Title] = Field(default_factory=dict)
    """Why it is here, in one line."""

    @property
    def interview(self) -> str:
        """The interview's id."""
        return self.at.partition("#")[0]


class TopicRecord(Record):
    """A subject, with what the interviews say on it."""

    id: PageId
    title: Annotated[dict[Language, Title], Field(min_length=1)]
    hidden_labels: Labels = Field(default_factory=dict)
    """Other words for it, which only search knows (SKOS Reference, section 5)."""
    summary: InLanguages
    related: tuple[Id, ...] = ()
    """Ids of other topics."""
    terms: tuple[Id, ...] = ()
    """Ids of terms that belong to it; they suggest exchanges, too."""
    exchanges: Annotated[tuple[GatheredRecord, ...], Field(min_length=1)]

    @cached_property
    def interviews(self) -> frozenset[str]:
        """The ids of the interviews that it gathers from."""
        return frozenset(each.interview for each in self.exchanges)


class Topics(Record):
    """`topics.yml`: all topics."""

    topics: tuple[TopicRecord, ...]


def check_topics(topics: Located[Topics], terms: set[str], languages: tuple[str, ...]) -> Iterator[Problem]:
    """Find what is wrong with topics by themselves, before any interview is read."""
    ids = [topic.id for topic in topics.record.topics]
    known = set(ids)
    yield from repeated(topics, "topics", ids)
    for index, topic in enumerate(topics.record.topics):
        texts = {"title": topic.title, "summary": topic.summary}
        yield from untranslated(topics, ("topics", index, topic.id), texts, languages)
    for index, topic in enumerate(topics.record.topics):
        yield from foreign(topics, ("topics", index, "hidden_labels"), topic.hidden_labels, languages)
        yield from _relations(topics, index, topic, known, terms)


def _relations(
    topics: Located[Topics], index: int, topic: TopicRecord, ids: set[str], terms: set[str]
) -> Iterator[Problem]:
    for number, related in enumerate(topic.related):
        place = topics.at("topics", index, "related", number)
        if related == topic.id:
            yield error(place, "`{id}` is related to itself", "remove the relation", id=related)
        elif related not in ids:
            yield error(place, "there is no topic `{id}`", "correct the id, or add the topic", id=related)
    for number, term in enumerate(topic.terms):
        if term not in terms:
            place = topics.at("topics", index, "terms", number)
            yield error(place, "terms.yml has no `{id}`", "correct the id, or add the term", id=term)
    often = Counter(exchange.at for exchange in topic.exchanges)
    gathered = (
        (exchange.at, topics.at("topics", index, "exchanges", number, "at"))
        for number, exchange in enumerate(topic.exchanges)
        if often[exchange.at] > 1
    )
    yield from twice(gathered, "`{value}` is listed twice (first in line {first})", "keep one of the two")
