"""Taking in: a new interview's folder is put in its place at once, and its people into `people.yml`."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from colloquy.guarding.files import exists, is_file, read_text, write, write_whole
from colloquy.guarding.folders import make_folder, remove_folder, swap
from colloquy.recording.folders import WORK

REPORT = "added.html"
"""The report's name, in the folder of what is no part of the archive."""
PEOPLE = "seeds/people.yml"
NOBODY = "people: []\n"


def write_interview(root: Path, id_: str, files: Mapping[str, bytes]) -> bool:
    """Write an interview's folder; say whether there was none: what is there already is never touched."""
    place = root / "seeds" / id_
    if exists(place):
        return False
    new = root / WORK / "intake" / id_
    remove_folder(new)
    make_folder(new)
    make_folder(place.parent)
    for name, body in files.items():
        write(new / name, body)
    swap(new, place)
    return True


def add_people(root: Path, people: Mapping[str, Mapping[str, str]]) -> None:
    """Add people (names in languages, by id) at the end of `people.yml`, or make that file."""
    path = root / PEOPLE
    former = read_text(path) if is_file(path) else NOBODY
    entries = [{"id": id_, "name": dict(names)} for id_, names in people.items()]
    if not entries:
        if not exists(path):
            write_whole(path, former)
        return
    written = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False)
    first = re.search(r"^( *)- ", former, re.MULTILINE)
    indent = first[1] if first else "  "
    indented = "".join(f"{indent}{line}\n" for line in written.splitlines())
    before = former.rstrip("\n").removesuffix(" []")
    write_whole(path, f"{before}\n{indented}")


def write_report(root: Path, page: Mapping[str, Any]) -> None:
    """Write a page about what was added, for whoever settles what is open."""
    environment = Environment(
        loader=PackageLoader("colloquy.publishing"), autoescape=True, undefined=StrictUndefined
    )
    make_folder(root / WORK)
    write_whole(root / WORK / REPORT, environment.get_template("added.html.jinja").render(page))
