"""What search reads: one file per language, all in it, nothing twice; the seam to the theme still fits."""

from __future__ import annotations

import gzip
import json
import re
from importlib.metadata import version
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from archives import ROOT, append, build_site, succeed
from colloquy.catalogue import Archive
from colloquy.searching.keywords import join_keywords
from colloquy.searching.variants import characters, phrases, same_names, simplify
from indexes import index

ASSETS = ROOT / "docs" / "assets"
READER = ROOT / "scripts" / "reader"


@pytest.mark.parametrize(("language", "start"), [("en", ""), ("zh", "zh/")])
def test_each_exchange_is_an_entry_with_all_its_editions(site: Path, language: str, start: str) -> None:
    corpus = json.loads((site / "corpus.json").read_text(encoding="utf-8"))
    indexed = {each["id"]: each for each in index(site, language)["interviews"]}
    for interview in corpus["interviews"]:
        whole = indexed[interview["id"]]
        assert whole["at"] == f"{start}interviews/{interview['id']}/"
        entries = {each["at"].removeprefix("#"): each for each in whole["entries"]}
        assert list(entries) == ["", *(exchange["id"] for exchange in interview["exchanges"])]
        for exchange in interview["exchanges"]:
            entry = entries[exchange["id"]]
            assert entry["title"] == exchange["title"][language]
            assert {entry["others"][code]["title"] for code in entry["others"]} == {
                title for code, title in exchange["title"].items() if code != language
            }
            assert entry["who"] == list(dict.fromkeys(turn["speaker"] for turn in exchange["turns"]))
            assert entry["topics"] == exchange["topics"]
            for edition in (entry, *entry["others"].values()):
                assert edition["answer"].count("\n") == entry["answer"].count("\n")


@pytest.mark.slow
def test_no_file_names_who_is_in_the_catalogue_and_speaks_nowhere(built: Path) -> None:
    """Whose interview was taken down is in no export and no index, nor in any search."""
    append(built / "seeds/people.yml", "  - id: zara-quill\n    name: {en: Zara Quill, zh: 扎拉·奎尔}\n")
    site = build_site(built)
    assert b"Hugo Bowne-Anderson" in (site / "search/en.js").read_bytes()
    names = re.compile("zara-quill|Zara|Quill|扎拉|奎尔".encode())
    assert not [path for path in site.rglob("*") if path.is_file() and names.search(path.read_bytes())]


def test_topics_people_terms_and_hand_written_pages_are_entries(site: Path) -> None:
    pages = {page["at"]: page for page in index(site, "zh")["pages"]}
    assert pages["zh/topics/keras/"]["others"]["en"]["title"] == "Keras, its origins and its design"
    assert pages["zh/people/francois-chollet/"]["title"] == "弗朗索瓦·肖莱"
    assert pages["zh/glossary/#overfitting"]["title"] == "过拟合"
    assert "PO文件" in pages["zh/contributing/#translate"]["text"]
    assert not [at for at in pages if not at.startswith("zh/")]
    english = [page["at"] for page in index(site, "en")["pages"]]
    assert "about/#addresses-last" in english
    assert not [at for at in english if at.startswith(("zh/", "interviews/"))]
    assert len(english) == len(set(english))


def test_what_pages_say_to_editors_only_is_not_searched(site: Path) -> None:
    for language, start in (("en", ""), ("zh", "zh/")):
        pages = {page["at"] for page in index(site, language)["pages"]}
        assert {f"{start}taking-down/#readers", f"{start}contributing/#five-steps"} <= pages
        assert not {f"{start}taking-down/#editors", f"{start}contributing/#weblate"} & pages


def test_what_search_finds_is_the_text_and_not_the_apparatus(site: Path) -> None:
    texts = {
        f"{interview['id']}{entry['at']}": entry["question"] + entry["answer"]
        for interview in index(site, "zh")["interviews"]
        for entry in interview["entries"]
    }
    chinese = texts["chollet-pyimagesearch-2018#q3"]
    assert "我很喜欢Theano" in chinese.replace(" ", "")
    assert "这个 ano" not in chinese
    assert not [text for text in texts.values() if "](" in text or "**" in text]


@pytest.mark.slow
def test_an_edition_that_is_not_translated_is_indexed_once_and_in_its_language(built: Path) -> None:
    (built / "seeds/chollet-datacamp-2017/zh.po").unlink()
    succeed("build", "--root", built)
    entry = index(built / "site", "zh")["interviews"][0]["entries"][1]
    assert entry["language"] == "en"
    assert "others" not in entry


def test_the_themes_own_index_is_not_in_the_site(site: Path) -> None:
    assert sorted(path.name for path in (site / "search").glob("*.js*")) == ["en.js", "zh.js"]


def test_an_index_has_the_form_that_the_types_of_the_scripts_describe(site: Path) -> None:
    text = (READER / "types/archive.d.ts").read_text(encoding="utf-8")
    described: dict[str, tuple[set[str], set[str]]] = {}
    for name, body in re.findall(r"^export interface (\w+) {\n(.*?)^}", text, re.MULTILINE | re.DOTALL):
        keys = re.findall(r"^  (\w+)(\??):", body, re.MULTILINE)
        every = {key for key, _ in keys}
        described[name] = {key for key, optional in keys if not optional}, every

    def fits(name: str, *values: dict[str, Any]) -> bool:
        required, every = described[name]
        return bool(values) and all(required <= value.keys() <= every for value in values)

    for language in ("en", "zh"):
        text = (site / "search" / f"{language}.js").read_text(encoding="utf-8")
        whole = json.loads(text.removeprefix("self.colloquyIndex="))
        columns = [interview["entries"] for interview in whole["interviews"]]
        assert fits("Archive", whole)
        assert fits("Interview", *whole["interviews"])
        assert fits("Columns", *columns)
        assert fits("EditionColumns", *(each for entries in columns for each in entries["others"].values()))
        assert fits("Page", *whole["pages"])
        assert fits("Edition", *(each for page in whole["pages"] for each in page["others"].values()))
        assert fits("Equivalents", *whole["equivalents"])


def test_traditional_characters_and_words_of_taiwan_lead_to_what_the_archive_has() -> None:
    present = set("学习软件深度")
    assert ("學", "学") in characters(present)
    assert "习" in dict(characters(present)).values()
    assert "龙" not in dict(characters(present)).values()
    assert ("软体", "软件") in phrases(present)
    assert not [forms for forms in phrases(present) if "数据库" in forms]
    assert simplify("深度學習") == "深度学习"


def test_worker_and_library_are_small(site: Path) -> None:
    engine = (site / "assets/search/engine.js").read_bytes()
    assert len(gzip.compress(engine)) <= 15 * 1024
    assert b"MiniSearch" in engine
    assert b"\n//" not in engine


def test_every_vendored_library_has_its_licence() -> None:
    credited = (ASSETS / "search/engine.js").read_text(encoding="utf-8").partition("*/")[0]
    packages = json.loads((READER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert packages
    for name, number in packages.items():
        licence = (ASSETS / "vendor" / f"{name}.LICENSE.txt").read_text(encoding="utf-8")
        assert "Permission is hereby granted, free of charge" in licence
        assert f"{name} {number}, MIT; see ../vendor/{name}.LICENSE.txt" in credited


@pytest.mark.parametrize(
    "path",
    sorted(path for folder in ("pages", "search") for path in (READER / folder).glob("*.js")),
    ids=lambda path: path.stem,
)
def test_scripts_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 150


THEME = {
    "the index is fetched only for a form with a name": 'document.forms.namedItem("search")?',
    "the worker is made by its address": "t=new Worker(e)",
    "ready is 1": "e.type===1",
    "results are 3": "e.type===3",
    "a query is 2": "t.next({type:2,data:",
    "a key makes it search": '"keyup"',
    "an address may hold a query": 'r.has("q")',
    "a list is its last child, a status its first": 'j(":scope > :last-child",e)',
}
"""What the seam relies on in the theme's script, and nowhere else can see break."""


@pytest.mark.parametrize("what", THEME)
def test_the_theme_is_as_the_seam_takes_it_to_be(what: str) -> None:
    """If this fails, a new version of the theme is here: read its search again before touching the seam."""
    bundles = [
        path
        for path in (files("material") / "templates/assets/javascripts").iterdir()
        if re.fullmatch(r"bundle\.\w+\.min\.js", path.name)
    ]
    assert THEME[what] in bundles[0].read_text(encoding="utf-8"), version("mkdocs-material")


def test_the_panel_has_words_in_every_language_of_the_site(site: Path) -> None:
    found = {}
    for folder in ("", "zh/"):
        page = (site / folder / "index.html").read_text(encoding="utf-8")
        match = re.search(r'id="colloquy-search-words" type="application/json">(.*?)</script>', page)
        assert match
        found[folder] = json.loads(match[1])
    assert found[""].keys() == found["zh/"].keys()
    assert not [key for key in found[""] if key != "between" and found[""][key] == found["zh/"][key]]


def test_the_parts_of_a_persons_name_stand_for_each_other_in_every_script(site: Path, real: Archive) -> None:
    assert same_names(["François Chollet", "弗朗索瓦·乔莱"]) == ("François", "Chollet", "弗朗索瓦", "乔莱")
    assert same_names(["Guido van Rossum", "李飞飞"]) == ("Guido", "Rossum", "李飞飞")
    for language in real.site.codes:
        groups = [set(each["forms"]) for each in index(site, language)["equivalents"]]
        assert {"François", "Chollet", "弗朗索瓦", "肖莱", "乔莱"} in groups


def test_a_topic_is_found_by_its_hidden_labels_and_no_page_shows_them(site: Path) -> None:
    (topic,) = (each for each in index(site, "en")["pages"] if each["at"] == "topics/ethics/")
    assert "morality" in topic["labels"]
    assert "道德" in topic["labels"]
    assert all("morality" not in page.read_text(encoding="utf-8") for page in site.rglob("*.html"))


def test_an_exchange_carries_its_hidden_labels_of_all_languages_and_no_page_shows_them(site: Path) -> None:
    for language, label in product(("en", "zh"), ("aquaculture", "水产养殖")):
        interview = next(each for each in index(site, language)["interviews"] if "pyimage" in each["id"])
        assert [each["at"] for each in interview["entries"] if label in each.get("labels", "")] == ["#q5"]
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    assert not [page for page in pages if "aquaculture" in page or "水产养殖" in page]


def test_the_index_has_a_keyword_of_several_languages_once_and_without_words_that_a_question_may_miss() -> (
    None
):
    lists = {
        "en": "fish farming, CNN,salmon, What is the use of fish, how are you",
        "zh": "三文鱼、CNN，水产",
    }
    assert join_keywords(lists) == "CNN,fish,fish farming,how are you,salmon,三文鱼,水产"


def test_judged_queries_name_exchanges_that_there_are_and_the_unseen_ones_were_not_tuned_on(
    site: Path,
) -> None:
    corpus = json.loads((site / "corpus.json").read_text(encoding="utf-8"))
    there = {
        f"{each['id']}#{exchange['id']}" for each in corpus["interviews"] for exchange in each["exchanges"]
    }
    files = {}
    for name in ("queries.tsv", "unseen.tsv", "questions.tsv"):
        text = (ROOT / "tests" / "search" / name).read_text(encoding="utf-8")
        rows = [line.split("\t") for line in text.splitlines()[1:]]
        files[name] = {(language, query.casefold()) for language, _, query, _ in rows}
        assert len(files[name]) == len(rows) >= 80
        assert all(set(answers.split()) <= there for *_, answers in rows)
    assert files["queries.tsv"].isdisjoint(files["unseen.tsv"] | files["questions.tsv"])


def test_a_person_s_page_shows_every_form_of_the_name(site: Path) -> None:
    for folder, others in (
        ("", ["弗朗索瓦·肖莱", "弗朗索瓦·乔莱"]),
        ("zh", ["François Chollet", "弗朗索瓦·乔莱"]),
    ):
        page = lxml.html.parse(str(site / folder / "people/francois-chollet/index.html"))
        assert page.xpath("//p[@class='lead']/span/text()") == others
