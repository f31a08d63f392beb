"""What strangers write is the same text in every file that is carried off, and acts in none of them.

Each file is read by a library of its format: it has the records that it has without a stranger's text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import lxml.html
import pytest
import rispy
from lxml import etree
from markdown_it import MarkdownIt
from pybtex.database import parse_string

from archives import build_site, copy_of_the_real_site
from colloquy.text.inertness import spaced
from laying import IN_PO, TITLES, lay
from readback import csv_rows

INVISIBLE = "\u2028 \u2029 \u200b \u200e \u00ad \ufeff"
TITLE = f"@misc, x\" and Y' $5 % # & ~ ^ _ = AU  - |{INVISIBLE} ER"
ADDED = (
    "+1 a\u2028## b\u2029- c & % $ ~~d~~ | e&#10;&#10;# f&#x2028;&lt;img src=x onerror=alert(1)&gt;"
    + INVISIBLE
)
FRONT = ("&lt;/title> & 'b'", "a\u2028## b\u2029c", "x\" > 'y'")
PUT = {
    "name of the site": f"A]( & <b>\u2028# {INVISIBLE}",
    "description of the site": "x\u2028\n\n## y <!-- z",
}


def put(place: str) -> str:
    """Give what is put in a place of the archive."""
    if place in ("term", "variant", "forbidden form"):
        return ""
    if place in PUT:
        return PUT[place]
    if place in TITLES:
        return f" {TITLE}"
    return f" {ADDED}" if place in IN_PO or place in ("passage", "question", "item", "definition") else ""


def built(root: Path, text: Callable[[str], str], front: tuple[str, ...]) -> Path:
    """Build the site of an archive with texts in its places, and a hand-written page; give its folder."""
    lay(root, text)
    copy_of_the_real_site(root)
    page = root / "docs" / "en" / "notes.md"
    known = dict(zip(("title", "description", "subtitle"), front, strict=True))
    page.write_text(f"---\n{json.dumps(known)}\n---\n\n# Notes\n\nWords.\n", encoding="utf-8")
    return build_site(root)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build one site with hostile texts, and one with harmless ones."""
    folder = tmp_path_factory.mktemp("carried")
    plain = built(folder / "plain", lambda _: "", ("Title", "Description", "Subtitle"))
    return built(folder / "hostile", put, FRONT), plain


def read(site: Path, path: str) -> str:
    """Read a file of a site as it is, with its line ends."""
    return (site / path).read_bytes().decode()


Records = Callable[[str], list[Any]]


def _tags(document: str, parser: Any = None) -> list[Any]:
    return [each.tag for each in etree.fromstring(document.encode(), parser).iter(etree.Element)]


def _references(document: str) -> list[Any]:
    entries = parse_string(document, "bibtex").entries
    return [(key, sorted(each.fields), len(each.persons.get("author", ()))) for key, each in entries.items()]


def _entries(document: str) -> list[Any]:
    feed = feedparser.parse(document)
    assert not feed.bozo
    return [each.id for each in feed.entries]


def _blocks(document: str) -> list[Any]:
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(document)
    assert not any(each.type == "html_block" for each in tokens)
    return [(each.type, each.tag, len(document.splitlines())) for each in tokens]


FORMATS: dict[str, Records] = {
    "data/references.bib": _references,
    "data/references.ris": lambda text: [sorted(each) for each in rispy.loads(text)],
    "data/references.json": lambda text: [sorted(each) for each in json.loads(text)],
    "data/talk.en.csv": lambda text: [(len(row), row["tags"]) for row in csv_rows(text)],
    "data/talk.zh.csv": lambda text: [(len(row), row["tags"]) for row in csv_rows(text)],
    "data/talk.en.txt": lambda text: [not line for line in text.splitlines()],
    "data/talk.zh.txt": lambda text: [not line for line in text.splitlines()],
    "data/terms.tbx": _tags,
    "data/talk.en.md": _blocks,
    "data/talk.zh.md": _blocks,
    "llms.txt": _blocks,
    "robots.txt": str.splitlines,
    "sitemap.xml": _tags,
    "feed.xml": _entries,
    "zh/feed.xml": _entries,
}
"""By file: its records, as a library of its format reads them."""


@pytest.mark.slow
@pytest.mark.parametrize("path", FORMATS)
def test_a_file_has_the_records_that_it_would_have_without_a_stranger_s_text(
    path: str, sites: tuple[Path, Path]
) -> None:
    hostile, plain = (FORMATS[path](read(site, path)) for site in sites)
    assert hostile == plain


@pytest.mark.slow
def test_a_stranger_s_title_is_the_same_text_in_every_reference(sites: tuple[Path, Path]) -> None:
    publisher = " ".join(spaced(f"A paper {TITLE}").split())
    (known, *_) = json.loads(read(sites[0], "data/references.json"))
    assert " ".join(known["publisher"].split()) == publisher
    (ris, *_) = rispy.loads(read(sites[0], "data/references.ris"))
    assert " ".join(ris["publisher"].split()) == publisher


@pytest.mark.slow
def test_the_front_matter_of_a_hand_written_page_is_words_on_every_page(sites: tuple[Path, Path]) -> None:
    """Neither its own page nor the navigation of others has another element or handler for it."""
    for page in sorted(sites[1].rglob("*.html")):
        path = page.relative_to(sites[1])
        hostile, plain = (lxml.html.parse(str(site / path)).getroot() for site in sites)
        handlers = [
            name for each in hostile.iter(etree.Element) for name in each.attrib if str(name)[:2] == "on"
        ]
        assert not handlers, path
        assert "window.__hit" not in "".join(hostile.xpath("//script[not(@type)]//text()")), path
        if path.parts[0] == "notes":
            assert [each.tag for each in hostile.iter(etree.Element)] == [
                each.tag for each in plain.iter(etree.Element)
            ]
            assert FRONT[0] in hostile.findtext(".//title")
