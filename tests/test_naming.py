"""Who speaks behind a letter, a role or initials is asked; a name that is given is written in all places."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from archives import colloquy, snapshot, succeed
from colloquy.catalogue.people import PersonRecord
from colloquy.intake.drafting.people import match_people
from colloquy.intake.drafting.spelling import spell
from colloquy.intake.parts.model import Voice
from colloquy.intake.settling.answering import UnfitError, check_answer
from colloquy.intake.settling.registering import forget_person, register_person
from colloquy.intake.settling.retitling import retitle
from colloquy.intake.settling.unknowns import (
    ADDRESS,
    DATE,
    LICENSE,
    PUBLISHER,
    TITLE,
    Unknown,
    answer,
    read_unknowns,
)
from colloquy.intake.understanding import understand
from colloquy.problems import Phrase
from terminals import type_into
from test_inquiring import declared

FRONTS = {
    "Interview with Oluf Brandt\n\nInterviewed by Maren Holm": ("Oluf Brandt", "Maren Holm"),
    "---\ntitle: The boats\nguest: Oluf Brandt\nhost: Maren Holm\n---": ("Oluf Brandt", "Maren Holm"),
    "---\ntitle: A conversation with Oluf Brandt\nauthor: Maren Holm\n---": ("Oluf Brandt", "Maren Holm"),
    "": ("", ""),
}
LABELS = (("Q", "A"), ("MH", "OB"), ("Interviewer", "Interviewee"), ("Host", "Guest"))


def conversation(asks: str, answers: str, front: str) -> str:
    """Write a conversation below some lines that may say whose it is."""
    return f"""{front}

{asks}: How did you come to build boats?

{answers}: I grew up beside the water, and my father had a yard there, where I learned it all.

{asks}: Did he teach you himself?

{answers}: He did, every evening after school, until the light was gone and my mother called.

{asks}: When did you take over?

{answers}: In 1979, when his back gave out. It was a hard year for all of us.
""".lstrip()


def take_in(root: Path, text: str, name: str = "talk.md") -> Path:
    """Take a text in, unasked; give what is declared then."""
    (root.parent / name).write_text(text, encoding="utf-8")
    known = set((root / "seeds").iterdir())
    succeed("add", "--root", root, "--yes", root.parent / name)
    (new,) = set((root / "seeds").iterdir()) - known - {root / "seeds/people.yml"}
    return new / "interview.yml"


def unnamed(path: Path) -> dict[str, Unknown]:
    """Give the speakers whose names are asked, by role."""
    unknowns = read_unknowns(path.read_text(encoding="utf-8"))
    return {each.speaker.role: each for each in unknowns if each.speaker}


@pytest.mark.parametrize("front", FRONTS)
@pytest.mark.parametrize("labels", LABELS)
def test_whoever_has_no_name_is_asked_for_with_what_the_front_suggests(
    labels: tuple[str, str], front: str, small: Path
) -> None:
    guest, host = FRONTS[front]
    path = take_in(small, conversation(*labels, front))
    asked = unnamed(path)
    kept = {"interviewer": labels[0], "guest": labels[1]} if labels[0] == "MH" else {}
    for speaker in yaml.safe_load(path.read_text("utf-8"))["speakers"]:
        role = speaker["role"]
        name = asked[role].guess if role in asked else speaker["person"].replace("-", " ").title()
        assert name == ((host if role == "interviewer" else guest) or kept.get(role, "unknown"))


@pytest.mark.parametrize("labels", [("问", "答"), ("记者", "受访者"), ("主持人", "嘉宾"), ("记者", "陈")])
def test_chinese_labels_are_asked_as_well(labels: tuple[str, str], small: Path) -> None:
    text = f"""专访造船人陈志明

采访：李晓华

{labels[0]}：您是怎么开始造船的？

{labels[1]}：我从小在水边长大，父亲有一个船厂，我在那里学会了一切。

{labels[0]}：他亲自教您吗？

{labels[1]}：是的，每天放学以后，一直到天黑，母亲叫我回家吃饭。

{labels[0]}：您什么时候接手的？

{labels[1]}：一九七九年，他的背不行了，那一年对我们所有人都很难。
"""
    path = take_in(small, text)
    asked = {role: each.guess for role, each in unnamed(path).items()}
    named = [each["person"] for each in yaml.safe_load(path.read_text("utf-8"))["speakers"]]
    assert asked.get("guest") == "陈志明" or "chen-zhi-ming" in named
    assert asked["interviewer"] == "李晓华"


OWN = [
    (("MH", "OB"), "I'm Maren Holt, and I ask. ", "I am Oluf Brandt. ", ("Maren Holt", "Oluf Brandt")),
    (
        ("Interviewer", "R"),
        "My name is Maren Holt, and I ask. ",
        "I'm Ross Ode. ",
        ("Maren Holt", "Ross Ode"),
    ),
    (("Interviewer", "OB"), "I'm Senior Editor at the Wave. ", "I'm Ada Lund. ", ("unknown", "OB")),
    (("记者", "陈"), "我是 Maren Holt，", "我叫陈志明，", ("Maren Holt", "陈志明")),
    (("记者", "陈"), "我是程序员，", "我是造船的，", ("unknown", "unknown")),
]


@pytest.mark.parametrize(("labels", "host", "guest", "names"), OWN)
def test_whoever_has_no_name_is_asked_for_with_the_name_that_they_give_themselves(
    labels: tuple[str, str], host: str, guest: str, names: tuple[str, str], small: Path
) -> None:
    """What somebody is, or a name with other initials, is not suggested."""
    asked, answered = labels
    path = take_in(
        small,
        f"{asked}: {host}Good morning. How did you come to build boats?\n\n"
        f"{answered}: {guest}I grew up beside the water, and my father had a small yard there.\n\n"
        f"{asked}: Did your family want you to stay?\n\n{answered}: They never said so, and I did stay.\n\n"
        f"{asked}: What has changed?\n\n{answered}: The wood, above all. We used to fell larch ourselves.\n",
    )
    guesses = {role: each.guess for role, each in unnamed(path).items()}
    assert (guesses["interviewer"], guesses["guest"]) == names


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_a_name_that_is_given_leaves_nothing_of_the_initials(small: Path) -> None:
    """The people, the title, and all lines follow; only the labels are as they are printed."""
    path = small.parent / "boats.txt"
    path.write_text(conversation("MH", "OB", ""), encoding="utf-8")
    answers = ["Oluf Brandt", "", "", "", "", "", "Maren Holm"]
    session = type_into(["add", "--root", small, path], answers)
    assert session.exit_code == 0, session.output
    known = declared(small, "boats")
    assert known["title"] == "Interview with Oluf Brandt"
    assert {each["person"]: each["labels"] for each in known["speakers"]} == {
        "oluf-brandt": ["OB"],
        "maren-holm": ["MH"],
    }
    people = yaml.safe_load((small / "seeds/people.yml").read_text("utf-8"))["people"]
    assert [each["id"] for each in people] == ["ann", "bo", "oluf-brandt", "maren-holm"]
    succeed("check", "--root", small)
    session = type_into(["add", "--root", small, "--resume", "boats"], [""] * 5)
    assert "who" not in session.output.replace("who published", ""), "what is settled is not asked again"


def test_initials_that_are_kept_are_settled(small: Path) -> None:
    path = take_in(small, conversation("MH", "OB", ""))
    text = path.read_text("utf-8")
    guest = unnamed(path)["guest"]
    path.write_text(answer(text, guest, register_person(small, guest.guess, text)), encoding="utf-8")
    assert set(unnamed(path)) == {"interviewer"}


def test_lines_of_one_of_several_unknown_are_given_to_none_of_them() -> None:
    """Who is meant by “unknown/guest” is open where there are two; to name one says nothing of the lines."""
    text = (
        "speakers:\n  - person: unknown\n    role: guest\n    labels: [A]\n"
        "  - person: unknown\n    role: guest\n    labels: [B]\nsupplied_speakers:\n  3: unknown/guest\n"
    )
    for name in ("ann", "bo"):
        text = answer(text, read_unknowns(text)[0], name)
    known = yaml.safe_load(text)
    assert [each["person"] for each in known["speakers"]] == ["ann", "bo"]
    assert known["supplied_speakers"] == {3: "unknown"}


def test_whoever_is_named_elsewhere_stays_in_people(small: Path) -> None:
    """A person of another interview, or of whom more is known than a name, is never removed."""
    for person in ("ann", "bo"):
        forget_person(small, person)
    assert "id: ann" in (small / "seeds/people.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("Oluf Brandt", "", {"en": "Oluf Brandt"}),
        ("陈楸帆", "", {"zh": "陈楸帆"}),
        ("陈楸帆 (Stanley Chen)", "", {"zh": "陈楸帆", "en": "Stanley Chen"}),
        ("Stanley Chen 陈楸帆", "", {"zh": "陈楸帆", "en": "Stanley Chen"}),
        ("Stanley Chen / 陈楸帆", "", {"zh": "陈楸帆", "en": "Stanley Chen"}),
        ("陈楸帆", "作家陈楸帆（Stanley Chen）说", {"zh": "陈楸帆", "en": "Stanley Chen"}),
        ("Stanley Chen", "Stanley Chen (陈楸帆) is a writer", {"zh": "陈楸帆", "en": "Stanley Chen"}),
        ("Stanley Chen", "陈楸帆（Stanley Chen）", {"zh": "陈楸帆", "en": "Stanley Chen"}),
        ("Kay Abe", "Kay Abe (阿部 恵子), Kay Abe (阿部 愛子)", {"en": "Kay Abe"}),
        (
            "弗朗索瓦·肖莱",
            "弗朗索瓦·肖莱（François Chollet）",
            {"zh": "弗朗索瓦·肖莱", "en": "François Chollet"},
        ),
    ],
)
def test_a_name_is_known_in_both_scripts_where_both_are_given(
    name: str, text: str, names: dict[str, str]
) -> None:
    language = "zh" if any("\u3400" <= each <= "\u9fff" for each in name) else "en"
    assert spell(name, language, text) == names


def test_a_title_that_a_person_gave_does_not_follow() -> None:
    text = "language: en\ntitle: Boats\nspeakers:\n  - person: ob  # OB?\n    role: guest\n    labels: [OB]\n"
    (guest,) = read_unknowns(text)
    assert guest.speaker is not None
    assert retitle(text, guest.speaker, "Oluf Brandt") == text


def unknown(key: tuple[str, ...]) -> Unknown:
    """Make a question of a kind."""
    return Unknown(key, "unknown", Phrase("?"))


NONSENSE = [
    "x",
    "?!",
    "<b>Boats</b>",
    "**Boats**",
    "[Boats](https://a.example)",
    "Boa\x07ts",
    "\x1b[A",
    "n" * 121,
]


@pytest.mark.parametrize("words", NONSENSE)
@pytest.mark.parametrize("key", [TITLE, DATE, PUBLISHER, ADDRESS, LICENSE])
def test_what_cannot_be_declared_is_refused_where_it_is_asked(key: tuple[str, ...], words: str) -> None:
    with pytest.raises(UnfitError) as failure:
        check_answer(unknown(key), words)
    assert not failure.value.insisted


@pytest.mark.parametrize("words", ["2008", "2008-07-02", "May 3, 2019", "2008年"])
def test_a_date_is_no_license(words: str) -> None:
    with pytest.raises(UnfitError) as failure:
        check_answer(unknown(LICENSE), words)
    assert not failure.value.insisted


@pytest.mark.parametrize("words", ["Boats", "yes", "ok", "the usual one"])
def test_a_word_that_is_no_known_license_counts_when_it_is_given_twice(words: str) -> None:
    with pytest.raises(UnfitError) as failure:
        check_answer(unknown(LICENSE), words)
    assert failure.value.insisted == words


@pytest.mark.parametrize(
    ("words", "declared_as"),
    [
        ("CC-BY-4.0", "CC-BY-4.0"),
        ("cc by-nc-sa 4.0", "CC-BY-NC-SA-4.0"),
        ("Creative Commons BY 3.0", "CC-BY-3.0"),
        ("CC0", "CC0-1.0"),
        ("MIT", "MIT"),
        ("GPL-3.0-or-later", "GPL-3.0-or-later"),
        ("none stated", "none stated"),
        ("public domain", "public domain"),
        ("版权所有", "版权所有"),
        ("unknown", "unknown"),
        ("I don't know", "unknown"),
        ("不知道", "unknown"),
    ],
)
def test_licenses_are_known_as_people_write_them(words: str, declared_as: str) -> None:
    assert check_answer(unknown(LICENSE), words) == declared_as


@pytest.mark.parametrize("words", ["Q", "Interviewer", "记者", "Speaker 1", "42", "M"])
def test_a_letter_or_a_role_is_nobodys_name(words: str) -> None:
    text = "speakers:\n  - person: unknown\n    role: guest\n    labels: [A]\n"
    (guest,) = read_unknowns(text)
    with pytest.raises(UnfitError):
        check_answer(guest, words)


@pytest.mark.parametrize(
    "front",
    [
        "# Oluf <b>Brandt</b> {#id}\n",
        "---\ntitle: <b>Oluf</b> `Brandt`\n---\n",
        "Interview with **Oluf** <T> {x}\n",
    ],
)
def test_a_title_with_markup_is_taken_in_without_it(front: str, small: Path) -> None:
    """What is guessed is never what `check` refuses."""
    path = take_in(small, conversation("Q", "A", front))
    assert not set("<>`{}*") & set(yaml.safe_load(path.read_text("utf-8")).get("title", ""))
    succeed("check", "--root", small)


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        (["Did you have a brother? Or sister?"], ["Did you have a brother? Or sister?"]),
        (
            ["Did you have a brother?", "Or sister?"],
            ["Did you have a brother?", "Did you have a brother? Or sister?"],
        ),
        (["How so?", "When did you take over?"], ["How so?", "When did you take over?"]),
        (["您有兄弟吗？", "姐妹呢？"], ["您有兄弟吗？", "您有兄弟吗？姐妹呢？"]),
        (["How did he come to teach you what he knew of boats, every night?", "How so?"], [..., "How so?"]),
    ],
)
def test_a_short_question_has_the_one_before_in_its_title(asked: list[str], titles: list[object]) -> None:
    turns = [f"Ann: {words}\n\nBo: I have told you all I know of that, and no more.\n" for words in asked]
    understood = understand("\n".join([*turns, *turns]).encode(), "talk.txt")
    for exchange, title in zip(understood.asked, titles, strict=False):
        assert title in (..., exchange.title)


@pytest.mark.parametrize("name", ["", " "])
def test_a_file_without_a_name_is_refused(name: str, small: Path) -> None:
    """It would be the folder in which somebody is, with all that is in it."""
    before = snapshot(small)
    assert colloquy("add", "--root", small, name).exit_code == 2
    assert snapshot(small) == before


def likely(name: str, other: str) -> bool:
    """Say whether somebody new is taken for perhaps the same person as one who is known."""
    known = {"other": PersonRecord(id="other", name={"en": other})}
    return bool(match_people({name: Voice(name)}, known, ())[name].alike)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Kay Abe", "Kay Aiko Abe"),
        ("AK", "Alan Kay"),
        ("Oluf Brand", "Oluf Brandt"),
        ("Jon Smith", "John Smith"),
        ("刘诗哲", "刘世哲"),
        ("张小明", "Zhang Xiaoming"),
        ("Xiaoming Zhang", "张小明"),
        ("阿德里安", "Adrian"),
        ("弗朗索瓦·肖莱", "François Chollet"),
    ],
)
def test_people_with_names_alike_are_perhaps_one(name: str, other: str) -> None:
    assert likely(name, other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("张小明", "John Smith"),
        ("李娜", "Adrian"),
        ("Bo", "Barack Obama"),
        ("Bo", "Bob"),
        ("Ann", "Anna"),
        ("Dana Reed", "Dan Reid"),
        ("Mary Jones", "Mark Johns"),
        ("Joan Smith", "John Smith"),
        ("陈楸帆", "Stanley Chan"),
        ("安", "Anna"),
        ("Maren Holm", "Oluf Brandt"),
        ("李", "李娜"),
    ],
)
def test_people_with_other_names_are_not(name: str, other: str) -> None:
    assert not likely(name, other)
    assert not likely(other, name)
