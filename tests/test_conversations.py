"""Laws of who speaks, tried on made-up conversations: every turn comes back with its speaker, or a doubt is.

No passage has a speaker who is neither printed there, nor going on, nor declared.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colloquy.catalogue import Archive, PersonRecord
from colloquy.catalogue.site import Site, SiteLanguage
from colloquy.emending import undo
from colloquy.exporting.oral_history import table
from colloquy.model import Edition
from colloquy.words.naming import name_turn
from combinations import MadeUp, in_cues, in_table, ways_together
from conversations import (
    DESCRIBED,
    MARKED,
    PEOPLE,
    PLAIN,
    STRANGERS,
    Said,
    falsely_said,
    hostile,
    label_of,
    mixed,
    print_text,
    read,
    speakers,
)
from readback import csv_rows
from test_laws import declared

SITE = Site((SiteLanguage("en", "en", "English", "A"),), "")
KNOWN = {id_: PersonRecord(id=id_, name={"en": id_.title()}) for id_ in PEOPLE if id_ != "unknown"}
ARCHIVE = Archive(Path(), SITE, KNOWN, (), None, {}, None, ("talk",))

SENTENCES = st.sampled_from(
    [
        "It was in the spring of that year.",
        "1999. A good year, as years go.",
        "I said: no. He said yes.",
        "We had it all — or so we thought.",
        "“Never again,” she said.",
        "那是春天的事。",
        "他说：不去。",
        "At 10:30 we left, at 11:00 we were there.",
        "*Really* good, and **very** long.",
        "Here is what I think: nothing.",
    ]
)
SPOKEN = st.lists(SENTENCES, min_size=1, max_size=3).map(tuple)
WHO = st.sampled_from([*((person,) for person in PEOPLE), ("bo", "cy"), ()])
TURNS = st.lists(st.builds(Said, WHO, SPOKEN), min_size=2, max_size=12).map(
    lambda turns: [next(group) for _, group in groupby(turns, key=lambda turn: turn.people)]
)
FORMS = [("markdown", name) for name in MARKED] + [("text", name) for name in PLAIN]


def conversation(turns: list[Said]) -> list[Said]:
    """Let Bo speak first, so that it is known who goes on behind what is not spoken."""
    return [Said(("bo",), ("Good day.",)), *turns, Said(("cy",), ("Good night.",))]


@pytest.mark.slow
@pytest.mark.parametrize(("format_", "form"), FORMS, ids=["-".join(form) for form in FORMS])
@settings(max_examples=25, deadline=None)
@given(turns=TURNS)
def test_every_turn_comes_back_with_its_speaker(turns: list[Said], format_: str, form: str) -> None:
    made_up = conversation(turns)
    text, silent = print_text(made_up, MARKED[form])

    reading = read(text, format_, speakers=speakers(list(PEOPLE)), not_speech=silent)

    assert [problem.what.text() for problem in reading.problems] == []
    assert joined(reading.turns) == joined(made_up)
    assert reading.interview
    assert bytes(undo(reading.source, ())) == text.encode()
    rows = csv_rows(table(ARCHIVE, declared(text, format_), Edition(reading.interview, "en", {})))
    assert [(row["speaker"], row["words"]) for row in rows][1:] == [
        (name_turn(ARCHIVE, turn.speakers, "en"), passage.text)
        for turn in reading.interview.turns
        for passage in turn.passages
    ]


def joined(turns: list[Said]) -> list[Said]:
    """Join turns of the same people that follow each other; and leave escapes out, as readers do."""
    return [
        Said(people, tuple(re.sub(r"\\(?=\W)", "", text) for turn in group for text in turn.paragraphs))
        for people, group in groupby(turns, key=lambda turn: turn.people)
    ]


COLONS = [form for form in MARKED.values() if "{name}:" in form or "{name} :" in form or "{name}：" in form]


@pytest.mark.parametrize("format_", ["markdown", "text"])
@pytest.mark.parametrize("form", COLONS)
@pytest.mark.parametrize("inside", ["", "Oh yes.\n"])
def test_words_behind_a_name_that_nobody_declares_are_given_to_nobody(
    form: str, inside: str, format_: str
) -> None:
    published = []
    for name in STRANGERS:
        stranger = form.format(name=name, words="I was there too.", minute="01", number=3)
        text = f"T\n\nAnn: One?\n\nBo: First.\n\n{inside}{stranger}\n\nAnn: And then?\n\nBo: Home.\n"
        asked = [
            {"line": line} for line, words in enumerate(text.split("\n"), 1) if words.startswith("Ann: ")
        ]
        people = [
            {"person": "ann", "role": "interviewer", "labels": ["Ann"]},
            {"person": "bo", "role": "guest", "labels": ["Bo"]},
        ]
        if read(text, format_, speakers=people, exchanges=asked).interview:
            published.append(name)
    assert published == []


OTHERWISE = [form for form in MARKED.values() if form not in COLONS]


@pytest.mark.parametrize("form", OTHERWISE)
def test_whoever_is_described_is_seen_where_a_text_prints_names_so_in_any_language(form: str) -> None:
    said = [
        ("Bo", "I was there."),
        ("Cy", "I was, too."),
        ("Bo", "He was."),
        ("", "“No,” I said."),
        ("Cy", "Ah."),
    ]
    published = []
    for name in DESCRIBED:
        blocks = [
            form.format(name=who or name, words=words, minute=f"{at:02}", number=at)
            for at, (who, words) in enumerate(said)
        ]
        people = [{"person": person, "role": "guest", "labels": [person.title()]} for person in ("bo", "cy")]
        if read("T\n\n" + "\n\n".join(blocks) + "\n", "markdown", speakers=people).interview:
            published.append(name)
    assert published == []


LONE = ["[withheld]", "**[withheld]**", "〔隐去〕", "[withheld]:", "- [withheld]", "> [withheld]"]


@pytest.mark.parametrize("form", ["{name}: {words}", "**{name}** {words}", "{name}\n\n{words}"])
@pytest.mark.parametrize("lone", LONE)
@pytest.mark.parametrize("extent", ["words", "passage", "turn"])
def test_words_below_a_mark_in_the_place_of_a_name_are_not_given_to_who_spoke_before(
    lone: str, form: str, extent: str
) -> None:
    blocks = [form.format(name=name, words=words) for name, words in (("Ann", "Where?"), ("Bo", "There."))]
    text = "\n\n".join(["T", *blocks, lone, "I was there, too."]) + "\n"
    people = [
        {"person": person, "role": role, "labels": [person.title()]}
        for person, role in (("ann", "interviewer"), ("bo", "guest"))
    ]
    at = text.split("\n").index(lone) + 1
    mark = {"line": at, "mark": lone.strip("*:-> "), "reason": "privacy", "extent": extent}
    exchanges = [{"line": 3}]

    def given(**keys: Any) -> list[str]:
        """Give the person of the last words."""
        reading = read(text, "markdown", speakers=people, exchanges=exchanges, withheld=[mark], **keys)
        return (
            [turn.people[0] for turn in reading.turns if "I was there, too." in turn.paragraphs]
            if (reading.interview)
            else []
        )

    alone = form.endswith("\n{words}") and lone[0] != "-"
    assert given() == (["bo"] if extent == "passage" and lone[-1] != ":" and not alone else [])
    assert given(supplied_speakers={at: "unknown"}) == ["unknown"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make_up", "seed"),
    [(hostile, 17), (mixed, 16), (mixed, 18), (ways_together, 17), (in_cues, 17), (in_table, 17)],
)
def test_no_passage_of_500_conversations_has_a_speaker_who_is_not_printed_going_on_or_declared(
    make_up: Callable[[Random], MadeUp], seed: int
) -> None:
    random, published, wrong = Random(seed), 0, []
    for _ in range(500):
        format_, people, text, keys = make_up(random)
        reading = read(text, format_, speakers=speakers(people), **keys)
        if reading.interview:
            published += 1
            wrong += falsely_said(reading.interview)
    assert not wrong, "\n".join(wrong)
    assert published > 100


def test_the_labels_of_these_conversations_are_those_of_their_people() -> None:
    assert label_of(("bo", "cy")) == "ALL"
    assert {label_of((person,)) for person in PEOPLE} == {label for _, label in PEOPLE.values()}
