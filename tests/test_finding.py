"""Readers find their way: pictures of the archive, home, next and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from archives import copy_of_the_real_archive, read, run, shown, succeed
from colloquy.composing.pictures import FEW, MANY, spoken, timeline, topic_map
from colloquy.composing.summaries import exchange_summaries
from colloquy.model.summary import ExchangeSummary, Summary
from colloquy.pipeline import survey
from colloquy.words.wording import find_words
from many import many

ENGLISH = find_words("en", "en")


def test_each_exchange_leads_to_the_same_topic_in_the_other_interview(site: Path) -> None:
    for folder in ("", "zh/"):
        page = lxml.html.parse(str(site / folder / "interviews/chollet-datacamp-2017/index.html"))
        ends = page.xpath("//div[@class='onward']")
        assert len(ends) == 13
        links = [link.get("href") for link in ends[10].xpath(".//a")]
        assert "../../topics/research-culture/#chollet-datacamp-2017-q11" in links
        assert "../chollet-pyimagesearch-2018/#q8" in links
        assert {"#q10", "#q12"} <= set(links)
        after = page.xpath("//nav[@class='neighbours']/a/@href")
        assert after == ["../chollet-pyimagesearch-2018/"]


def test_what_is_nearest_in_time_is_offered_and_the_neighbours_are_those_in_time(tmp_path: Path) -> None:
    root = many(tmp_path, 5)
    succeed("pages", "--root", root)
    page = shown(root, "en/interviews/talk-002.md")
    elsewhere = re.findall(r'class="elsewhere">[^<]*<a href="(talk-\d+)\.md#(q\d)"', page)
    assert elsewhere == [("talk-003", "q1"), ("talk-003", "q2")]
    assert re.findall(r'class="(before|after)" href="(talk-\d+)\.md"', page) == [
        ("before", "talk-001"),
        ("after", "talk-003"),
    ]
    last = shown(root, "en/interviews/talk-004.md")
    assert re.findall(r'class="(before|after)" href="(talk-\d+)\.md"', last) == [("before", "talk-003")]


def _summaries(tmp_path: Path, count: int) -> tuple[Any, list[Summary]]:
    outcome = survey(run(many(tmp_path, count)))
    assert not outcome.problems
    return outcome.archive, outcome.summaries


def test_the_map_holds_exactly_what_the_topics_gather(tmp_path: Path) -> None:
    root = copy_of_the_real_archive(tmp_path)
    outcome = survey(run(root))

    def exchanges(interview: str) -> tuple[ExchangeSummary, ...]:
        return exchange_summaries(outcome.archive, read(root, interview).editions)

    rows = topic_map(outcome.archive, outcome.summaries, exchanges, ENGLISH)
    told = {
        row.id: {
            square.address.removeprefix("../interviews/").replace("/", "")
            for _, squares in row.groups
            for square in squares
            if square.count
        }
        for row in rows
    }
    assert told == {
        topic.id: {each.at for each in topic.exchanges} for topic in outcome.archive.topic_records
    }


@pytest.mark.parametrize("count", [FEW + 1, MANY + 1])
def test_pictures_fold_and_still_count_everything(tmp_path: Path, count: int) -> None:
    archive, summaries = _summaries(tmp_path, count)
    years = sorted({each.date[:4] for each in summaries})
    for row in topic_map(archive, summaries, lambda _: (), ENGLISH):
        assert [label for label, _ in row.groups] == years
        squares = [square for _, group in row.groups for square in group]
        assert len(squares) == (count if count <= MANY else len(years))
        assert sum(square.count for square in squares) == count
    moments = timeline(summaries, ENGLISH)
    assert [moment.year for moment in moments] == years
    assert sum(len(moment.summaries) for moment in moments) == count
    assert max(moment.share or 0 for moment in moments) == 100
    bars = spoken(archive, summaries, ENGLISH)
    assert {bar.label for bar in bars} == {"Ann", "Bo"}
    assert sum(bar.minutes for bar in bars) == sum(
        speech.minutes for each in summaries for speech in each.speeches
    )


def test_a_home_page_of_ones_own_is_left_alone(small: Path) -> None:
    own = small / "docs/en/index.md"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("# Ours\n", encoding="utf-8")
    succeed("pages", "--root", small)
    assert own.read_text(encoding="utf-8") == "# Ours\n"
    assert "made_by: colloquy" in (small / "docs/zh/index.md").read_text(encoding="utf-8")
    succeed("pages", "--root", small)
    assert own.read_text(encoding="utf-8") == "# Ours\n"


def test_home_quotes_whole_sentences_in_their_order_and_says_beside_each_name_whose_words_they_are(
    site: Path,
) -> None:
    for folder, whose in (
        ("", "François Chollet (back-translation of"),
        ("zh", "弗朗索瓦·肖莱（所收机器翻译"),
    ):
        page = lxml.html.parse(str(site / folder / "index.html"))
        shown = page.xpath("//figure[@class='highlight']")
        links = [figure.xpath(".//figcaption/a/@href")[0].removeprefix("interviews/") for figure in shown]
        assert links == [
            "chollet-datacamp-2017/#l67",
            "chollet-datacamp-2017/#l97",
            "chollet-datacamp-2017/#l89",
            "chollet-pyimagesearch-2018/#l72",
        ]
        assert shown[3].xpath(".//figcaption")[0].text_content().startswith(whose)
        for figure in shown:
            (quotation,) = figure.xpath(".//blockquote")
            assert quotation.text_content().strip()[-1] in ".。"


def test_no_page_has_text_in_another_language_than_it_says(site: Path) -> None:
    """Where the language is English there is no Chinese, and where it is Chinese no English sentence."""
    found = [
        (path.relative_to(site).as_posix(), text)
        for path in site.rglob("*.html")
        for tag, text in _texts(lxml.html.parse(str(path)))
        if re.search(r"[\u4e00-\u9fff]" if tag == "en" else r"(?:[A-Za-z]+ ){6}", text)
    ]
    assert not found


def _texts(page: Any) -> Iterator[tuple[str, str]]:
    """Give all texts of a page, each with the language that it says it is in."""
    for node in page.iter():
        if isinstance(node.tag, str) and not node.xpath(
            "ancestor-or-self::*[self::script or self::style or self::code or self::title]"
        ):
            tag = next(each.get("lang") for each in (node, *node.iterancestors()) if each.get("lang"))
            yield tag, " ".join([node.text or "", *(child.tail or "" for child in node)])
