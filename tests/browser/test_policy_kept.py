"""The policy of the site: every page works under it, and what a text would bring into a page runs nowhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from archives import INTERVIEWS, edit
from browsers import Serve, Visit
from kinds import FOLDERS, kinds
from states import becomes, choose_language, rest

INTERVIEW = f"interviews/{INTERVIEWS[-1]}/"
LISTEN = """addEventListener("securitypolicyviolation", event => violated(
  `${location.pathname}: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"""
DECLARED = (
    """document.querySelector("head > meta:nth-child(2)[http-equiv=Content-Security-Policy]").content"""
)


class Watched:
    """A browser that takes down every violation of a policy, and every error."""

    def __init__(self, context: BrowserContext) -> None:
        self.wrong: list[str] = []
        context.expose_function("violated", lambda told: self.wrong.append(told))
        context.add_init_script(LISTEN)
        context.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        context.on("weberror", lambda error: self.wrong.append(str(error.error)))
        self.page = context.new_page()


@pytest.fixture
def watched(visit: Visit) -> Watched:
    """Open such a browser."""
    return Watched(visit(viewport={"width": 1280, "height": 800}))


def headers(site: Path) -> dict[str, str]:
    """Read what a host sends for every file of a site."""
    place, *lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    assert place == "/*"
    return {name: value for name, _, value in (line.strip().partition(": ") for line in lines)}


@pytest.fixture(params=["http", "headers", "file"])
def open_page(
    request: pytest.FixtureRequest, watched: Watched, site: Path, unpacked: Path, serve: Serve
) -> Callable[[str], None]:
    """Open pages of the site from a server, from one that sends its headers, or from the bundle's folder."""
    if request.param == "file":
        return lambda path: _go(watched.page, f"{(unpacked / 'site').as_uri()}/{_file(path)}")
    address = serve(site, headers(site)) if request.param == "headers" else serve(site)
    return lambda path: _go(watched.page, address + path)


def _file(path: str) -> str:
    before, mark, query = path.partition("?")
    return (before if before.endswith(".html") else f"{before}index.html") + mark + query


def _go(page: Page, address: str) -> None:
    page.goto(address)
    becomes(page, "document.documentElement.matches('.js')")  # the theme's scripts run
    rest(page)
    assert page.evaluate(DECLARED).startswith("default-src 'none'; script-src 'self' 'sha256-")


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_kind_of_page_breaks_the_policy(
    watched: Watched, open_page: Callable[[str], None], site: Path, folder: str
) -> None:
    paths = [folder + part for part in kinds(site, folder)]
    assert len(paths) >= 11
    for path in [*paths, "404.html"]:
        open_page(path)
    assert watched.wrong == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_all_that_a_reader_can_do_works_under_the_policy(
    watched: Watched, open_page: Callable[[str], None], folder: str
) -> None:
    page = watched.page

    open_page(folder)
    page.locator(".home-search input").fill("keras")
    page.locator(".home-search button").click()
    expect(page.locator("a.md-search-result__link").first).to_be_visible()
    page.locator(".colloquy-filters select[name=part]").select_option("answer")
    expect(page.locator("a.md-search-result__link").first).to_be_visible()
    page.locator("a.md-search-result__link").first.click()
    expect(page.locator("mark").first).to_be_visible()

    open_page(folder + INTERVIEW)
    page.locator("#both").check()
    expect(page.locator("#l72 .beside")).to_be_visible()
    page.locator("a.gloss").first.click()
    expect(page.locator("aside:popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("button.mark").first.click()
    expect(page.locator(":popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate("navigator.clipboard.writeText = async text => { self.copied = text }")
    page.locator("#l72 a.line").click()
    page.locator("[data-copy=link]").click()
    becomes(page, "self.copied")
    for scheme in ("default", "slate"):
        page.locator("form[data-md-component=palette] label:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    assert page.pdf().startswith(b"%PDF-")
    choose_language(page, "en" if folder else "zh-Hans")
    expect(page.locator("html")).not_to_have_attribute("lang", "zh-Hans" if folder else "en")

    open_page(f"{folder}interviews/")
    page.locator("form.filters select[name=year]").select_option("2018")
    expect(page.locator("form.filters [role=status]")).to_contain_text("1")
    assert watched.wrong == []


BROUGHT = {
    "a script": "<script>self.ran = 1</script>",
    "a script from elsewhere": '<script src="https://evil.example/x.js"></script>',
    "a script in an address": '<script src="data:text/javascript,self.ran=1"></script>',
    "a handler": '<img src="/assets/favicon.svg" onload="self.ran = 1">',
    "a style": "<style>h1 { color: rgb(1, 2, 3) !important }</style>",
    "an element’s style": '<p style="position: fixed; inset: 0">over all</p>',
    "a frame": '<iframe src="/about/"></iframe>',
    "a frame of its own": '<iframe srcdoc="<script>top.ran = 1</script>"></iframe>',
    "a picture from elsewhere": '<img src="https://evil.example/x.png" alt="">',
    "a plug-in": '<object data="/corpus.json"></object>',
}


@pytest.mark.parametrize("kind", BROUGHT)
def test_what_a_text_would_bring_into_a_page_runs_nowhere(
    watched: Watched, serve: Serve, site: Path, tmp_path: Path, kind: str
) -> None:
    opened = Path(shutil.copytree(site, tmp_path / "site"))
    page = opened / INTERVIEW / "index.html"
    edit(page, "</h1>", f"</h1>{BROUGHT[kind]}", 1)
    _go(watched.page, serve(opened) + INTERVIEW)
    assert watched.page.evaluate("self.ran") is None
    assert any("Content Security Policy" in said for said in watched.wrong)


def test_an_address_that_begins_elsewhere_does_not_move_the_others(
    watched: Watched, serve: Serve, site: Path, tmp_path: Path
) -> None:
    opened = Path(shutil.copytree(site, tmp_path / "site"))
    page = opened / "about" / "index.html"
    edit(page, "</title>", '</title><base href="https://evil.example/">', 1)
    address = serve(opened)
    watched.page.goto(f"{address}about/")
    assert watched.page.evaluate("document.baseURI") == f"{address}about/"


def test_the_first_page_of_the_bundle_keeps_its_own_policy(watched: Watched, unpacked: Path) -> None:
    watched.page.goto((unpacked / "START.html").as_uri())
    assert watched.page.evaluate(DECLARED).startswith("default-src 'none'; style-src 'self'; ")
    expect(watched.page.locator("a.open").first).to_have_css("font-weight", "600")
    assert watched.wrong == []
