"""Registering: somebody whose name a person gives is found in `people.yml`, or added to it."""

import re
from pathlib import Path

import yaml

from colloquy.catalogue import open_archive
from colloquy.catalogue.yaml_tree import LINE_END
from colloquy.guarding.files import read_text, write_whole
from colloquy.guarding.folders import files_below
from colloquy.intake.drafting.people import Match, match_people
from colloquy.intake.drafting.spelling import spell
from colloquy.intake.parts.model import Voice
from colloquy.intake.settling.editing import keep_items, value_at
from colloquy.publishing.taking_in import PEOPLE, add_people


def find_person(root: Path, name: str) -> Match:
    """Find who of `people.yml` has a name, or how somebody new would be listed there."""
    archive, _ = open_archive(root)
    return match_people({name: Voice(name)}, archive.people, ())[name]


def register_person(root: Path, name: str, declared: str, source: str = "") -> str:
    """Give the id of somebody, whose interview is declared so; `unknown` for what names nobody.

    A name that is given, or that the source text has, in two scripts is listed in both.
    """
    names = spell(name, yaml.safe_load(declared).get("language", "en"), source)
    matches = [find_person(root, each) for each in names.values()]
    if known := next((match for match in matches if not match.new), None):
        return known.person
    latin = next((match for match in matches if match.name.isascii()), matches[0])
    add_people(root, {latin.person: names})
    return latin.person


def forget_person(root: Path, person: str) -> None:
    """Take somebody out of `people.yml` of whom it has only a name, and whom no other file names any more."""
    path = root / PEOPLE
    known = LINE_END.sub("\n", read_text(path))
    listed = [entry for entry in yaml.safe_load(known)["people"] if entry["id"] == person]
    named = re.compile(rf"(?:[:\[,]|^\s*-)\s+['\"]?{re.escape(person)}['\"]?\s*(?:[,\]}}#]|$)", re.MULTILINE)
    folder = root / "seeds"
    names = (name for name in files_below(folder) if name.endswith(".yml") and name != path.name)
    if all(entry.keys() == {"id", "name"} for entry in listed) and not any(
        named.search(read_text(folder / name, errors="replace")) for name in names
    ):
        kept = keep_items(known, "people", lambda item: getattr(value_at(item, "id"), "value", "") != person)
        write_whole(path, kept)
