"""Whatever a stranger writes is shown as text: on pages, in results, quotations, feeds and books."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from archives import build_site, copy_of_the_real_site
from browsers import Serve, Visit
from colloquy.text.inertness import spaced
from colloquy.text.inline import parse, plain
from laying import IN_PO, IN_SITE, IN_SOURCE, TITLES, lay
from payloads import PAYLOADS, chunks
from searches import type_query

LIVE = """() => {
  const live = []
  if (window.__hit !== undefined) live.push("it ran")
  for (const element of document.querySelectorAll("*")) for (const { name, value } of element.attributes) {
    const scheme = value.replace(/[\\s\\0-\\x1f]/g, "").toLowerCase()
    if (/^on/i.test(name) && /__hit|alert|confirm/.test(value)) live.push(`${element.localName} ${name}`)
    if (/^(javascript:|vbscript:|data:text|data:image.svg.*hit)/.test(scheme)) live.push(`${name}=${value}`)
    if (/^(src|srcdoc|data|style|action)$/.test(name) && /^x$|__hit|rotation/.test(value)) live.push(value)
  }
  for (const script of document.querySelectorAll("script:not([type*=json])"))
    if (/__hit|alert\\(1|confirm\\(1/.test(script.textContent)) live.push(script.textContent)
  return live
}"""
"""What of a text is live in a page: what ran, and what would if somebody touched it."""

MARK = "zqx"
TAG = re.compile(r"</?[a-z]|\]\(<?\s*(?:javascript|data|vbscript):", re.IGNORECASE)
"""What begins HTML, or an address that runs, in a translation: `check` refuses it."""
TITLE = re.compile(r"[<>`{}\\]|\*\*|\]\(")


def texts(place: str, payloads: tuple[str, ...] = PAYLOADS) -> list[str]:
    """Give the payloads that `check` lets pass in a place."""
    fitting = [each.replace("\n", "&#10;") for each in payloads]
    if place in TITLES:
        return [each for each in fitting if not TITLE.search(each) and len(each) < 80]
    if place == "line of the title":
        return [each for each in fitting if not re.search("[<>]|&[lgL#]", each)]
    return [each for each in fitting if not (place in IN_PO and TAG.search(each))]


def put(payloads: tuple[str, ...], place: str) -> str:
    """Give what is put in a place: all of them, or one where there is room for one."""
    fitting = texts(place, payloads)
    if place in ("term", "variant", "forbidden form", *IN_SITE):
        return ""
    if place in TITLES:
        return f" {(fitting or ['x'])[len(place) % max(1, len(fitting))]}"
    return "".join(f" {MARK} {each}" for each in fitting)


@pytest.fixture(scope="module", params=list(chunks()), ids=lambda chunk: str(len(chunk)))
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of an archive that has every payload in every place; give its folder."""
    root = lay(tmp_path_factory.mktemp("attacked") / "archive", partial(put, request.param))
    copy_of_the_real_site(root)
    build_site(root)
    for book in (root / "site").rglob("*.epub"):
        with zipfile.ZipFile(book) as opened:
            opened.extractall(root / "site" / "books" / book.stem)
    return root / "site"


@pytest.fixture
def reading(attacked: Path, serve: Serve, visit: Visit) -> Iterator[tuple[Page, str, list[str]]]:
    """Open a page in which a dialog would be noted; give it with the site's address."""
    page, dialogs = visit().new_page(), []

    def noted(dialog: object) -> None:
        dialogs.append(str(dialog))

    page.on("dialog", noted)
    yield page, serve(attacked), dialogs
    assert not dialogs


def test_nothing_runs_on_any_page_feed_or_chapter(
    attacked: Path, reading: tuple[Page, str, list[str]]
) -> None:
    page, address, _ = reading
    paths = [
        path.relative_to(attacked).as_posix()
        for path in sorted(attacked.rglob("*"))
        if path.suffix in (".html", ".xhtml", ".xml", ".svg") and "assets" not in path.parts
    ]
    assert {".html", ".xhtml", ".xml"} <= {Path(path).suffix for path in paths}
    for path in paths:
        page.goto(address + path)
        assert page.evaluate(LIVE) == [], path


@pytest.mark.parametrize("attacked", [PAYLOADS], indirect=True, ids=["own"])  # others' run into each other
def test_all_are_shown_as_the_text_that_they_are(
    reading: tuple[Page, str, list[str]],
) -> None:
    page, address, _ = reading
    page.goto(f"{address}interviews/talk/")
    shown = " ".join(page.locator("article").text_content().split())  # type: ignore[union-attr]
    for place in ("passage", "item", "quotation", "last passage", "other question"):
        assert place in IN_SOURCE
        for text in texts(place):
            words = " ".join(
                spaced(plain(parse(f"{MARK} {text} {MARK}"))).replace("[picture not held: ", "").split()
            )
            assert words.removesuffix(MARK).strip() in shown.replace("[picture not held: ", ""), text


def test_nothing_runs_in_results_and_quotations(reading: tuple[Page, str, list[str]]) -> None:
    page, address, _ = reading
    page.goto(f"{address}interviews/talk/")
    page.locator("[data-quote]").first.click()
    expect(page.locator("#quoting")).to_be_visible()
    assert page.evaluate(LIVE) == []
    for way in ("", "zh/"):
        page.goto(f"{address}{way}")
        type_query(page, MARK)
        expect(page.locator("a.md-search-result__link").first).to_be_attached()
        assert page.evaluate(LIVE) == []
