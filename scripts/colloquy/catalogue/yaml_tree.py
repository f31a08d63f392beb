"""YAML as the archive's files use it: mappings, lists and strings, each with its place.

PyYAML reads; this module takes its events, because the trees that it builds forget where duplicate
keys are, and because a file from a stranger may bite its own tail or nest without end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn, Protocol

import yaml

from colloquy.catalogue.slips import slip, slip_above
from colloquy.problems import Location, Problem, error, phrase

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""Where a line ends after YAML 1.1, section 4.2; all of them are counted."""
LONGEST = 20_000
"""Characters of a value; an account of an interview is a few sentences."""
MOST = 200_000
"""Values in a file; an archive of thousands of interviews has topics with fewer."""
DEPTH = 20
"""Levels of nesting; no file of an archive needs more than six."""

TAB = "found a tab character that violates indentation"
SAID = {
    "mapping values are not allowed in this context": (
        "`: ` is where no key can be; a value with `: ` in it needs quotes around it"
    ),
    "could not find expected ':'": "a key without `: ` after it",
    "did not find expected key": "a line that is neither `key: value` nor indented like its neighbors",
    "did not find expected '-' indicator": "a line in a list that does not begin with `- `",
    "found character that cannot start any token": "a value that begins with a special character; quote it",
    "found unexpected end of stream": "a quotation mark that opens here is never closed",
    "did not find expected comment or line break": "something after the end of a value",
    "did not find expected node content": "a value is missing",
    "did not find expected ',' or '}'": "a curly bracket that is not closed, or a comma that is missing",
    "did not find expected ',' or ']'": "a square bracket that is not closed, or a comma that is missing",
    "did not find expected alphabetic or numeric character": "a value that begins with `*` or `&`; quote it",
    "found unknown escape character": "a backslash in double quotes; use single quotes",
    TAB: "a tab; indent by spaces",
    "block sequence entries are not allowed in this context": "`- ` is where no list can begin",
}
"""What the YAML library says in the words of its own trade, in ours; what is rarer is reported in its own."""

FLOW = ("flow mapping", "flow sequence")
BEGUN = ("simple key", "quoted scalar", *FLOW)
"""What the YAML library had begun to read when it stopped: the cause is mostly there."""

Key = tuple[str | int, ...]
"""The way to a value: ``("exchanges", 3, "title")``."""

Value = str | None | list["Value"] | dict[str, "Value"]


@dataclass(slots=True)
class Tree:
    """What a YAML file says, and where it says it."""

    path: str
    value: Value = None
    places: dict[Key, Location] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def at(self, key: Key) -> Location:
        """Give the place of a value, or of the nearest that holds it."""
        return nearest(self.places, key, self.path)


class Places(Protocol):
    """Where a file has its values."""

    def get(self, key: Key, /) -> Location | None:
        """Give the place of a value; none where the file does not have it."""


def nearest(places: Places, key: Key, path: str) -> Location:
    """Find the place of a value, or, where the file does not have it, of the nearest around it."""
    while not (place := places.get(key)) and key:
        key = key[:-1]
    return place or Location(path, 1)


class _StoppedError(Exception):
    """The file cannot be read further; its problem is reported already."""


def read_tree(text: str, path: str) -> Tree:
    """Read a YAML file whose top is a mapping or a list; everything else in it is text."""
    tree = Tree(path, lines=LINE_END.split(text))
    try:
        events = iter(yaml.CSafeLoader(text).get_event, None)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if tree.places:
                    _stop(tree, event, "a second YAML document", "keep one document in a file, without `---`")
                tree.value = _value(tree, events, next(events), ())
    except yaml.YAMLError as failure:
        tree.problems.append(stopped(path, text, failure))
        tree.value = None
    except _StoppedError:
        tree.value = None
    return tree


def stopped(path: str, text: str, failure: yaml.YAMLError) -> Problem:
    """Say where and why YAML cannot be read, as near to the cause as possible."""
    remedy = (
        "correct it here or just above: close quotation marks and brackets, indent by spaces, "
        "write `key: value`"
    )
    lines = LINE_END.split(text)
    if isinstance(failure, yaml.reader.ReaderError):  # a character that no YAML may have
        before = LINE_END.split(text.encode()[: failure.position].decode(errors="ignore"))
        place = Location(path, len(before), len(before[-1]) + 1)
        return error(place, "a control character (U+{code:04X})", "remove it", code=failure.character)
    if not isinstance(failure, yaml.MarkedYAMLError):
        return error(Location(path), "not valid YAML: {what}", remedy, what=str(failure))
    context = failure.context or ""
    begun = failure.context_mark if context.endswith(BEGUN) else None
    mark = begun if begun and not context.endswith(FLOW) else failure.problem_mark
    said = failure.problem or context
    place = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path)
    first = begun.line + 1 if begun else place.line
    near = range(first, place.line + 1)
    if found := slip(path, lines, near) or slip_above(path, lines, place.line):
        return found
    if mark and lines[mark.line : place.line] and lines[mark.line][mark.column :].startswith("\t"):
        said = TAB
    what = phrase(SAID[said]) if said in SAID else said
    return error(place, "not valid YAML: {what}", remedy, what=what)


def _value(tree: Tree, events: Iterator[yaml.Event], event: yaml.Event, key: Key) -> Value:
    if key not in tree.places:  # a mapping's value is where its key is
        tree.places[key] = _place(tree, event)
    if len(key) > DEPTH:
        _stop(
            tree,
            event,
            "nested too deeply",
            "remove the brackets or the indentation that make so many levels",
        )
    if len(tree.places) > MOST:
        _stop(
            tree, event, "more than {most} values", "leave out what does not belong to an archive", most=MOST
        )
    _refuse(tree, event)
    match event:
        case yaml.ScalarEvent():
            _bound(tree, event)
            return None if event.implicit[0] and event.value in ("", "~", "null") else event.value
        case yaml.SequenceStartEvent():
            return _sequence(tree, events, key)
        case _:
            return _mapping(tree, events, key)


def _bound(tree: Tree, event: yaml.ScalarEvent) -> None:
    """Stop at a value that is too long for one: most of the file has got into it."""
    if len(event.value) > LONGEST:
        what = "a value of {length} characters; no more than {most} are read"
        remedy = "shorten it; if it should end earlier, close its quotation mark or indent what follows less"
        _stop(tree, event, what, remedy, length=len(event.value), most=LONGEST)


def _refuse(tree: Tree, event: yaml.Event) -> None:
    """Stop at what plain text in YAML does not need: aliases (which can bite), anchors, tags."""
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if isinstance(event, yaml.AliasEvent):
        _stop(tree, event, "a YAML alias (`*{name}`)", "write the value out where it is needed", name=anchor)
    if anchor:
        remedy = "remove it; write values out where needed"
        _stop(tree, event, "a YAML anchor (`&{name}`)", remedy, name=anchor)
    if tag not in (None, "!"):
        _stop(tree, event, "a YAML tag (`{name}`)", "remove it; every value here is text", name=tag)


def _sequence(tree: Tree, events: Iterator[yaml.Event], key: Key) -> list[Value]:
    values: list[Value] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        values.append(_value(tree, events, event, (*key, len(values))))
    return values


def _mapping(tree: Tree, events: Iterator[yaml.Event], key: Key) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        if not isinstance(event, yaml.ScalarEvent):
            _stop(tree, event, "a key that is not a word", "write `key: value`")
        name = event.value
        _bound(tree, event)
        place, first = _place(tree, event), tree.places[(*key, name)] if name in values else None
        tree.places[(*key, name)] = place
        value = _value(tree, events, begins := next(events), (*key, name))
        if first:
            what, remedy = "the key `{name}` occurs twice (first in line {first})", "keep one of the two"
            if key and isinstance(key[-1], int):
                remedy = "keep one of the two; if a new entry of the list begins here, write `- ` before it"
            if isinstance(value, list) and isinstance(values[name], list) and _below(begins, place):
                remedy = "put what is below it into the first one, without the second `{name}:`"
            tree.problems.append(error(place, what, remedy, name=name, first=first.line))
        values[name] = value
    return values


def _place(tree: Tree, event: yaml.Event) -> Location:
    mark = event.start_mark
    return Location(tree.path, mark.line + 1, mark.column + 1) if mark else Location(tree.path)


def _below(event: yaml.Event, place: Location) -> bool:
    """Say whether a value begins in a line below its key."""
    return event.start_mark is not None and event.start_mark.line + 1 > place.line


def _stop(tree: Tree, event: yaml.Event, what: str, remedy: str, /, **fields: object) -> NoReturn:
    tree.problems.append(error(_place(tree, event), what, remedy, **fields))
    raise _StoppedError
