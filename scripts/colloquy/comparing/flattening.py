"""Flattening: a YAML file's record as single values, each under a name that contributors recognise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
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
    entries: dict[Way, list[Change]] = defaultdict(list)
    for group, ways in groups.items():
        readings = tuple(Reading(code, before.get(way), after.get(way)) for way, code in ways.items())
        if any(reading.changed for reading in readings):
            entries[group[:-1]].append(Change(" › ".join(group), readings))
    for entry, changes in entries.items():
        plain = [change for change in changes if not change.readings[0].language]
        if len(plain) > 1 and not any(way[: len(entry)] == entry for way in before if entry):
            yield Change(" › ".join(entry), (Reading("", None, _one_line(plain)),))
            changes = [change for change in changes if change not in plain]
        yield from changes


def _one_line(changes: list[Change]) -> str:
    """Tell the values of a new entry in one line."""
    return "; ".join(f"{change.name.rpartition(' › ')[2]}: {change.readings[0].after}" for change in changes)


def _walk(value: Any, way: Way) -> Iterator[tuple[Way, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(inner, (*way, str(key)))
    elif isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
        seen: dict[str, int] = defaultdict(int)
        for number, each in enumerate(value, start=1):
            key = next((key for key in NAMES if each.get(key)), "")
            name = _lines(each[key]) if key == "lines" else _shown(each[key]) if key else str(number)
            seen[name] += 1
            name = name if seen[name] == 1 else f"{name} ({seen[name]})"
            rest = {
                name: inner for name, inner in each.items() if name != key and inner not in (None, [], {})
            }
            yield from _walk(rest, (*way, name)) if rest else [((*way, name), name)]
    elif value not in (None, "", []):
        yield way, _shown(value)


def _lines(ranges: list[tuple[int, int]]) -> str:
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def _shown(value: Any) -> str:
    return ", ".join(map(_shown, value)) if isinstance(value, list) else str(value)
