"""From a YAML tree to a typed record, with every finding at its place and with its remedy."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from colloquy.catalogue.complaints import complaints
from colloquy.catalogue.yaml_tree import Key, Places, Tree, nearest
from colloquy.problems import Location, Problem, advice, error

R = TypeVar("R", bound=BaseModel)

SHOWN = 100
"""How many complaints about one file are reported; where there are more, they mostly have one cause."""


@dataclass(frozen=True, slots=True)
class Located(Generic[R]):
    """A record, and where its file says what."""

    record: R
    path: str
    places: Places

    def at(self, *key: str | int) -> Location:
        """Give the place of a value: ``located.at("exchanges", 3, "title")``."""
        return nearest(self.places, key, self.path)


def validate(model: type[R], tree: Tree) -> tuple[Located[R] | None, list[Problem]]:
    """Make a record from a tree; without one, the problems say why."""
    if tree.problems:
        return None, tree.problems
    if not isinstance(tree.value, dict):
        remedy = "write keys and values: {keys}"
        keys = [f"`{name}:`" for name in model.model_fields]
        return None, [error(tree.at(()), "not a mapping of keys to values", remedy, keys=keys)]
    try:
        record = model.model_validate(tree.value)
    except ValidationError as failure:
        return None, complaints(model, tree, failure.errors(include_url=False)[:SHOWN])
    return Located(record, tree.path, tree.places), []


def foreign(located: Located[R], key: Key, given: Iterable[str], codes: Container[str]) -> Iterator[Problem]:
    """Find languages under a key that the site does not have, mostly a code that was mistyped."""
    for language in given:
        if language not in codes:
            what, remedy = (
                "the site has no language `{language}`",
                "correct the language code, or add the language to mkdocs.yml",
            )
            yield advice(located.at(*key, language), what, remedy, language=language)


def repeated(located: Located[R], key: str, ids: Iterable[str]) -> Iterator[Problem]:
    """Find ids that are twice in the list under `key`."""
    places = ((id_, located.at(key, index, "id")) for index, id_ in enumerate(ids))
    yield from twice(
        places, "the id `{value}` occurs twice (first in line {first})", "keep one of the two entries"
    )


def twice(values: Iterable[tuple[int | str, Location]], what: str, remedy: str) -> Iterator[Problem]:
    """Find values that are in two places; `what` names the ``{value}`` and the ``{first}`` line."""
    seen: dict[int | str, Location] = {}
    for value, place in values:
        if first := seen.get(value):
            line = first.line if first.path == place.path else f"{first.path}:{first.line}"
            yield error(place, what, remedy, value=value, first=line)
        seen.setdefault(value, place)


def untranslated(
    located: Located[R],
    entry: tuple[str, int, str],
    texts: Mapping[str, Mapping[str, str]],
    codes: Iterable[str],
) -> Iterator[Problem]:
    """Find languages in which an entry, given by its list, number and id, lacks some of its texts."""
    key, index, id_ = entry
    for name, by_language in texts.items():
        for language in codes:
            if language not in by_language:
                place, what = located.at(key, index, name), "`{id}` has no {key} in `{language}`"
                yield advice(place, what, "add it", id=id_, key=name, language=language)
