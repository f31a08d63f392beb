"""Gathering: which topics an exchange belongs to, and what is wrong between topics and interviews."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from colloquy.catalogue import Archive, Described, Located
from colloquy.catalogue.topics import GatheredRecord, TopicRecord, Topics
from colloquy.model import Exchange, Interview
from colloquy.problems import Problem, advice, error


@dataclass(frozen=True, slots=True)
class Gathered:
    """One exchange of an interview, as one topic gathers it."""

    topic: TopicRecord
    record: GatheredRecord
    place: tuple[int, int]
    """Which topic in the file, and which of its exchanges."""


@lru_cache(maxsize=8)
def gathered(archive: Archive, interview: str) -> Mapping[str, Sequence[Gathered]]:
    """Find what topics gather of an interview, by the exchange's id."""
    by_exchange: dict[str, list[Gathered]] = defaultdict(list)
    for topic, number in archive.gathered.get(interview, ()):
        record = archive.topic_records[topic]
        each = record.exchanges[number]
        by_exchange[each.at.rpartition("#")[2]].append(Gathered(record, each, (topic, number)))
    return dict(by_exchange)


SHOWN = 20
"""How many questions that no topic gathers are named."""


def check_gathered(archive: Archive, described: Described, interview: Interview) -> Iterator[Problem]:
    """Find what topics gather of an interview that is not there, and exchanges that no topic gathers."""
    if archive.topics is None:
        return
    wanted = gathered(archive, interview.id)
    exchanges = {exchange.id: exchange for exchange in interview.exchanges}
    for id_, entries in wanted.items():
        for entry in entries:
            yield from _gone(archive.topics, entry, exchanges.get(id_), len(exchanges))
    missed = [exchange.id for exchange in interview.exchanges if exchange.id not in wanted]
    if missed:
        what, remedy = "no topic includes {ids}", "add `{at}` to a topic in topics.yml"
        if len(missed) > 1:
            remedy = "add `{at}` and the others to topics in topics.yml"
        shown = missed[:SHOWN] + ["…"] * (len(missed) > SHOWN)
        place = described.declared.at("exchanges")
        yield advice(place, what, remedy, ids=shown, at=f"{interview.id}#{missed[0]}")


def check_interviews(archive: Archive) -> Iterator[Problem]:
    """Find interviews that topics gather from and that the archive does not have."""
    for name in archive.gathered.keys() - set(archive.interviews):
        for topic, number in archive.gathered[name]:
            if archive.topics:
                place = archive.topics.at("topics", topic, "exchanges", number, "at")
                yield error(
                    place,
                    "there is no interview `{id}`",
                    "correct what is before `#`: it is the name of a folder in seeds/",
                    id=name,
                )


def interviews_of(files: Iterable[str]) -> frozenset[str] | None:
    """Name the interviews that files of an archive belong to; ``None``, all, if any belongs to several."""
    parts = [PurePath(file).parts for file in files]
    if not parts or any(len(each) < 3 or each[-3] != "seeds" for each in parts):
        return None
    return frozenset(each[-2] for each in parts)


def _gone(
    topics: Located[Topics], entry: Gathered, exchange: Exchange | None, count: int
) -> Iterator[Problem]:
    key = ("topics", entry.place[0], "exchanges", entry.place[1])
    if exchange is None:
        what = "the interview has no exchange `{at}`"
        remedy = (
            "correct the number: it has q1 to q{last}" if count > 1 else "correct the number: it has only q1"
        )
        yield error(topics.at(*key, "at"), what, remedy, at=entry.record.at, last=count)
        return
    there = {passage.id for passage in exchange.passages}
    shown = sorted(there, key=lambda id_: int(id_[1:]))
    for index, passage in enumerate(entry.record.passages):
        if passage not in there:
            place = topics.at(*key, "passages", index)
            what, remedy = "{at} has no passage `{id}`", "it has {there}"
            yield error(place, what, remedy, at=entry.record.at, id=passage, there=shown)
