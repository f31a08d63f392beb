"""Topic pages hold exactly what ``topics.yml`` says, in every language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from archives import ROOT, colloquy, run, shown, succeed
from colloquy.catalogue import open_archive
from colloquy.catalogue.archive import read_record
from colloquy.catalogue.topics import Topics
from colloquy.pipeline import write_site_files
from colloquy.recording import catalogues
from colloquy.recording.store import in_memory

TOPICS = """topics:
  - id: beginnings
    title: {en: Beginnings, zh: 缘起}
    summary: {en: How it began., zh: 怎么开始的。}
    related: [books]
    exchanges:
      - at: talk#q1
        passages: [l7]
        reason: {en: It was short., zh: 很短。}
  - id: books
    title: {en: Books, zh: 书}
    summary: {en: On books., zh: 谈书。}
    terms: [book]
    exchanges:
      - at: talk#q2
"""
TERMS = """terms:
  - id: book
    name: {en: book, zh: 书}
    definition: {en: What one reads., zh: 读的东西。}
"""


@pytest.fixture
def told(small: Path) -> Path:
    """Give a small archive with two topics and a term."""
    (small / "seeds/topics.yml").write_text(TOPICS, encoding="utf-8")
    (small / "seeds/terms.yml").write_text(TERMS, encoding="utf-8")
    return small


def anchors(page: str) -> list[str]:
    """List the passages of a page."""
    return re.findall(r"{ #([\w-]+) \.passage", page)


def test_a_topic_gathers_its_passages_whole_with_their_question_and_leads_to_their_place(told: Path) -> None:
    succeed("pages", "--root", told)
    page = (told / "docs/en/topics/beginnings.md").read_text(encoding="utf-8")
    assert anchors(page) == ["talk-l3", "talk-l7"]
    assert "It was short." in page
    assert '<p class="reason">It was short.</p>' in shown(told, "en/topics/beginnings.md")
    assert "With a letter." not in page
    assert 'href="../interviews/talk.md#l7"' in shown(told, "en/topics/beginnings.md")
    assert "(../interviews/talk.md#q1)" in page
    assert "- [Books](books.md)" in page
    other = (told / "docs/en/topics/books.md").read_text(encoding="utf-8")
    assert anchors(other) == ["talk-l9", "talk-l11"]


def test_a_topic_has_the_same_anchors_in_every_language_and_says_whose_words_it_has(told: Path) -> None:
    succeed("pages", "--root", told)
    for topic in ("beginnings", "books"):
        pages = [
            (told / f"docs/{code}/topics/{topic}.md").read_text(encoding="utf-8") for code in ("en", "zh")
        ]
        assert anchors(pages[0]) == anchors(pages[1])
        built = shown(told, f"en/topics/{topic}.md")
        assert 'class="source">A paper, May 2020, original</p>' in built
    assert "{ #talk-l9 .passage .missing lang=en }" in pages[1]


def test_an_exchange_in_no_topic_is_told_and_topics_are_suggested_with_their_reason(told: Path) -> None:
    assert "no topic includes" not in colloquy("check", "--root", told).output
    path = told / "seeds/topics.yml"
    path.write_text(TOPICS.replace("talk#q2", "talk#q1"), encoding="utf-8")
    checked = succeed("check", "--root", told)
    assert "seeds/talk/interview.yml:26:1: no topic includes q2" in checked.output
    assert "add `talk#q2` to a topic in topics.yml" in checked.output
    suggested = colloquy("status", "--root", told, "--topics").output
    assert suggested == "talk#q2  What came next\n  books: book ×1\n"


def test_corpus_names_the_topics_of_each_exchange(told: Path) -> None:
    assert not write_site_files(run(told)).problems
    corpus = json.loads((told / ".colloquy/exports/site/corpus.json").read_text(encoding="utf-8"))
    (document,) = corpus["interviews"]
    assert [each["topics"] for each in document["exchanges"]] == [["beginnings"], ["books"]]


def test_the_real_archive_has_topics_that_join_its_interviews_and_cover_every_exchange() -> None:
    archive, problems = open_archive(ROOT)
    assert not problems
    assert archive.topics
    topics = archive.topics.record.topics
    assert len(topics) >= 12
    assert sum(len(topic.interviews) == 2 for topic in topics) >= 7
    covered = {each.at for topic in topics for each in topic.exchanges}
    expected = {f"chollet-datacamp-2017#q{number}" for number in range(1, 14)}
    expected |= {f"chollet-pyimagesearch-2018#q{number}" for number in range(1, 13)}
    assert covered == expected


def test_people_pages_tell_where_as_whom_and_how_much_somebody_speaks(told: Path) -> None:
    declared = told / "seeds/talk/interview.yml"
    text = declared.read_text(encoding="utf-8")
    text = text.replace("    labels: [Bo]", "    then: {en: a baker, zh: 面包师}\n    labels: [Bo]")
    declared.write_text(text, encoding="utf-8")
    succeed("pages", "--root", told)
    english, chinese = (
        (told / f"docs/{code}/people/bo.md").read_text(encoding="utf-8") for code in ("en", "zh")
    )
    assert "May 2020, guest: a baker" in english
    assert "2 turns, 1 min read, 63% of the words" in english
    assert "Topics: [Beginnings](../topics/beginnings.md); [Books](../topics/books.md)" in english
    assert "受访者：面包师" in chinese


def test_that_every_question_has_a_topic_is_said(told: Path) -> None:
    assert colloquy("status", "--root", told, "--topics").output == "every question has a topic\n"
    said = colloquy("status", "--root", told, "--topics", "--language", "zh").output
    assert said == "每一问都已有主题\n"

    (told / "seeds" / "talk" / "interview.yml").write_text("source: x\n", encoding="utf-8")
    assert colloquy("status", "--root", told, "--topics").output == ""


def test_topics_are_read_once_by_all_runs_and_are_what_the_file_says(monkeypatch: pytest.MonkeyPatch) -> None:
    path = "seeds/topics.yml"
    raw = (ROOT / path).read_bytes()
    plain, _ = read_record(raw, path, Topics)
    assert plain
    assert isinstance(plain.places, dict)
    monkeypatch.setattr(catalogues, "LONG", 1)
    with in_memory() as store:
        for _ in range(2):
            kept, problems = catalogues.KeptReader(store)(raw, path, Topics)
            assert kept
            assert (kept.record, problems) == (plain.record, [])
            assert {key: kept.places.get(key) for key in plain.places} == plain.places
            assert kept.places.get(("topics", 0, "no such key")) is None
            monkeypatch.setattr(catalogues, "read_record", None)


def test_nothing_is_kept_of_topics_that_are_gone_wrong_or_few_again(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = (ROOT / "seeds/topics.yml").read_bytes()
    with in_memory() as store:
        for then in (b"topics: []", b"topics: {"):
            monkeypatch.setattr(catalogues, "LONG", len(raw))
            catalogues.KeptReader(store)(raw, "seeds/topics.yml", Topics)
            assert store.fact(catalogues.FACT)
            catalogues.KeptReader(store)(then, "seeds/topics.yml", Topics)
            assert not store.fact(catalogues.FACT)
