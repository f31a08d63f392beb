"""What a collection shares is declared once, in ``seeds/archive.yml``; an interview overrides it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from archives import ROOT, append, colloquy, edit, read, run, seal, snapshot, succeed
from colloquy.catalogue import InterviewRecord, describe, open_archive
from colloquy.catalogue.collection import Collection
from colloquy.catalogue.validating import validate
from colloquy.catalogue.yaml_tree import read_tree
from colloquy.pipeline import check, write_site_files
from colloquy.reading import read_files
from colloquy.recording.keys import record_key
from many import many

SHARED = """\
language: en
origin:
  publisher: A paper
  url: https://paper.example/talk
  published: 2020-05
  kind: transcript
  account: {en: Recorded and written down.}
rights:
  licence: CC-BY-4.0
  claimed_by: A paper
  account: {en: The paper says so.}
turns: labelled
speakers:
  - person: ann
    role: interviewer
    labels: [Ann]
"""
HOST = "  - person: ann\n    role: interviewer\n    labels: [Ann]\n"


def share(root: Path, shared: str = SHARED) -> None:
    """Move what the small archive's interviews have in common into one file."""
    (root / "seeds/archive.yml").write_text(shared, encoding="utf-8")
    own = SHARED.removesuffix(HOST).removesuffix("speakers:\n")
    language, rest = own[: len("language: en\n")], own[len("language: en\n") :]
    for path in root.glob("seeds/*/interview.yml"):
        text = path.read_text(encoding="utf-8")
        for part in (language, rest.partition("turns:")[0], "turns: labelled\n", HOST):
            assert part in text
            text = text.replace(part, "", 1)
        path.write_text(text, encoding="utf-8")


def read_archive(root: Path) -> InterviewRecord:
    """Give what is declared of the small archive's interview."""
    described, problems = describe(open_archive(root)[0], read_files(root, "talk"))
    assert described, [problem.what.text() for problem in problems]
    return described.declared.record


def told(root: Path) -> list[str]:
    """Give what is wrong, as places and messages."""
    return [f"{each.location}: {each.what.text()}" for each in check(run(root)).problems]


def test_what_is_shared_makes_the_same_site_as_if_each_interview_said_it(small: Path) -> None:
    succeed("pages", "--root", small)
    apart = snapshot(small / "docs")
    edit(small / "seeds/talk/interview.yml", HOST, "")
    edit(small / "seeds/talk/interview.yml", "speakers:\n", f"speakers:\n{HOST}")
    share(small)
    assert "language" not in (small / "seeds/talk/interview.yml").read_text(encoding="utf-8")

    result = colloquy("pages", "--root", small)

    assert result.exit_code == 0, result.output
    assert snapshot(small / "docs") == apart


def test_an_interview_overrides_what_is_shared_key_by_key(small: Path) -> None:
    share(small)
    own = small / "seeds/talk/interview.yml"
    edit(
        own,
        "speakers:\n",
        "rights:\n  licence: none stated\norigin:\n  account: {zh: 另有来历。}\nspeakers:\n",
    )
    edit(own, "speakers:\n", "speakers:\n  - {person: ann, role: audience}\n")

    record = read(small, "talk").described.declared.record

    assert (record.rights.licence, record.rights.claimed_by) == ("none stated", "A paper")
    assert record.origin.publisher == "A paper"
    assert record.origin.account == {"zh": "另有来历。"}, "an account is one text in several languages"
    assert [(each.person, each.role, each.labels) for each in record.speakers] == [
        ("ann", "audience", ("Ann",)),
        ("bo", "guest", ("Bo",)),
    ]


def test_how_the_texts_of_a_collection_are_written_is_said_once(small: Path) -> None:
    share(
        small,
        SHARED.replace("turns: labelled", "turns: [labelled, bold]\nparagraphs: lines\nheading_level: 2"),
    )

    record = read_archive(small)

    assert (record.turns, record.paragraphs, record.heading_level) == (("labelled", "bold"), "lines", 2)


def test_a_person_of_two_roles_is_shared_in_one_of_them(small: Path) -> None:
    share(small)
    both = "  - {person: ann, role: narrator, labels: [Narrator]}\n  - {person: ann, role: interviewer}\n"
    edit(small / "seeds/talk/interview.yml", "speakers:\n", f"speakers:\n{both}")

    speakers = read_archive(small).speakers

    assert [(each.person, each.role, each.labels) for each in speakers] == [
        ("ann", "interviewer", ("Ann",)),
        ("ann", "narrator", ("Narrator",)),
        ("bo", "guest", ("Bo",)),
    ]


def test_a_key_that_an_interview_leaves_empty_is_not_shared_with_it(small: Path) -> None:
    share(small)
    edit(small / "seeds/talk/interview.yml", "speakers:\n", "origin:\n  publisher:\n  url:\nspeakers:\n")

    origin = read(small, "talk").described.declared.record.origin

    assert (origin.publisher, origin.url, origin.published) == (None, None, "2020-05")


def test_what_is_said_of_a_shared_translation_stays_with_its_kind(small: Path) -> None:
    translated = "kind: translation\n  translator: Anne Smith\n  translated_from: ko"
    share(small, SHARED.replace("kind: transcript", translated))
    edit(small / "seeds/talk/interview.yml", "speakers:\n", "origin:\n  kind: transcript\nspeakers:\n")

    origin = read(small, "talk").described.declared.record.origin

    assert (origin.kind, origin.translator, origin.translated_from) == ("transcript", None, None)


def test_somebody_who_is_shared_and_does_not_occur_is_no_speaker_of_an_interview(small: Path) -> None:
    people = small / "seeds/people.yml"
    append(people, "  - id: cy\n    name: {en: Cy}\n")
    share(small, f"{SHARED}  - person: cy\n    role: interviewer\n    labels: [Cy, 'Dr. Cy']\n")

    made = read(small, "talk")

    assert [speaker.person for speaker in made.interview.speakers] == ["ann", "bo"]


def test_a_file_that_shares_nothing_changes_nothing(small: Path) -> None:
    (small / "seeds/archive.yml").write_text("# Nothing is shared yet.\n", encoding="utf-8")
    assert told(small) == []


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("person: ann", "person: annn", ["seeds/archive.yml:14:5: nobody in people.yml has the id `annn`"]),
        (
            "published: 2020-05",
            "published: 2020-13",
            ["seeds/archive.yml:5:3: `published`: cannot be read as a date"],
        ),
        ("language: en", "language: fr", ["seeds/archive.yml:1:1: the site has no language `fr`"]),
        (
            "  url: https://paper.example/talk",
            "  canonical: original",
            ["seeds/archive.yml:4:3: the original has no address"],
        ),
        ("turns: labelled", "source: x", ["seeds/archive.yml:12:1: unknown key `source`"]),
        ("language: en", "language：en", ["seeds/archive.yml:1:9: the colon is full-width (`：`)"]),
        ("kind: transcript", "kind: recrding", ["seeds/archive.yml:6:3: `kind`: 'recrding' is not one of"]),
    ],
)
def test_what_is_wrong_with_what_is_shared_is_told_once_and_where_it_is(
    tmp_path: Path, old: str, new: str, places: list[str]
) -> None:
    root = many(tmp_path, 2)
    (root / "seeds/topics.yml").unlink()
    share(root, SHARED.replace(old, new))

    found = told(root)

    assert len(found) == len(places), found
    assert all(line.startswith(place) for line, place in zip(found, places, strict=True)), found


def test_what_is_missing_in_both_files_is_told_in_each_interview(tmp_path: Path) -> None:
    root = many(tmp_path, 2)
    (root / "seeds/topics.yml").unlink()
    share(root, SHARED.replace("turns: labelled\n", ""))

    assert told(root) == [
        f"seeds/talk-00{number}/interview.yml:1:1: the key `turns` is missing" for number in range(2)
    ]


def test_a_change_of_what_is_shared_makes_only_those_records_again_that_have_it(
    tmp_path: Path, remade: list[str]
) -> None:
    root = many(tmp_path, 3)
    share(root)
    edit(root / "seeds/talk-001/interview.yml", "speakers:\n", "rights: {licence: none stated}\nspeakers:\n")
    write_site_files(run(root))
    remade.clear()
    edit(root / "seeds/archive.yml", "licence: CC-BY-4.0", "licence: CC-BY-3.0")
    write_site_files(run(root))
    assert sorted(remade) == ["talk-000", "talk-002"]

    remade.clear()
    edit(root / "seeds/archive.yml", "turns: labelled\n", "turns: labelled\nnot_labels: []\n")
    edit(root / "seeds/people.yml", "name: {en: Ann, zh: 安}", "name: {en: Anna, zh: 安}")
    write_site_files(run(root))
    assert sorted(remade) == ["talk-000", "talk-001", "talk-002"], "they are shown with her name"


def test_a_record_does_not_depend_on_what_an_interview_overrides(small: Path) -> None:
    share(small)
    edit(small / "seeds/talk/interview.yml", "speakers:\n", "rights: {licence: none stated}\nspeakers:\n")

    def key() -> str:
        return record_key(open_archive(small)[0], read_files(small, "talk"))

    before = key()
    edit(small / "seeds/archive.yml", "licence: CC-BY-4.0", "licence: MIT")
    assert key() == before
    edit(small / "seeds/archive.yml", "claimed_by: A paper", "claimed_by: nobody")
    assert key() != before


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_examples_of_the_page_on_contributing_are_read(language: str) -> None:
    page = (ROOT / f"docs/{language}/contributing.md").read_text(encoding="utf-8")

    examples = re.findall(r"^```yaml\n(.*?)^```", page.partition("{ #received ")[2], re.MULTILINE | re.DOTALL)

    assert [example.partition(":")[0] for example in examples] == ["editions", "origin", "language"]
    for example in examples:
        record, problems = validate(Collection, read_tree(example, "seeds/archive.yml"))
        assert record, [problem.what.text() for problem in problems]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_the_page_on_contributing_declares_to_be_nobodys_is_said_by_nobody(
    archive: Path, language: str
) -> None:
    page = (ROOT / f"docs/{language}/contributing.md").read_text(encoding="utf-8")
    example = page.partition("{ #unspoken ")[2].partition("```yaml\n")[2].partition("```")[0]
    talk = archive / "seeds" / "talk"
    append(talk / "talk.md", "\n(Laughter.)\n\nNote: it was long.\n\nBuy the book.\nNow in print.\n")
    seal(talk)
    append(talk / "interview.yml", example)

    interview = read(archive, "talk").interview

    *_, last = interview.turns
    assert [passage.text for passage in last.passages][-1] == "Note: it was long."
    (left_out,) = interview.omissions
    assert (left_out.lines, left_out.reason) == ((17, 18), "advertisement")
    nobodys = [passage.text for turn in interview.turns if not turn.speakers for passage in turn.passages]
    assert nobodys == ["(Laughter.)"]
