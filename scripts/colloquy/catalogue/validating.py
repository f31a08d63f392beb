"""From a YAML tree to a typed record, with every finding at its place and with its remedy."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from colloquy.catalogue.records import FORMS
from colloquy.catalogue.yaml_tree import Key, Tree, nearest
from colloquy.problems import Location, Problem, error

JARGON = {
    "too_short": "there is nothing in it",
    "string_too_short": "there is nothing in it",
    "string_type": "there is nothing in it, or no plain text",
    "tuple_type": "not a list; write `[one, two]`, or a line `- one` for each",
    "int_parsing": "not a whole number",
    "greater_than_equal": "not a number from 1 on",
    "dict_type": "no keys and values; write `key: value` on lines below, indented",
    "model_type": "no keys and values; write `key: value` on lines below, indented",
    "model_attributes_type": "no keys and values; write `key: value` on lines below, indented",
}
"""What pydantic says in the words of its own trade, in ours."""

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Located(Generic[R]):
    """A record, and where its file says what."""

    record: R
    path: str
    places: Mapping[Key, Location]

    def at(self, *key: str | int) -> Location:
        """Give the place of a value: ``located.at("exchanges", 3, "title")``."""
        return nearest(self.places, key, self.path)


def validate(model: type[R], tree: Tree) -> tuple[Located[R] | None, list[Problem]]:
    """Make a record from a tree; without one, the problems say why."""
    if tree.problems:
        return None, tree.problems
    if not isinstance(tree.value, dict):
        remedy = "write keys and values: {keys}"
        keys = ", ".join(f"`{name}:`" for name in model.model_fields)
        return None, [error(tree.at(()), "not a mapping of keys to values", remedy, keys=keys)]
    try:
        record = model.model_validate(tree.value)
    except ValidationError as failure:
        return None, [_problem(model, tree, details) for details in failure.errors()]
    return Located(record, tree.path, tree.places), []


def repeated(located: Located[R], key: str, ids: Iterable[str]) -> Iterator[Problem]:
    """Find ids that stand twice in the list under `key`."""
    seen: dict[str, int] = {}
    for index, id_ in enumerate(ids):
        place = located.at(key, index, "id")
        if id_ in seen:
            what, remedy = "the id `{id}` again (first in line {first})", "keep one of the two entries"
            yield error(place, what, remedy, id=id_, first=seen[id_])
        seen.setdefault(id_, place.line)


def _problem(model: type[BaseModel], tree: Tree, details: ErrorDetails) -> Problem:
    # A mapping's bad key is told as (…, key, "[key]").
    key = tuple(part for part in details["loc"] if part != "[key]")
    place, name = tree.at(key), str(key[-1]) if key else ""
    if details["type"] == "extra_forbidden":
        known = _fields(model, key[:-1])
        close = get_close_matches(name, known, n=1)
        remedy = "did you mean `{close}`?" if close else "known keys: {known}"
        fields = {"name": name, "close": close[0] if close else "", "known": ", ".join(known)}
        return error(place, "unknown key `{name}`", remedy, **fields)
    if details["type"] == "missing":
        known_fields = _model(model, key[:-1])
        meant = known_fields.model_fields[name].description if known_fields else None
        under = ".".join(map(str, key))
        remedy = "add `{name}:` here" + (" ({meant})" if meant else "")
        return error(place, "the key `{under}` is missing", remedy, name=name, meant=meant, under=under)
    what = details["msg"].removeprefix("Value error, ")
    if details["type"] == "string_pattern_mismatch":
        what = f"{details['input']!r} is not {FORMS[details['ctx']['pattern']]}"
    elif details["type"] == "literal_error":
        what = f"{details['input']!r} is not one of {details['ctx']['expected']}"
    elif details["type"] in JARGON:
        what = JARGON[details["type"]]
    return error(place, "`{name}`: {what}", "correct this value", name=name, what=what)


def _fields(model: type[BaseModel], key: tuple[Any, ...]) -> list[str]:
    found = _model(model, key)
    return list(found.model_fields) if found else []


def _model(model: type[BaseModel], key: tuple[Any, ...]) -> type[BaseModel] | None:
    """Find the record type that the file has at `key`."""
    current: Any = model
    for part in key:
        if isinstance(part, str) and isinstance(current, type) and issubclass(current, BaseModel):
            known = current.model_fields.get(part)
            current = known.annotation if known else None
        current = _record_in(current)
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def _record_in(annotation: Any) -> Any:
    """Look inside tuples, unions and the like for a record type."""
    if get_origin(annotation) in (tuple, dict, list, Union, types.UnionType):
        inner = (_record_in(argument) for argument in get_args(annotation))
        return next((each for each in inner if isinstance(each, type) and issubclass(each, BaseModel)), None)
    return annotation
