"""Unknowns: what an interview does not say of itself, and somebody may know; an answer is written at once."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from colloquy.intake.drafting.framing import UNKNOWN, say_known
from colloquy.intake.drafting.writing import scalar
from colloquy.intake.settling.editing import settle_values, value_at
from colloquy.intake.settling.naming import Unnamed, name_speaker, read_unnamed
from colloquy.intake.settling.retitling import is_made_up
from colloquy.problems import Phrase, phrase

TITLE, DATE, PUBLISHER = ("title",), ("date",), ("origin", "publisher")
ADDRESS, LICENSE = ("origin", "url"), ("rights", "licence")
HOST = ("speakers", "host")
"""The one who asks, where there is one."""
SHARED = (PUBLISHER, LICENSE, HOST)
"""What many interviews that come together may have in common, and is asked once."""
QUESTIONS = {
    TITLE: "what is its title?",
    DATE: "when was it held? For example 2018-07-02, 2018-07 or 2018",
    PUBLISHER: "who published it first?",
    ADDRESS: "at which web address?",
    LICENSE: "under which license? For example CC-BY-4.0; `none stated` if the text names none",
}
"""What is asked of an interview, in order."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something to be asked."""

    key: tuple[str, ...]
    guess: str
    """What is there, or proposed, as long as there is no better one."""
    question: Phrase
    """The words that ask it."""
    speaker: Unnamed | None = None
    """Whose name it is."""


def read_unknowns(declared: str) -> list[Unknown]:
    """Give what an interview leaves to be asked; raises `yaml.YAMLError` for what is no YAML.

    Those who answer come first, for titles are made of their names; those who ask come last.
    """
    tree = yaml.compose(declared)
    unnamed = list(read_unnamed(tree, declared))
    hosts = [speaker for speaker in unnamed if speaker.role == "interviewer"]
    others = [speaker for speaker in unnamed if speaker.role != "interviewer"]
    return [*map(_name, others), *_facts(tree, declared), *_hosts(tree, hosts)]


def _name(speaker: Unnamed) -> Unknown:
    return Unknown(("speakers", str(speaker.index)), speaker.guess, speaker.question, speaker)


def _hosts(tree: yaml.Node | None, hosts: list[Unnamed]) -> Iterator[Unknown]:
    """Ask for those who ask; the one there is may be that of many interviews."""
    speakers = value_at(tree, "speakers")
    items = speakers.value if isinstance(speakers, yaml.SequenceNode) else ()
    asking = [item for item in items if getattr(value_at(item, "role"), "value", "") == "interviewer"]
    for host in hosts:
        key = HOST if len(asking) == 1 else ("speakers", str(host.index))
        yield Unknown(key, host.guess, host.question, host)


def _facts(tree: yaml.Node | None, declared: str) -> Iterator[Unknown]:
    for key in QUESTIONS:
        node = value_at(tree, *key)
        if not isinstance(node, yaml.ScalarNode):
            continue
        if node.value == UNKNOWN or (key == TITLE and is_made_up(declared, node)):
            yield Unknown(key, node.value, phrase(QUESTIONS[key]))


def answer(declared: str, unknown: Unknown, value: str) -> str:
    """Write an answer in place of the guess, which is none any more; all else stays."""
    if value == UNKNOWN:
        return declared
    if unknown.speaker:
        return name_speaker(declared, unknown.speaker, value)
    node = value_at(yaml.compose(declared), *unknown.key)
    if not isinstance(node, yaml.ScalarNode):
        return declared
    return say_known(settle_values(declared, [(node, scalar(value))]), unknown.key[0])
