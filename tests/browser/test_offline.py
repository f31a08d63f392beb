"""The unpacked bundle, read without a network, from a path at its worst where nothing can be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browsers import Visit
from searches import answered, type_query
from states import becomes, choose_language

EN = "site/interviews/chollet-pyimagesearch-2018/index.html"
ZH = "site/zh/interviews/chollet-pyimagesearch-2018/index.html"
LINKS = "a.md-search-result__link"
ABORTED = "net::ERR_ABORTED"
"""What becomes of a request whose page is left."""
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {
  configurable: true,
  get() { throw new DOMException("denied", "SecurityError") }
})"""
"""What a browser does that may keep nothing."""


@pytest.fixture
def context(visit: Visit) -> Iterator[BrowserContext]:
    """Give a browser without a network that takes down all that is asked for and all that goes wrong."""
    made = visit(viewport={"width": 1280, "height": 800}, offline=True)
    wrong: list[str] = []
    made.on("request", lambda each: None if each.url.startswith("file:") else wrong.append(each.url))
    made.on("requestfailed", lambda each: None if each.failure == ABORTED else wrong.append(each.url))
    made.on("weberror", lambda each: wrong.append(str(each.error)))
    made.on("console", lambda each: wrong.append(each.text) if each.type == "error" else None)
    yield made
    made.close()
    assert not wrong


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Open a page in it."""
    return context.new_page()


def test_the_first_page_leads_into_both_languages(page: Page, unpacked: Path) -> None:
    start = (unpacked / "START.html").as_uri()
    for name, address in (("Start reading", "site/index.html"), ("开始阅读", "site/zh/index.html")):
        page.goto(start)
        page.get_by_role("link", name=name).click()
        page.wait_for_url((unpacked / address).as_uri())
        expect(page.locator(".cards li")).to_have_count(2)


def test_no_kind_of_page_asks_for_anything_that_is_not_there(page: Page, unpacked: Path) -> None:
    of_each_kind = {path.parent.parent: path for path in sorted(unpacked.rglob("*.html"))}
    assert len(of_each_kind) >= 9
    for path in of_each_kind.values():
        page.goto(path.as_uri())
        expect(page.locator("h1").first).to_have_text(re.compile(r"\S"))


@pytest.mark.parametrize(
    ("folder", "query", "wanted"),
    [
        ("", "salmon", "chollet-pyimagesearch-2018"),
        ("", "小额贷款", "chollet-pyimagesearch-2018"),
        ("zh/", "过拟合", "chollet-datacamp-2017"),
        ("zh/", "overfitting", "chollet-datacamp-2017"),
    ],
)
def test_search_finds_and_leads_to_the_passage(
    page: Page, unpacked: Path, folder: str, query: str, wanted: str
) -> None:
    page.goto((unpacked / f"site/{folder}about/index.html").as_uri())
    type_query(page, query)
    first = page.locator(LINKS).first
    wanted = f"site/{folder}interviews/{wanted}/index.html"
    expect(first).to_have_attribute("href", re.compile(re.escape(wanted)))
    first.click()
    page.wait_for_url(f"**/{wanted}*#q*")
    expect(page.locator(f"#{page.url.partition('#')[2]}")).to_be_in_viewport()


def test_changing_the_language_keeps_the_place_and_both_can_be_read(page: Page, unpacked: Path) -> None:
    page.goto(f"{(unpacked / EN).as_uri()}#l72")
    choose_language(page, "zh-Hans")
    page.wait_for_url(f"{(unpacked / ZH).as_uri()}#l72")
    expect(page.locator("#l72")).to_be_in_viewport()
    page.locator("#both").check()
    expect(page.locator("#l72 .beside")).to_be_visible()


def test_from_every_kind_of_page_the_language_changes(page: Page, unpacked: Path) -> None:
    for path in ("index.html", "topics/keras/index.html", "data/index.html", "404.html"):
        page.goto((unpacked / "site" / path).as_uri())
        choose_language(page, "zh-Hans")
        page.wait_for_url((unpacked / "site/zh" / path.replace("404.html", "index.html")).as_uri())


def test_notes_and_glosses_open(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / ZH).as_uri())
    page.locator("#l7 button.mark").click()
    expect(page.locator("#e1-note")).to_be_visible()
    page.keyboard.press("Escape")
    gloss = page.locator("a.gloss").first
    gloss.click()
    expect(page.locator(f"[id='{gloss.get_attribute('data-gloss')}']")).to_be_visible()


def test_a_passage_can_be_quoted_with_its_published_address(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / ZH).as_uri())
    page.evaluate("navigator.clipboard.writeText = async text => { self.copied = text }")
    page.locator("#l72 a.line").click()
    page.locator("[data-copy=link]").click()
    becomes(page, "self.copied")
    wanted = "https://colloquy.example/zh/interviews/chollet-pyimagesearch-2018/#l72"
    assert wanted in page.evaluate("self.copied")


def test_it_can_be_printed(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / ZH).as_uri())
    assert page.pdf().startswith(b"%PDF-")
    page.emulate_media(media="print")
    expect(page.locator(".as-received")).to_be_hidden()
    expect(page.locator("#e1")).to_be_visible()


def test_the_page_for_missing_pages_searches_and_leads_home(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "site/404.html").as_uri())
    type_query(page, "过拟合")
    expect(page.locator(LINKS).first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="All interviews").click()
    page.wait_for_url((unpacked / "site/interviews/index.html").as_uri())


def test_where_nothing_may_be_remembered_all_works_but_the_memory(
    context: BrowserContext, page: Page, unpacked: Path
) -> None:
    context.add_init_script(NO_STORAGE)
    page.goto(f"{(unpacked / EN).as_uri()}#l72")
    page.locator("#both").check()
    expect(page.locator("#l72 .beside")).to_be_visible()
    type_query(page, "keras")
    answered(page, "keras")
    expect(page.locator(LINKS).nth(1)).to_be_visible()
    page.goto((unpacked / "site/interviews/index.html").as_uri())
    page.get_by_label("Contains").fill("datacamp")
    expect(page.locator("ul.entries > li:visible")).to_have_count(1)


def test_without_a_script_every_link_leads_on(visit: Visit, unpacked: Path) -> None:
    page = visit(java_script_enabled=False, offline=True).new_page()
    page.goto((unpacked / "START.html").as_uri())
    page.get_by_role("link", name="Start reading").click()
    page.locator("h3 a, .cards a").first.click()
    page.wait_for_url("**/interviews/*/index.html")
    choose_language(page, "zh-Hans")
    page.wait_for_url("**/site/zh/interviews/*/index.html")
