"""The page of results: all that was found, by interview, narrowed down by links."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from axe import violations
from browsers import Serve, Visit
from kinds import FOLDERS
from searches import exchange, type_query
from states import PHONE, becomes, fits
from test_asking import cut, cut_address

__all__ = ["cut", "cut_address"]

FORM, STATUS, HITS = ".results-form", ".results-status", ".results-found h3 a"
CHOICES, CHOSEN, GROUPS = ".results-facets", ".results-chosen a", ".results-found section"
DATACAMP = "interviews/chollet-datacamp-2017"


def hits(page: Page) -> list[str]:
    """Name the results in their order, once there are any."""
    expect(page.locator(HITS).first).to_be_visible()
    return [exchange(each.get_attribute("href") or "") for each in page.locator(HITS).all()]


def number(page: Page, choice: str) -> int:
    """Read how many results a choice of a filter leaves."""
    place = page.locator(f"li:has([data-choice='{choice}']) .amount")
    return int(place.inner_text())


@pytest.fixture(params=["http", "a path", "file", "pieces", "pieces from a folder"])
def home(request: pytest.FixtureRequest, site: Path, serve: Serve) -> str:
    """Give where the site begins, by whatever way it reaches the reader, and however its index is kept."""
    if "pieces" in request.param:
        site = request.getfixturevalue("cut")
    if request.param in ("file", "pieces from a folder"):
        return f"{site.as_uri()}/"
    return f"{serve(site.parent)}site/" if request.param == "a path" else serve(site)


def page_of(home: str, search: str, folder: str = "") -> str:
    return f"{home}{folder}search/{'index.html' if home.startswith('file:') else ''}{search}"


def test_all_results_are_shown_by_interview_whatever_way_the_site_comes(page: Page, home: str) -> None:
    page.goto(page_of(home, "?q=keras"))
    found = hits(page)
    assert {each.partition("#")[0] for each in found} >= {
        "chollet-datacamp-2017",
        "chollet-pyimagesearch-2018",
    }
    first = page.locator(GROUPS).first
    expect(first.locator("h2")).to_contain_text("François Chollet")
    expect(first.locator("mark").first).to_be_visible()
    runs = [place for place, _ in groupby(each.partition("#")[0] for each in found if "#q" in each)]
    assert len(runs) == len(set(runs))
    page.locator(HITS).first.click()
    expect(page.locator("mark[data-md-highlight]").first).to_be_visible()


def test_a_choice_leaves_as_many_results_as_it_says_and_back_and_forward_lead_between_them(
    page: Page, home: str
) -> None:
    page.goto(page_of(home, "?q=keras"))
    everything = hits(page)
    choice = "interview chollet-datacamp-2017"
    offered = number(page, choice)
    page.locator(f"[data-choice='{choice}']").click()
    page.wait_for_url("**interview=chollet-datacamp-2017")
    expect(page.locator(HITS)).to_have_count(offered)
    assert all("chollet-datacamp-2017" in each for each in hits(page))
    expect(page.locator(CHOSEN)).to_have_text(re.compile("Interview: .*DataCamp"))
    narrowed = hits(page)
    page.go_back()
    expect(page.locator(HITS)).to_have_count(len(everything))
    assert hits(page) == everything
    page.go_forward()
    expect(page.locator(HITS)).to_have_count(offered)
    assert hits(page) == narrowed
    page.locator(CHOSEN).click()
    expect(page.locator(HITS)).to_have_count(len(everything))


def test_each_kind_of_filter_can_be_chosen_by_its_link(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=deep+learning")
    hits(page)
    for choice in ("person francois-chollet", "year 2018", "topic keras", "part question"):
        offered = number(page, choice)
        page.locator(f"[data-choice='{choice}']").click()
        expect(page.locator(f"[data-choice='{choice}']")).to_have_attribute("aria-current", "true")
        expect(page.locator(STATUS)).to_contain_text(re.compile(rf"\b{offered} results?$"))
    expect(page.locator(CHOSEN)).to_have_count(4)
    expect(page.locator(".year .bar rect[width='100%']")).to_have_count(1)


def test_the_page_is_used_by_keyboard_and_keeps_the_focus(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    page.locator(f"{FORM} input").focus()
    page.keyboard.insert_text("overfitting")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=overfitting")
    hits(page)
    expect(page).to_have_title(re.compile("^“overfitting” · Search · "))
    link = page.locator("[data-choice='year 2017']")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=overfitting&year=2017")
    expect(link).to_be_focused()
    chip = page.locator(CHOSEN)
    expect(chip).to_have_accessible_name("Remove the filter Year: 2017")
    chip.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=overfitting")
    expect(page.locator(STATUS)).to_be_focused()
    expect(page.locator(STATUS)).to_have_role("status")


def test_nothing_is_fetched_before_the_first_search(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}search/?topic=keras")
    expect(page.locator(STATUS)).to_have_text(re.compile("^Type a word"))
    assert not [
        each for each in asked if re.search(r"search/(en|zh)\.js|engine\.js|workers/|search_index", each)
    ]
    page.locator(f"{FORM} input").fill("keras")
    page.locator(f"{FORM} button").click()
    page.wait_for_url("**/search/?q=keras&topic=keras")
    hits(page)
    assert "search/en.js" in asked


@pytest.mark.parametrize(
    ("folder", "filter_", "name"),
    [
        ("", "topic=keras", "Topic: Keras, its origins and its design"),
        ("", "person=hugo-bowne-anderson", "Person: Hugo Bowne-Anderson"),
        ("", "interview=chollet-datacamp-2017", "Interview: An Interview with François Chollet"),
        ("zh/", "person=hugo-bowne-anderson", "人物：雨果·鲍恩-安德森"),
    ],
)
def test_a_filter_has_its_name_before_anything_is_asked(
    page: Page, address: str, folder: str, filter_: str, name: str
) -> None:
    page.goto(f"{address}{folder}search/?{filter_}")
    expect(page.locator(CHOSEN)).to_have_text(name)
    page.locator(CHOSEN).click()
    expect(page.locator(CHOSEN)).to_have_count(0)
    page.go_back()
    expect(page.locator(CHOSEN)).to_have_text(name)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_panel_leads_to_all_of_its_results(page: Page, address: str, folder: str) -> None:
    page.goto(f"{address}{folder}{DATACAMP}/")
    type_query(page, "keras")
    page.locator("select[name=part]").select_option("answer")
    becomes(page, "colloquySeam.within.part === 'answer' && !colloquySeam.busy")
    total = page.evaluate("colloquySeam.latest.total")
    link = page.locator(".colloquy-all a")
    expect(link).to_contain_text(str(total))
    link.click()
    page.wait_for_url(f"{address}{folder}search/?q=keras&part=answer")
    assert len(hits(page)) == total


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(
    ("path", "kept"),
    [("topics/keras/", "topic=keras"), ("people/hugo-bowne-anderson/", "person=hugo-bowne-anderson")],
)
def test_topics_and_people_lead_to_a_search_within_them(
    page: Page, address: str, folder: str, path: str, kept: str
) -> None:
    page.goto(address + folder + path)
    page.locator("a[href*='/search/?']").click()
    page.wait_for_url(f"{address}{folder}search/?{kept}")
    expect(page.locator(CHOSEN)).to_have_count(1)
    page.locator(f"{FORM} input").fill("Keras")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{folder}search/?q=Keras&{kept}")
    hits(page)


def test_a_language_is_changed_with_the_search(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=keras&year=2017")
    hits(page)
    languages = [each.get_attribute("href") for each in page.locator("a.md-select__link").all()]
    assert f"{address}zh/search/?q=keras&year=2017" in languages


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("folder", FOLDERS)
def test_axe_finds_nothing_on_the_page_of_results(
    visit: Visit, address: str, folder: str, width: int, scheme: str
) -> None:
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
    page.goto(f"{address}{folder}search/?q=小额贷款 radiologists&year=2018")
    hits(page)
    if width < 960:
        page.locator(f"{CHOICES} summary").first.click()
    expect(page.locator("[data-choice='year 2018']")).to_be_visible()
    assert not violations(page)
    fits(page)


def test_on_a_phone_the_filters_are_folded_until_they_are_asked_for(visit: Visit, address: str) -> None:
    page = visit(**PHONE).new_page()
    page.goto(f"{address}zh/search/?q=Keras")
    hits(page)
    expect(page.locator("[data-choice='year 2017']")).to_be_hidden()
    page.locator(f"{CHOICES} summary").first.tap()
    page.locator("[data-choice='year 2017']").tap()
    page.wait_for_url("**year=2017")


def test_printed_it_is_what_was_found_without_controls(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=keras&year=2017")
    hits(page)
    page.emulate_media(media="print")
    for part in (FORM, CHOICES, ".md-header"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator(HITS).first).to_be_visible()
    expect(page.locator(CHOSEN)).to_have_text("Year: 2017")


def test_without_javascript_it_says_so_and_leads_elsewhere(visit: Visit, address: str) -> None:
    page = visit(java_script_enabled=False).new_page()
    page.goto(f"{address}search/?q=keras")
    expect(page.locator(".results-without")).to_contain_text("needs JavaScript")
    page.locator(".results-without a").first.click()
    expect(page).to_have_url(f"{address}topics/")


@pytest.mark.parametrize("piece", ["l", "x"])
def test_a_piece_that_fails_is_fetched_once_more_and_then_reported_with_a_way_to_try_again(
    visit: Visit, cut_address: str, piece: str
) -> None:
    context = visit()
    page = context.new_page()
    tries: list[str] = []
    page.on(
        "request", lambda each: tries.append(each.url) if re.search(rf"/{piece}\d+\.js", each.url) else None
    )
    pieces = re.compile(rf"/search/.*/{piece}\d+\.js")
    context.route(pieces, lambda route: route.abort())
    page.goto(f"{cut_address}search/?q=salmon")
    expect(page.locator(STATUS)).to_contain_text("could not be loaded")
    expect(page.locator(HITS)).to_have_count(0)
    assert {tries.count(each) for each in tries} == {2}
    context.unroute(pieces)
    page.get_by_role("button", name="Try again").click()
    assert hits(page)[0] == "chollet-pyimagesearch-2018#q5"
    expect(page.locator(".results-retry")).to_be_hidden()


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "“</script>”", ".*+?[", "😀", "%"])
def test_no_search_in_an_address_breaks_the_page(page: Page, address: str, query: str) -> None:
    page.on("dialog", lambda _: pytest.fail("a query was executed"))
    page.on("pageerror", lambda failure: pytest.fail(str(failure)))
    page.goto(f"{address}search/")
    page.locator(f"{FORM} input").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text(re.compile("found|result"))
    page.goto(f"{address}search/?q=keras&topic=%3Cb%3E&year=x&part=y&person=constructor&most=1e9")
    expect(page.locator(STATUS)).to_contain_text("Nothing found")
    expect(page.locator(CHOSEN)).to_have_count(3)
