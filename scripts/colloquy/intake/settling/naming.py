"""Naming: who speaks behind a letter, a role or initials, as somebody says, is written in all places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from colloquy.intake.drafting.people import UNKNOWN
from colloquy.intake.drafting.writing import scalar
from colloquy.intake.settling.editing import settle_values, value_at
from colloquy.problems import Phrase, phrase

GUESS = re.compile(r"\s*#\s*(?P<name>[^#\s].*?)\?\s*$")
"""What is written behind a speaker whose name is a guess: who that may be."""
CROWD = "audience"
"""The role of many, whom nobody names."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A speaker whose name the text may not give."""

    index: int
    """In the list of speakers."""
    person: str
    """As declared: an id, or `unknown`."""
    role: str
    label: str
    """As the text prints the speaker; empty where it does not."""
    guess: str
    """Who it may be, or `unknown`."""

    @property
    def question(self) -> Phrase:
        """The words that ask who it is."""
        if not self.label and self.role == "interviewer":
            return phrase("who asks the questions?")
        if not self.label:
            return phrase("who answers the questions?")
        if self.role == "interviewer":
            return phrase("who asks the questions as “{label}”?", label=self.label)
        if self.role == "guest":
            return phrase("who answers as “{label}”?", label=self.label)
        return phrase("who speaks as “{label}”?", label=self.label)


def read_unnamed(tree: yaml.Node | None, declared: str) -> Iterator[Unnamed]:
    """Give the speakers whose names are open, of what is declared and its tree."""
    lines = declared.split("\n")
    for index, speaker in enumerate(_speakers(tree)):
        person, role = value_at(speaker, "person"), value_at(speaker, "role")
        if not isinstance(person, yaml.ScalarNode) or not isinstance(role, yaml.ScalarNode):
            continue
        guess = GUESS.fullmatch(lines[person.end_mark.line][person.end_mark.column :])
        if role.value != CROWD and (guess or person.value == UNKNOWN):
            labels = value_at(speaker, "labels")
            printed = labels.value if isinstance(labels, yaml.SequenceNode) else ()
            label = str(printed[0].value) if printed else ""
            yield Unnamed(index, person.value, role.value, label, guess["name"] if guess else UNKNOWN)


def name_speaker(declared: str, unnamed: Unnamed, person: str) -> str:
    """Declare who a speaker is, in the list of speakers and wherever lines are supplied to that speaker.

    Where several are unknown in one role, nobody can say whose the lines were that are supplied to this role.
    """
    tree = yaml.compose(declared)
    speakers = _speakers(tree)
    node = value_at(speakers[unnamed.index], "person")
    if not isinstance(node, yaml.ScalarNode):
        return declared
    former = _reference(unnamed.person, unnamed.role)
    alone = sum(_reference(*_who(speaker)) == former for speaker in speakers) == 1
    supplied = value_at(tree, "supplied_speakers")
    entries = supplied.value if isinstance(supplied, yaml.MappingNode) else ()
    wanted = scalar(person if alone else UNKNOWN)
    theirs = [(name, wanted) for _, name in entries if name.value == former]
    return settle_values(declared, [(node, scalar(person)), *theirs])


def _speakers(tree: yaml.Node | None) -> list[yaml.Node]:
    speakers = value_at(tree, "speakers")
    return speakers.value if isinstance(speakers, yaml.SequenceNode) else []


def _who(speaker: yaml.Node) -> tuple[str, str]:
    return getattr(value_at(speaker, "person"), "value", ""), getattr(value_at(speaker, "role"), "value", "")


def _reference(person: str, role: str) -> str:
    """Give how `supplied_speakers` names a speaker."""
    return f"{UNKNOWN}/{role}" if person == UNKNOWN else person
