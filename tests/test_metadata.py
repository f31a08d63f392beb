"""Pages say to machines what they are: in their head, in the sitemap, in schema.org's words, by cards."""

from __future__ import annotations

import json
import re
import shutil
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.etree
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from archives import snapshot, succeed
from colloquy.composing.metadata import LONGEST, brief
from colloquy.composing.schema_org import dump
from colloquy.exporting.cards import HEIGHT, WIDTH, Card, draw
from colloquy.exporting.lettering import FONTS, INK, Face, color
from colloquy.recording.folders import WORK

HOME = "https://colloquy.example/"
NAMES = {"sitemap": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


class Head:
    """What a page's head says."""

    def __init__(self, path: Path) -> None:
        self.tree = lxml.html.parse(str(path)).getroot()

    def all(self, path: str) -> list[str]:
        """Give what an XPath finds in the head."""
        return [str(each) for each in self.tree.head.xpath(path)]

    def meta(self, name: str) -> str:
        """Give the one value of a meta element."""
        (found,) = self.all(f"./meta[@name='{name}' or @property='{name}']/@content")
        return found

    @property
    def alternates(self) -> dict[str, str]:
        """Give the page's addresses by language."""
        links = self.tree.head.xpath("./link[normalize-space(@rel)='alternate' and @hreflang]")
        return {link.get("hreflang"): link.get("href") for link in links}

    @property
    def graph(self) -> list[dict[str, Any]]:
        """Give what the page says in JSON-LD."""
        (script,) = self.all("./script[@type='application/ld+json']/text()")
        graph: list[dict[str, Any]] = json.loads(script)["@graph"]
        return graph


def _heads(site: Path) -> dict[str, Head]:
    paths = (path for path in sorted(site.rglob("index.html")))
    return {path.parent.relative_to(site).as_posix().removeprefix("."): Head(path) for path in paths}


def test_every_page_has_a_title_and_a_description_of_its_own(site: Path) -> None:
    titles: dict[str, list[str]] = {}
    descriptions: dict[str, list[str]] = {}
    for address, head in _heads(site).items():
        (title,) = head.all("./title/text()")
        description = head.meta("description")
        columns = sum(2 if each >= "\u2e80" else 1 for each in description)
        assert 28 <= columns <= 160, (address, description)
        titles.setdefault(title, []).append(address)
        descriptions.setdefault(description, []).append(address)
        assert head.meta("og:title") in title
        assert head.meta("og:description") == description
    assert all(len(same) == 1 for same in (*titles.values(), *descriptions.values())), (titles, descriptions)


@pytest.mark.parametrize(("folder", "name"), [("", "Chollet in Conversation"), ("zh", "肖莱访谈录")])
def test_home_pages_have_the_sites_name_as_their_title(site: Path, folder: str, name: str) -> None:
    assert Head(site / folder / "index.html").all("./title/text()") == [name]


def test_head_and_sitemap_name_the_same_addresses_absolute_with_a_default(site: Path) -> None:
    sitemap = lxml.etree.parse(str(site / "sitemap.xml"))
    listed = {}
    for url in sitemap.iterfind("sitemap:url", NAMES):
        links = url.iterfind("xhtml:link", NAMES)
        address = url.findtext("sitemap:loc", namespaces=NAMES)
        listed[address] = {link.get("hreflang"): link.get("href") for link in links}
    told = {}
    for head in _heads(site).values():
        (canonical,) = head.all("./link[@rel='canonical']/@href")
        assert head.meta("og:url") == canonical
        told[canonical] = head.alternates
    assert listed == told
    for address, alternates in told.items():
        assert set(alternates) == {"en", "zh-Hans", "x-default"}
        assert alternates["x-default"] == alternates["en"]
        assert address in alternates.values()
        assert all(told[other] == alternates for other in alternates.values())
        assert "//" not in urlsplit(address).path


def test_robots_may_read_all_and_learn_where_the_sitemap_is(site: Path) -> None:
    text = (site / "robots.txt").read_text(encoding="utf-8")
    assert text == f"User-agent: *\nDisallow:\n\nSitemap: {HOME}sitemap.xml\n"


def test_every_card_that_a_page_names_is_there_in_its_size(site: Path) -> None:
    named = set()
    for address, head in _heads(site).items():
        card = head.meta("og:image")
        assert card.startswith(f"{HOME}assets/cards/{'zh' if address.startswith('zh') else 'en'}")
        named.add(card.removeprefix(HOME))
        assert head.meta("twitter:card") == "summary_large_image"
    drawn = {path.relative_to(site).as_posix() for path in (site / "assets/cards").rglob("*.png")}
    assert drawn == named
    assert len(drawn) == 6
    for path in drawn:
        with Image.open(site / path) as image:
            assert image.size == (WIDTH, HEIGHT) == (1200, 630)


def test_an_interview_says_who_speaks_in_which_language_and_what_it_was_made_from(site: Path) -> None:
    name = "interviews/chollet-pyimagesearch-2018"
    received, back = Head(site / "zh" / name / "index.html").graph, Head(site / name / "index.html").graph
    for graph, tag, folder in ((received, "zh-Hans", "zh/"), (back, "en", "")):
        article, way = graph
        assert article["@type"] == "Article"
        assert article["genre"] == "interview"
        assert article["inLanguage"] == tag
        assert article["license"] == "https://spdx.org/licenses/CC-BY-NC-SA-4.0.html"
        assert article["isBasedOn"]["url"].startswith("https://pyimagesearch.com/2018/07/02/")
        people = {each["@id"]: {each["name"], *each["alternateName"]} for each in article["author"]}
        assert people[f"{HOME}people/francois-chollet/#person"] == {
            "François Chollet",
            "弗朗索瓦·肖莱",
            "弗朗索瓦·乔莱",
        }
        assert [part["position"] for part in article["hasPart"]] == list(range(1, 13))
        assert {part["author"]["@id"] for part in article["hasPart"]} <= set(people)
        assert article["hasPart"][4]["url"] == f"{HOME}{folder}{name}/#q5"
        assert [step["item"] for step in way["itemListElement"]] == [
            f"{HOME}{folder}",
            f"{HOME}{folder}interviews/",
            f"{HOME}{folder}{name}/",
        ]
    assert received[0]["translationOfWork"] == received[0]["isBasedOn"]
    assert received[0]["workTranslation"][0]["@id"] == back[0]["@id"]
    assert back[0]["translationOfWork"]["@id"] == received[0]["@id"]
    assert "workTranslation" not in back[0]


def test_pages_say_of_which_kind_they_are(site: Path) -> None:
    kinds = {address: head.graph[0]["@type"] for address, head in _heads(site).items()}
    assert kinds[""] == kinds["zh"] == "WebSite"
    assert kinds["people/francois-chollet"] == "ProfilePage"
    assert kinds["zh/glossary"] == "DefinedTermSet"
    assert kinds["topics/keras"] == kinds["interviews"] == "CollectionPage"
    assert kinds["about"] == "WebPage"


@given(st.text())
def test_no_text_ends_the_script_that_it_stands_in(text: str) -> None:
    told = dump({"@type": "Article", "headline": f"{text}</script><!--"})
    assert "<" not in told
    assert "\n" not in told
    (node,) = json.loads(told)["@graph"]
    assert node["headline"] == f"{text}</script><!--"


@given(st.text(alphabet="ab ,.。，中文"))
def test_a_description_is_the_beginning_of_its_text_and_fits(text: str) -> None:
    made = brief(text)
    whole = " ".join(text.split())
    assert whole.startswith(made.removesuffix("…"))
    assert made == whole or len(made) <= LONGEST + 1
    assert brief(made.removesuffix("…")) == made.removesuffix("…")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Short.", "Short."),
        (
            f"A sentence that says enough by itself, as some sentences do. {'word ' * 50}",
            "A sentence that says enough by itself, as some sentences do.",
        ),
        ("Too short. " + "word " * 50, ("Too short. " + "word " * 50)[:LONGEST].rpartition(" ")[0] + "…"),
        ("一" * 30 + "。" + "二" * 60, "一" * 30 + "。"),
        ("二" * 90, "二" * (LONGEST // 2) + "…"),
    ],
)
def test_a_text_is_cut_after_a_sentence_where_one_fits_else_after_a_word(text: str, made: str) -> None:
    assert brief(text) == made


@pytest.mark.slow
def test_what_interviews_declare_for_search_engines_stands_in_their_pages(built: Path) -> None:
    for name, found, declared in (
        ("chollet-datacamp-2017", "  kind: e-mail interview\n", "  canonical: original\n"),
        ("chollet-pyimagesearch-2018", "  claimed_by: ApacheCN\n", "  robots: [noindex, noarchive]\n"),
    ):
        file = built / "seeds" / name / "interview.yml"
        text = file.read_text(encoding="utf-8")
        assert found in text
        file.write_text(text.replace(found, found + declared), encoding="utf-8")
    succeed("build", "--root", built)
    site = built / "site"
    listed = (site / "sitemap.xml").read_text(encoding="utf-8")

    original, translated = (
        Head(site / folder / "interviews/chollet-datacamp-2017/index.html") for folder in ("", "zh")
    )
    address = "https://www.datacamp.com/blog/an-interview-with-francois-chollet"
    assert original.all("./link[@rel='canonical']/@href") == [address]
    assert translated.all("./link[@rel='canonical']/@href") == [f"{HOME}zh/interviews/chollet-datacamp-2017/"]
    assert original.alternates == translated.alternates == {}
    assert f"{HOME}interviews/chollet-datacamp-2017/" not in listed
    assert f"{HOME}zh/interviews/chollet-datacamp-2017/" in listed

    for folder in ("", "zh"):
        hidden = Head(site / folder / "interviews/chollet-pyimagesearch-2018/index.html")
        assert hidden.meta("robots") == "noindex, noarchive"
    assert "chollet-pyimagesearch-2018" not in listed
    assert "chollet-pyimagesearch-2018" in (site / "feed.xml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_nothing_absolute_is_written_where_the_site_does_not_say_where_it_is(built: Path) -> None:
    settings = built / "mkdocs.yml"
    text = re.sub(r"(?m)^site_url:.*\n", "", settings.read_text(encoding="utf-8"))
    settings.write_text(text, encoding="utf-8")
    succeed("build", "--root", built)
    head = Head(built / "site/interviews/chollet-datacamp-2017/index.html")
    assert not head.all("./link[@rel='canonical']") + head.all("./meta[@property='og:image']")
    assert head.alternates == {}
    assert head.graph[0]["headline"] == "An Interview with François Chollet"
    assert "@id" not in head.graph[0]["author"][0]
    assert "Sitemap" not in (built / "site/robots.txt").read_text(encoding="utf-8")
    lxml.etree.parse(str(built / "site/sitemap.xml"))


@pytest.mark.slow
def test_cards_are_the_same_each_time_and_not_drawn_again_where_nothing_changed(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = snapshot(built / "site/assets/cards")

    def drawn(*_: object) -> None:
        raise AssertionError("a card was drawn")

    with monkeypatch.context() as patched:
        for module in ("mapping.making", "joining.exports"):
            patched.setattr(f"colloquy.{module}.draw", drawn)
        succeed("build", "--root", built)
    assert snapshot(built / "site/assets/cards") == cards
    shutil.rmtree(built / WORK)
    succeed("build", "--root", built)
    assert snapshot(built / "site/assets/cards") == cards


def _ink(card: Card) -> int:
    with Image.open(BytesIO(draw(card))) as image:
        return sum(image.convert("L").histogram()[:100])


def test_a_line_in_letters_that_no_font_has_is_left_out_and_the_others_are_drawn() -> None:
    nothing = _ink(Card("", "", "", ""))
    assert _ink(Card("龘龘", "", "", "")) == nothing
    assert _ink(Card("弗朗索瓦·乔莱访谈", "", "", "")) > nothing
    assert _ink(Card("龘龘", "弗朗索瓦·乔莱", "Łódź", "")) > nothing


@pytest.mark.parametrize(
    ("font", "line"), [*zip(FONTS, ("AVATAR, Type fi ffl", "弗朗索瓦·肖莱，Tf"), strict=True)]
)
def test_a_line_of_letters_that_are_kept_is_as_if_it_were_drawn_at_once(font: str, line: str) -> None:
    with as_file(files("colloquy.exporting").joinpath("fonts", font)) as path:
        drawn = ImageFont.truetype(path, 60, layout_engine=ImageFont.Layout.BASIC)
    at_once, by_letters = (Image.new("L", (WIDTH, 120)) for _ in range(2))
    ImageDraw.Draw(at_once).text((9, 9), line, font=drawn, fill=255)
    Face(font, 60).write(by_letters, 9, 9, line, INK)
    assert by_letters.tobytes() == at_once.point([color(INK, value) for value in range(256)]).tobytes()
    assert Face(font, 60).width(line) == drawn.getlength(line)


@pytest.mark.parametrize("text", ["word " * 60, "字" * 300, "x" * 500, "（" * 90, "。" * 90])
def test_a_title_of_any_length_leaves_the_margins_free(text: str) -> None:
    with Image.open(BytesIO(draw(Card(text, text, text, text)))) as image:
        right = image.convert("L").crop((WIDTH - 60, 0, WIDTH, HEIGHT)).histogram()
        assert sum(right[:100]) == 0
