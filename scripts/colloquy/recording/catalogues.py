"""Topics grow with the archive, and few edits change them: what a former run read is kept in the store."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from pydantic import BaseModel

from colloquy.catalogue import Located
from colloquy.catalogue.archive import read_record
from colloquy.catalogue.yaml_tree import Key
from colloquy.problems import Location, Problem
from colloquy.recording.keys import code, digest
from colloquy.recording.store import Store

R = TypeVar("R", bound=BaseModel)

Call = Callable[[Callable[[Any], Any], Any], Any]
"""Calls a function with a value, here or elsewhere."""

FACT = "topics"
LEAF = 2
"""What is kept of the place of a value that has no others in it: its line and its column."""
LONG = 100_000
"""Bytes from which on it takes longer to read a file than what was kept of it."""


@dataclass(frozen=True)
class KeptReader:
    """Reads the topics; long ones from a store. Whatever the store, it reads the same."""

    store: Store = field(compare=False)
    call: Call = field(default=lambda work, value: work(value), compare=False)
    """Calls what takes much memory: the tree of a long file is twenty times as large."""

    def __call__(self, raw: bytes, shown: str, model: type[R]) -> tuple[Located[R] | None, list[Problem]]:
        """Read the bytes of one YAML file into a record; `shown` is its path in messages."""
        if len(raw) < LONG:
            forget_topics(self.store)
            return read_record(raw, shown, model)
        known, key, problems = self.store.fact(FACT), digest(code(), shown, raw), list[Problem]()
        if known.get("key") != key:
            known, problems = self.call(_read, (raw, shown, model))
            if not known:
                return None, problems
            self.store.put_fact(FACT, {"key": key, **known})
        places = _Places(shown, known["places"])
        return Located(model.model_validate_json(known["record"]), shown, places), problems


def _read(given: tuple[bytes, str, type[BaseModel]]) -> tuple[dict[str, str], list[Problem]]:
    """Read a record as it is kept; nothing where it cannot be read."""
    located, problems = read_record(*given)
    if not located:
        return {}, problems
    assert isinstance(located.places, dict)
    return {"record": located.record.model_dump_json(), "places": _write(located.places)}, problems


def forget_topics(store: Store) -> None:
    """Drop what was kept: what was taken out is to be nowhere."""
    store.drop_facts(FACT, set())


class _Places:
    """Places that were kept, as `Located` has them; they are read when the first is asked for."""

    def __init__(self, path: str, written: str) -> None:
        self.path = path
        self.written = written

    @cached_property
    def tree(self) -> list[Any]:
        """Of a value its line, its column, and by their names the values that are in it, if there are any."""
        tree: list[Any] = json.loads(self.written)
        return tree

    def get(self, key: Key) -> Location | None:
        """Give the place of a value; none where the file does not have it."""
        node = self.tree
        for part in key:
            if len(node) == LEAF or str(part) not in node[2]:
                return None
            node = node[2][str(part)]
        return Location(self.path, node[0], node[1])


def _write(places: Mapping[Key, Location]) -> str:
    """Write places as the tree that `_Places` reads."""
    nodes: dict[Key, list[Any]] = {}
    for key, place in places.items():  # a value comes before those that are in it
        nodes[key] = [place.line, place.column]
        if key:
            around = nodes[key[:-1]]
            if len(around) == LEAF:
                around.append({})
            around[2][str(key[-1])] = nodes[key]
    return json.dumps(nodes[()], separators=(",", ":"))
