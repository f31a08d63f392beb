"""The glossary has every term, sorted as its readers look words up; glosses lead to it."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import lxml.html
import pytest

from archives import ROOT, shown, succeed
from colloquy.catalogue import open_archive
from colloquy.composing.sorting import heading, sort_key
from colloquy.matching import find_terms

TERMS = """terms:
  - id: book
    name: {en: book, zh: 书}
    definition: {en: What one reads., zh: 读的东西。}
  - id: letter-book
    name: {en: letter book, zh: 书信集}
    definition: {en: Letters in a book., zh: 书信的集子。}
"""


@pytest.fixture
def termed(small: Path) -> Path:
    """Give a small archive with two terms, one of which is part of the other."""
    (small / "seeds/terms.yml").write_text(TERMS, encoding="utf-8")
    return small


def test_words_sort_as_chinese_readers_look_them_up() -> None:
    """By pinyin as the word is read (重复 chóngfù, 长短 chángduǎn, 单行 dānháng), then other scripts."""
    words = ["过拟合", "算法", "重复", "长短期记忆", "LSTM", "AI", "中心", "单行", "api"]
    ordered = sorted(words, key=lambda word: sort_key(word, "zh-Hans"))
    assert ordered == ["长短期记忆", "重复", "单行", "过拟合", "算法", "中心", "AI", "api", "LSTM"]
    assert [heading(word, "zh-Hans") for word in ordered] == [*"CCDGSZ", "", "", ""]


def test_words_sort_as_english_readers_look_them_up() -> None:
    """Capitals and accents do not take a word from its place, as code points would."""
    words = ["zebra", "Éclair", "API", "epoch", "ablation study", "Zebra"]
    ordered = sorted(words, key=lambda word: sort_key(word, "en"))
    assert ordered == ["ablation study", "API", "Éclair", "epoch", "zebra", "Zebra"]


def test_the_glossary_has_every_term_once_and_leads_to_its_uses(site: Path) -> None:
    archive, _ = open_archive(ROOT)
    for folder in ("", "zh/"):
        page = lxml.html.parse(str(site / folder / "glossary/index.html"))
        entries = page.xpath("//section[@class='letter']//li[@id]")
        assert sorted(each.get("id") for each in entries) == sorted(term.id for term in archive.terms)
        overfitting = page.xpath("//li[@id='overfitting']")[0]
        links = {link.get("href") for link in overfitting.xpath(".//a")}
        assert "../interviews/chollet-datacamp-2017/#q11" in links


def test_a_term_within_a_longer_term_is_not_found(termed: Path) -> None:
    archive, _ = open_archive(termed)
    text = "A Letter Book is no book; booking is none either, two books are."
    found = [(term.id, text[start:end]) for term, start, end in find_terms(archive, text, "en")]
    assert found == [("letter-book", "Letter Book"), ("book", "book"), ("book", "books")]
    chinese = [(term.id, start) for term, start, _ in find_terms(archive, "书信集也是书", "zh")]
    assert chinese == [("letter-book", 0), ("book", 5)]


def test_the_first_use_in_an_exchange_is_glossed_and_a_longer_term_is_not_cut(termed: Path) -> None:
    talk = termed / "seeds/talk/talk.md"
    text = talk.read_text(encoding="utf-8").replace("A book, *at last*.", "A letter book. *A book*, a book.")
    assert "letter book" in text
    _write(termed, text)
    succeed("pages", "--root", termed)
    page = shown(termed, "en/interviews/talk.md")
    assert re.findall(r'data-gloss="gloss-([\w-]+)" href="[^"]*">([^<]+)<', page) == [
        ("letter-book", "letter book"),
        ("book", "book"),
    ]
    assert '<aside class="apparatus-note" popover id="gloss-book"' in page


def test_words_in_links_are_not_glossed(termed: Path) -> None:
    talk = termed / "seeds/talk/talk.md"
    text = talk.read_text(encoding="utf-8")
    _write(termed, text.replace("A book, *at last*.", "[A book](https://books.example)."))
    succeed("pages", "--root", termed)
    page = shown(termed, "en/interviews/talk.md")
    assert '<a href="https://books.example">A book</a>' in page


@pytest.mark.parametrize(
    "declared",
    [
        "  - {line: LINE, found: A leter, replaced: A letter, reason: lost letter}",
        "  - {line: LINE, found: bok, replaced: book, reason: lost letter}",
        "notes: [{line: LINE, at: letter, note: {en: A note., zh: 注。}}]",
        "notes: [{line: LINE, at: A letter, note: {en: A note., zh: 注。}}]",
    ],
)
def test_a_term_that_a_correction_or_note_divides_is_used(termed: Path, declared: str) -> None:
    talk = termed / "seeds/talk"
    words = {"A leter": "A leter book", "bok": "A letter bok"}
    printed = next((text for found, text in words.items() if f"found: {found}," in declared), "A letter book")
    lines = (talk / "talk.md").read_text(encoding="utf-8").replace("A book", printed).split("\n")
    line = next(number for number, text in enumerate(lines, 1) if printed in text)
    with (talk / "interview.yml").open("a", encoding="utf-8") as file:  # it ends with corrections
        file.write(declared.replace("LINE", str(line)) + "\n")
    _write(termed, "\n".join(lines))
    succeed("pages", "--root", termed)
    glossary = lxml.html.fromstring(shown(termed, "en/glossary/index.md"))
    assert glossary.xpath("//li[@id='letter-book']//a[contains(@href, 'talk/#q')]")


def _write(root: Path, text: str) -> None:
    """Put another source text into the small archive, and seal it."""
    talk = root / "seeds/talk"
    (talk / "talk.md").write_text(text, encoding="utf-8")
    declared = (talk / "interview.yml").read_text(encoding="utf-8")
    digest = sha256((talk / "talk.md").read_bytes()).hexdigest()
    (talk / "interview.yml").write_text(re.sub(r"sha256: \w+", f"sha256: {digest}", declared))


def test_another_form_that_is_the_name_shown_beside_the_term_is_not_listed_again(site: Path) -> None:
    entry = lxml.html.parse(site / "zh/glossary/index.html").getroot().get_element_by_id("lstm")
    assert [each.text_content() for each in entry.find_class("role")] == []
    assert entry.find("h3").text_content().split() == ["长短期记忆网络", "LSTM"]
