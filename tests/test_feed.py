"""Each language has a feed of new and changed interviews."""

from __future__ import annotations

import re
from pathlib import Path

import feedparser
import lxml.html
import pytest

from archives import edit, succeed


@pytest.mark.parametrize(("folder", "tag"), [("", "en"), ("zh/", "zh-Hans")])
def test_feeds_are_well_formed_and_lead_to_each_interview(site: Path, folder: str, tag: str) -> None:
    feed = feedparser.parse((site / folder / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.language == tag
    assert feed.feed.id == f"https://colloquy.example/{folder}"
    assert {entry.id for entry in feed.entries} == {
        f"https://colloquy.example/{folder}interviews/{name}/"
        for name in ("chollet-datacamp-2017", "chollet-pyimagesearch-2018")
    }
    translated = "chollet-datacamp-2017" if folder else "chollet-pyimagesearch-2018"
    for entry in feed.entries:
        assert entry.updated_parsed[:3] == (2026, 11, 26 if translated in entry.id else 22)
        assert re.search(r"text received in (?:English|Chinese)|所收文本为(?:英文|中文)", entry.summary)
    page = lxml.html.parse(str(site / folder / "about/index.html"))
    links = page.xpath("//link[@type='application/atom+xml']/@href")
    assert [(site / folder / "about" / link).resolve() for link in links] == [
        (site / folder / "feed.xml").resolve()
    ]


@pytest.mark.slow
def test_a_translation_revised_later_comes_first_in_its_feed_only(built: Path) -> None:
    po = built / "seeds/chollet-datacamp-2017/zh.po"
    edit(po, "2026-11-26 00:00", "2027-01-05 10:30")
    succeed("build", "--root", built)
    english, chinese = (
        feedparser.parse((built / "site" / folder / "feed.xml").read_bytes()).entries for folder in ("", "zh")
    )
    assert chinese[0].id.endswith("chollet-datacamp-2017/")
    assert chinese[0].updated_parsed[:3] == (2027, 1, 5)
    assert all(entry.updated_parsed[0] == 2026 for entry in english)
