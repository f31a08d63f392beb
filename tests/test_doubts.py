"""A doubt keeps its interview from being published, and nothing else; what is published stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from archives import append, colloquy, edit, seal, snapshot, succeed

DOUBT = "**Beau:** Who am I?"


@pytest.fixture
def two(small: Path) -> Path:
    """Give an archive of two interviews, of which the second has a label of nobody."""
    shutil.copytree(small / "seeds/talk", small / "seeds/walk")
    text = small / "seeds/walk/talk.md"
    append(text, f"\n{DOUBT}\n")
    declared = small / "seeds/walk/interview.yml"
    lines = declared.read_text(encoding="utf-8").splitlines(keepends=True)
    declared.write_text(
        "".join("  sha256: SHA256\n" if "sha256:" in line else line for line in lines), encoding="utf-8"
    )
    seal(small / "seeds/walk")
    return small


def test_an_interview_with_a_doubt_is_left_out_and_the_others_are_published(two: Path) -> None:
    written = colloquy("pages", "--root", two)
    assert written.exit_code == 1
    assert "`Beau` looks like a speaker's label" in written.output
    assert [path.name for path in (two / "docs/en/interviews").glob("*k.md")] == ["talk.md"]


def test_what_somebody_decides_is_published(two: Path) -> None:
    declared = two / "seeds/walk/interview.yml"
    edit(declared, "labels: [Bo]", "labels: [Bo, Beau]")
    succeed("pages", "--root", two)
    assert {path.name for path in (two / "docs/en/interviews").glob("*k.md")} == {"talk.md", "walk.md"}


def test_an_interview_that_is_on_the_site_keeps_its_pages_until_somebody_decides(two: Path) -> None:
    page = two / "site/zh/interviews/walk/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("the last good page", encoding="utf-8")
    before = snapshot(two / "docs") | snapshot(two / "site")
    written = colloquy("pages", "--root", two)
    assert written.exit_code == 1
    assert "`Beau` looks like a speaker's label" in written.output
    assert snapshot(two / "docs") | snapshot(two / "site") == before


def test_a_check_names_each_interview_and_how_much_of_it_is_to_be_looked_at(two: Path) -> None:
    checked = colloquy("check", "--root", two)
    assert checked.exit_code == 1
    assert checked.stderr.splitlines()[-3:] == [
        "talk: 2 questions, 4 turns (2 by interviewers)",
        "walk: not published, 1 doubt",
        "2 interviews, 0 problems, 1 doubt",
    ]


def test_advice_stops_nothing(small: Path) -> None:
    (small / "seeds/topics.yml").write_text("topics: []\n", encoding="utf-8")
    checked = colloquy("check", "--root", small)
    assert (checked.exit_code, checked.stderr.splitlines()[-1]) == (
        0,
        "1 interview, 0 problems, 1 piece of advice",
    )
    assert "no topic includes q1, q2" in checked.stderr
