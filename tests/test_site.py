"""The built site keeps its promises: the same in every language, whole by itself, honest."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import polib
import pytest
from lxml import html

from archives import INTERVIEWS, ROOT, append, colloquy, copy_of_the_real_archive, edit, snapshot, succeed

ANCHOR = re.compile(r"[lq]\d+")


class Page(HTMLParser):
    """What the tests want to know of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.language = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down ids, links, and what the page fetches."""
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given["lang"]
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in ("script", "img", "iframe", "source") and "src" in given:
            self.loads.append(given["src"])
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload", "preconnect"):
            self.loads.append(given["href"])


def pages(site: Path) -> dict[str, Page]:
    """Read all pages of a site, by address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = Page(path)
    return found


def test_every_page_exists_in_every_language_and_says_which_it_is_in(site: Path) -> None:
    found = pages(site)
    english = {address for address in found if not address.startswith("zh/")} - {"404.html"}
    chinese = {address.removeprefix("zh/") for address in found if address.startswith("zh/")}
    assert english == chinese
    assert {f"interviews/{name}/" for name in INTERVIEWS} <= english
    for address, page in found.items():
        wanted = "zh-Hans" if address.startswith("zh/") else "en"
        assert page.language == wanted, address


@pytest.mark.parametrize("name", INTERVIEWS)
def test_the_same_anchors_stand_in_every_language(site: Path, name: str) -> None:
    english, chinese = (
        [id_ for id_ in Page(site / folder / "interviews" / name / "index.html").ids if ANCHOR.fullmatch(id_)]
        for folder in ("", "zh")
    )
    assert {"q1", "q12", "l11"} <= set(english)
    assert english == chinese


def test_no_page_has_an_id_twice(site: Path) -> None:
    for address, page in pages(site).items():
        assert len(page.ids) == len(set(page.ids)), address


def test_no_page_fetches_anything_from_another_host(site: Path) -> None:
    for page in pages(site).values():
        assert not [address for address in page.loads if urlsplit(address).netloc]
    for sheet in (ROOT / "docs" / "assets").glob("*.css"):
        assert not re.search(r"url\(|@import", sheet.read_text(encoding="utf-8"))


def test_no_link_within_the_site_is_dead(site: Path) -> None:
    here, found = "https://colloquy.example/", pages(site)
    targets = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for address, page in found.items():
        targets |= {address, *(f"{address}#{id_}" for id_ in page.ids)}
    for address, page in found.items():
        assert not [link for link in page.links if link.startswith("//")]
        links = {urlsplit(urljoin(here + address, link))._replace(query="").geturl() for link in page.links}
        assert not {
            link for link in links if link.startswith(here) and link.removeprefix(here) not in targets
        }


def test_a_passage_in_another_language_than_its_page_says_so(tmp_path: Path) -> None:
    root = copy_of_the_real_archive(tmp_path)
    (root / "seeds/chollet-datacamp-2017/zh.po").unlink()
    succeed("pages", "--root", root)
    page = (root / "docs/zh/interviews/chollet-datacamp-2017.md").read_text(encoding="utf-8")
    assert "本访谈尚未翻译，以英文显示。" in page
    assert "`seeds/chollet-datacamp-2017/zh.po`" in page
    assert "../contributing.md#translate" in page
    assert "\n{ #l13 .passage .missing lang=en }\n" in page


def test_where_edits_can_be_made_untranslated_passages_link_there(tmp_path: Path) -> None:
    root = copy_of_the_real_archive(tmp_path)
    (root / "seeds/chollet-datacamp-2017/zh.po").unlink()
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace('!ENV [EDIT_URL, ""]', "https://code.example/edit/main")
    settings.write_text(text, encoding="utf-8")
    succeed("pages", "--root", root)
    page = (root / "docs/zh/interviews/chollet-datacamp-2017.md").read_text(encoding="utf-8")
    assert "](https://code.example/edit/main/seeds/chollet-datacamp-2017/zh.po)" in page


@pytest.mark.slow
def test_a_third_language_needs_no_code(tmp_path: Path) -> None:
    root = copy_of_the_real_archive(tmp_path)
    settings = root / "mkdocs.yml"
    french = "        - locale: fr\n          name: Français\n          build: true\n        - locale: zh\n"
    edit(settings, "        - locale: zh\n", french)
    succeed("pages", "--root", root)
    page = (root / "docs/fr/interviews/chollet-datacamp-2017.md").read_text(encoding="utf-8")
    assert "This interview is not translated yet and is shown in English." in page

    succeed("sync", "--root", root)
    po = polib.pofile(str(root / "seeds/chollet-datacamp-2017/fr.po"))
    wording = {"q4": "Pourquoi ce livre", "l15": "Que faites-vous en réalité ?"}
    for entry in po:
        entry.msgstr = wording.get(entry.msgctxt or "", "")
    po.save()
    succeed("build", "--root", root)
    page = (root / "site/fr/interviews/chollet-datacamp-2017/index.html").read_text(encoding="utf-8")
    assert "60 of 62 passages are not translated yet" in page
    assert '"loading": "Searching\\u2026"' in page
    for lent in ("about/", "contributing/", "contributing/#translate", "taking-down/"):
        assert f'href="../../../{lent}"' in page, "what French lacks is in English"
    missing = (root / "site/404.html").read_text(encoding="utf-8")
    assert missing.count('<section class="missing" lang="en">') == 2, "it is in English for readers of French"
    assert all(words in page for words in wording.values())
    corpus = json.loads((root / "site/corpus.json").read_text(encoding="utf-8"))
    assert corpus["languages"] == ["en", "fr", "zh"]
    told = corpus["interviews"][0]["exchanges"][1]["turns"][0]["passages"][0]
    assert told["text"]["fr"] == wording["l15"]
    assert told["status"] == {"fr": "reviewed", "zh": "reviewed"}
    assert told["provenance"]["fr"] == "translated by this archive"


def test_every_supplied_speaker_and_correction_shows_where_it_applies(site: Path) -> None:
    ids = Page(site / "zh/interviews/chollet-pyimagesearch-2018/index.html").ids
    assert [id_ for id_ in ids if id_.endswith("-supplied")] == ["l30-supplied", "l72-supplied"]
    for letter, count in (("e", 20), ("n", 21)):
        marks = [f"{letter}{number}" for number in range(1, count + 1)]
        assert [id_ for id_ in ids if re.fullmatch(rf"{letter}\d+", id_)] == marks
        assert [id_ for id_ in ids if re.fullmatch(rf"{letter}\d+-note", id_)] == [f"{m}-note" for m in marks]


@pytest.mark.parametrize(
    ("folder", "says"), [(".", "prints no speakers’ names"), ("zh", "没有印出说话人姓名")]
)
def test_an_interview_that_prints_no_names_says_so_about_its_text(site: Path, folder: str, says: str) -> None:
    page = html.parse(site / folder / "interviews/chollet-datacamp-2017/index.html").getroot()
    about = page.get_element_by_id("speakers").getnext()
    assert says in about.text_content()


def test_no_blank_follows_chinese_punctuation_where_one_sentence_leads_on_to_another(site: Path) -> None:
    """Sentences and links that follow each other have a blank between only where the language has one."""
    blanks = re.compile(r"[\u4e00-\u9fff][，。：；！？] +[\u4e00-\u9fff]")
    pages = [
        site / f"zh/{place}index.html" for place in ("", "glossary/", "search/", "translations/", "topics/")
    ]
    said = [html.parse(path).getroot().find_class("md-content")[0].text_content() for path in pages]
    assert all(said)
    assert not [found[0] for text in said for found in blanks.finditer(text)]


def test_the_account_of_a_text_is_set_as_its_language_sets_lists_and_brackets(site: Path) -> None:
    english, chinese = (
        html.parse(site / folder / "interviews/chollet-pyimagesearch-2018/index.html").getroot()
        for folder in (".", "zh")
    )
    read, said = (" ".join(page.text_content().split()) for page in (english, chinese))
    assert "divider: lines 32, 40, 56, 68" in read
    assert "分隔线：第32、40、56、68" in said
    assert "Fran ois → François (lost letter)" in read
    assert "Fran ois → François（缺字母）" in said
    assert re.search(r"Plain text \(\d+ kB\)", read)
    assert re.search(r"纯文本（\d+ kB）", said)


def test_the_files_of_a_page_are_named_only_to_those_who_ask(site: Path) -> None:
    for path in sorted(site.rglob("index.html")):
        page = html.parse(path).getroot()
        feet = page.xpath("//*[contains(concat(' ', @class, ' '), ' mending ')]")
        assert all(foot.tag == "details" and foot.get("open") is None for foot in feet), path
    home = html.parse(site / "index.html").getroot()
    assert [summary.text_content() for summary in home.xpath("//details/summary")] == ["Edit this page"]


def test_the_page_on_translations_leads_to_what_needs_work(tmp_path: Path) -> None:
    root = copy_of_the_real_archive(tmp_path)
    path = root / "seeds/chollet-datacamp-2017/zh.po"
    po = polib.pofile(str(path))
    for entry in po:
        if entry.msgctxt == "l15":
            entry.msgstr = ""
        if entry.msgctxt == "l17":
            entry.flags.append("fuzzy")
    po.save()
    succeed("pages", "--root", root)
    page = (root / "docs/zh/translations/index.md").read_text(encoding="utf-8")
    assert '<meter min="0" max="62" value="60"' in page
    assert '<a href="../interviews/chollet-datacamp-2017/#l15">l15</a> 尚未翻译' in page
    assert '<a href="../interviews/chollet-datacamp-2017/#l17">l17</a> 初稿' in page


def test_corpus_tells_whose_words_each_passage_has(site: Path) -> None:
    corpus = json.loads((site / "corpus.json").read_text(encoding="utf-8"))
    datacamp, pyimagesearch = corpus["interviews"]
    answer = datacamp["exchanges"][0]["turns"][1]["passages"][0]
    assert answer["provenance"] == {"en": "original", "zh": "translated by this archive"}
    assert answer["translator"] == {"zh": "Colloquy贡献者"}
    answer = pyimagesearch["exchanges"][0]["turns"][1]["passages"][0]
    assert answer["provenance"] == {
        "en": "translated back from a machine translation",
        "zh": "machine translation as received",
    }
    caption = next(each for each in pyimagesearch["front"] if each["id"] == "l24")
    assert caption["provenance"] == {"en": "original"}
    assert [term["en"] for term in corpus["terms"] if term["zh"] == "过拟合"] == ["overfitting"]


def test_the_page_for_missing_pages_speaks_both_languages(site: Path) -> None:
    page = (site / "404.html").read_text(encoding="utf-8")
    assert '<section class="missing" lang="en">' in page
    assert '<section class="missing" lang="zh-Hans">' in page
    links = Page(site / "404.html").links
    assert {"/", "/interviews/", "/topics/", "/zh/", "/zh/interviews/", "/zh/glossary/"} <= set(links)
    assert '<a href="/zh/" hreflang="zh-Hans"' in page


@pytest.mark.slow
def test_a_plain_mkdocs_build_works_after_colloquy_pages(tmp_path: Path) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    root = copy_of_the_real_archive(tmp_path)
    succeed("pages", "--root", root)
    build(load_config(str(root / "mkdocs.yml"), strict=True))
    assert (root / "site/zh/interviews/chollet-pyimagesearch-2018/index.html").is_file()


@pytest.mark.slow
def test_a_broken_page_leaves_the_former_site_whole(built: Path) -> None:
    before = snapshot(built / "site")
    home = built / "docs/en/about.md"
    append(home, "\n[gone](gone.md)\n")
    result = colloquy("build", "--root", built)
    assert result.exit_code == 1
    assert "gone.md" in result.output
    assert "remedy: correct the link, or add what it leads to" in result.output
    assert snapshot(built / "site") == before
