"""Registering: somebody whose name a person gives is found in `people.yml`, or added to it."""

from __future__ import annotations

from pathlib import Path

import yaml

from colloquy.catalogue import open_archive
from colloquy.intake.drafting.people import Match, match_people
from colloquy.intake.parts.model import Voice
from colloquy.intake.vocabulary.names import is_han
from colloquy.publishing.taking_in import add_people


def find_person(root: Path, name: str) -> Match:
    """Find who of `people.yml` has a name, or how somebody new would be listed there."""
    archive, _ = open_archive(root)
    return match_people({name: Voice(name)}, archive.people, ())[name]


def register_person(root: Path, name: str, declared: str) -> str:
    """Give the id of somebody, whose interview is declared so; `unknown` for what names nobody."""
    match = find_person(root, name)
    if match.new:
        language = yaml.safe_load(declared).get("language", "en")
        add_people(root, {match.person: {"zh" if is_han(name) else language: name}})
    return match.person
