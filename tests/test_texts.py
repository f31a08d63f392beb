"""A text is read as it is: its paragraphs, its verse, its numbers, its scripts, and what is corrected in it.

Each file in ``cases/texts`` is one source text with its declarations, and the passages that it has.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from archives import read, seal
from colloquy.accounting import account
from colloquy.catalogue.records import EmendationRecord, OmissionRecord
from colloquy.emending import emend, undo
from colloquy.exporting.chapters import Texts, chapter
from colloquy.exporting.plain import markdown, plain
from colloquy.exporting.tei import document
from colloquy.mapping.values import Editions
from colloquy.model import Lines
from colloquy.reading import FORMATS, split
from colloquy.segmenting import segment
from colloquy.text.joining import Joiner
from colloquy.text.scripts import is_wide
from golden import Case, cases
from test_laws import declared, settled

LABELS = {"zh": ("安", "博"), "ja": ("安", "博"), "ko": ("안", "박")}


def made(case: Case, archive: Path) -> Editions:
    """Read a case in place of the interview of an archive."""
    talk = archive / "seeds/talk"
    declared = yaml.safe_load((talk / "interview.yml").read_text(encoding="utf-8"))
    (talk / "talk.md").write_text(case.given["source"], encoding="utf-8", newline="")
    declared["source"]["format"] = case.given["format"]
    declared["language"] = language = case.given.get("language", "en")
    for speaker, label in zip(declared["speakers"], LABELS.get(language, ()), strict=False):
        speaker["labels"] = [label]
    declared["exchanges"] = [{"line": line, "title": "Q"} for line in case.given.get("exchanges", [3])]
    declared |= {"emendations": [], **case.given.get("declared", {})}
    (talk / "interview.yml").write_text(yaml.safe_dump(declared, allow_unicode=True), encoding="utf-8")
    seal(talk)
    return read(archive, "talk")


@cases("texts")
def test_a_text_is_read_as_it_is(case: Case, archive: Path) -> None:
    interview = made(case, archive).interview
    passages = [
        f"{each.id} {' '.join([each.kind.value, each.block.marker]).strip()}: {each.text}"
        for each in interview.passages
    ]
    case.expect("passages", passages)
    corrections = [f"{each.line}: {each.received} → {each.replaced}" for each in interview.emendations]
    case.expect("corrections", corrections)
    case.expect("left_out", [f"{each.lines} {each.reason}" for each in interview.omissions])


NUMBERS = "# T\n\n**Ann:** When?\n\n**Bo:** Like so:\n\n{numbers}\n"


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        ("1984. We came.\n\n1987. The mill burned.\n\n1991. We left.", "1984. 1987. 1991."),
        ("3) We came.\n4) The mill burned.\n5) We left.", "3) 4) 5)"),
        ("3. We came.\n2. The mill burned.\n1. We left.", "3. 2. 1."),
        ("007. We came.\n008. The mill burned.\n009. We left.", "007. 008. 009."),
        ("1. We came.\n1. The mill burned.\n1. We left.", "1. 1. 1."),
        ("8. We came.\n9. The mill burned.\n10. We left.", "8. 9. 10."),
    ],
)
@pytest.mark.parametrize("format_", ["markdown", "text"])
def test_printed_numbers_are_on_the_page_and_in_every_export(
    numbers: str, printed: str, format_: str, archive: Path
) -> None:
    """Markdown is read as a reader sees it: a list there counts by itself, from its first number on."""
    source = NUMBERS.format(numbers=numbers).replace("**", "" if format_ == "text" else "**")
    given = {"source": source, "format": format_}
    editions = made(Case(Path(), given, rewrite=False), archive)
    edition = editions.editions[0]
    both = (editions.archive, editions.described)
    chapter_, _ = chapter(Texts(*both, list(editions.editions)), ("en",))
    seen = {
        "Markdown": rendered(markdown(*both, edition)),
        "plain text": plain(*both, edition),
        "TEI": re.sub(r'<seg[^>]* n="([^"]*)"[^>]*>', r"\1 ", document(*both, list(editions.editions))),
        "book": chapter_,
    }
    pairs = list(zip(printed.split(), ("We came", "The mill burned", "We left"), strict=True))
    for name, written in seen.items():
        words = " ".join(re.sub(r"<[^>]*>", "", written).split())
        assert [pair for pair in pairs if f"{pair[0]} {pair[1]}" not in words] == [], name


@pytest.mark.parametrize(
    ("format_", "lines", "written"),
    [
        ("text", ("The mill was still", "HEAD", "burning."), "The mill was still <gap/>burning."),
        ("text", ("a <b> & *c*", "HEAD", "d [e]", "HEAD", "f."), "a <b> & *c* <gap/>d [e] <gap/>f."),
        ("text", ("The mi-", "HEAD", "lls burned."), "The mi-<gap/>lls burned."),
        ("markdown", ("A **bold", "HEAD", "word** here."), "A bold <gap/>word here."),
        ("markdown", ("A [link", "HEAD", "word](https://a.example) here."), "A link <gap/>word here."),
        ("markdown", ("`A code", "HEAD", "word` here."), "A code word here.<gap/>"),
    ],
)
def test_tei_has_a_gap_where_something_is_left_out_within_a_passage(
    format_: str, lines: tuple[str, ...], written: str, archive: Path
) -> None:
    source = "\n".join(["# T", "", "Ann: What?", "", f"Bo: {lines[0]}", *lines[1:]]) + "\n"
    left_out = [at for at, line in enumerate(source.splitlines(), start=1) if line == "HEAD"]
    omissions = {"omissions": [{"lines": left_out, "reason": "boilerplate"}]}
    given = {"source": source, "format": format_, "declared": omissions}
    editions = made(Case(Path(), given, rewrite=False), archive)
    document_ = document(editions.archive, editions.described, list(editions.editions))
    passage = re.search(r'<seg [^>]*xml:id="l5".*?</seg>', document_, re.DOTALL)
    assert passage
    words = re.sub(r"<(?!gap)[^>]*>", "", re.sub(r"<gap [^>]*>", "<gap/>", passage[0]))
    assert unescape(words) == written
    assert document_.count("<gap ") == len(left_out)


@pytest.mark.parametrize(
    ("words", "unclear"),
    [
        ("It was [inaudible 00:12] there, [?].", ["[inaudible 00:12]", "[?]"]),
        ("I said *no [unclear: perhaps mill]*.", ["[unclear: perhaps mill]"]),
        ("我在（听不清）住。", ["（听不清）"]),
        ("It was (unclear to me) and [sic], [?", []),
    ],
)
def test_tei_says_what_cannot_be_heard(
    words: str, unclear: list[str], archive: Path, tei_schema: Any
) -> None:
    given = {"source": f"# T\n\nAnn: What?\n\nBo: {words}\n", "format": "markdown"}
    editions = made(Case(Path(), given, rewrite=False), archive)
    written = etree.fromstring(
        document(editions.archive, editions.described, list(editions.editions)).encode()
    )
    assert [each.text for each in written.iter("{*}unclear")] == unclear
    assert tei_schema.validate(written), tei_schema.error_log


def rendered(document: str) -> str:
    """Render Markdown as code hosts do, with the numbers that a browser gives to list items."""
    html = MarkdownIt("commonmark").render(document)
    numbers: list[int] = []

    def number(match: re.Match[str]) -> str:
        if match["list"] is not None:
            numbers[:] = [int(match["start"] or 1) - 1]
            return ""
        if not numbers:
            return ""
        numbers[-1] += 1
        return f"{numbers[-1]}. "

    return re.sub(r'(?P<list><ol(?: start="(?P<start>\d+)")?>)|<li>', number, html)


def test_accounting_finds_a_number_that_is_not_the_printed_one(archive: Path) -> None:
    given = {"source": NUMBERS.format(numbers="8. We came.\n9. We left."), "format": "markdown"}
    interview = made(Case(Path(), given, rewrite=False), archive).interview
    assert account(interview) == []
    (exchange,) = interview.exchanges
    *turns, last = exchange.turns
    *passages, left = last.passages
    for marker, markup in (("7.", left.block.markup), ("7.", ()), ("*", ())):
        renumbered = replace(left, block=replace(left.block, marker=marker, markup=markup))
        turn = replace(last, passages=(*passages, renumbered))
        wrong = replace(interview, exchanges=(replace(exchange, turns=(*turns, turn)),))
        assert [problem.location.line for problem in account(wrong)], marker


LINES = st.lists(
    st.one_of(
        st.text(st.sampled_from("ab é研究。，“”-1.)— \t\u3000"), max_size=12),
        st.sampled_from(["", "1984. x", "3) x", "1. x", "> x", "eigh-", "teen", "　　诗", "---", "    x y"]),
    ),
    max_size=15,
)


@pytest.mark.slow
@given(
    LINES,
    st.sampled_from(sorted(FORMATS)),
    st.sampled_from(["blank lines", "lines", "indented"]),
    st.sets(st.integers(6, 20)),
    st.sets(st.integers(6, 20)),
)
@settings(max_examples=300)
def test_every_word_is_in_one_place_however_paragraphs_are_divided(
    lines: list[str], format_: str, way: str, verse: set[int], omitted: set[int]
) -> None:
    text = "\n".join(["Front", "", "Why?", "", "Because.", *lines])
    source = split(text, "seeds/talk/a.txt", sha256(text.encode()).hexdigest())
    left_out = tuple(Lines(line, line) for line in sorted(omitted) if line <= len(source.lines))
    described = declared(text, format_)
    update = {
        "paragraphs": way,
        "verse": tuple(Lines(line, line + 1) for line in sorted(verse)),
        "omissions": tuple(OmissionRecord(lines=(line,), reason="boilerplate") for line in left_out),
    }
    record = described.declared.record.model_copy(update=update)
    described = replace(described, declared=replace(described.declared, record=record))
    interview, problems = settled(described, source)
    if interview is None:  # there may be no words where verse is declared
        assert all("`verse` names" in problem.what.text() for problem in problems)
        return
    assert account(interview) == []
    ids = [passage.id for passage in interview.passages]
    assert len(ids) == len(set(ids))


@pytest.mark.slow
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.data())
@settings(max_examples=300)
def test_undoing_corrections_over_line_ends_gives_the_bytes_received(
    lines: list[str], end: str, data: st.DataObject
) -> None:
    text = end.join(lines)
    source = split(text, "a.txt", "")
    whole = "\n".join(source.lines)
    chosen: list[EmendationRecord] = []
    for _ in range(data.draw(st.integers(0, 4))) if whole else ():
        start = data.draw(st.integers(0, len(whole) - 1))
        found = whole[start : start + data.draw(st.integers(1, 20))]
        line = whole.count("\n", 0, start) + 1
        replaced = data.draw(st.text(st.sampled_from("ab研 "), max_size=6))
        chosen.append(EmendationRecord(line=line, found=found, replaced=replaced, reason="misprint"))
    emended, emendations, problems = emend(source, declared("x", "text", emendations=tuple(chosen)).declared)
    if not problems:
        assert len(emended.lines) == len(source.lines)
        assert bytes(undo(emended, emendations)) == text.encode()


@pytest.mark.slow
@given(LINES, st.sampled_from(sorted(FORMATS)), st.data())
@settings(max_examples=300)
def test_nothing_is_lost_where_a_correction_reaches_over_line_ends(
    lines: list[str], format_: str, data: st.DataObject
) -> None:
    text = "\n".join(["Front", "", "Why?", "", "Because.", *lines])
    start = data.draw(st.integers(text.index("Because."), len(text) - 1))
    found = text[start : start + data.draw(st.integers(1, 20))]
    line = text.count("\n", 0, start) + 1
    replaced = data.draw(st.text(st.sampled_from("ab研 1."), max_size=6))
    record = EmendationRecord(line=line, found=found, replaced=replaced, reason="misprint")
    described = declared(text, format_, emendations=(record,))
    source = split(text, "seeds/talk/a.txt", sha256(text.encode()).hexdigest())
    emended, emendations, problems = emend(source, described.declared)
    interview, _ = segment(described, emended, emendations, ())
    if interview and not problems:  # there may be no answer left
        assert account(interview) == []


SIDE = st.text(st.sampled_from("中々あア한a1。，“”——……（）()-・ﾃ😀\u3099 *"), min_size=1, max_size=6)


@given(SIDE, SIDE, st.sampled_from(["zh", "ja", "ko", "en"]), st.booleans())
def test_no_space_comes_between_wide_characters(before: str, after: str, language: str, spaced: bool) -> None:
    """But for Hangul, which is folded at its spaces; what combines with a character is no edge."""
    joint = Joiner(language, spaced).between(before, after)
    last, first = (
        [each for each in side if not unicodedata.combining(each)]
        for side in (before.rstrip(), after.lstrip())
    )
    edges = "".join(last)[-1:], "".join(first)[:1]
    if all(edge and is_wide(edge) and not "가" <= edge <= "힣" for edge in edges):
        assert joint == ""
    assert joint in ("", " ")
