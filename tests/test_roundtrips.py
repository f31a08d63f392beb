"""Exports read back give what went in, and validators that others wrote accept them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
from lxml import etree

from archives import INTERVIEWS, ROOT
from colloquy.catalogue import Archive
from colloquy.emending import undo
from colloquy.exporting.xml import Vocabulary, write_element
from colloquy.model import Edition, Passage, Status
from colloquy.text.inertness import legal
from colloquy.text.inline import attribute, inert, parse, plain
from readback import TEI, XML, csv_rows, inlines, joined, tei_texts, tmx_units


def _read(site: Path, path: str) -> str:
    return (site / "data" / path).read_bytes().decode()


def _spoken(edition: Edition) -> Iterator[tuple[str, Passage]]:
    interview = edition.interview
    yield from (("", each) for each in interview.front)
    for turn in interview.turns:
        yield from ((turn.speakers[0].person, each) for each in turn.passages)
    yield from (("", each) for each in interview.back)


def test_tei_is_valid_by_the_schema_of_the_tei_consortium(site: Path, tei_schema: Any) -> None:
    for name in INTERVIEWS:
        document = etree.parse(str(site / "data" / f"{name}.tei.xml"))
        assert tei_schema.validate(document), tei_schema.error_log


def test_tei_read_back_gives_the_same_passages_speakers_and_texts_in_each_language(
    site: Path, real: Archive, made: list[Edition]
) -> None:
    texts = tei_texts(_read(site, f"{made[0].interview.id}.tei.xml"))
    assert set(texts) == {"en", "zh-Hans"}
    for edition in made:
        found = texts[real.site.tag(edition.language)]
        assert [(each.speaker, each.id.partition(".")[0], each.tree) for each in found] == [
            (who, each.id, joined(parse(edition.passage(each).text))) for who, each in _spoken(edition)
        ]


def test_tei_aligns_every_passage_with_its_translation(site: Path, made: list[Edition]) -> None:
    texts = tei_texts(_read(site, f"{made[0].interview.id}.tei.xml"))
    one, other = texts.values()
    assert [each.corresp for each in one] == [(f"#{each.id}",) for each in other]
    assert [each.corresp for each in other] == [(f"#{each.id}",) for each in one]


def test_the_sic_side_of_tei_gives_back_the_wording_of_the_source_text(
    site: Path, made: list[Edition]
) -> None:
    interview = made[0].interview
    document = etree.fromstring(_read(site, f"{interview.id}.tei.xml").encode())
    received = undo(interview.source, interview.emendations)
    by_id = {element.get(f"{XML}id"): element for element in document.iter(f"{TEI}seg", f"{TEI}ab")}
    for each in interview.passages:
        lines = "".join(received.line(number) for number in range(each.lines.first, each.lines.last + 1))
        lines = re.sub(r"\]\([^)]*\)", "", lines)
        words = plain(joined(list(inlines(by_id[each.id], "sic"))[each.block.image is not None :]))
        assert _letters(words) in _letters(lines), each.id
    wrong = [_letters("".join(map(str, element.itertext()))) for element in document.iter(f"{TEI}sic")]
    assert len(wrong) == len(interview.emendations)
    for shown, entry in zip(wrong, interview.emendations, strict=True):
        assert _letters(entry.found) in shown


def _letters(text: str) -> str:
    return re.sub(r"[\s*_\[\]<>#\\]", "", text)


def test_tei_says_who_is_supplied_what_is_left_out_and_who_translated(site: Path) -> None:
    document = etree.fromstring(_read(site, f"{INTERVIEWS[1]}.tei.xml").encode())
    supplied = [turn.find(f"{TEI}seg") for turn in document.iterfind(f".//{TEI}u[{TEI}supplied]")]
    assert [element.get(f"{XML}id") for element in supplied if element is not None] == ["l30", "l72"]
    assert [element.findtext(f"{TEI}name") for element in document.iter(f"{TEI}respStmt")][1:] == [
        "Colloquy contributors"
    ]
    document = etree.fromstring(_read(site, f"{INTERVIEWS[0]}.tei.xml").encode())
    (gap,) = document.iter(f"{TEI}gap")
    assert dict(gap.items()) == {
        "reason": "site-navigation",
        "unit": "lines",
        "quantity": "3",
        "n": "1-3",
        "resp": "#archive",
    }


def test_csv_read_back_gives_the_same_passages_speakers_and_texts(
    site: Path, real: Archive, made: list[Edition]
) -> None:
    for edition in made:
        rows = csv_rows(_read(site, f"{edition.interview.id}.{edition.language}.csv"))
        assert [list(row) for row in rows[:1]] == [["speaker", "words", "tags", "timestamp"]]
        names = {id_: each.name[edition.language] for id_, each in real.people.items()} | {"": ""}
        assert [(row["speaker"], row["words"]) for row in rows] == [
            (names[who], edition.passage(each).text) for who, each in _spoken(edition)
        ]
        tagged = {tag for row in rows for tag in row["tags"].split(";") if tag}
        assert tagged <= {topic.id for topic in real.topic_records}
        assert tagged
        assert not any(row["timestamp"] for row in rows)


def test_the_po_files_read_back_from_tmx_are_equal(site: Path, real: Archive) -> None:
    units = tmx_units(_read(site, "translations.tmx"))
    expected: dict[str, dict[str, tuple[str, str]]] = {}
    for path in sorted((ROOT / "seeds").glob("*/*.po")):
        language = real.site.tag(path.stem)
        (own,) = (real.site.tag(code) for code in real.site.codes if code != path.stem)
        for entry in polib.pofile(str(path)):
            how_far = Status.DRAFT if entry.fuzzy else Status.REVIEWED
            expected[f"{path.parent.name}#{entry.msgctxt}"] = {
                own: (entry.msgid, ""),
                language: (entry.msgstr, how_far.value),
            }
    assert units == expected


def test_tbx_has_every_term_with_its_variants_and_forbidden_renderings(site: Path, real: Archive) -> None:
    found: dict[str, set[tuple[str, str, str]]] = {}
    for entry in etree.fromstring(_read(site, "terms.tbx").encode()).iter("termEntry"):
        found[entry.get("id") or ""] = {
            (
                section.get(f"{XML}lang") or "",
                form.findtext("term") or "",
                (form.findtext("termNote") or "").partition("-")[0],
            )
            for section in entry.iter("langSet")
            for form in section.iter("tig")
        }
    assert found == {
        f"term.{term.id}": {
            (real.site.tag(code), form, status)
            for status, forms in (
                ("preferredTerm", {code: (name,) for code, name in term.name.items()}),
                ("admittedTerm", term.variants),
                ("deprecatedTerm", term.forbidden),
            )
            for code, names in forms.items()
            for form in names
        }
        for term in real.terms
    }


def test_xml_has_no_character_that_xml_does_not_know() -> None:
    assert legal("a\x0cb\ufffe\n\tc") == "a b \n\tc"


def test_any_text_can_be_in_xml_and_in_html_that_is_xml() -> None:
    text = "".join(chr(code) for code in range(0x11000) if not 0xD800 <= code < 0xE000)
    made = Vocabulary()("p", text, Vocabulary()("br"), "after", title=text)
    read = etree.fromstring(write_element(made))
    assert (read.text, read.get("title"), read[0].tail) == (legal(text), legal(text), "after")
    shown = etree.fromstring(f'<p title="{attribute(text)}">{inert(text)}</p>')
    assert (shown.text, shown.get("title")) == (legal(text), re.sub(r"[\t\n]", " ", legal(text)))
