"""What no text says of itself is asked in a terminal, once, and checked while it is asked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from archives import snapshot, succeed
from colloquy.intake.settling.unknowns import HOST, answer, read_unknowns
from terminals import type_into

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")

ASKED = ["title", "held", "published", "address", "license", "who asks"]
TALK = """\
Q: How did you come to build boats?

Oluf: I grew up beside the water, and my father had a yard there, where I learned it all.

Q: Did he teach you himself?

Oluf: He did, every evening after school, until the light was gone and my mother called.

Q: When did you take over?

Oluf: In 1979, when his back gave out. It was a hard year for all of us.
"""


@pytest.fixture
def received(small: Path) -> Path:
    """Give a file that says nothing of itself."""
    path = small.parent / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def declared(root: Path, id_: str = "oluf") -> dict[str, Any]:
    """Read what is declared of an interview."""
    known: dict[str, Any] = yaml.safe_load((root / f"seeds/{id_}/interview.yml").read_text(encoding="utf-8"))
    return known


def asked(output: str) -> list[str]:
    """Give what was asked, in the order of `ASKED`; the lines at the end say where to correct it."""
    questions, _, _ = output.partition("to correct ")
    return [words for words in ASKED if words in questions]


@pytest.mark.slow
def test_what_is_unknown_is_asked_and_written(small: Path, received: Path) -> None:
    answers = [
        "Boats & time",
        "May 3, 2019",
        "The Yard Press",
        "https://yard.example/1",
        "CC-BY-4.0",
        "Maren Holm",
    ]
    session = type_into(["add", "--root", small, received], answers)
    assert session.exit_code == 0, session.output
    assert asked(session.output) == ASKED
    known = declared(small)
    assert known["title"] == "Boats & time"
    assert known["date"] == "2019-05-03"
    assert known["origin"]["publisher"] == "The Yard Press"
    assert known["origin"]["url"] == "https://yard.example/1"
    assert "not recorded" not in known["origin"]["account"]["en"]
    assert known["rights"]["licence"] == "CC-BY-4.0"
    assert "no licence" not in known["rights"]["account"]["en"]
    assert [each["person"] for each in known["speakers"]] == ["oluf", "maren-holm"]
    people = yaml.safe_load((small / "seeds/people.yml").read_text(encoding="utf-8"))["people"]
    assert {"id": "maren-holm", "name": {"en": "Maren Holm"}} in people
    succeed("check", "--root", small)


@pytest.mark.slow
def test_enter_keeps_what_is_there(small: Path, received: Path) -> None:
    """Whoever presses Enter declares what `--yes` does; a title is accepted then, and not asked again."""
    twin = small.parent / "twin"
    type_into(["add", "--root", small, received], [""] * len(ASKED))
    session = type_into(["add", "--root", small, "--resume", "oluf"], [""] * len(ASKED))
    assert asked(session.output) == ASKED[1:]
    accepted, files = declared(small), set(snapshot(small / "seeds/oluf"))
    (small / "seeds/oluf").rename(twin)
    succeed("add", "--root", small, "--yes", received)
    assert (declared(small), set(snapshot(small / "seeds/oluf"))) == (accepted, files)


@pytest.mark.slow
@pytest.mark.parametrize("given", ["yesterday", "2019-13-01", "31/31/2019", "2019-02-30"])
def test_a_date_is_asked_again_until_it_is_one(given: str, small: Path, received: Path) -> None:
    session = type_into(["add", "--root", small, received], ["", given, "2019", *[""] * 4])
    assert f"“{given}” cannot be declared like this" in session.output
    assert declared(small)["date"] == "2019"


@pytest.mark.slow
def test_of_many_files_what_they_have_in_common_is_asked_once(small: Path) -> None:
    folder = small.parent / "many"
    folder.mkdir()
    for number in range(4):
        (folder / f"talk-{number}.txt").write_text(f"{TALK}\nQ: Was it talk {number}?\n", encoding="utf-8")
    session = type_into(["add", "--root", small, folder], ["The Yard Press", "", "Maren Holm"])
    assert session.exit_code == 0, session.output
    assert "for all 4 together" in session.output
    assert "title" not in asked(session.output)
    for id_ in ("oluf", "oluf-2", "oluf-3", "oluf-4"):
        known = declared(small, id_)
        assert known["origin"]["publisher"] == "The Yard Press"
        assert known["rights"]["licence"] == "unknown"
        assert {each["role"]: each["person"] for each in known["speakers"]}["interviewer"] == "maren-holm"


@pytest.mark.slow
def test_what_all_interviews_share_is_not_asked(small: Path, received: Path) -> None:
    shared = (
        "origin: {publisher: The Yard Press, url: unknown}\nrights: {licence: CC0-1.0, claimed_by: nobody}\n"
    )
    (small / "seeds/archive.yml").write_text(shared, encoding="utf-8")
    session = type_into(["add", "--root", small, received], [""] * 3)
    assert session.exit_code == 0, session.output
    assert asked(session.output) == ["title", "held", "who asks"]


@pytest.mark.slow
def test_what_was_left_open_is_asked_when_somebody_takes_it_up_again(small: Path, received: Path) -> None:
    type_into(["add", "--root", small, received], ["Boats", "q"])
    session = type_into(["add", "--root", small, "--resume", "oluf"], ["2019", "", "", "", ""])
    assert "title" not in asked(session.output)
    assert (declared(small)["title"], declared(small)["date"]) == ("Boats", "2019")


@pytest.mark.slow
def test_yes_asks_nothing(small: Path, received: Path) -> None:
    session = type_into(["add", "--root", small, "--yes", received], [])
    assert session.exit_code == 0, session.output
    assert not asked(session.output)


@pytest.mark.parametrize("name", ["Maren Holm", "利器", "O'Neil: the host", "42"])
def test_a_name_that_is_given_is_followed_by_all_that_refers_to_it(name: str) -> None:
    """Whoever is named stays the speaker of every line that was theirs, however the line is written."""
    declared = "\n".join(
        [
            "speakers:",
            "- {person: unknown, role: guest}",
            "- person: unknown  # nobody is named",
            "  role: interviewer",
            "supplied_speakers:",
            "  '3': unknown/interviewer",
            '  5: "unknown/interviewer"',
            "  7-9: unknown/interviewer  # who else",
            "  '11-12': unknown/guest",
        ]
    )
    (host,) = (unknown for unknown in read_unknowns(declared) if unknown.key == HOST)
    known = yaml.safe_load(answer(declared, host, name))
    assert [speaker["person"] for speaker in known["speakers"]] == ["unknown", name]
    assert list(known["supplied_speakers"].values()) == [name, name, name, "unknown/guest"]
