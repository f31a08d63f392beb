"""Nobody goes on speaking over a label that is left out, that is beside another name, or has no words."""

from __future__ import annotations

from typing import Any

import pytest

from colloquy.model import Interview
from conversations import read

PEOPLE = [
    {"person": "ann", "role": "interviewer", "labels": ["Ann"]},
    {"person": "bo", "role": "guest", "labels": ["Bo"]},
    {"person": "cy", "role": "guest", "labels": ["Cy"]},
]
TABLE: dict[str, Any] = {"turns": "table", "table": {"speaker": "Who", "text": "Text"}}
CUES: dict[str, Any] = {"turns": "cues", "title_line": None, "title": "T"}
HEAD = "# T\n\n| Who | Text |\n|---|---|\n| Ann | What was there? |\n"
FIRST = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ann>What was there?\n\n00:01.000 --> 00:04.000\n"

LATER = "00:04.000 --> 00:05.000\n"


def doubts(text: str, format_: str = "markdown", **keys: Any) -> list[str]:
    """Give what is to be decided about a text, each with its line."""
    found = read(text, format_, speakers=PEOPLE, **keys).problems
    return [f"{problem.location.line}: {problem.what.text()}" for problem in found]


def spoken(text: str, format_: str = "markdown", **keys: Any) -> list[tuple[str, list[str]]]:
    """Give who says what in a text of which nothing is to be decided."""
    reading = read(text, format_, speakers=PEOPLE, **keys)
    assert reading.problems == []
    assert isinstance(reading.interview, Interview)
    return [
        ("/".join(speaker.person for speaker in turn.speakers), [passage.text for passage in turn.passages])
        for exchange in reading.interview.exchanges
        for turn in exchange.turns
    ]


def conversation(*paragraphs: str) -> str:
    return "# T\n\nAnn: What was there?\n\nBo: A mill.\n\n" + "\n\n".join(paragraphs) + "\n"


def left_out(*lines: int | str) -> dict[str, Any]:
    return {"omissions": [{"lines": list(lines), "reason": "advertisement"}]}


@pytest.mark.parametrize(
    "label", ["Cy: Buy my book.", "**Cy:** Buy it.", "## Cy", "**Cy**", "- Cy: Buy it.", "Ann: Buy it."]
)
def test_words_below_a_label_that_is_left_out_are_nobodys_until_somebody_decides(label: str) -> None:
    text, keys = conversation(label, "It was good."), {"exchanges": [{"line": 3}], **left_out(7)}
    [doubt] = doubts(text, **keys)
    assert doubt.startswith("9: line 7, which is left out or listed in `not_speech`, names a speaker")
    supplied = spoken(text, supplied_speakers={9: "bo"}, **keys)
    assert supplied[-1] == ("bo", ["A mill.", "It was good."])


def test_a_label_that_is_said_by_nobody_does_not_hide_who_goes_on() -> None:
    text = conversation("Cy: (laughs)", "It was good.")
    [doubt] = doubts(text, exchanges=[{"line": 3}], not_speech=[7])
    assert doubt.startswith("9: line 7, which is left out or listed in `not_speech`, names a speaker")


@pytest.mark.parametrize(
    ("text", "format_", "keys", "line"),
    [
        (f"{HEAD}| Bo | A mill. |\n| Cy | Buy it. |\n| | It was good. |\n", "markdown", TABLE, 7),
        (f"{FIRST}<v Bo>A mill.\n\n{LATER}<v Cy>Buy it.\n\n{LATER}It was good.\n", "webvtt", CUES, 10),
        ("T\n\nAnn: What was there?\nBo: A mill.\nCy: Buy it.\nIt was good.\n", "text",
         {"paragraphs": "lines"}, 5),
    ],
    ids=["row", "cue", "line"],
)  # fmt: skip
def test_so_are_rows_cues_and_lines(text: str, format_: str, keys: dict[str, Any], line: int) -> None:
    first = 5 if format_ == "markdown" else 4 if format_ == "webvtt" else 3
    [doubt] = doubts(text, format_, exchanges=[{"line": first}], **keys, **left_out(line))
    assert "names a speaker" in doubt


def test_who_goes_on_below_their_own_label_that_is_left_out_is_known() -> None:
    text = conversation("Ann: Buy it?", "Bo: Buy it.", "It was good.")
    said = spoken(text, exchanges=[{"line": 3}], **left_out("7-9"))
    assert said == [("ann", ["What was there?"]), ("bo", ["A mill.", "It was good."])]


def test_a_question_is_not_answered_by_who_asks_because_a_tape_was_changed() -> None:
    text = "# T\n\nAnn: What was there?\n\n[Tape 2]\n\nA mill.\n\nBo: It was good.\n"
    keys: dict[str, Any] = {"exchanges": [{"line": 3}], "not_speech": [5]}
    assert doubts(text.partition("\n\nBo")[0] + "\n", **keys) == [
        "7: no label after a question: the question may go on here, or somebody answers"
    ]
    asked = text.replace("A mill.", "And what was not?")
    assert [who for who, _ in spoken(asked, **keys)] == ["ann", "", "ann", "bo"]


@pytest.mark.parametrize(
    ("text", "format_", "keys"),
    [
        (f"{HEAD}| Bo | Cy: I came. |\n", "markdown", TABLE),
        (f"{HEAD}| Bo | Mia: I came. |\n", "markdown", TABLE),
        (f"{HEAD}| Bo | I came. **Cy:** I too. |\n", "markdown", TABLE),
        (f"{HEAD}| Bo | I came.<br>Cy: I too. |\n", "markdown", TABLE),
        (f"{FIRST}<v Bo>Cy: I came.\n", "webvtt", CUES),
        (f"{FIRST}<v Bo>I came.\nCy: I too.\n", "webvtt", CUES),
        ("Who,Text\nAnn,What?\nBo,\"I came.\nCy: I too.\"\n", "csv", TABLE | CUES | {"turns": "table"}),
    ],
)  # fmt: skip
def test_a_label_within_the_words_of_a_row_or_cue_is_a_doubt(
    text: str, format_: str, keys: dict[str, Any]
) -> None:
    first = {"markdown": 5, "webvtt": 4, "csv": 2}[format_]
    [doubt] = doubts(text, format_, exchanges=[{"line": first}], **keys)
    assert "the label `Cy`" in doubt or "the label `Mia`" in doubt


def test_words_that_only_look_like_a_label_beside_a_name_are_settled_as_their_remedy_says() -> None:
    rows = f"{HEAD}| Bo | Cy: that is what Ann called. |\n| Bo | Note: it was good. |\n"
    said = spoken(rows, exchanges=[{"line": 5}], supplied_speakers={6: "bo"}, not_labels=["Note"], **TABLE)
    assert said[-1] == ("bo", ["Cy: that is what Ann called.", "Note: it was good."])


@pytest.mark.parametrize("words", ["总之：没有。", "是的。规则：没有。", "I said: no.", "Well: no."])
def test_words_before_a_colon_beside_a_name_are_words(words: str) -> None:
    assert spoken(f"{FIRST}<v Bo>{words}\n", "webvtt", exchanges=[{"line": 4}], **CUES)[-1] == (
        "bo",
        [words],
    )


def test_a_row_that_repeats_who_speaks_is_no_doubt() -> None:
    assert spoken(f"{HEAD}| Bo | Bo: A mill. |\n", exchanges=[{"line": 5}], **TABLE)[-1] == (
        "bo",
        ["Bo: A mill."],
    )


@pytest.mark.parametrize("label", ["Bo:", "**Bo:**", "[00:01] Bo:", "Ｂｏ："])
def test_a_label_without_words_is_a_doubt(label: str) -> None:
    text = f"# T\n\nAnn: What was there?\n\n{label}\n\nAnn: And then?\n\nBo: A mill.\n"
    [doubt] = doubts(text, exchanges=[{"line": 3}, {"line": 7}])
    assert doubt.startswith("5: no words follow the label")


def test_so_is_a_name_in_a_table_without_words() -> None:
    [doubt] = doubts(f"{HEAD}| Bo | |\n| Cy | A mill. |\n", exchanges=[{"line": 5}], **TABLE)
    assert doubt == "6: no words follow the label `Bo`"


@pytest.mark.parametrize(("label", "keys"), [("Bo (nods):", {}), ("Bo:\n\n(He nods.)", {"not_speech": [7]})])
def test_a_label_of_somebody_who_does_something_needs_no_words(label: str, keys: dict[str, Any]) -> None:
    text = f"# T\n\nAnn: What was there?\n\n{label}\n\nAnn: And then?\n\nBo: A mill.\n"
    second = text[: text.index("Ann: And")].count("\n") + 1
    assert doubts(text, exchanges=[{"line": 3}, {"line": second}], **keys) == []


@pytest.mark.parametrize("line", ["{: .said }", "{: #one .said}", "{:.said}"])
def test_classes_of_a_paragraph_are_said_by_nobody_and_are_kept_as_markup(line: str) -> None:
    text = f"# T\n\nAnn: What was there?\n{line}\n\nBo: A mill.\n{line}\n\n- One.\n{line}\n"
    said = spoken(text, exchanges=[{"line": 3}])
    assert said == [("ann", ["What was there?"]), ("bo", ["A mill.", "One."])]


@pytest.mark.parametrize("line", ["{: Yes. }", "{: a=b }", "{ .said }"])
def test_words_in_braces_stay_words(line: str) -> None:
    text = f"# T\n\nAnn: What was there?\n\nBo: A mill.\n{line}\n"
    assert spoken(text, exchanges=[{"line": 3}])[-1] == ("bo", [f"A mill. {line}"])
