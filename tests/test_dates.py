"""Dates are read as EDTF has them, and said as exactly as they are known, in every language and form."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from archives import ROOT, colloquy, read
from colloquy.catalogue.dating import propose_date
from colloquy.citing import bibtex, csl, reference, ris
from colloquy.exporting.corpus import interview_document
from colloquy.exporting.tei_header import date as tei_date
from colloquy.text.dates import is_plain, latest, order, read_date
from colloquy.words.wording import Wording, find_words

ENGLISH, CHINESE = find_words("en", "en"), find_words("zh", "zh-Hans")

SAID = {
    "2017": ("2017", "2017年"),
    "2017-12": ("December 2017", "2017年12月"),
    "2017-12-05": ("December 5, 2017", "2017年12月5日"),
    "196X": ("1960s", "20世纪60年代"),
    "196X?": ("1960s (uncertain)", "20世纪60年代（存疑）"),
    "200X": ("between 2000 and 2009", "2000年至2009年之间"),
    "19XX": ("between 1900 and 1999", "1900年至1999年之间"),
    "1987?": ("1987 (uncertain)", "1987年（存疑）"),
    "1985~": ("about 1985", "约1985年"),
    "1985%": ("about 1985 (uncertain)", "约1985年（存疑）"),
    "1985-05-03?": ("May 3, 1985 (uncertain)", "1985年5月3日（存疑）"),
    "1985/1987": ("between 1985 and 1987", "1985年至1987年之间"),
    "1985~/1987-06": ("between about 1985 and June 1987", "约1985年至1987年6月之间"),
    "2004-06/..": ("June 2004 or later", "2004年6月或之后"),
    "2004-06/": ("June 2004 or later", "2004年6月或之后"),
    "../1985": ("1985 or earlier", "1985年或之前"),
    "2001-21": ("spring 2001", "2001年春"),
    "2001-23~": ("about autumn 2001", "约2001年秋"),
    "2004-XX": ("2004", "2004年"),
    "2004-06-XX": ("June 2004", "2004年6月"),
    "": ("date unknown", "日期不详"),
}
NONE = (
    "1960s?",
    "2020-13",
    "2017-02-29",
    "0999",
    "3000",
    "２０２０",
    "2001-25",
    "156X-12-25",
    "XXXX",
    "/",
    "../..",
    "1987/1985",
    "1985/1985",
    "2017??",
    "1985/1986/1987",
    "[1985, 1986]",
    "Y17000",
    "2017-1",
    "unknown",
    "2017 ",
    "2004-06-01T10:00:00",
)


@pytest.mark.parametrize("text", SAID)
def test_a_date_is_said_as_exactly_as_it_is_known(text: str) -> None:
    assert (ENGLISH.date(text), CHINESE.date(text)) == SAID[text]


@pytest.mark.slow
@given(st.from_regex(r"[12][0-9X]{3}(-[0-9X]{2}){0,2}[?~%]?", fullmatch=True))
def test_digits_and_x_in_any_order_are_a_date_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert read_date(text).start


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_of_level_0_or_1_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (its words are the text itself)
        read_date(text)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from([4, 7, 10]), st.sampled_from("?~%"))
def test_a_sign_behind_a_date_changes_only_how_sure_it_is(day: date, length: int, sign: str) -> None:
    text = day.isoformat()[:length]
    sure, unsure = read_date(text), read_date(text + sign)
    assert is_plain(text)
    assert not is_plain(text + sign)
    assert sure.exact
    assert not unsure.exact
    assert (sure.first, sure.last) == (unsure.first, unsure.last)
    assert sure.first <= day <= sure.last


def test_dates_are_in_order_of_their_first_days_and_unknown_ones_come_last() -> None:
    ordered = ["196X", "../1985", "1985/1987", "1985~", "1987", "2001-21", "2001-23", "2001-02", ""]
    assert sorted(set(ordered), key=order) == ordered
    assert latest(ordered) == "2001-02"
    assert latest(["1985~", None, ""]) == "1985-01-01"
    assert latest([]) == ""


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("196X", "1963", True),
        ("1985/1987", "1986-05", True),
        ("1987/..", "2020", True),
        ("../1985", "1900", True),
        ("196X", "1970", False),
        ("1985/1987", "1988", False),
        ("1987/..", "1986", False),
        ("../1985", "1986", False),
    ],
)
def test_a_year_has_what_may_have_been_in_it(one: str, other: str, both: bool) -> None:
    assert read_date(one).overlaps(read_date(other)) is both
    assert read_date(other).overlaps(read_date(one)) is both


@pytest.mark.parametrize(
    ("written", "meant"),
    {
        "1960s?": "196X?",
        "the 1960s": "196X",
        "20世纪60年代": "196X",
        "c. 1985": "1985~",
        "约1985年": "1985~",
        "circa 1985?": "1985%",
        "1985-87": "1985/1987",
        "1932-33": "1932/1933",
        "2001-25": "",
        "2001-41": "",
        "1985–1987": "1985/1987",
        "2020-1-5": "2020-01-05",
        "between 1985 and 1987": "1985/1987",
        "spring 2001": "2001-21",
        "2001年春": "2001-21",
        "n.d.": "unknown",
        "2001年5月3日": "2001-05-03",
        "after 1985": "1985/..",
        "1985年以前": "../1985",
        "不详": "unknown",
        "yesterday": "",
        "2020-13": "",
        "5/6/2001": "",
        "1987/1985": "",
        "1985-6": "",
        "1985-3": "1985-03",
        "1985-05/06": "",
        "一九八五年": "1985",
        "二〇二〇年五月二十三日": "2020-05-23",
        "二十世纪八十年代": "198X",
        "民国三十四年": "1945",
        "昭和60年5月": "1985-05",
        "令和元年": "2019",
        "康熙三年": "",
        "八五年": "",
        "1985년 5월 3일": "1985-05-03",
        "٢٠٢٠": "2020",
        "May 1985": "1985-05",
        "about May 1985": "1985-05~",
        "3rd of May, 1985": "1985-05-03",
        "May 3, 1985": "1985-05-03",
        "5. März 1985": "1985-03-05",
        "5 de mayo de 1985": "1985-05-05",
        "3 мая 1985 г.": "1985-05-03",
        "vers 1985": "1985~",
        "1985 or 1986": "1985/1986",
        "March or April 1985": "",
        "31 February 1985": "",
        "May 85": "",
    }.items(),
)
def test_a_date_as_people_write_it_is_proposed_in_the_form_that_says_the_same(
    written: str, meant: str
) -> None:
    assert propose_date(written) == meant


@given(st.text("0123456789X年月日?~%-/. sbefortcaund约一十元昭和may", max_size=16))
def test_what_is_proposed_is_a_date_or_unknown(written: str) -> None:
    proposed = propose_date(written)
    assert proposed in ("", "unknown") or read_date(proposed)


def test_the_library_is_loaded_only_where_a_date_needs_it() -> None:
    code = (
        "import sys; from colloquy.text.dates import read_date; read_date('1985~/1987-06'); "
        "assert 'edtf' not in sys.modules; read_date('196X'); assert 'edtf' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def declare(root: Path, **values: str) -> None:
    """Declare other values in the small archive, by key."""
    path = root / "seeds/talk/interview.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        key, colon, _ = line.strip().partition(":")
        if colon and key in values:
            lines[number] = f"{line[: len(line) - len(line.lstrip())]}{key}: {values[key]}"
    path.write_text("\n".join(line for line in lines if not line.endswith(": left out")) + "\n", "utf-8")


REFERENCES: dict[str, tuple[Any, str, str]] = {
    "2020-05": ({"date-parts": [[2020, 5]]}, "PY  - 2020|DA  - 2020/05", "2020"),
    "196X": ({"date-parts": [[1960], [1969]]}, "DA  - ///1960s", "1960s"),
    "1985~": ({"date-parts": [[1985]], "circa": True}, "DA  - 1985///about 1985", "about 1985"),
    "1985/1987": (
        {"date-parts": [[1985], [1987]]},
        "DA  - ///between 1985 and 1987",
        "between 1985 and 1987",
    ),
    "2001-21": ({"date-parts": [[2001]], "season": 1}, "DA  - 2001///spring 2001", "spring 2001"),
    "2004-06/..": ({"literal": "June 2004 or later"}, "DA  - ///June 2004 or later", "June 2004 or later"),
    "unknown": (None, "", "n.d."),
}


@pytest.mark.parametrize("text", REFERENCES)
def test_a_reference_says_when_no_more_exactly_than_it_is_known(small: Path, text: str) -> None:
    declare(small, date=text)
    made = read(small, "talk")
    cited = reference(made.archive, made.described, made.editions[0])
    issued, lines, year = REFERENCES[text]

    assert csl(cited).get("issued") == issued
    assert [line for line in ris(cited).split("\r\n") if line[:2] in ("PY", "DA")] == [
        *filter(None, lines.split("|"))
    ]
    assert f"  year = {{{year}}},\n" in bibtex(cited)


@pytest.mark.parametrize(
    ("text", "written"),
    {
        "2020-05": '<date when="2020-05"/>',
        "196X": '<date notBefore="1960" notAfter="1969">1960s</date>',
        "1987?": '<date when="1987" cert="low">1987 (uncertain)</date>',
        "1985~": '<date when="1985" cert="medium">about 1985</date>',
        "1985/1987": '<date notBefore="1985" notAfter="1987">between 1985 and 1987</date>',
        "../1985": '<date notAfter="1985">1985 or earlier</date>',
        "2001-21": '<date notBefore="2001" notAfter="2001">spring 2001</date>',
        "": "<date>unknown</date>",
    }.items(),
)
def test_tei_says_when_by_attributes_that_machines_compare(text: str, written: str) -> None:
    said = etree.tostring(tei_date(text), encoding="unicode")
    assert said.replace(' xmlns="http://www.tei-c.org/ns/1.0"', "") == written


UNKNOWN = dict.fromkeys(("date", "publisher", "url", "published", "licence", "claimed_by"), "unknown")
UNPUBLISHED = {"kind": "recording", **dict.fromkeys(("publisher", "url", "published"), "left out")}


@pytest.mark.parametrize(
    "values", [UNKNOWN, UNPUBLISHED, UNKNOWN | UNPUBLISHED], ids=["unknown", "unpublished", "both"]
)
def test_what_is_not_known_is_said_to_be_unknown_and_what_there_is_not_is_left_out(
    small: Path, values: dict[str, str]
) -> None:
    declare(small, **values)

    result = colloquy("pages", "--root", small)

    assert result.exit_code == 0, result.output
    page, chinese = (
        (small / f"docs/{code}/interviews/talk.md").read_text(encoding="utf-8") for code in ("en", "zh")
    )
    unknown = values.get("date") == "unknown"
    assert ("**Date**{ .fact } not known" in page) is unknown
    assert ("**日期**{ .fact } 不详" in chinese) is unknown
    assert ("**License**{ .fact } not known" in page) is unknown
    assert ("**Published by**{ .fact } not known" in page) is (values.get("publisher") == "unknown")
    assert ("Published by" in page) is (values.get("publisher") != "left out")
    for path in (small / "docs").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert "](unknown)" not in text, path
        assert "None" not in text, path
        assert " · \n" not in text, path
    made = read(small, "talk")
    document = interview_document(made.archive, made.described, list(made.editions))
    assert document["date"] == (None if unknown else "2020-05")
    assert document["origin"].get("url", "none") == (None if values.get("url") == "unknown" else "none")
    references = [reference(made.archive, made.described, edition) for edition in made.editions]
    if unknown:
        assert [each.when for each in references] == ["n.d.", "无日期"]
    assert "unknown" not in json.dumps([csl(each) for each in references])


@pytest.mark.parametrize("words", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_dates_are_said_as_the_page_on_contributing_has_it(words: Wording) -> None:
    page = (ROOT / f"docs/{words.code}/contributing.md").read_text(encoding="utf-8")

    rows = re.findall(r"^\|[^|]*\| (`[^|]*) \| ([^|]*) \|$", page, re.MULTILINE)
    written = [re.findall(r"`([^`]*)`", texts) for texts, _ in rows]

    assert written[:3] == [["2018-07-02", "2018-07", "2018"], ["196X"], ["1987?"]]
    assert len(rows) == 8
    for texts, (_, said) in zip(written, rows, strict=True):
        dates = [words.date("" if text == "unknown" else text) for text in texts]
        assert dates == re.split("; |、", said)
