"""What is said in a recording keeps its time, its unknown voices and what is not spoken, wherever it goes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from archives import run, seal
from colloquy.pipeline import write_site_files
from readback import TEI, XML, csv_rows, tei_texts

WEBVTT = """\
WEBVTT

NOTE Typed by a volunteer.

00:01.000 --> 00:02.000
[music *swells*]

00:02.000 --> 00:04.500
<v Ann>How did it begin?

00:05.000 --> 00:06.000
<v Bo>With a letter.

00:09.000 --> 00:10.000
<v Bo>It was short.

00:10.000 --> 00:11.000
<v Both>At last!

00:11.000 --> 00:12.000
<v VOICE 2 (F)>No!

00:12.000 --> 00:13.000
<v MAN>Yes.

00:13.000 --> 00:14.000
>> Perhaps.
"""
DECLARED = """\
source: {file: talk.vtt, sha256: SHA256, format: webvtt}
language: en
title: A talk
date: 2020-05
origin:
  publisher: A paper
  url: https://paper.example/talk
  published: 2020-05
  kind: transcript
  recording: https://paper.example/talk.ogg
  account: {en: Recorded and written down.}
rights: {licence: CC-BY-4.0, claimed_by: A paper, account: {en: The paper says so.}}
turns: cues
speakers:
  - {person: ann, role: interviewer, labels: [Ann, Both]}
  - {person: bo, role: guest, labels: [Bo, Both]}
  - {person: unknown, role: audience, labels: [VOICE 2 (F), MAN]}
supplied_speakers: {27: unknown}
not_speech: [6]
interjections: [18, 21, 24]
exchanges:
  - {line: 9, title: The beginning}
"""


@pytest.fixture
def recorded(archive: Path) -> Path:
    """Give a small archive of one recording with subtitles."""
    talk = archive / "seeds/talk"
    (talk / "talk.md").unlink()
    (talk / "talk.vtt").write_text(WEBVTT, encoding="utf-8")
    (talk / "interview.yml").write_text(DECLARED, encoding="utf-8")
    seal(talk)
    outcome = write_site_files(run(archive))
    assert [
        problem.what.text() for problem in outcome.problems if problem.location.path != "mkdocs.yml"
    ] == []
    return archive


def exported(root: Path, name: str) -> str:
    (path,) = (path for path in root.rglob(name) if "seeds" not in path.parts)
    return path.read_text(encoding="utf-8")


def test_tei_has_a_timeline_and_every_voice_is_somebody_of_the_header(
    recorded: Path, tei_schema: Any
) -> None:
    document = etree.fromstring(exported(recorded, "talk.tei.xml").encode())

    assert tei_schema.validate(document), tei_schema.error_log
    ids = {each.get(f"{XML}id") for each in document.iter()}
    names = ("who", "start", "end", "synch", "since", "corresp")
    values = (each.get(name, "") for each in document.iter() for name in names)
    pointers = [pointer for value in values for pointer in value.split()]
    assert {pointer.removeprefix("#") for pointer in pointers} <= ids
    said = [
        (each.get("who"), each.get("start"), each.get("end"), each.findtext(f"{TEI}seg"))
        for each in document.iter(f"{TEI}u")
    ]
    assert said[:2] == [
        ("#person.ann", "#t2000", "#t4500", "Ann"),
        ("#person.bo", "#t5000", "#t10000", "Bo"),
    ]
    assert said[2][0] == "#person.ann #person.bo"
    whos = [str(who) for who, *_ in said[3:6]]
    assert len(set(whos)) == 3
    people = {each.get(f"{XML}id"): each.findtext(f"{TEI}persName") for each in document.iter(f"{TEI}person")}
    assert [people[who.removeprefix("#")] for who in whos] == ["VOICE 2 (F)", "MAN", None]
    (incident,) = document.iter(f"{TEI}incident")
    assert incident.findtext(f"{TEI}desc") == "[music *swells*]"
    assert incident[0].get(f"{XML}id") == "l6"


def test_the_table_and_the_corpus_have_the_times_of_passages(recorded: Path) -> None:
    rows = csv_rows(exported(recorded, "talk.en.csv"))
    assert [(row["speaker"], row["timestamp"]) for row in rows] == [
        ("", "0:01"),
        ("Ann", "0:02"),
        ("Bo", "0:05"),
        ("Bo", "0:09"),
        ("Ann / Bo", "0:10"),
        ("VOICE 2 (F)", "0:11"),
        ("MAN", "0:12"),
        ("unknown speaker", "0:13"),
    ]
    corpus = json.loads(exported(recorded, "corpus.json"))
    Draft202012Validator(json.loads(exported(recorded, "corpus.schema.json"))).validate(corpus)
    (interview,) = corpus["interviews"]
    passages = [passage for turn in interview["exchanges"][0]["turns"] for passage in turn["passages"]]
    assert [(each["start"], each["end"]) for each in passages[:3]] == [
        (2000, 4500),
        (5000, 6000),
        (9000, 10000),
    ]
    assert interview["opening"][0]["speakers"] == []


def test_the_corpus_has_the_role_of_every_turn_and_distinguishes_unknown_voices(recorded: Path) -> None:
    (interview,) = json.loads(exported(recorded, "corpus.json"))["interviews"]
    turns = interview["opening"] + interview["exchanges"][0]["turns"]
    assert [(turn["roles"], turn.get("voices")) for turn in turns] == [
        ([], None),
        (["interviewer"], None),
        (["guest"], None),
        (["interviewer", "guest"], None),
        (["audience"], ["VOICE 2 (F)"]),
        (["audience"], ["MAN"]),
        (["audience"], None),
    ]
    assert [speaker.get("voice") for speaker in interview["speakers"]] == [None, None, "VOICE 2 (F)", "MAN"]


def test_no_export_gives_words_of_nobody_to_somebody(recorded: Path) -> None:
    assert "**not spoken**" in exported(recorded, "talk.en.md")
    assert "not spoken" in exported(recorded, "talk.en.txt")


def test_the_page_leads_into_the_recording(recorded: Path) -> None:
    page = (recorded / "docs/en/interviews/talk.md").read_text(encoding="utf-8")
    assert 'start="0:05" at="https://paper.example/talk.ogg#t=5"' in page
    assert "file format: lines 1, 3" in page


def test_a_later_passage_of_a_turn_has_its_own_time_on_the_page(recorded: Path) -> None:
    page = (recorded / "docs/en/interviews/talk.md").read_text(encoding="utf-8")
    (later,) = re.findall(r"#l15 [^}]*", page)
    assert later == '#l15 .passage start="0:09" at="https://paper.example/talk.ogg#t=9" '
    assert page.count('start="0:05"') == 1, "the first passage of a turn begins with it"


def test_tei_with_heads_and_notes_that_nobody_says_is_valid_and_loses_none(
    archive: Path, tei_schema: Any
) -> None:
    talk = archive / "seeds/talk"
    text = (talk / "talk.md").read_text(encoding="utf-8")
    parts = "## Part *two*\n\n(The tape is [changed](https://x.example/).)\n\n(They  \nlaugh.)\n\n`x`\n\n"
    (talk / "talk.md").write_text(text.replace("It was short.", f"{parts}It was short."), encoding="utf-8")
    declared = (talk / "interview.yml").read_text(encoding="utf-8")
    declared = declared.replace("line: 9\n", "line: 18\n").replace(
        "exchanges:", "not_speech: [7-15]\nexchanges:"
    )
    (talk / "interview.yml").write_text(declared, encoding="utf-8")
    seal(talk)
    outcome = write_site_files(run(archive))
    assert [
        problem.what.text() for problem in outcome.problems if problem.location.path != "mkdocs.yml"
    ] == []

    document = etree.fromstring(exported(archive, "talk.tei.xml").encode())

    assert tei_schema.validate(document), tei_schema.error_log
    said = {each.id: each.speaker for each in tei_texts(exported(archive, "talk.tei.xml"))["en"]}
    assert said == {
        "l1": "",
        "l3": "ann",
        "l5": "bo",
        **dict.fromkeys(("l7", "l9", "l11", "l14"), ""),
        "l16": "bo",
    } | {
        "l18": "ann",
        "l20": "bo",
    }
