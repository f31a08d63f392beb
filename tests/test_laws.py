"""Laws, tried on made-up texts: nothing is lost, undoing gives the source back, nothing becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colloquy.accounting import account
from colloquy.catalogue import Described, Located
from colloquy.catalogue.records import EmendationRecord, InterviewRecord
from colloquy.composing.marking import plainly
from colloquy.emending import emend, undo
from colloquy.model import Interview, Lines, SourceText
from colloquy.problems import Problem, Severity
from colloquy.reading import FORMATS, split
from colloquy.reading.cues import ARROW, SUBTITLES
from colloquy.segmenting import segment
from colloquy.text.inline import escape, parse, parse_marked, plain
from colloquy.words.wording import find_words

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), min_size=1, max_size=40
)
TEXTS = st.text(st.sampled_from("ab é。，“”研究 *_`[]()<>&#!\\/:.-+1{}|~^$=\"'\n "), max_size=80)
LINES = st.lists(
    st.one_of(
        TEXTS.map(lambda text: text.replace("\n", " ")),
        st.sampled_from(
            [
                "",
                "* * *",
                "# Head",
                "* item",
                "  * deeper",
                "1. one",
                "> quoted",
                "```",
                "    code",
                "| a | b |",
            ]
        ),
        st.sampled_from(
            ["|---|---|", "![](img/a.png)", "[![x](i.png)](https://x.example/)", "  • bullet", "===", "---"]
        ),
    ),
    max_size=25,
)

ORIGIN = {
    "publisher": "P",
    "url": "https://p.example/",
    "published": "2020",
    "kind": "transcript",
    "account": {"en": "x"},
}


def declared(text: str, format_: str, **keys: Any) -> Described:
    """Declare an interview whose question is its third line and whose answer is all that follows."""
    record = InterviewRecord.model_validate(
        {
            "source": {"file": "a.txt", "sha256": sha256(text.encode()).hexdigest(), "format": format_},
            "language": "en",
            "title": "A talk",
            "date": "2020",
            "origin": ORIGIN,
            "rights": {"licence": "none stated", "claimed_by": "nobody", "account": {"en": "x"}},
            "speakers": [{"person": "ann", "role": "interviewer"}, {"person": "bo", "role": "guest"}],
            "turns": "questions",
            "exchanges": [{"line": 3, "title": "Q"}],
            **keys,
        }
    )
    return Described("talk", Located(record, "seeds/talk/interview.yml", {}))


def read(text: str, format_: str) -> Interview | None:
    source = split(text, "seeds/talk/a.txt", sha256(text.encode()).hexdigest())
    interview, _ = settled(declared(text, format_), source)
    return interview


def settled(described: Described, source: SourceText) -> tuple[Interview | None, list[Problem]]:
    """Segment a text; what is in doubt is declared as no label or no speech, as the doubts offer."""
    known: dict[str, set[Any]] = {"not_labels": set(), "not_speech": set()}
    while True:
        keys = {key: (*described.declared.record.model_dump()[key], *values) for key, values in known.items()}
        record = described.declared.record.model_copy(update=keys)
        declared = replace(described.declared, record=record)
        interview, problems = segment(replace(described, declared=declared), source, (), ())
        fields = [doubt.what.fields for doubt in problems if doubt.severity is Severity.DOUBT]
        names = {str(each["name"]) for each in fields if "name" in each}
        asides = (each["lines"] for each in fields if "lines" in each and "name" not in each)
        lines = {Lines(line, line) for listed in asides if isinstance(listed, list) for line in listed}
        if interview or (names <= known["not_labels"] and lines <= known["not_speech"]):
            return interview, problems
        known["not_labels"] |= names
        known["not_speech"] |= lines


@given(st.text(max_size=200), st.sampled_from(["", "\ufeff"]))
def test_dividing_a_text_into_lines_and_joining_them_gives_the_text_back(text: str, mark: str) -> None:
    assert bytes(split(mark + text, "a.txt", "")) == (mark + text).encode()


@pytest.mark.slow
@given(LINES, st.sampled_from(sorted(FORMATS)), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=400)
def test_nothing_of_a_made_up_source_text_is_lost(lines: list[str], format_: str, end: str) -> None:
    if format_ in SUBTITLES:  # times that cannot be read are refused
        lines = [line for line in lines if ARROW not in line]
    text = end.join(["Front", "", "Why?", "", "Because.", "", *lines])
    interview = read(text, format_)
    assert interview
    assert account(interview) == []


@pytest.mark.slow
@given(LINES, st.data())
@settings(max_examples=200)
def test_undoing_emendations_gives_the_source_text_back(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    source = split(text, "a.txt", "")
    chosen: list[EmendationRecord] = []
    for number, line in enumerate(source.lines, start=1):
        if line and data.draw(st.booleans()):
            start = data.draw(st.integers(0, len(line) - 1))
            found = line[start : start + data.draw(st.integers(1, 8))]
            replaced = data.draw(st.text(st.sampled_from("ab研 "), max_size=6))
            count = sum(line.startswith(found, at) for at in range(len(line)))
            chosen.append(
                EmendationRecord(line=number, found=found, replaced=replaced, count=count, reason="misprint")
            )
    described = declared("x", "text", emendations=tuple(chosen))
    emended, emendations, problems = emend(source, described.declared)
    if not problems:  # overlapping matches are refused
        assert undo(emended, emendations) == source


@given(TEXTS)
def test_words_survive_being_read_as_plain_text_and_escaped(text: str) -> None:
    line = " ".join(text.split())
    source = f"Front\n\nWhy?\n\nSo: {line}"
    interview = read(source, "text")
    assert interview
    answer = interview.exchanges[0].turns[1].passages[0]
    assert plain(parse(answer.text)) == " ".join(f"So: {line}".split())


@given(st.one_of(TEXTS, WORDS))
@settings(max_examples=300)
def test_no_text_becomes_markup_or_script_on_a_page(text: str) -> None:
    """Whatever a passage says, its page has only the tags that we write, and shows its words."""
    tree = parse(text)
    page = markdown.markdown(
        f"## x {plainly(text, find_words('en', 'en'))} {{ #q1 }}", extensions=["attr_list", "md_in_html"]
    )
    body = page.removeprefix('<h2 id="q1">x').removesuffix("</h2>")
    assert page != body
    assert set(re.findall(r"<(/?[a-zA-Z][\w-]*)", body)) <= {
        *("em", "/em", "strong", "/strong", "code", "/code", "a", "/a", "br", "span", "/span")
    }
    assert not re.search(r"<[^>]*\son\w+=|href=\"(?!https?:|mailto:)", body)
    shown = re.sub(r"<[^>]*>", "", body.replace("<br/>", " "))
    if "no-image" not in body:
        assert _words(shown) == _words(str(escape(plain(tree))))


def _words(html: str) -> list[str]:
    import html as entities

    return entities.unescape(html).split()


@given(TEXTS, st.data())
def test_marks_change_no_words(text: str, data: st.DataObject) -> None:
    spans = []
    for _ in range(data.draw(st.integers(0, 3))):
        first = data.draw(st.integers(0, len(text)))
        spans.append((first, data.draw(st.integers(first, len(text)))))
    tree, _ = parse_marked(text, spans)
    assert plain(tree) == plain(parse(text))


def test_both_real_source_texts_are_read_without_loss_in_every_format() -> None:
    for path in sorted((Path(__file__).parent.parent / "seeds").glob("*/*.txt")):
        text = path.read_text(encoding="utf-8")
        for format_ in FORMATS:
            interview = read("Front\n\nWhy?\n\n" + text, format_)
            assert interview
            assert account(interview) == []
