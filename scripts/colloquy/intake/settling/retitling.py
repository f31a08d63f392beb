"""Retitling: a title that was made up follows the names of those who answer, until somebody settles it."""

import re

import yaml

from colloquy.intake.drafting.titling import MADE_UP, make_title
from colloquy.intake.drafting.writing import scalar
from colloquy.intake.settling.editing import replace_values, value_at
from colloquy.intake.settling.naming import Unnamed
from colloquy.words.telling import LANGUAGES, find_teller

NAMES = re.compile(r"Interview with (?P<names>.+)|(?P<han>.+)访谈")
"""Titles that were made of names."""


def is_made_up(declared: str, title: yaml.ScalarNode) -> bool:
    """Say whether nobody has settled the title yet, and the text has none."""
    line = declared.split("\n")[title.end_mark.line]
    return any(f"# {find_teller(each).says(MADE_UP)}" in line for each in LANGUAGES)


def retitle(declared: str, guest: Unnamed, name: str) -> str:
    """Let a made-up title follow the name that somebody gives a guest."""
    tree = yaml.compose(declared)
    title, language = value_at(tree, "title"), value_at(tree, "language")
    if guest.role != "guest" or not isinstance(title, yaml.ScalarNode) or not is_made_up(declared, title):
        return declared
    match = NAMES.fullmatch(title.value)
    former = re.split(", |、", match["names"] or match["han"]) if match else []
    names = [name if each == guest.label else each for each in former]
    names += [name] if name not in names else []
    made = make_title(names, "", str(getattr(language, "value", "")))
    return replace_values(declared, [(title, scalar(made))])
