"""A person of two roles is named with the second one, wherever readers see who speaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from archives import colloquy, read, seal
from colloquy.catalogue import Archive, Described
from colloquy.exporting import EXPORTS
from colloquy.exporting.oral_history import table
from colloquy.model import Edition
from readback import TEI, XML, csv_rows

SECOND = "  - person: bo\n    role: interpreter\n    labels: [Bo (for her)]\n"


@pytest.fixture
def interpreted(archive: Path) -> Path:
    """Give a small archive in which the guest interprets, too."""
    talk = archive / "seeds/talk"
    declared = (talk / "interview.yml").read_text(encoding="utf-8")
    declared = declared.replace("exchanges:\n", f"{SECOND}exchanges:\n", 1)
    (talk / "interview.yml").write_text(declared, encoding="utf-8")
    with (talk / "talk.md").open("a", encoding="utf-8") as source:
        source.write("\n**Bo (for her):** She agrees.\n")
    seal(talk)
    return archive


def test_readers_see_in_which_role_a_person_of_two_speaks(interpreted: Path) -> None:
    result = colloquy("pages", "--root", interpreted)
    assert result.exit_code == 0, result.output
    english, chinese = (
        (interpreted / "docs" / code / "interviews/talk.md").read_text(encoding="utf-8")
        for code in ("en", "zh")
    )
    assert "**Bo (interpreter)**{ .speaker .interpreter }" in english
    assert "**博（口译员）**{ .speaker .interpreter }" in chinese
    assert english.count("**Bo**{ .speaker .guest }") == 2
    assert "- Bo (interpreter): `**Bo (for her):**`" in english


def test_the_header_names_such_a_person_once_with_both_roles(interpreted: Path) -> None:
    assert colloquy("pages", "--root", interpreted).exit_code == 0
    page = (interpreted / "docs/en/interviews/talk.md").read_text(encoding="utf-8")
    assert "[Bo](../people/bo.md) *guest, interpreter*{ .role }" in page


def test_lists_of_interviews_and_people_have_such_a_person_once(interpreted: Path) -> None:
    assert colloquy("pages", "--root", interpreted).exit_code == 0
    pages = interpreted / "docs/en"
    listed = (pages / "interviews/index.md").read_text(encoding="utf-8")
    assert 'Bo <span class="role">guest, interpreter</span>' in listed
    person = (pages / "people/bo.md").read_text(encoding="utf-8")
    assert person.count("{ #talk }") == 1
    assert [line.split(", ")[1] for line in person.splitlines() if line.startswith("May 2020")] == [
        "guest",
        "interpreter",
    ]


def test_a_topic_says_of_words_of_nobody_that_they_are_not_spoken(archive: Path) -> None:
    talk = archive / "seeds/talk"
    declared = (talk / "interview.yml").read_text(encoding="utf-8")
    (talk / "interview.yml").write_text(
        declared.replace("turns: labelled", "turns: labelled\nnot_speech: [7]")
    )
    seal(talk)
    gathered = "exchanges: [{at: talk#q1, reason: {en: The first.}}]"
    topic = f"topics:\n  - {{id: letters, title: {{en: Letters}}, summary: {{en: Of them.}}, {gathered}}}\n"
    (archive / "seeds/topics.yml").write_text(topic, encoding="utf-8")
    result = colloquy("pages", "--root", archive)
    assert result.exit_code == 0, result.output
    page = (archive / "docs/en/topics/letters.md").read_text(encoding="utf-8")
    assert "**not spoken**{ .speaker .nobody }\n\nIt was short." in page


def test_downloads_give_the_role_in_which_such_a_person_speaks(interpreted: Path) -> None:
    """In CSV it is behind the name; in TEI a person of their own, the same as the other."""
    archive, described, editions = values(interpreted)
    rows = csv_rows(table(archive, described, editions[0]))
    assert [row["speaker"] for row in rows if row["words"] == "She agrees."] == ["Bo (interpreter)"]
    (tei,) = (export for export in EXPORTS if export.id == "tei")
    ((_, document),) = tei.files(archive, described, editions)
    root = etree.fromstring(document.encode())
    people = {each.get(f"{XML}id"): each for each in root.iter(f"{TEI}person")}
    second = people["person.bo.interpreter"]
    assert (second.get("role"), second.get("sameAs")) == ("interpreter", "#person.bo")
    assert people["person.bo"].get("role") == "guest"
    who = [
        "".join(map(str, each.itertext()))
        for each in root.iter(f"{TEI}u")
        if each.get("who") == "#person.bo.interpreter"
    ]
    assert [words.endswith("She agrees.") for words in who[:1]] == [True]


def values(root: Path) -> tuple[Archive, Described, list[Edition]]:
    """Read the interview of a small archive."""
    found = read(root, "talk")
    return found.archive, found.described, list(found.editions)
