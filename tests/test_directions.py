"""Words of the other direction say so wherever they begin, in every language that a site has."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import polib
import pytest

from archives import (
    ROOT,
    SMALL,
    copy_of_the_real_archive,
    copy_of_the_real_site,
    edit,
    seal,
    succeed,
)
from colloquy.catalogue import Archive, PersonRecord
from colloquy.catalogue.site import Site, SiteLanguage
from colloquy.composing.about import About
from colloquy.model import UNKNOWN, Speaker
from colloquy.reading import split
from colloquy.segmenting import segment_draft
from colloquy.text.directions import direction
from colloquy.words.wording import find_words
from test_laws import declared

Element = Any
"""Of lxml, which has one class for HTML and one for XML."""

OURS = "        - locale: zh\n"
"""Where another language is added to the settings of the real site."""
ARABIC = "        - {locale: ar, name: العربية, site_name: أرشيف, theme: {language: ar}}\n"
JAPANESE = "        - {locale: ja, name: 日本語, theme: {language: ja}}\n"
PERSIAN = "        - {locale: fa, name: فارسی, theme: {language: fa}}\n"
HEBREW = "        - {locale: he, name: עברית, site_name: ארכיון, theme: {language: he}}\n"


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        *(
            (tag, "rtl")
            for tag in ("ar", "he", "fa", "ur", "yi", "dv", "ckb", "ps", "ug", "syr", "az-Arab", "ar-EG")
        ),
        *(
            (tag, "ltr")
            for tag in ("en", "zh-Hans", "ja", "ku", "az", "pa", "ar-Latn", "qaa", "zh-TW", "mn-Mong")
        ),
    ],
)
def test_a_language_is_written_as_its_script_is(tag: str, way: str) -> None:
    assert direction(tag) == way


def wrong_ways(root: Element) -> set[str]:
    """Find elements that say a language of the other direction than the one that is written there."""
    return set(_wrong_ways(root, "ltr"))


def _wrong_ways(element: Element, around: str) -> Iterator[str]:
    way = element.get("dir", around)
    if (language := element.get("lang")) and direction(language) != way:
        yield f"<{element.tag} {dict(element.attrib)}>"
    for child in element.iterchildren("*"):
        yield from _wrong_ways(child, way)


def pages_with_wrong_ways(root: Path) -> dict[Path, set[str]]:
    """Give the pages of a site, and its books, that have such elements."""
    pages = {path: lxml.html.parse(str(path)).getroot() for path in (root / "site").rglob("*.html")}
    for book in (root / "site/data").glob("*.epub"):
        with zipfile.ZipFile(book) as packed:
            for name in filter(re.compile(r".*\.xhtml").fullmatch, packed.namelist()):
                pages[book / name] = lxml.etree.fromstring(packed.read(name))
    assert pages
    return {path: wrong for path, page in pages.items() if (wrong := wrong_ways(page))}


def add_languages(root: Path, *declared: str) -> None:
    """Add languages to a site, with the hand-written pages of English."""
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert OURS in text
    settings.write_text(text.replace(OURS, "".join([*declared, OURS])), "utf-8")
    for locale in re.findall(r"locale: (\w+)", "".join(declared)):
        shutil.copytree(
            ROOT / "docs/en",
            root / "docs" / locale,
            ignore=lambda *_: {each.name for each in ROOT.glob("docs/en/*/")},
        )


def translate(root: Path, language: str, *, but: tuple[str, ...] = ()) -> None:
    """Translate the small interview, but for some of its units."""
    path = root / f"seeds/talk/{language}.po"
    seal(root / "seeds/talk")
    succeed("sync", "--root", root)
    po = polib.pofile(str(path))
    words = {"ar": "حديث طويل", "fa": "گفت‌وگو", "he": "שיחה", "ja": "対談", "en": "A talk", "zh": "谈话"}
    for entry in po:
        entry.msgstr = "" if entry.msgctxt in but else words[language]
    po.save()


def build(root: Path) -> None:
    """Build a site."""
    succeed("build", "--root", root)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give the small archive with all that makes it a site, and what its pages lead to."""
    shutil.copytree(SMALL / "seeds", tmp_path / "seeds")
    copy_of_the_real_site(tmp_path)
    (tmp_path / "seeds/topics.yml").write_text(
        "topics:\n  - id: letters\n    title: {en: Letters}\n    summary: {en: On letters.}\n"
        "    exchanges: [{at: 'talk#q1'}]\n  - id: books\n    title: {en: Books, ar: كتب}\n"
        "    summary: {ar: عن الكتب.}\n    exchanges: [{at: 'talk#q1'}]\n",
        encoding="utf-8",
    )
    (tmp_path / "seeds/terms.yml").write_text(
        "terms:\n  - id: letter\n    name: {en: letter, ar: حرف}\n    definition: {en: A sign.}\n", "utf-8"
    )
    (tmp_path / "seeds/highlights.yml").write_text(
        "highlights:\n  - {at: 'talk#l7', why: {en: It is short.}}\n", encoding="utf-8"
    )
    return tmp_path


@pytest.mark.slow
def test_words_of_the_other_direction_say_so_on_every_page(site: Path) -> None:
    add_languages(site, ARABIC, JAPANESE)
    for language in ("ar", "ja"):
        translate(site, language, but=("l5", "q2"))
    build(site)
    assert pages_with_wrong_ways(site) == {}
    arabic = lxml.html.parse(str(site / "site/ar/interviews/talk/index.html"))
    assert arabic.getroot().get("dir") == "rtl"
    assert arabic.xpath("//*[@id='l5']/@dir") == ["ltr"]
    assert arabic.xpath("//*[@id='l5']//*[@class='apparatus-note']/@dir") == ["rtl"], "our words on a passage"
    assert arabic.xpath("//*[@id='l5']//*[@class='apparatus-note']/q/@dir") == ["ltr", "ltr"], "its words"
    assert set(arabic.xpath("//*[@id='speakers']/following::code[starts-with(., '**')]/@dir")) == {"ltr"}
    assert "ltr" in arabic.xpath("//*[@id='l7']//*[contains(@class, 'beside')]/@dir")
    assert arabic.xpath("//*[contains(@class, 'speaker')]//*[@lang='en' and @dir='ltr']"), "a name in English"
    feed = (site / "site/ar/feed.xml").read_text(encoding="utf-8")
    assert "<name>\u2068Bo\u2069</name>" in feed


@pytest.mark.slow
def test_a_site_may_begin_with_a_language_of_the_other_direction(site: Path) -> None:
    """Its source texts, too, and its page for all that is missing."""
    add_languages(site, HEBREW.replace("locale: he", "locale: he, default: true"), PERSIAN)
    settings = site / "mkdocs.yml"
    edit(settings, "          default: true\n", "")
    declared = site / "seeds/talk/interview.yml"
    edit(declared, "language: en", "language: he")
    for language in ("en", "fa"):
        translate(site, language, but=("l7", "q1"))
    build(site)
    assert pages_with_wrong_ways(site) == {}
    missing = lxml.html.parse(str(site / "site/404.html")).getroot()
    assert (missing.get("lang"), missing.get("dir")) == ("he", "rtl")
    english = lxml.html.parse(str(site / "site/en/interviews/talk/index.html"))
    assert english.xpath("//*[@id='l7']/@dir") == ["rtl"]


@pytest.mark.slow
def test_the_real_archive_reads_rightly_in_a_language_that_has_not_begun(tmp_path: Path) -> None:
    root = copy_of_the_real_archive(tmp_path)
    add_languages(root, ARABIC)
    build(root)
    assert pages_with_wrong_ways(root) == {}


def test_a_name_of_the_other_direction_is_set_apart_where_labels_are_listed() -> None:
    site = Site((SiteLanguage("en", "en", "English", "A"), SiteLanguage("he", "he", "עברית", "א")), "")
    people = {"ann": PersonRecord(id="ann", name={"en": "Ann"})}
    archive = Archive(Path(), site, people, (), None, {}, None, ("talk",))
    text = declared("T\n\nx\n", "text", language="he")
    interview, _ = segment_draft(text, split("T\n\nx\n", "a.txt", ""))
    assert interview
    about = About(archive, find_words("en", "en"), text.declared.record, interview)
    voice = Speaker(UNKNOWN, "audience", "גבר 1", "he")
    assert about.name([voice]) == "\u2068גבר 1\u2069"
    assert about.name([Speaker("ann", "guest")]) == "Ann"
