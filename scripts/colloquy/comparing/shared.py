"""What the files say that all interviews share, before and after: topics, people, terms, highlights."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from colloquy.catalogue import Archive, HighlightRecord, PersonRecord, TermRecord
from colloquy.catalogue.topics import TopicRecord
from colloquy.comparing.changes import Change, Reading, Section
from colloquy.comparing.flattening import Values, Way, compare_values, flatten
from colloquy.comparing.sides import Side
from colloquy.problems import phrase

CAME = {
    "topics": "New topic: {name}",
    "people": "New person: {name}",
    "terms": "New term: {name}",
    "highlights": "New on the home page: {name}",
}
GONE = {
    "topics": "The topic is gone: {name}",
    "people": "The person is gone: {name}",
    "terms": "The term is gone: {name}",
    "highlights": "No longer on the home page: {name}",
}
FILES = tuple(CAME)
"""The files' names in ``seeds/``."""
PLAIN = ("title", "name", "summary", "definition", "why", "reason")
"""What needs no label to be understood."""
Record = TopicRecord | PersonRecord | TermRecord | HighlightRecord
Languages = tuple[str, ...]


def compare_shared(old: Side, new: Side, file: str, languages: Languages) -> Section:
    """Give what changed in a file; an entry that came or went is one change."""
    return Section(f"seeds/{file}.yml", "", tuple(_changes(old, new, file, languages)))


def _records(archive: Archive, file: str) -> Mapping[str, Record]:
    if file == "people":
        return archive.people
    if file == "highlights":
        return {each.at: each for each in archive.highlights.record.highlights} if archive.highlights else {}
    return {each.id: each for each in (archive.terms if file == "terms" else archive.topic_records)}


def _changes(old: Side, new: Side, file: str, languages: Languages) -> Iterator[Change]:
    before, after = _records(old.archive, file), _records(new.archive, file)
    for id_ in {**after, **before}:
        if id_ not in after:
            yield Change(phrase(GONE[file], name=_name(old, before[id_])), ())
        elif id_ not in before:
            readings = tuple(_readings(new, after[id_], languages))
            yield Change(phrase(CAME[file], name=_name(new, after[id_])), readings)
        else:
            name = _name(new, after[id_]) if file == "highlights" else id_
            yield from _compare(before[id_], after[id_], (name,), languages)
            yield from _compare_gathered(new, before[id_], after[id_], languages)


def _compare(before: BaseModel, after: BaseModel, way: Way, languages: Languages) -> Iterator[Change]:
    first, second = ({(*way, *key): text for key, text in _values(each).items()} for each in (before, after))
    yield from compare_values(first, second, languages)


def _name(side: Side, record: Record) -> str:
    if isinstance(record, HighlightRecord):
        return side.address(record.at)
    return side.name(record.title if isinstance(record, TopicRecord) else record.name)


def _values(record: BaseModel) -> Values:
    """Give what a record says beside its name among others, and beside what a topic gathers."""
    values = flatten(record).items()
    return {way: text for way, text in values if way[0] != "exchanges" and way not in (("id",), ("at",))}


def _readings(side: Side, record: BaseModel, languages: Languages) -> Iterator[Reading]:
    """Give all that a new record says; what a topic gathers, in a line for each exchange."""
    labelled = []
    for way, text in _values(record).items():
        language = way[-1] if way[-1] in languages else ""
        key = " › ".join(way[:-1] if language else way)
        if key in PLAIN:
            yield Reading(language, None, text)
        else:
            labelled.append(Reading(language, None, f"{key}: {text}"))
    yield from labelled
    for each in record.exchanges if isinstance(record, TopicRecord) else ():
        parts = (side.address(each.at), ", ".join(each.passages), *each.reason.values())
        yield Reading("", None, " · ".join(filter(None, parts)))


def _compare_gathered(side: Side, before: Record, after: Record, languages: Languages) -> Iterator[Change]:
    """Give which exchanges a topic gathers that it did not, and which no longer; and what changed of them."""
    if before == after or not (isinstance(before, TopicRecord) and isinstance(after, TopicRecord)):
        return
    topic = side.name(after.title)
    old, new = ({each.at: each for each in record.exchanges} for record in (before, after))
    for at in {**new, **old}:
        exchange = side.address(at)
        if at not in new:
            what = "Topic “{topic}” no longer includes {exchange}"
            yield Change(phrase(what, topic=topic, exchange=exchange), ())
        elif at not in old:
            what = "Topic “{topic}” now includes {exchange}"
            readings = tuple(_readings(side, new[at], languages))
            yield Change(phrase(what, topic=topic, exchange=exchange), readings)
        else:
            yield from _compare(old[at], new[at], (after.id, "exchanges", exchange), languages)
