"""Whatever an interview was received as, its turns go to those who speak, or in doubt to nobody."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

import pytest
import yaml

from colloquy.intake.formats import machine_json
from colloquy.intake.formats.markdown import front_lines, front_matter
from colloquy.intake.parts.exchanges import shorten
from colloquy.intake.report import as_object
from colloquy.intake.understanding import understand
from golden import CASES, Case, cases
from receiving import received

PARTS = {"interviewer": "h", "guest": "g"}
"""How cases call those whom the text does not name."""


@cases("intake")
def test_turns_go_to_those_who_speak(case: Case) -> None:
    """Each case says who speaks, turn for turn; `h` asks and `g` answers where no name is printed.

    Of a text in two languages, it says how many paragraphs have a translation, and of some, which; of a
    file with several interviews, their lines. Some say in which line each turn begins, or each exchange,
    what is asked, who has which role, the title, or why it is refused.
    """
    known = understand(received(case.given), case.given["file"])
    understood = as_object(known)
    assert understood["verdict"] == case.given["verdict"], understood["reason"]
    expected = case.given["who"]
    if expected is not None:
        assert spoken(understood, expected) == expected
    found = {
        "doubts": [doubt["line"] for doubt in understood["doubts"]],
        "lines": [turn["line"] for turn in understood["turns"]],
        "exchanges": [asked["line"] for asked in understood["exchanges"]],
        "questions": [asked["question"] for asked in understood["exchanges"]],
        "roles": {each["name"]: each["role"] for each in understood["speakers"]},
        "title": known.title,
        "reason": understood["reason"],
        "language": understood["language"],
        "parts": [[part.first, part.last] for part in known.parts],
    }
    said = found.keys() & case.given
    assert {key: found[key] for key in said} == {key: case.given[key] for key in said}
    translated = known.translation.words if known.translation else {}
    assert len(translated) == case.given.get("translation", 0)
    assert {line: translated[line] for line in case.given.get("translated", {})} == case.given.get(
        "translated", {}
    )


def spoken(understood: dict[str, Any], expected: list[str | None]) -> list[str | None]:
    """Give who speaks in each turn: names where the case expects some, else parts."""
    roles = {speaker["name"]: PARTS.get(speaker["role"], "") for speaker in understood["speakers"]}
    return [
        roles[turn["speaker"]] if turn["speaker"] and turn["speaker"] not in expected else turn["speaker"]
        for turn in understood["turns"]
    ]


def test_times_of_a_recognizer_have_one_unit_from_the_first_word_on() -> None:
    """Milliseconds are such within the first minute, too; what was not heard divides no sentence."""
    path = CASES / "intake/machine-words-one-by-one-with-what-was-not-heard.yml"
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    paragraphs = machine_json.read(given["received"].encode(), given["file"]).text.split("\n\n")
    assert paragraphs[0] == "**A** [00:00:01]: How did you come to build boats?"
    assert paragraphs[1].startswith("**B** [00:00:05]: I grew up beside the (unclear) water, and my father")


@pytest.mark.parametrize(
    "name", ["advertisements-below-headings-of-their-own", "an-advertisement-between-questions"]
)
def test_what_a_heading_calls_advertising_is_given_to_nobody(name: str) -> None:
    """Nothing from the heading of an advertisement to the next heading is within a turn."""
    given = yaml.safe_load((CASES / f"intake/{name}.yml").read_text(encoding="utf-8"))
    reading = understand(given["received"].encode(), given["file"]).reading
    assert reading is not None
    assert not [turn.line for turn in reading.turns if "planes" in turn.words]
    assert [unit for unit in reading.not_speech if "planes" in unit.text]


@pytest.mark.parametrize("translations", [1, 0])
def test_a_table_of_a_document_has_speakers_and_perhaps_a_translation(translations: int) -> None:
    """Of two columns, the shorter names who speaks; a last column in other letters is the translation."""
    from docx import Document

    given = yaml.safe_load(
        (CASES / "intake/two-languages-in-columns-of-a-csv.yml").read_text(encoding="utf-8")
    )
    rows = list(csv.reader(io.StringIO(given["received"])))[1:]
    table = (document := Document()).add_table(len(rows), 2 + translations)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=False):
            cell.text = words
    stream = io.BytesIO()
    document.save(stream)
    understood = understand(stream.getvalue(), "talk.docx")
    assert understood.reading is not None
    assert [turn.voice for turn in understood.reading.turns] == given["who"]
    assert len(understood.translation.words if understood.translation else ()) == 10 * translations


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Boats: an interview"\ntags: [wood]\n---\n',
        '+++\ntitle = "Boats: an interview"\ndate = 2019-05-02\n+++\n',
        '{\n  "title": "Boats: an interview",\n  "draft": false\n}\n',
    ],
)
def test_front_matter_is_read_in_each_notation_and_is_no_speech(front: str) -> None:
    """Titles come from front matter in YAML, TOML or JSON; braces around other words are text."""
    assert front_matter(front + "\nWords.\n")["title"] == "Boats: an interview"
    assert front_lines(front + "\nWords.\n") == 4
    assert front_lines("{\nWords\n}\n\nMore words.\n") == 0


GERMAN = """<html><head><title>Werft Zukunft</title></head><body>
<h2>Interview mit dem Bootsbauer vom Sund</h2>
<p><b>Stell dich unseren Lesern bitte kurz vor. Wer bist du?</b>
<p>Mein Name ist Oluf Brandt, ich bin 61 Jahre alt und baue Boote. Mit zehn konnte ich hobeln.
<p><b>Was ist eigentlich eine Sundjolle?</b>
<p>Ein offenes Boot aus Lärche, sechs Meter lang, mit einem Segel, das ich allein setzen kann.
<p><b>Wollte deine Familie, dass du bleibst?</b>
<p>Gesagt hat sie das nie. Meine Mutter hoffte auf einen Lehrer, aber ich bin für keinen Schreibtisch gemacht.
<p><b>Was hat sich seither geändert?</b>
<p>Vor allem das Holz. Wir haben die Lärchen früher selbst gefällt; heute kommen sie aus drei Ländern.
<p><b>Gibt es schon Pläne für die nächste?</b>
<p>Der Kiel liegt seit März, und wenn die Knie mitmachen, schwimmt sie im Herbst.</body></html>"""
FRENCH = """# Un chantier au bord du détroit

**Bonjour, pouvez-vous vous présenter à nos lecteurs ?**

Je m'appelle Oluf Brandt, j'ai soixante et un ans et je construis des bateaux. Mon père avait un chantier.

**Comment êtes-vous venu à ce métier ?**

J'ai grandi au bord de l'eau. À dix ans, je savais raboter une planche, et à seize j'ai fait un canot.

**Votre famille voulait-elle que vous restiez ?**

Elle ne l'a jamais dit. Ma mère savait que je n'étais pas fait pour un bureau.

**Le referiez-vous ?**

Demain, si mes genoux le permettent. Moi, je ne connais pas de plus beau bruit qu'une quille dans l'eau.
"""


@pytest.mark.parametrize(("name", "text"), [("talk.html", GERMAN), ("talk.md", FRENCH)])
def test_interviews_in_other_languages_are_told_from_questions_about_a_subject(name: str, text: str) -> None:
    """An interview in German or French is none of a subject's questions: people say “you” and “I” there."""
    understood = understand(text.encode(), name)
    assert understood.verdict == "taken", understood.reason
    assert understood.reading is not None
    voices = understood.reading.voices
    roles = [voices[turn.voice].role for turn in understood.reading.turns if turn.voice]
    assert roles == ["interviewer", "guest"] * (len(roles) // 2)
    assert len(roles) in (8, 10)


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        (
            "chinese-heads-of-sections-in-bold",
            ["没有人要我留下", "从自己砍树到买木头", "落叶松越来越远", "龙骨下水的声音"],
        ),
        ("heads-of-sections-and-captions-with-names", ["罗明", "高远：船上没有周末"]),
        ("heads-in-bold-between-labels-on-lines-of-their-own", ["周野的木头"]),
        (
            "heads-with-a-colon-in-bold-and-underlined",
            ["周野：船是等出来的", "争议焦点：时间与木头", "留下来的人"],
        ),
        ("what-is-right-below-pictures-and-at-the-foot", ["《慢船》海报", "周野的船坞一角"]),
    ],
)
def test_heads_of_sections_are_given_to_nobody(name: str, heads: list[str]) -> None:
    """Short lines below pictures and above questions that end as no sentence does are no words of answers."""
    case = yaml.safe_load((CASES / f"intake/{name}.yml").read_text(encoding="utf-8"))
    reading = understand(received(case), case["file"]).reading
    assert reading is not None
    assert [unit.text for unit in reading.not_speech if unit.text in heads] == heads
    assert not [turn.line for turn in reading.turns for unit in turn.units if unit.text in heads]


def test_a_word_document_may_keep_its_text_under_another_number() -> None:
    """Word on the web calls the text `document2.xml`; what it has is the same."""
    given = yaml.safe_load((CASES / "intake/docx-labels.yml").read_text(encoding="utf-8"))
    plain, numbered = received(given), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as packed, zipfile.ZipFile(numbered, "w") as written:
        for name in packed.namelist():
            part = packed.read(name).replace(b"word/document.xml", b"word/document2.xml")
            written.writestr(name.replace("document.xml", "document2.xml"), part)
    understood = [as_object(understand(raw, given["file"])) for raw in (plain, numbered.getvalue())]
    assert understood[1]["verdict"] == given["verdict"]
    assert understood[0] == understood[1]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("What is a 0.2 human?", "What is a 0.2 human?"),
        ("So what do hobbies (e.g. sailing) mean to you?", "What do hobbies (e.g. sailing) mean to you?"),
        ("That is all. Who taught you, Dr. Holt?", "Who taught you, Dr. Holt?"),
    ],
)
def test_short_titles_divide_neither_numbers_nor_abbreviations(words: str, title: str) -> None:
    """A stop within a number or behind an abbreviation ends no sentence."""
    assert shorten(words) == title
