"""Tables: a conversation printed as one is the same conversation, and nothing of any table is lost."""

from __future__ import annotations

import csv
import io
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
from test_cues import NAMES, SPEAKERS, letters
from test_laws import declared

COLUMNS = ("Speaker", "Words", "Start", "No.")
TABLE = {"speaker": "Speaker", "text": "Words", "start": "Start", "left_out": ["No."]}
WORDS = st.text(st.sampled_from("ab é。研究,;\"'.?!\n"), min_size=1, max_size=30).filter(str.strip)
ROWS = st.lists(st.tuples(st.sampled_from(sorted(NAMES)), WORDS), min_size=1, max_size=10)


def read(text: str, format_: str) -> tuple[Interview | None, list[Problem]]:
    keys = {"turns": "table", "table": TABLE, "speakers": SPEAKERS, "exchanges": ()}
    source = split(text, "seeds/talk/a.csv", sha256(text.encode()).hexdigest())
    return segment(declared(text, format_, **keys), source, (), ())


@pytest.mark.slow
@given(
    ROWS, st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.permutations(COLUMNS)
)
@settings(max_examples=200)
def test_turns_written_by_another_program_come_back(
    rows: list[tuple[str, str]], delimiter: str, end: str, repeated: bool, columns: list[str]
) -> None:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    before = ""
    for number, (person, words) in enumerate(rows):
        name = NAMES[person] if repeated or person != before else ""
        writer.writerow({"Speaker": name, "Words": words, "Start": clock(number * 1000), "No.": number})
        before = person

    interview, problems = read(stream.getvalue(), "csv")

    assert [problem.what.text() for problem in problems] == []
    assert interview
    assert account(interview) == []
    expected, second = [], 0
    for person, group in groupby(rows, key=lambda row: row[0]):
        said = [words for _, words in group]
        expected.append((person, letters("".join(said)), second * 1000))
        second += len(said)
    assert [
        (
            turn.speakers[0].person,
            letters("".join(plain(parse(passage.text)) for passage in turn.passages)),
            turn.start,
        )
        for turn in interview.turns
    ] == expected


CELLS = st.lists(
    st.text(st.sampled_from('ab é。,;"|\\ \t-:'), max_size=14)
    | st.sampled_from(["Bo,yes,,1", "| Bo | a | |", ""]),
    max_size=15,
)


@pytest.mark.slow
@given(CELLS, st.sampled_from(["csv", "markdown"]))
@example([',"', '\t"":":'], "csv")  # pieces within one line, below a colon, are no verse
@settings(max_examples=300)
def test_nothing_of_a_table_is_lost_whatever_is_in_it(lines: list[str], format_: str) -> None:
    head = {
        "csv": "Speaker,Words,Start,No.\nBo,yes,,",
        "markdown": "| Speaker | Words | Start | No. |\n|-|-|-|-|\n| Bo | yes |",
    }
    text = "\n".join([head[format_], *lines])

    interview, problems = read(text, format_)

    assert interview or problems
    if interview:
        assert account(interview) == []
        assert {each.person for turn in interview.turns for each in turn.speakers} == {"bo"}
