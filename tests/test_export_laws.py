"""Laws of the exports, tried on made-up texts: what goes in comes back, whatever it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from colloquy.catalogue import Archive, PersonRecord
from colloquy.catalogue.records import EmendationRecord, NoteRecord
from colloquy.catalogue.site import Site, SiteLanguage
from colloquy.emending import annotate, emend
from colloquy.exporting.oral_history import cell, table
from colloquy.exporting.plain import markdown
from colloquy.exporting.plain import plain as plain_export
from colloquy.exporting.tei import document
from colloquy.exporting.tmx import translation_units
from colloquy.model import Edition, Interview, Kind, Status, Translation
from colloquy.reading import FORMATS, split
from colloquy.segmenting import segment
from colloquy.segmenting.passages import received
from colloquy.text.inline import Code, parse, plain, plain_lines
from payloads import PAYLOADS
from readback import TEI, XML, blocks, csv_rows, inlines, joined, no_formula, only_words, tei_texts, tmx_units
from test_laws import LINES, TEXTS, declared

ENDS = (
    *("\n\n", "\n", "\r", "\x0c", "\x85", "\u2028", "\u2029", "&#10;", "&#10;&#10;", "&#x2028;", "\n\n    "),
    *(" ",),
)
"""What ends a line for some program, raw and as an entity."""
BLOCKS = (
    *("# x", "## x #", "x\n===", "x\n---", "> x", "* x", "- x", "+ x", "1. x", "7) x", "```\nx", "~~~\nx"),
    *("    x", "\tx", "<div>", "<!-- x", "<?x", "<!X", "<![CDATA[x", "---", "***", "[x]: y"),
    *(
        "| a |\n|---|\n| b |",
        "\\",
        "**研究员。**他",
        "`` ` ``",
        "a  \nb",
        "![x](y)",
        "x | y",
        "&lt;b>",
        "&#35; x",
    ),
    *("~~x~~",),
)
"""What begins a block of Markdown, or is otherwise taken for structure."""

SITE = Site((SiteLanguage("en", "en", "English", "A & B"), SiteLanguage("zh", "zh-Hans", "中文", "甲")), "")
PEOPLE = {id_: PersonRecord(id=id_, name={"en": id_.title(), "zh": "某"}) for id_ in ("ann", "bo")}
ARCHIVE = Archive(Path(), SITE, PEOPLE, (), None, {}, None, ("talk",))


def _corrected(text: str, format_: str, data: st.DataObject) -> Interview | None:
    """Read a text with corrections and notes on whatever words the data choose."""
    source = split(text, "seeds/talk/a.txt", "")
    emendations, notes = [], []
    for number, line in enumerate(source.lines, start=1):
        if number < 5 or not line.strip() or not data.draw(st.booleans()):
            continue
        start = data.draw(st.integers(0, len(line) - 1))
        found = line[start : start + data.draw(st.integers(1, 8))]
        if line.count(found) == 1 and sum(line.startswith(found, at) for at in range(len(line))) == 1:
            replaced = data.draw(st.text(st.sampled_from("ab研*[]` "), max_size=6))
            if data.draw(st.booleans()) and replaced != found:
                emendations.append(
                    EmendationRecord(line=number, found=found, replaced=replaced, reason="lost letter")
                )
            else:
                notes.append(NoteRecord(line=number, at=found, note={"en": "See *there*.", "zh": "见<彼>。"}))
    described = declared(text, format_, emendations=tuple(emendations))
    described.declared.record.__dict__["notes"] = tuple(notes)
    emended, made, problems = emend(source, described.declared)
    annotations, unplaced = annotate(emended, described.declared)
    if problems or unplaced:
        return None
    interview, problems = segment(described, emended, made, annotations)
    return interview


@given(LINES, st.sampled_from(sorted(FORMATS)), st.lists(TEXTS, min_size=1, max_size=5), st.data())
@settings(max_examples=300)
def test_whatever_is_said_comes_back_from_tei_csv_and_tmx(
    tei_schema: Any, lines: list[str], format_: str, translated: list[str], data: st.DataObject
) -> None:
    text = "\n".join(["Front", "", "Why?", "", "Because.", "", *lines])
    interview = _corrected(text, format_, data)
    if interview is None:
        return
    words = [line for line in translated if line.strip()] or ["译"]
    translations = {
        each.id: Translation(words[index % len(words)], Status.DRAFT, "A <b>")
        for index, each in enumerate(interview.passages)
        if each.translatable
    }
    made = [Edition(interview, "en", {}), Edition(interview, "zh", translations)]
    described = declared(text, format_)
    written = document(ARCHIVE, described, made)
    assert tei_schema.validate(etree.fromstring(written.encode())), tei_schema.error_log
    texts = tei_texts(written)
    for edition in made:
        told = [_expected(edition.passage(each).text, each.kind) for each in interview.passages]
        assert [each.tree for each in texts[SITE.tag(edition.language)]] == told
        written_table = table(ARCHIVE, described, edition)
        assert no_formula(written_table)
        rows = csv_rows(written_table)
        assert [row["words"] for row in rows] == [edition.passage(each).text for each in interview.passages]
    _sic_side(written, interview)
    units = tmx_units(f"<tmx>{''.join(translation_units(ARCHIVE, described, made))}</tmx>")
    assert {id_: unit["zh-Hans"][0] for id_, unit in units.items()} == {
        f"talk#{id_}": each.text for id_, each in translations.items()
    }


def _expected(text: str, kind: Kind) -> object:
    return (Code(text),) if kind is Kind.CODE else joined(parse(text))


def _sic_side(written: str, interview: Interview) -> None:
    root = etree.fromstring(written.encode())
    by_id = {element.get(f"{XML}id"): element for element in root.iter(f"{TEI}seg", f"{TEI}ab")}
    for each in interview.passages:
        tree = list(inlines(by_id[each.id], "sic"))[each.kind is Kind.FIGURE :]
        source = received(each)
        words = source.split() if each.kind is Kind.CODE else plain(parse(source)).split()
        assert plain(joined(tree)).split() == words


@given(st.text(st.sampled_from("=+-@'＝＠ \t\r\n1A|!"), max_size=6))
def test_a_cell_is_no_formula_and_comes_back_as_it_was(words: str) -> None:
    """Dynamic data exchange, links and commands begin like any formula: with one of a few signs."""
    written = cell(words)
    assert not written.strip().startswith(tuple("=+-@＝＠"))
    table = f'words\r\n"{written}"\r\n'
    assert [row["words"] for row in csv_rows(table)] == [words]


HOSTILE = st.one_of(st.sampled_from(PAYLOADS), st.sampled_from(BLOCKS), TEXTS)


@pytest.mark.slow
@given(
    st.sampled_from(sorted(FORMATS)), st.lists(HOSTILE, min_size=1, max_size=6), LINES, st.sampled_from(ENDS)
)
@settings(max_examples=300)
def test_whatever_is_said_is_words_in_markdown_and_in_plain_text(
    format_: str, hostile: list[str], lines: list[str], end: str
) -> None:
    """Read back, the Markdown has the blocks of the passages and no others, no HTML, and all the words."""
    text = "\n".join(["Front", "", "Why?", "", "Because.", "", *lines])
    described = declared(text, format_)
    interview, _ = segment(described, split(text, "seeds/talk/a.txt", ""), (), ())
    if interview is None:
        return
    several = cycle(end.join(("a", each)) for each in hostile)
    ids = [each.id for each in interview.passages] + [each.id for each in interview.exchanges]
    translations = {id_: Translation(next(several), Status.DRAFT) for id_ in ids}
    people = {
        id_: PersonRecord.model_construct(id=id_, name={"en": next(several)}, short={})
        for id_ in ("ann", "bo")
    }
    archive = replace(ARCHIVE, people=people)
    edition = Edition(interview, "zh", translations)
    written = markdown(archive, described, edition)
    found = blocks(written)
    wanted = {"h1": 1, "h2": len(interview.exchanges)}
    kinds = Counter(each.kind for each in interview.passages if each.lines.first != interview.title_line)
    wanted |= {"h3": kinds[Kind.HEADING], "blockquote": kinds[Kind.QUOTE]}
    assert {name: sum(kind == name for kind, _ in found) for name in wanted} == wanted
    assert {kind for kind, _ in found} <= {"h1", "h2", "h3", "p", "li", "blockquote", "code"}
    shown = only_words(" ".join(words for _, words in found))
    for passage in interview.passages:
        if passage.lines.first != interview.title_line and passage.kind is not Kind.CODE:
            assert only_words(plain(parse(edition.passage(passage).text))) in shown
    if not kinds[Kind.CODE]:  # whose lines are kept
        harmless = replace(edition, translations=_harmless(translations))
        given_lines, harmless_lines = (
            plain_export(archive, described, each).splitlines() for each in (edition, harmless)
        )
        assert len(given_lines) == len(harmless_lines)


def _harmless(translations: dict[str, Translation]) -> dict[str, Translation]:
    return {
        id_: replace(each, text="  \n".join("a" for _ in plain_lines(parse(each.text))))
        for id_, each in translations.items()
    }
