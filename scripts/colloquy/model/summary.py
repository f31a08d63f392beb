"""Summaries: what pages about many interviews know of each. An archive's summaries fit into memory."""

from collections.abc import Mapping
from dataclasses import dataclass

from colloquy.model.edition import Status
from colloquy.model.interview import Standing
from colloquy.text.dates import order

Title = tuple[str, str]
"""Plain text, and the language that it is in."""


@dataclass(frozen=True, slots=True)
class ExchangeSummary:
    """One exchange, for pages that lead to it."""

    id: str
    number: int
    titles: Mapping[str, Title]
    """By edition."""
    topics: tuple[str, ...]
    """Ids of the topics that gather it."""
    terms: Mapping[str, tuple[str, ...]]
    """By edition: ids of the terms used in it."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What one person says in one interview."""

    person: str
    role: str
    then: Mapping[str, str]
    """Who they were at the time, by language; may be empty."""
    turns: int
    minutes: int
    """To read, in the interview's own language."""
    share: int
    """Of the words of the exchanges, in per cent."""
    topics: tuple[str, ...]
    """Ids of the topics of exchanges in which they answer or ask."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One interview, for lists and for ``colloquy status``: at most 8 KB, however long its text."""

    id: str
    language: str
    date: str
    """In EDTF; empty where it is unknown."""
    publisher: str
    """Who published it first; empty where nobody did, or that is unknown."""
    added: str
    """When it came into the archive, or if that is not declared, when it was held; empty where unknown."""
    changed: Mapping[str, str]
    """By language: the day of the last change that is declared; empty where nothing is known of any."""
    titles: Mapping[str, Title]
    """By edition."""
    people: tuple[tuple[Mapping[str, str], tuple[str, ...]], ...]
    """Names by language, and roles."""
    questions: int
    """How many exchanges it has."""
    asked: int
    """How many of them somebody asks; the others are parts that have no question."""
    topics: tuple[str, ...]
    """Ids of all topics that gather any of its exchanges."""
    statuses: Mapping[str, Mapping[Status, int]]
    """By language to be translated into: how many units have come how far."""
    unfinished: Mapping[str, tuple[tuple[str, Status], ...]]
    """By language: the first units that need work."""
    standings: Mapping[str, Standing]
    """By language, of each edition: whose words it has."""
    translators: Mapping[str, tuple[str, ...]]
    """By language: who translated."""
    speeches: tuple[Speech, ...]
    licence: str
    claimed_by: str
    turns: tuple[int, int] = (0, 0)
    """How many turns those have who ask, and the others."""
    withheld: int = 0
    """In how many places words are withheld."""


def in_time(summaries: list[Summary]) -> list[Summary]:
    """Put interviews in the order of time, the oldest first; those of an unknown time come last."""
    return sorted(summaries, key=lambda each: (order(each.date), each.id))
