"""From a YAML tree to a typed record, with every finding at its place and with its remedy."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from colloquy.catalogue.records import FORMS
from colloquy.catalogue.refusing import JARGON
from colloquy.catalogue.yaml_tree import Key, Tree, nearest
from colloquy.problems import Location, Phrase, Problem, error, phrase

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
        found = failure.errors()
        return None, [_problem(model, tree, each) for each in found if not _follows(each, found)]
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


def _follows(details: ErrorDetails, found: list[ErrorDetails]) -> bool:
    """Tell whether a list is empty only because all that is in it was refused, which is told already."""
    key = details["loc"]
    return details["type"] == "too_short" and any(
        each["loc"][: len(key)] == key and len(each["loc"]) > len(key) for each in found
    )


def _problem(model: type[BaseModel], tree: Tree, details: ErrorDetails) -> Problem:
    # A mapping's bad key is told as (…, key, "[key]").
    key = tuple(part for part in details["loc"] if part != "[key]")
    place = tree.at(key)
    name = next((part for part in reversed(key) if isinstance(part, str)), "")
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
        remedy = "add `{name}:` here: {meant}" if meant else "add `{name}:` here"
        told = phrase(meant.strip()) if meant else ""
        return error(place, "the key `{under}` is missing", remedy, name=name, meant=told, under=under)
    return error(place, "`{name}`: {what}", "correct this value", name=name, what=_why(details))


def _why(details: ErrorDetails) -> Phrase | str:
    """Say in our words why a value is refused; in pydantic's where we have none."""
    fields, given = details.get("ctx", {}), details["input"]
    if details["type"] == "string_pattern_mismatch":
        return phrase("{given!r} is not {form}", given=given, form=phrase(FORMS[fields["pattern"]]))
    if details["type"] == "literal_error":
        known = ", ".join(re.findall(r"'([^']*)'", fields["expected"]))
        return phrase("{given!r} is not one of: {known}", given=given, known=known)
    if details["type"] in JARGON:
        return phrase(JARGON[details["type"]], **fields)
    return details["msg"]


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
