"""Who speaks in a text that does not say so is what somebody answers, line by line, and nothing else."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from archives import colloquy
from colloquy.catalogue import open_archive
from colloquy.cli.drafts import read_draft
from colloquy.intake.adding import add_interviews
from colloquy.intake.parts.model import DoubtKind
from colloquy.intake.settling.attributing import (
    NOBODY,
    attribute,
    declare_speakers,
    read_answer,
    read_before,
    read_page,
    read_turns,
)
from colloquy.intake.settling.choosing import LINES, read_choices
from colloquy.intake.settling.deciding import read_doubts
from colloquy.intake.settling.trying import Draft, read_findings
from colloquy.mapping.workers import Workers
from terminals import type_into

SAID = [
    ("[music]", NOBODY),
    ("How did you come to build boats?", "ada"),
    ("I grew up beside the water. My father had a small yard there.", "bo"),
    ("Mm-hm.", "ada"),
    ("By the age of ten I could plane a board, and I never stopped.", "bo"),
    ("Did your family want you to stay?", "ada"),
    ("They never said so. “No,” she said. “Not you.” But they knew that I was not made for a desk.", "bo"),
    ("What has changed since then?", "ada"),
    ("The wood, above all. 1. It is bought. 2. It is dear. Nobody knows the trees any more.", "bo"),
    ("And would you do it again?", "ada"),
    ("Tomorrow, if my knees let me. There is no better sound than a keel on the slip.", "bo"),
]
"""What is said, and by whom; `SPEAKERS` say who that is."""
KEYS = {"ada": "a", "bo": "b", NOBODY: "n"}
SPEAKERS = [("ada", "interviewer"), ("bo", "guest")]


def captions() -> str:
    """Write cues without voices."""
    cues = (f"00:{at:02}:00.000 --> 00:{at:02}:30.000\n{words}" for at, (words, _) in enumerate(SAID))
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def one_voice() -> str:
    """Write what a recognizer heard as one voice."""
    said = enumerate(words for words, _ in SAID)
    return json.dumps(
        [{"speaker": "Speaker 1", "start": 60 * at, "end": 60 * at + 30, "text": words} for at, words in said]
    )


def marks() -> str:
    """Write paragraphs without names, each with a mark, as of two who take turns."""
    return "\n\n".join(f">> {words}" for words, _ in SAID) + "\n"


FILES = {"talk.vtt": captions, "talk.json": one_voice}


@pytest.fixture(params=FILES)
def drafted(request: pytest.FixtureRequest, small: Path) -> Path:
    """Give the declarations of an interview that does not say who speaks."""
    path = small.parent / request.param
    path.write_text(FILES[request.param](), encoding="utf-8")
    (added,) = add_interviews(open_archive(small)[0], [path], Workers(1), "2026-11-26")
    return small / "seeds" / added.ids[0] / "interview.yml"


def who(words: str) -> str:
    """Give who says a line, of whatever it is a part."""
    bare = words.replace("\\", "").lstrip("> ")
    return next(speaker for said, speaker in SAID if bare in said)


def settle(draft: Draft) -> Draft:
    """Say who speaks in each line, page by page, as somebody types it."""
    draft = Draft(declare_speakers(draft.declared, SPEAKERS), draft.source)
    while doubts := read_doubts(draft.declared):
        page = read_page(draft, doubts[0])
        answer = " ".join(f"{number}{KEYS[who(words)]}" for number, words in page)
        said = read_answer(answer, page, ["ada", "bo"], read_before(draft, doubts[0].line))
        assert said is not None
        draft = Draft(attribute(draft, doubts[0], said), draft.source)
    return draft


def test_what_somebody_says_of_each_line_is_who_speaks(drafted: Path) -> None:
    """Turns begin in the middle of a paragraph, too; questions are found; the archive can be read."""
    settled = settle(read_draft(drafted))
    expected = [(speaker, words.replace(" ", "")) for words, speaker in SAID]
    turns = [(speaker, words.replace("\\", "").replace(" ", "")) for _, speaker, words in read_turns(settled)]
    assert turns == expected
    assert [finding for finding in read_findings(settled) if "people.yml" not in finding.what.text()] == []
    assert settled.declared.count("  - line: ") == sum(words.endswith("?") for words, _ in SAID)


def test_who_speaks_can_be_said_where_a_reading_is_wrong(small: Path) -> None:
    """Marks seem to part two who take turns, and do not: then each line is asked for, and nothing is left."""
    path = small.parent / "marks.txt"
    path.write_text(marks(), encoding="utf-8")
    (added,) = add_interviews(open_archive(small)[0], [path], Workers(1), "2026-11-26")
    draft = read_draft(small / "seeds" / added.ids[0] / "interview.yml")
    (doubt,) = (each for each in read_doubts(draft.declared) if each.kind is DoubtKind.ALL)
    (wrong,) = (each for each in read_choices(draft, doubt, None, None) if each.key == LINES)
    settled = settle(Draft(wrong.declared, draft.source))
    assert [(speaker, words.lstrip("> ")) for _, speaker, words in read_turns(settled)] == [
        (speaker, words) for words, speaker in SAID
    ]


@pytest.mark.parametrize(
    ("answer", "before", "said"),
    [
        ("3a 5b", None, {3: "ada", 4: "ada", 5: "bo"}),
        ("3a,5 b", None, {3: "ada", 4: "ada", 5: "bo"}),
        ("b", None, {3: "bo", 4: "bo", 5: "bo"}),
        ("4n", "bo", {3: "bo", 4: NOBODY, 5: NOBODY}),
        ("", "ada", {3: "ada", 4: "ada", 5: "ada"}),
        ("", None, None),
        ("4a", None, None),
        ("3a 9b", None, None),
        ("3a 5c", None, None),
        ("3 a or b", None, None),
    ],
)
def test_an_answer_says_who_speaks_in_every_line_or_is_none(
    answer: str, before: str | None, said: dict[int, str] | None
) -> None:
    page = [(3, "One."), (4, "Two."), (5, "Three.")]
    assert read_answer(answer, page, ["ada", "bo"], before) == said


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_a_text_without_names_is_published_by_answers_alone(small: Path) -> None:
    """Somebody says who speaks, leaves, goes on where the last page was, and takes a page back."""
    path = small.parent / "talk.vtt"
    path.write_text(captions(), encoding="utf-8")
    begun = type_into(["add", "--root", small, path], ["Ada Renn", "", "Bo Lund", "", "1n", "<", "q"])
    assert begun.exit_code == 1, begun.output
    (id_,) = {folder.name for folder in (small / "seeds").iterdir() if folder.is_dir()} - {"talk"}
    drafted = small / "seeds" / id_ / "interview.yml"
    draft = read_draft(drafted)
    page = read_page(draft, read_doubts(draft.declared)[0])
    answer = " ".join(f"{line}{KEYS[who(words)]}" for line, words in page)
    rest = ["b"] * 9
    ended = type_into(["add", "--root", small, "--resume", id_], [answer, *rest, "", "q"])
    assert "0 doubts are left" in ended.output
    assert colloquy("check", "--root", small).exit_code == 0
