"""Flattening: a YAML file's record as single values, each under a name that contributors recognize."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from colloquy.comparing.changes import Change, Reading

NAMES = ("id", "person", "line", "lines", "at")
"""Keys by which the entries of a list are distinguished, the best first."""

Way = tuple[str, ...]
Values = dict[Way, str]
"""A record's single values by their way through the file: ``("keras", "summary", "zh")``."""


def flatten(record: BaseModel) -> Values:
    """Write a record as single values. Entries of lists go by their ids or lines, not by their order."""
    return dict(_walk(record.model_dump(mode="json"), ()))


def compare_values(before: Values, after: Values, languages: tuple[str, ...]) -> Iterator[Change]:
    """Give the values that changed, together those that differ by language only."""
    readings: dict[Way, list[Reading]] = defaultdict(list)
    for way in {**after, **before}:
        language = way[-1] if way[-1] in languages else ""
        readings[way[:-1] if language else way].append(Reading(language, before.get(way), after.get(way)))
    entries: dict[Way, list[Way]] = defaultdict(list)
    for way, several in readings.items():
        if any(reading.changed for reading in several):
            entries[way[:-1]].append(way)
    for entry, ways in entries.items():
        stays = all(any(way[: len(entry)] == entry for way in values) for values in (before, after))
        if entry and len(ways) > 1 and not stays:
            yield Change(" › ".join(entry), tuple(_in_one_line({way: readings[way] for way in ways})))
            continue
        for way in ways:
            yield Change(" › ".join(way), tuple(readings[way]))


def _in_one_line(entry: Mapping[Way, Iterable[Reading]]) -> Iterator[Reading]:
    """Give the values of an entry that belong to no language in one line, before those that do."""
    plain = {
        way[-1]: reading for way, several in entry.items() for reading in several if not reading.language
    }
    if plain:
        before = [f"{key}: {reading.before}" for key, reading in plain.items() if reading.before is not None]
        after = [f"{key}: {reading.after}" for key, reading in plain.items() if reading.after is not None]
        yield Reading("", "; ".join(before) or None, "; ".join(after) or None)
    yield from (reading for several in entry.values() for reading in several if reading.language)


def _walk(value: Any, way: Way) -> Iterator[tuple[Way, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(inner, (*way, str(key)))
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        names: Counter[str] = Counter()
        for number, entry in enumerate(value, start=1):
            key = next((key for key in NAMES if entry.get(key)), "")
            name = _shown(entry.get(key, number))
            names[name] += 1
            name = name if names[name] == 1 else f"{name} ({names[name]})"
            rest = {
                other: inner for other, inner in entry.items() if other != key and inner not in (None, [], {})
            }
            yield from _walk(rest, (*way, name)) if rest else [((*way, name), name)]
    elif value not in (None, "", []):
        yield way, _shown(value)


def _shown(value: Any) -> str:
    return ", ".join(map(_shown, value)) if isinstance(value, list) else str(value)
