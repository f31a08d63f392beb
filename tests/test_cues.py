"""Subtitles: every cue comes back with who says it and when, nothing is lost, and no speaker is guessed."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from itertools import groupby

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from colloquy.accounting import account
from colloquy.model import Interview
from colloquy.problems import Problem
from colloquy.reading import split
from colloquy.segmenting import segment
from colloquy.text.inline import parse, plain
from colloquy.text.times import clock
from test_laws import declared

SPEAKERS = [
    {"person": "ann", "role": "guest", "labels": ["Ann Lee"]},
    {"person": "bo", "role": "guest", "labels": ["Bo"]},
]
NAMES = {"ann": "Ann Lee", "bo": "Bo"}

Spoken = tuple[str, list[str]]
"""Who speaks, and the lines of one cue."""

FORMS: dict[str, Callable[[str, bool], str]] = {
    "a voice in each cue": lambda name, _: f"<v {name}>",
    "a voice with classes": lambda name, _: f"<v.first.loud {name} >",
    "a voice where it changes": lambda name, changes: f"<v {name}>" if changes else "",
    "a name in each cue": lambda name, _: f"{name}: ",
    "a name where it changes": lambda name, changes: f"{name}: " if changes else "",
    "a name in capitals behind a sign": lambda name, changes: f">> {name.upper()}: " if changes else "",
    "a name behind an entity": lambda name, changes: f"&gt;&gt; {name}: " if changes else "",
    "a name behind a dash": lambda name, _: f"- {name}: ",
    "a name with an aside": lambda name, changes: f"{name} (laughing): " if changes else "",
    "a name in italics": lambda name, changes: f"<i>{name}:</i> " if changes else "",
}
LINES = st.text(st.sampled_from("ab é。研究,.?!"), min_size=1, max_size=30).filter(str.strip)
CUES = st.lists(
    st.tuples(st.sampled_from(sorted(NAMES)), st.lists(LINES, min_size=1, max_size=3)),
    min_size=1,
    max_size=12,
)


def read(text: str, format_: str) -> tuple[Interview | None, list[Problem]]:
    keys = {"turns": "cues", "speakers": SPEAKERS, "exchanges": ()}
    source = split(text, "seeds/talk/a.vtt", sha256(text.encode()).hexdigest())
    return segment(declared(text, format_, **keys), source, (), ())


def write(cues: list[Spoken], form: str) -> str:
    """Write subtitles with a cue each second."""
    parts, before = ["WEBVTT"], ""
    for second, (person, lines) in enumerate(cues):
        head = FORMS[form](NAMES[person], person != before)
        times = f"00:{second:02}.000 --> 00:{second:02}.900"
        parts.append("\n".join([str(second + 1), times, head + lines[0].strip(), *lines[1:]]))
        before = person
    return "\n\n".join(parts) + "\n"


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.slow
@given(CUES, st.sampled_from(sorted(FORMS)), st.sampled_from(["webvtt", "subrip"]))
@settings(max_examples=300)
def test_every_turn_comes_back_with_its_speaker_its_words_and_its_time(
    cues: list[Spoken], form: str, format_: str
) -> None:
    if "entity" in form:
        format_ = "webvtt"

    interview, problems = read(write(cues, form), format_)

    assert [problem.what.text() for problem in problems] == []
    assert interview
    assert account(interview) == []
    expected, second = [], 0
    for person, group in groupby(cues, key=lambda cue: cue[0]):
        said = [*group]
        words = "".join(letters(line) for _, lines in said for line in lines)
        expected.append((person, words, clock(second * 1000)))
        second += len(said)
    assert [
        (
            turn.speakers[0].person,
            "".join(letters(plain(parse(passage.text))) for passage in turn.passages),
            clock(turn.start or 0),
        )
        for turn in interview.turns
    ] == expected


ANYTHING = st.lists(
    st.one_of(
        st.text(st.sampled_from("ab é。<>&*_-:{}\\/v.c \t"), max_size=16),
        st.sampled_from(
            """|<v Ann Lee>|</v>|<v Bo>yes</v> <v Ann Lee>no</v>|>>|>> Bo: yes|- no|-- so|-5|<i>|a <i>b</i> c|
            NOTE|NOTE x|STYLE|WEBVTT|12|00:01.000 --> 00:02.000|<v Bo><i>- x</i>|&amp;|<00:01.000><c>a</c>|
            {\\an8}|Bo: yes|Bo:|(laughs)""".replace("\n            ", "").split("|")
        ),
    ),
    max_size=30,
)


@pytest.mark.slow
@given(ANYTHING, st.sampled_from(["webvtt", "subrip"]))
@example(["<v Ann Lee>", ":", "", ":", "Bo: yes", "<00:01.000><c>a</c>"], "webvtt")
@example(["\t:", "\t:", ":<b>"], "webvtt")
@settings(max_examples=400)
def test_nothing_of_subtitles_is_lost_whatever_is_in_them(lines: list[str], format_: str) -> None:
    text = "\n".join(["WEBVTT", "", "00:01.000 --> 00:01.000", "<v Bo>Yes.", *lines])

    interview, problems = read(text, format_)

    assert interview or problems
    if interview:
        assert account(interview) == []
        printed = {label for label in NAMES.values() if label in text}
        assert {NAMES[each.person] for turn in interview.turns for each in turn.speakers} <= printed
