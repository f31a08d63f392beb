"""Unknowns: what an interview does not say of itself, and somebody may know; an answer is written at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml
from pydantic import TypeAdapter, ValidationError

from colloquy.catalogue.fields import Date, KnownAddress, KnownTitle, Title
from colloquy.intake.drafting.dates import read_date
from colloquy.intake.drafting.framing import MADE_UP, UNKNOWN, say_known
from colloquy.intake.drafting.writing import scalar
from colloquy.intake.settling.editing import value_at
from colloquy.problems import Phrase, phrase

HOST = ("speakers", "host")
"""The one who asks, where nobody knows who that is."""
SHARED = (("origin", "publisher"), ("rights", "licence"), HOST)
"""What many interviews that come together may have in common, and is asked once."""
FORMS: Mapping[tuple[str, ...], TypeAdapter[str]] = {
    ("title",): TypeAdapter(Title),
    ("date",): TypeAdapter(Date),
    ("origin", "publisher"): TypeAdapter(KnownTitle),
    ("origin", "url"): TypeAdapter(KnownAddress),
    ("rights", "licence"): TypeAdapter(KnownTitle),
    HOST: TypeAdapter(KnownTitle),
}
"""What is asked, in order, and how it is checked."""
QUESTIONS = {
    ("title",): "what is its title?",
    ("date",): "when was it held? As in 2018-07-02, 2018-07 or 2018",
    ("origin", "publisher"): "who published it first?",
    ("origin", "url"): "at which address?",
    ("rights", "licence"): "under which license? As in CC-BY-4.0; `none stated` if it has none",
    HOST: "who asks the questions?",
}


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something to be asked."""

    key: tuple[str, ...]
    guess: str
    """What is there as long as nobody says better."""

    @property
    def question(self) -> Phrase:
        """The words that ask it."""
        return phrase(QUESTIONS[self.key])


def read_unknowns(declared: str) -> list[Unknown]:
    """Give what an interview leaves to be asked; raises `yaml.YAMLError` for what is no YAML."""
    tree = yaml.compose(declared)
    unknowns = []
    for key in FORMS:
        node = _host(tree) if key == HOST else value_at(tree, *key)
        if not isinstance(node, yaml.ScalarNode):
            continue
        made_up = f"# {MADE_UP}" in declared.split("\n")[node.end_mark.line]
        if node.value == UNKNOWN or (key == ("title",) and made_up):
            unknowns.append(Unknown(key, node.value))
    return unknowns


def check_answer(unknown: Unknown, words: str) -> str | None:
    """Give an answer as it is declared; `None` for what cannot be declared so."""
    words = " ".join(words.split())
    wanted = read_date(words) or words if unknown.key == ("date",) else words
    try:
        return FORMS[unknown.key].validate_python(wanted) or UNKNOWN
    except ValidationError:
        return None


def answer(declared: str, unknown: Unknown, value: str) -> str:
    """Write an answer in the place of the guess; all else stays."""
    if value == UNKNOWN:
        return declared
    tree = yaml.compose(declared)
    node = _host(tree) if unknown.key == HOST else value_at(tree, *unknown.key)
    if not isinstance(node, yaml.ScalarNode):
        return declared
    changed = _replaced(declared, [(node, value)])
    if unknown.key != HOST:
        return say_known(changed, unknown.key[0])
    references = value_at(tree, "supplied_speakers")
    entries = references.value if isinstance(references, yaml.MappingNode) else ()
    theirs = [name for _, name in entries if name.value == f"{UNKNOWN}/interviewer"]
    return _replaced(changed, [(name, value) for name in theirs])


def _replaced(declared: str, values: Iterable[tuple[yaml.Node, str]]) -> str:
    """Write values in the places of others, each on its line, without the comment that called it a guess."""
    lines = declared.split("\n")
    for node, value in values:
        number, start, end = node.start_mark.line, node.start_mark.column, node.end_mark.column
        behind = re.sub(r"\s*#.*", "", lines[number][end:])
        lines[number] = f"{lines[number][:start]}{scalar(value)}{behind}"
    return "\n".join(lines)


def _host(tree: yaml.Node | None) -> yaml.Node | None:
    """Find who the one interviewer is that nobody knows."""
    speakers = value_at(tree, "speakers")
    persons = [
        value_at(speaker, "person")
        for speaker in (speakers.value if isinstance(speakers, yaml.SequenceNode) else ())
        if getattr(value_at(speaker, "role"), "value", "") == "interviewer"
    ]
    return persons[0] if len(persons) == 1 else None
