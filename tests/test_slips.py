"""A slip of the keyboard in YAML is reported where it is, wherever in the real files it happens."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from archives import ROOT
from colloquy.catalogue.highlights import Highlights
from colloquy.catalogue.people import People
from colloquy.catalogue.records import InterviewRecord
from colloquy.catalogue.terms import Terms
from colloquy.catalogue.topics import Topics
from colloquy.catalogue.validating import validate
from colloquy.catalogue.yaml_tree import read_tree

MODELS: dict[str, type[BaseModel]] = {
    "highlights.yml": Highlights,
    "interview.yml": InterviewRecord,
    "people.yml": People,
    "terms.yml": Terms,
    "topics.yml": Topics,
}
FILES = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").rglob("*.yml"))}
KEYS = [
    (path, place.line, place.column)
    for path, text in FILES.items()
    for key, place in read_tree(text, path.name).places.items()
    if key and isinstance(key[-1], str)
]
"""Every key of every file: where it is."""


@given(st.sampled_from(KEYS), st.sampled_from(["：", "： ", ":"]))
def test_a_colon_that_is_none_is_told_in_its_line_and_column(key: tuple[Path, int, int], colon: str) -> None:
    path, number, column = key
    lines = FILES[path].split("\n")
    line = lines[number - 1]
    match = re.compile(r":(?: |$)").search(line, column)
    assert match
    rest = line[match.end() :]
    lines[number - 1] = line[: match.start()] + (colon if rest else "：") + rest

    _, problems = validate(MODELS[path.name], read_tree("\n".join(lines), path.name))

    told = [(each.location.line, each.location.column, each.what.text()) for each in problems]
    what = (
        "the colon is full-width (`：`)" if "：" in lines[number - 1][match.start()] else "there is no space"
    )
    assert any(each[:2] == (number, match.start() + 1) and each[2].startswith(what) for each in told), told


@given(st.sampled_from(KEYS))
def test_a_colon_that_is_missing_is_never_blamed_on_other_punctuation(key: tuple[Path, int, int]) -> None:
    path, number, _ = key
    lines = FILES[path].split("\n")
    lines[number - 1] = re.sub(r":(?= |$)", "", lines[number - 1], count=1)

    _, problems = validate(MODELS[path.name], read_tree("\n".join(lines), path.name))

    slips = ("full-width", "curly", "no space", "、")
    assert not [each for each in problems if any(word in each.what.text() for word in slips)]
