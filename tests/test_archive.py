"""The promises about the two real source texts (design, section 5)."""

from __future__ import annotations

import json
import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

from archives import ROOT, read
from colloquy.accounting import account
from colloquy.emending import undo
from colloquy.model import Interview

DATACAMP, PYIMAGESEARCH = "chollet-datacamp-2017", "chollet-pyimagesearch-2018"


@pytest.fixture(scope="module", params=[DATACAMP, PYIMAGESEARCH])
def interview(request: pytest.FixtureRequest) -> Interview:
    return _read(request.param)


def _read(name: str) -> Interview:
    return read(ROOT, name).interview


def test_exchanges_stand_at_the_lines_that_were_found_by_reading() -> None:
    lines = {name: [each.line for each in _read(name).exchanges] for name in (DATACAMP, PYIMAGESEARCH)}
    assert lines == {
        DATACAMP: [11, 15, 21, 29, 33, 39, 45, 51, 55, 69, 81, 91, 95],
        PYIMAGESEARCH: [28, 34, 46, 62, 70, 84, 92, 100, 112, 118, 124, 134],
    }


def test_every_exchange_is_a_question_by_the_interviewer_and_an_answer_by_the_guest(
    interview: Interview,
) -> None:
    for exchange in interview.exchanges:
        assert [turn.role for turn in exchange.turns] == ["interviewer", "guest"]


def test_two_speakers_are_supplied_and_no_others() -> None:
    supplied = [
        turn.passages[0].id
        for name in (DATACAMP, PYIMAGESEARCH)
        for exchange in _read(name).exchanges
        for turn in exchange.turns
        if turn.supplied
    ]
    assert supplied == ["l30", "l72"]


def test_the_damaged_labels_are_known_as_variants_of_a_name() -> None:
    labels = Counter(
        turn.label.text
        for exchange in _read(PYIMAGESEARCH).exchanges
        for turn in exchange.turns
        if turn.label
    )
    assert labels == {"**Adrian:**": 9, "阿德里安:": 3, "**弗朗索瓦:**": 5, "**Fran ois:**": 5}


def test_the_damage_is_emended_each_with_its_reason() -> None:
    emended = {
        (each.line, each.found, each.replaced, each.reason) for each in _read(PYIMAGESEARCH).emendations
    }
    assert {
        (7, "Fran ois", "François", "lost letter"),
        (124, "Fran ois", "François", "lost letter"),
        (140, "Franç ois", "François", "split word"),
        (142, "Franç ois", "François", "split word"),
        (50, "这个 ano", "Theano", "split word"),
        (136, "con vnet", "convnet", "split word"),
        (106, "考虑 T2 能", "考虑能", "placeholder"),
    } <= emended


def test_no_damage_is_left_in_any_passage() -> None:
    chinese = [passage.text for passage in _read(PYIMAGESEARCH).passages if passage.language == "zh"]
    text = re.sub(r"\]\([^)]*\)", "]", "\n".join(chinese))
    for damage in ("Fran ois", "Franç ois", "这个 ano", "con vnet", "T2 ", "(", ")"):
        assert damage not in text
    assert not re.search(r"[\u4e00-\u9fff][:,;]", text)


def test_labels_that_are_none_stay_text() -> None:
    texts = {passage.id: passage.text for passage in _read(DATACAMP).passages}
    assert texts["l85"].startswith("Hype: ")
    assert texts["l87"].startswith("Ethics: ")
    assert texts["l89"].startswith("Science: ")
    texts = {passage.id: passage.text for passage in _read(PYIMAGESEARCH).passages}
    assert texts["l24"].startswith("**Figure 1:**")
    assert texts["l11"] == "**在这次采访中，弗朗索瓦讨论了：**"


def test_lists_belong_to_the_turn_of_the_paragraph_above() -> None:
    exchange = _read(DATACAMP).exchanges[8]
    answer = exchange.turns[1]
    assert [(each.id, each.kind.value) for each in answer.passages[:6]] == [
        ("l57", "paragraph"),
        ("l59", "paragraph"),
        ("l61", "item"),
        ("l62", "item"),
        ("l63", "item"),
        ("l65", "paragraph"),
    ]


def test_pictures_that_are_not_held_keep_their_caption_and_link() -> None:
    figures = {each.id: each for each in _read(PYIMAGESEARCH).passages if each.kind.value == "figure"}
    assert list(figures) == ["l5", "l24", "l42", "l58", "l80", "l132"]
    assert figures["l24"].lines == (24, 26)
    assert figures["l24"].language == "en"
    image = figures["l132"].block.image
    assert image
    assert image.link == "https://www.pyimageconf.com/"


def test_nothing_is_lost(interview: Interview) -> None:
    assert account(interview) == []


def test_undoing_the_apparatus_gives_the_source_text_back_byte_for_byte(interview: Interview) -> None:
    held = (ROOT / interview.source.path).read_bytes()
    assert bytes(undo(interview.source, interview.emendations)) == held
    assert sha256(held).hexdigest() == interview.source.sha256


@pytest.mark.slow
def test_corpus_json_is_as_its_schema_says_and_holds_every_passage(site: Path) -> None:
    corpus = json.loads((site / "corpus.json").read_text(encoding="utf-8"))
    schema = json.loads((site / "corpus.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(corpus)
    assert [each["id"] for each in corpus["interviews"]] == [DATACAMP, PYIMAGESEARCH]
    for document in corpus["interviews"]:
        interview = _read(document["id"])
        turns = [turn for exchange in document["exchanges"] for turn in exchange["turns"]]
        passages = [*document["front"], *(p for turn in turns for p in turn["passages"]), *document["back"]]
        assert {each["id"]: each["text"][document["language"]] for each in passages} == {
            each.id: each.text for each in interview.passages
        }
        lines = [line for each in passages for line in range(each["lines"][0], each["lines"][1] + 1)]
        omitted = [n for each in document["omissions"] for n in range(each["lines"][0], each["lines"][1] + 1)]
        kept = {n for n, line in enumerate(interview.source.lines, start=1) if line.strip()}
        assert kept <= set(lines) | set(omitted)
        assert not set(lines) & set(omitted)
