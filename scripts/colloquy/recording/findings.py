"""Findings as JSON, so that a record can keep them; what comes back says the same in every language."""

import json
from collections.abc import Iterable
from typing import Any

from colloquy.problems import Location, Phrase, Problem, Severity, advice, worst_first

MOST = 1_000
"""Problems of an interview that are reported one by one, the worst of them."""

PHRASE = "phrase"
"""Marks a field that is itself a phrase: no field of ours is a mapping with this key alone."""


def dump(problems: Iterable[Problem]) -> str:
    """Write problems as JSON."""
    listed = worst_first(problems)
    if len(listed) > MOST:
        rest, place = len(listed) - MOST, Location(listed[MOST].location.path)
        listed[MOST:] = [advice(place, "{count} more problems", "fix those above first", count=rest)]
    rows = [[*each.location, _phrase(each.what), _phrase(each.remedy), int(each.severity)] for each in listed]
    return json.dumps(rows, ensure_ascii=False)


def load(text: str) -> list[Problem]:
    """Read what `dump` wrote."""
    return [
        Problem(Location(path, line, column), _to_phrase(what), _to_phrase(remedy), Severity(severity))
        for path, line, column, what, remedy, severity in json.loads(text)
    ]


def _phrase(phrase: Phrase) -> list[Any]:
    return [phrase.template, {name: _field(value) for name, value in phrase.fields.items()}]


def _field(value: object) -> object:
    if isinstance(value, Phrase):
        return {PHRASE: _phrase(value)}
    if isinstance(value, list):
        return [_field(part) for part in value]
    return value if isinstance(value, int | dict) or value is None else str(value)


def _to_phrase(written: list[Any]) -> Phrase:
    template, fields = written
    return Phrase(template, {name: _to_field(value) for name, value in fields.items()})


def _to_field(value: Any) -> object:
    if isinstance(value, dict) and value.keys() == {PHRASE}:
        return _to_phrase(value[PHRASE])
    return [_to_field(part) for part in value] if isinstance(value, list) else value
