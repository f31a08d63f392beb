"""What pydantic complains of, as problems: in our words, each at its place and with its remedy."""

import re
import types
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from colloquy.catalogue.dating import propose_date
from colloquy.catalogue.fields import PASSAGE
from colloquy.catalogue.forms import FORMS, NAMED
from colloquy.catalogue.records import InterviewRecord
from colloquy.catalogue.refusing import JARGON, REMEDIES
from colloquy.catalogue.slips import slip
from colloquy.catalogue.yaml_tree import Key, Tree
from colloquy.problems import Location, Phrase, Problem, error, phrase
from colloquy.text.dates import is_plain
from colloquy.text.redaction import PRIVATE

COPIED = re.compile(r"([a-z0-9-]+)/?\s*[#＃]([ql][0-9]+)$")
"""The end of an address that was copied from a page."""
LONGEST_ADDRESS = 200
"""Characters; ids have no more than 80."""

CATALOGUES = ("highlights", "people", "terms", "topics")
"""Keys that have a file of their own in ``seeds/``, of the same name."""

LANGUAGE = ("[key]", "string_pattern_mismatch")
"""Where and how a key fails that is no code of a language."""

SLIPPED = {
    "dict_type",
    "extra_forbidden",
    "int_parsing",
    "literal_error",
    "model_attributes_type",
    "model_type",
    "string_pattern_mismatch",
    "string_type",
    "tuple_type",
}
"""Kinds of complaint that a slip of the keyboard can cause."""


def complaints(model: type[BaseModel], tree: Tree, found: list[ErrorDetails]) -> list[Problem]:
    """Say what is wrong in a tree that does not fit its model; what follows from another is not reported."""
    real = [details for details in found if not _follows(details, found)]
    slips = [(_key(details), _slip(tree, details)) for details in real]
    misnamed = {_key(details) for details in real if details["loc"][-1] == "[key]"}
    spoilt = {key[:-1] for key, slipped in slips if slipped}
    problems: list[Problem] = []
    for details, (key, slipped) in zip(real, slips, strict=True):
        if slipped is None and details["type"] == "missing" and key[:-1] in spoilt:
            continue
        if key in misnamed and details["loc"][-1] != "[key]":
            continue
        told = slipped or _problem(model, tree, details)
        if told not in problems:
            problems.append(told)
    return problems


def _key(details: ErrorDetails) -> Key:
    # A mapping's bad key is reported as (…, key, "[key]").
    return tuple(part for part in details["loc"] if part != "[key]")


def _slip(tree: Tree, details: ErrorDetails) -> Problem | None:
    """Find the slip of the keyboard behind a complaint: in its line, or below a key that has none."""
    if details["type"] not in SLIPPED:
        return None
    place = tree.at(_key(details))
    if place.path != tree.path:  # what a collection shares has been read without a slip
        return None
    lines = [place.line]
    if isinstance(details["input"], str) and tree.lines[place.line - 1].rstrip().endswith(":"):
        lines.append(place.line + 1)
    return slip(tree.path, tree.lines, lines, place.column)


def _follows(details: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Say whether a list is empty only because all that is in it was refused, which is reported already."""
    key = details["loc"]
    return details["type"] == "too_short" and any(
        each["loc"][: len(key)] == key and len(each["loc"]) > len(key) for each in errors
    )


def _problem(model: type[BaseModel], tree: Tree, details: ErrorDetails) -> Problem:
    key = _key(details)
    place = tree.at(key)
    name = next((part for part in reversed(key) if isinstance(part, str)), "")
    if details["type"] == "extra_forbidden":
        of_an_interview = _is_of_an_interview(model, name)
        return _unknown_key(_model(model, key[:-1]), name, place, of_an_interview, len(key) == 1)
    if details["type"] == "missing":
        return _missing_key(_model(model, key[:-1]), name, place, _way(tree, key))
    given, remedy = details["input"], "correct this value"
    if details["type"] == "string_pattern_mismatch" and details["ctx"]["pattern"] == PASSAGE:
        remedy = "name passages by their numbers on the page, such as l72; exchanges belong under `at`"
        if re.fullmatch(r"[1-9][0-9]*", given):
            remedy = "write `l{given}`"
    elif (*details["loc"][-1:], details["type"]) == LANGUAGE and not re.fullmatch(r"[A-Za-z-]{1,8}", given):
        remedy = "if it belongs to the text before it, put that in quotes: within braces, a comma ends a text"
    elif details["type"] == "string_type" and isinstance(given, list):
        remedy = "write one text here, without the brackets or hyphens of a list"
    elif name == "reason" and PRIVATE.search(str(given)):
        remedy = (
            "take the words out of the source text itself, leave a mark such as [withheld], and declare it "
            "under `withheld`: all that an emendation or a note says is published"
        )
    elif meant := _meant(details):
        remedy, given = "write `{given}`", meant
    elif details["type"] in REMEDIES:
        remedy = REMEDIES[details["type"]]
    return error(place, "`{name}`: {what}", remedy, name=name, what=say_why(details), given=given)


def _is_of_an_interview(model: type[BaseModel], name: str) -> bool:
    """Say whether a key in a file of interviews is one that `interview.yml` has, not indented."""
    known = InterviewRecord.model_fields
    return name in known and model.model_fields.keys() <= known.keys()


def _unknown_key(
    record: type[BaseModel] | None, name: str, place: Location, of_an_interview: bool, at_the_top: bool
) -> Problem:
    known = list(record.model_fields) if record else []
    close = get_close_matches(name, known, n=1, cutoff=0.7)
    remedy = "did you mean `{close}`?" if close else "use one of these keys, or remove it: {known}"
    if of_an_interview:
        remedy = (
            "if the `{name}` of an interview is meant, write it in its interview.yml, not indented; "
            "else use one of these keys, or remove it: {known}"
        )
    elif at_the_top and name in CATALOGUES:
        remedy = "write it in seeds/{name}.yml, a file of its own"
    fields = {"name": name, "close": close[0] if close else "", "known": known}
    return error(place, "unknown key `{name}`", remedy, **fields)


def _missing_key(record: type[BaseModel] | None, name: str, place: Location, under: Phrase | str) -> Problem:
    field = record.model_fields[name] if record else None
    known = _choices(get_args(field.annotation) if field and get_origin(field.annotation) is Literal else ())
    meant = field.description if field and not known else None
    remedy = "add `{name}:` here: {meant}" if meant else "add `{name}:` here"
    if known:
        remedy = "add `{name}:` here, with one of: {known}"
    elif not meant and field and _is_record(below := _record_in(field.annotation)):
        known = [inner for inner, its in below.model_fields.items() if its.is_required()]
        remedy = "add `{name}:` here, with these keys below it: {known}"
    told = phrase(meant.strip()) if meant else ""
    return error(place, "the key {under} is missing", remedy, name=name, meant=told, under=under, known=known)


def _choices(values: Iterable[str]) -> list[Phrase | str]:
    """Say which values a key may have."""
    return [phrase(NAMED[value]) if value in NAMED else value for value in values]


def _meant(details: ErrorDetails) -> str:
    """Give the value that was meant, where that can be said."""
    if details["type"] in ("not_a_date", "not_a_day"):
        date = propose_date(str(details["input"]))
        return date if details["type"] == "not_a_date" or is_plain(date) else ""
    return _copied(details)


def _copied(details: ErrorDetails) -> str:
    """Take the address of an exchange or passage out of that of its page, if one was asked for."""
    found = COPIED.search(str(details["input"])[-LONGEST_ADDRESS:])
    meant = f"{found[1]}#{found[2]}" if found else ""
    pattern = details.get("ctx", {}).get("pattern", "")
    return meant if meant and re.search(pattern, meant) else ""


def say_why(details: ErrorDetails) -> Phrase | str:
    """Say in our words why a value is refused; in pydantic's where we have none."""
    fields, given = details.get("ctx", {}), details["input"]
    if details["type"] == "string_pattern_mismatch":
        return phrase("{given!r} is not {form}", given=given, form=phrase(FORMS[fields["pattern"]]))
    if details["type"] == "literal_error":
        known = _choices(re.findall(r"'([^']*)'", fields["expected"]))
        return phrase("{given!r} is not one of: {known}", given=given, known=known)
    if details["type"] in JARGON:
        return phrase(JARGON[details["type"]], **fields)
    return details["msg"]


def _way(tree: Tree, key: Key) -> Phrase | str:
    """Say the way to a value: an entry of a list by its id, or else by its number."""
    ways: list[Phrase | str] = []
    value: object = tree.value
    for part in key:
        if isinstance(part, int):
            value = value[part] if isinstance(value, list) and part < len(value) else None
            id_ = value.get("id") if isinstance(value, dict) else None
            if isinstance(id_, str):  # which says which list it is in
                ways[-1:] = [f"`{id_}`"]
            else:
                ways.append(phrase("entry {number}", number=part + 1))
        else:
            value = value.get(part) if isinstance(value, dict) else None
            ways.append(f"`{part}`")
    return _steps(ways)


def _steps(ways: list[Phrase | str]) -> Phrase | str:
    first, *rest = ways
    return phrase("{first} › {rest}", first=first, rest=_steps(rest)) if rest else first


def _model(model: type[BaseModel], key: tuple[Any, ...]) -> type[BaseModel] | None:
    """Find the record type that the file has at `key`."""
    current: Any = model
    for part in key:
        if get_origin(current) is dict:
            current = get_args(current)[1]
        elif isinstance(part, str) and _is_record(current):
            known = current.model_fields.get(part)
            current = known.annotation if known else None
        current = _record_in(current)
    return current if _is_record(current) else None


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _record_in(annotation: Any) -> Any:
    """Look inside tuples, unions and the like for a record type, or for a mapping, whose keys are free."""
    if get_origin(annotation) in (tuple, list, Union, types.UnionType):
        inner = (_record_in(argument) for argument in get_args(annotation))
        return next((each for each in inner if get_origin(each) is dict or _is_record(each)), None)
    return annotation
