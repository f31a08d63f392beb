"""Putting together what an interview declares with what its collection shares, each value with its place."""

from collections import Counter
from collections.abc import Iterator
from unicodedata import normalize

from colloquy.catalogue.yaml_tree import Key, Tree, Value

PARTS = ("origin", "rights")
"""Keys of which an interview may override one part, and share the others."""
OF_TRANSLATIONS = ("translator", "translated_from", "original")
BY_LINES = {"questions", "headings", "bold"}
"""Ways of telling turns in which who speaks need not be printed."""


_Origin = tuple[Tree, int]
"""The tree that has a speaker, and the speaker's number there."""


def merge(own: Tree, shared: Tree, source: str) -> Tree:
    """Add to an interview's declarations what they lack and the collection shares.

    A key that the interview leaves empty has nothing from the collection either. Speakers are joined by
    person; one who is only shared is left out where the `source` text has none of their labels.
    """
    if not isinstance(own.value, dict) or not isinstance(shared.value, dict) or own.problems:
        return own
    merged = Tree(own.path, None, dict(own.places), own.problems, own.lines)
    merged.value = joined = _join(merged, shared, own.value, shared.value, ())
    if isinstance(shared.value.get("speakers"), list) and isinstance(joined.get("speakers"), list):
        joined["speakers"] = _join_speakers(merged, own, shared, source)
    return merged


def taken(merged: Tree, shared: Tree) -> Iterator[tuple[Key, object, int]]:
    """List what an interview has from its collection: the way to each value, the value, and its line."""
    for key, place in merged.places.items():
        if place.path == shared.path:
            yield key, _value(merged, key), place.line


def _value(tree: Tree, key: Key) -> Value:
    value = tree.value
    for part in key:
        if isinstance(value, dict) and isinstance(part, str):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
    return value


def _join(
    merged: Tree, shared: Tree, own: dict[str, Value], others: dict[str, Value], key: Key
) -> dict[str, Value]:
    joined = {name: value for name, value in own.items() if value is not None or name not in others}
    if key == ("origin",) and own.get("kind") not in (None, others.get("kind")):
        others = {name: value for name, value in others.items() if name not in OF_TRANSLATIONS}
    for name, value in others.items():
        mine = own.get(name)
        if name not in own:
            joined[name] = value
            _take_places(merged, shared, (*key, name), (*key, name))
        elif not key and name in PARTS and isinstance(mine, dict) and isinstance(value, dict):
            joined[name] = _join(merged, shared, mine, value, (name,))
    return joined


def _take_places(merged: Tree, tree: Tree, there: Key, here: Key) -> None:
    """Take over from a tree the places of a value and of all that is in it."""
    for key, place in tree.places.items():
        if key[: len(there)] == there:
            merged.places[(*here, *key[len(there) :])] = place


def _join_speakers(merged: Tree, own: Tree, shared: Tree, source: str) -> list[Value]:
    """Put the speakers who are shared first; what an interview says of one of them counts.

    Whom an interview lists in several roles, it lists in all: the one that is shared has what it lacks.
    """
    mine, others = (_listed(tree, "speakers") for tree in (own, shared))
    numbers = _number_joinable(mine, others)
    named = {_person(speaker) for speaker in mine}
    printed, supplied = _folded(source), _supplied(merged)
    joined: list[tuple[Value, tuple[_Origin, ...]]] = []
    for index, other in enumerate(others):
        number = numbers.get(_person(other))
        if number is not None and isinstance(other, dict) and isinstance(known := mine[number], dict):
            both: Value = {name: value for name, value in (other | known).items() if value is not None}
            joined.append((both, ((shared, index), (own, number))))
        elif _person(other) not in named and (_by_lines(merged) or _speaks(other, printed, supplied)):
            joined.append((other, ((shared, index),)))
    already = {number for _, origins in joined for tree, number in origins if tree is own}
    joined += [(one, ((own, number),)) for number, one in enumerate(mine) if number not in already]
    for key in [key for key in merged.places if key[0:1] == ("speakers",) and len(key) > 1]:
        del merged.places[key]
    for number, (_, origins) in enumerate(joined):
        for tree, index in origins:
            _take_places(merged, tree, ("speakers", index), ("speakers", number))
    return [speaker for speaker, _ in joined]


def _number_joinable(mine: list[Value], others: list[Value]) -> dict[str, int]:
    """Give, by person, the number of the one speaker of an interview that a shared one is joined with."""
    roles = {_person(other): _part(other, "role") for other in others}
    counts = Counter(map(_person, mine))
    return {
        _person(speaker): number
        for number, speaker in enumerate(mine)
        if counts[_person(speaker)] == 1 or _part(speaker, "role") in ("", roles.get(_person(speaker)))
    }


def _listed(tree: Tree, name: str) -> list[Value]:
    value = _value(tree, (name,)) if isinstance(tree.value, dict) else None
    return value if isinstance(value, list) else []


def _person(speaker: Value) -> str:
    return _part(speaker, "person")


def _part(speaker: Value, name: str) -> str:
    return str(speaker.get(name) or "") if isinstance(speaker, dict) else ""


def _by_lines(merged: Tree) -> bool:
    """Say whether turns are identified by lines: then those who speak need not be named in the text."""
    way = _value(merged, ("turns",))
    return not BY_LINES.isdisjoint(map(str, way if isinstance(way, list) else [way]))


def _supplied(merged: Tree) -> set[str]:
    supplied = _value(merged, ("supplied_speakers",))
    return {str(who).partition("/")[0] for who in supplied.values()} if isinstance(supplied, dict) else set()


def _speaks(speaker: Value, printed: str, supplied: set[str]) -> bool:
    """Say whether a speaker who is shared can be in a text at all."""
    labels = speaker.get("labels") if isinstance(speaker, dict) else None
    names = (_folded(str(label)).strip("*_:： ") for label in (labels if isinstance(labels, list) else []))
    return _person(speaker) in supplied or any(name in printed for name in names)


def _folded(text: str) -> str:
    return " ".join(normalize("NFC", text).casefold().split())
