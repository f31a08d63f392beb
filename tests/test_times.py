"""Where interviews are ordered, chosen and pictured by their time, nothing is more exact than is known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from archives import run, succeed
from colloquy.catalogue import open_archive
from colloquy.exporting.feed import feed
from colloquy.pipeline import survey, write_site_files
from many import many

MIXED = ["196X", "1963", "1985/1987", "1986-05", "unknown", "1987?", "2004-06/..", "2001-21"]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Give an archive with interviews of which the times are known more or less."""
    root = many(tmp_path, len(MIXED))
    for number, text in enumerate(MIXED):
        path = root / f"seeds/talk-{number:03}/interview.yml"
        declared = re.sub("^date: .*$", f"date: {text}", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        path.write_text(declared, encoding="utf-8")
    return root


def test_lists_are_in_order_of_time_and_a_year_has_all_that_may_have_been_in_it(mixed: Path) -> None:
    succeed("pages", "--root", mixed)

    page = (mixed / "docs/en/interviews/index.md").read_text(encoding="utf-8")

    listed = re.findall(r'data-year="(.*?)".*\n.*id="talk-(\d+)"', page)
    assert [MIXED[int(number)] for _, number in listed] == [
        "196X",
        "1963",
        "1985/1987",
        "1986-05",
        "1987?",
        "2001-21",
        "2004-06/..",
        "unknown",
    ]
    years = {MIXED[int(number)]: keys.split() for keys, number in listed}
    assert years["1963"] == ["196X", "1963"]
    assert years["1985/1987"] == ["1985/1987", "1986", "1987?"]
    assert years["1986-05"] == ["1985/1987", "1986"]
    assert years["unknown"] == ["unknown"]
    choice = page.partition('name="year"')[2].partition("</select>")[0]
    options = dict(re.findall(r'<option value="([^"]+)">([^<]*)</option>', choice))
    assert options == {
        "196X": "1960s",
        "1963": "1963",
        "1985/1987": "between 1985 and 1987",
        "1986": "1986",
        "1987?": "1987 (uncertain)",
        "2001": "2001",
        "2004-06/..": "2004 or later",
        "unknown": "date unknown",
    }


def test_the_timeline_has_a_place_for_all_but_the_unknown(mixed: Path) -> None:
    succeed("pages", "--root", mixed)

    page = (mixed / "docs/zh/overview/index.md").read_text(encoding="utf-8")

    places = [float(place) for place in re.findall(r'<circle cx="([\d.]+)%"', page)]
    assert len(places) == len(MIXED) - 1
    assert all(0 <= place <= 100 for place in places)
    moments = page.partition('<ol class="moments">')[2].partition("</ol>")[0]
    assert re.findall(r"<li>(.*?)：<a", moments) == [
        "20世纪60年代",
        "1963年",
        "1985年至1987年之间",
        "1986年5月",
        "1987年（存疑）",
        "2001年春",
        "2004年6月或之后",
        "日期不详",
    ]


def test_the_feed_has_no_day_for_what_nobody_knows_and_none_that_is_made_up(mixed: Path) -> None:
    archive, _ = open_archive(mixed)
    summaries = survey(run(mixed)).summaries

    tree = etree.fromstring(feed(archive, summaries, archive.site.languages[0]))

    atom = "{http://www.w3.org/2005/Atom}"
    entries = {str(each.findtext(f"{atom}id"))[-9:-1]: each for each in tree.iter(f"{atom}entry")}
    assert sorted(entries) == [f"talk-{number:03}" for number, text in enumerate(MIXED) if text != "unknown"]
    dated = {name for name, each in entries.items() if each.find(f"{atom}published") is not None}
    assert {MIXED[int(name[-3:])] for name in dated} == {"1963", "1986-05"}
    assert "1960s" in str(entries["talk-000"].findtext(f"{atom}title"))


def test_books_and_files_are_made_of_archives_whose_times_nobody_knows(mixed: Path) -> None:
    for path in mixed.glob("seeds/*/interview.yml"):
        declared = re.sub("^date: .*$", "date: unknown", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        path.write_text(declared, encoding="utf-8")

    outcome = write_site_files(run(mixed))

    assert outcome.problems == []
    overview = (mixed / "docs/en/overview/index.md").read_text(encoding="utf-8")
    assert "<circle" not in overview
    assert overview.count("date unknown") >= len(MIXED)
