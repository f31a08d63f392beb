"""Flattening: a YAML file's record as single values, each under a name that contributors recognise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from colloquy.comparing.changes import Change, Reading

NAMES = ("id", "person", "line", "lines", "at")
"""Keys by which the entries of a list are told apart, the best first."""

Way = tuple[str, ...]
Values = dict[Way, str]
"""A record's single values by their way through the file: ``("keras", "summary", "zh")``."""


def flatten(record: BaseModel | None) -> Values:
    """Write a record as single values. Entries of lists go by their ids or lines, not by their order."""
    return dict(_walk(record.model_dump(mode="json"), ())) if record else {}


def compare_values(before: Values, after: Values, languages: tuple[str, ...]) -> Iterator[Change]:
    """Tell which values changed; those that differ by language only are told together."""
    groups: dict[Way, dict[Way, str]] = defaultdict(dict)
    for way in {**after, **before}:
        many = way[-1] in languages
        groups[way[:-1] if many else way][way] = way[-1] if many else ""
    entries: dict[Way, list[tuple[Way, Reading]]] = defaultdict(list)
    for group, ways in groups.items():
        readings = [Reading(code, before.get(way), after.get(way)) for way, code in ways.items()]
        if any(reading.changed for reading in readings):
            entries[group[:-1]] += [(group, reading) for reading in readings]
    for entry, told in entries.items():
        changed = dict.fromkeys(group for group, _ in told)
        there = [any(way[: len(entry)] == entry for way in side) for side in (before, after)]
        if entry and len(changed) > 1 and not all(there):
            yield Change(" › ".join(entry), tuple(_in_one_line(told)))  # it came or went as a whole
            continue
        for group in changed:
            yield Change(" › ".join(group), tuple(reading for each, reading in told if each == group))


def _in_one_line(told: list[tuple[Way, Reading]]) -> Iterator[Reading]:
    """Tell the values of an entry that belong to no language in one line, before those that do."""
    plain = [(group[-1], reading) for group, reading in told if not reading.language]
    if plain:
        before, after = (
            "; ".join(f"{key}: {words}" for key, words in side if words is not None) or None
            for side in (
                [(key, reading.before) for key, reading in plain],
                [(key, reading.after) for key, reading in plain],
            )
        )
        yield Reading("", before, after)
    yield from (reading for _, reading in told if reading.language)


def _walk(value: Any, way: Way) -> Iterator[tuple[Way, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(inner, (*way, str(key)))
    elif isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
        seen: dict[str, int] = defaultdict(int)
        for number, each in enumerate(value, start=1):
            key = next((key for key in NAMES if each.get(key)), "")
            name = line_ranges(each[key]) if key == "lines" else _shown(each[key]) if key else str(number)
            seen[name] += 1
            name = name if seen[name] == 1 else f"{name} ({seen[name]})"
            rest = {
                name: inner for name, inner in each.items() if name != key and inner not in (None, [], {})
            }
            yield from _walk(rest, (*way, name)) if rest else [((*way, name), name)]
    elif value not in (None, "", []):
        yield way, _shown(value)


def line_ranges(ranges: Iterable[tuple[int, int]]) -> str:
    """Write runs of lines: ``7, 9-12``."""
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def _shown(value: Any) -> str:
    return ", ".join(map(_shown, value)) if isinstance(value, list) else str(value)
