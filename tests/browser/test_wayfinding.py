"""How a reader finds the way: from home to a topic, into the text, to other texts, and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from archives import INTERVIEWS, build_site, copy_of_the_real_site
from axe import violations
from browsers import Visit
from colloquy.composing.pictures import MANY
from kinds import FOLDERS, kinds
from many import many
from states import PHONE, box, choose_language, fits, restyle

LARGE = MANY + 4
EN = f"interviews/{INTERVIEWS[0]}/"


@pytest.mark.parametrize(
    ("folder", "topic", "other"),
    [("", "Research culture", "zh/"), ("zh/", "研究风气", "")],
)
def test_two_clicks_lead_to_what_both_say_and_one_to_the_other_language(
    page: Page, address: str, folder: str, topic: str, other: str
) -> None:
    page.goto(address + folder)
    page.get_by_role("link", name=topic, exact=True).click()
    expect(page.locator("#chollet-datacamp-2017-l89")).to_be_visible()
    expect(page.locator("#chollet-pyimagesearch-2018-l104")).to_be_visible()
    page.locator('a[href$="chollet-datacamp-2017/#q11"]').last.click()
    expect(page.locator("#l89")).to_be_visible()
    choose_language(page, "en" if folder else "zh-Hans")
    page.wait_for_url(f"{address}{other}{EN}#q11")
    expect(page.locator("#l89")).to_be_visible()


@pytest.mark.parametrize("folder", FOLDERS)
def test_home_shows_what_it_is_search_interviews_and_a_quotation_before_anybody_scrolls(
    page: Page, address: str, folder: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address + folder)
    order = [".lead", ".home-search", *(f".cards li:nth-child({n}) h3" for n in (1, 2)), ".first blockquote"]
    for part in order:
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    page.set_viewport_size(PHONE["viewport"])
    tops = [box(page.locator(part))["y"] for part in order]
    assert tops == sorted(tops)


def test_a_gloss_opens_by_keyboard_says_what_the_term_means_and_gives_the_focus_back(
    page: Page, address: str
) -> None:
    page.goto(address + EN)
    link, gloss = page.locator("#l89 a.gloss", has_text="overfit"), page.locator("#gloss-overfitting")
    link.focus()
    page.keyboard.press("Enter")
    expect(gloss).to_be_visible()
    expect(gloss).to_contain_text("过拟合")
    expect(link).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(gloss.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(gloss).to_be_hidden()
    expect(link).to_have_attribute("aria-expanded", "false")
    expect(link).to_be_focused()
    expect(page).to_have_url(re.compile(re.escape(address + EN) + "(#.*)?$"))


def test_a_gloss_opens_by_touch_within_the_screen(visit: Visit, address: str) -> None:
    page = visit(**PHONE).new_page()
    page.goto(f"{address}zh/{EN}")
    page.locator("#l89 a.gloss").first.tap()
    gloss = page.locator("aside:popover-open")
    expect(gloss).to_be_visible()
    shown = box(gloss)
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= 390


def test_without_javascript_a_gloss_leads_to_the_glossary_and_lists_are_whole(
    visit: Visit, address: str
) -> None:
    page = visit(java_script_enabled=False).new_page()
    page.goto(address + EN)
    page.locator("#l89 a.gloss", has_text="overfit").click()
    expect(page).to_have_url(f"{address}glossary/#overfitting")
    expect(page.locator("#overfitting")).to_be_visible()
    page.goto(f"{address}interviews/")
    expect(page.locator("form.filters")).to_be_hidden()
    expect(page.locator("ul.entries > li")).to_have_count(2)


def test_the_map_is_used_with_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}overview/")
    page.locator("#map-research-culture a").focus()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "Question 11: Hype, ethics, science")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{EN}#q11")


def test_the_table_says_the_same_as_the_map(page: Page, address: str) -> None:
    page.goto(f"{address}overview/")
    page.get_by_text("The same as a table").click()
    row = page.locator("tr", has=page.get_by_role("rowheader", name="Research culture"))
    expect(row.locator("td")).to_have_text(["11", "8"])


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of an archive whose menu has years in place of interviews."""
    root = many(tmp_path_factory.mktemp("large"), LARGE)
    copy_of_the_real_site(root)
    return build_site(root)


def test_lists_narrow_down_without_a_server_and_keep_their_choice_in_the_address(
    page: Page, address: str
) -> None:
    page.goto(f"{address}interviews/")
    page.get_by_label("Year").select_option("2018")
    expect(page.locator("ul.entries > li:visible")).to_have_count(1)
    expect(page.get_by_role("status").first).to_have_text("1 of 2 shown")
    expect(page).to_have_url(f"{address}interviews/?year=2018")
    page.reload()
    expect(page.locator("ul.entries > li:visible")).to_have_count(1)
    page.get_by_label("Year").select_option("")
    page.get_by_label("Contains").fill("FRANCOIS datacamp")
    expect(page.locator("ul.entries > li:visible")).to_have_count(1)
    expect(page.locator("ul.entries > li:visible")).to_contain_text("DataCamp")
    page.get_by_label("Contains").fill("")
    expect(page.locator("ul.entries > li:visible")).to_have_count(2)
    expect(page).to_have_url(f"{address}interviews/")


def test_long_lists_narrow_down_in_a_folder_and_the_map_still_fits(visit: Visit, large: Path) -> None:
    page = visit().new_page()
    page.goto((large / "interviews/index.html").as_uri())
    expect(page.locator("ul.entries > li:visible")).to_have_count(LARGE)
    page.get_by_label("Year").select_option("2003")
    expect(page.locator("ul.entries > li:visible")).to_have_count(4)
    page.goto((large / "overview/index.html").as_uri())
    expect(page.locator(".map-row")).to_have_count(2)
    fits(page)
    assert not violations(page, ".md-content")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
@pytest.mark.parametrize("folder", FOLDERS)
def test_axe_finds_nothing_on_a_page_of_any_kind(
    visit: Visit, address: str, site: Path, folder: str, scheme: str, width: int
) -> None:
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
    found = {}
    for part in kinds(site, folder):
        page.goto(address + folder + part)
        if part == EN:
            page.locator("#l89 a.gloss").first.click()
        found[part] = violations(page)
    assert not {part: broken for part, broken in found.items() if broken}


def test_a_missing_page_offers_the_nearest_ones_and_a_search_in_both_languages(
    visit: Visit, address: str
) -> None:
    page = visit().new_page()
    page.goto(f"{address}404.html")
    page.evaluate("history.replaceState(null, '', '/interviews/chollet-datacmp/')")
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {src: '/assets/missing.js'}))"
    )
    english, chinese = (page.locator(f"section.missing[lang={tag}]") for tag in ("en", "zh-Hans"))
    expect(english.get_by_role("link", name="/interviews/chollet-datacamp-2017/").first).to_be_visible()
    expect(chinese.get_by_text("要找的是不是下面哪一页？")).to_be_visible()
    assert not violations(page, ".md-content")
    english.get_by_role("searchbox").fill("ethics")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}?q=ethics")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_the_language_is_changed_by_keyboard_and_the_place_is_kept(page: Page, address: str) -> None:
    page.goto(f"{address}{EN}#q11")
    page.get_by_role("button", name="Select language").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("a.md-select__link[hreflang=zh-Hans]")).to_be_focused()
    expect(page.locator("a.md-select__link[hreflang=zh-Hans]")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}zh/{EN}#q11")


def test_the_first_key_leads_past_the_navigation(page: Page, address: str) -> None:
    page.goto(address + EN)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".md-content :focus")).to_have_count(1)


def test_nothing_is_lost_at_400_percent_or_with_wide_spacing(page: Page, address: str, site: Path) -> None:
    """WCAG 2.2, 1.4.10 (reflow at 320 pixels) and 1.4.12 (text spacing)."""
    page.set_viewport_size({"width": 320, "height": 256})
    for part in kinds(site):
        page.goto(address + part)
        assert not cut_off(page), part


def cut_off(page: Page) -> list[str]:
    """Space the words of a page widely; list what can no longer be read."""
    restyle(
        page,
        "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important; } p { margin-bottom: 2em !important; }",
    )
    fits(page)
    cut: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".md-content :is(p, li, h1, h2, h3, label, a)")]
          .filter(each => each.clientWidth && each.scrollWidth > each.clientWidth + 1
            && getComputedStyle(each).overflowX !== "visible")
          .map(each => each.outerHTML.slice(0, 80))"""
    )
    return cut
