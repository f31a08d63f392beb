"""What a reader does, done in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsers import Visit
from kinds import FOLDERS, kinds
from states import PHONE, becomes, box, choose_language, fits

ZH = "zh/interviews/chollet-pyimagesearch-2018/"
EN = "interviews/chollet-pyimagesearch-2018/"
LONELY = """() => [...document.querySelectorAll("button.mark")].filter(mark => {
  const next = mark.closest(".sticking, .mark").nextSibling?.nextSibling;
  if (next?.nodeType !== Node.TEXT_NODE || !/^[，。、；：）”]/.test(next.data)) return false;
  const stop = new Range();
  stop.setStart(next, 0);
  stop.setEnd(next, 1);
  return stop.getBoundingClientRect().top > mark.getBoundingClientRect().bottom;
}).map(mark => mark.textContent)"""
"""Marks whose stop begins the next line."""
LOOSE = """page => [...page.querySelectorAll("h1, h2, h3, h4, .speaker, tr, figure, p")].filter(part => {
  const style = getComputedStyle(part);
  if (part.matches("h1, h2, h3, h4, .speaker")) return style.breakAfter !== "avoid";
  return part.matches("p") ? style.orphans < 3 || style.widows < 3 : style.breakInside !== "avoid";
}).map(part => part.outerHTML.slice(0, 80))"""
"""What a page on paper could end with, begin with or be divided in, and should not."""


def test_a_correction_opens_by_keyboard_and_closes_by_escape(page: Page, address: str) -> None:
    page.goto(address + ZH)
    mark, note = page.locator("#l7 button.mark"), page.locator("#e1-note")
    expect(note).to_be_hidden()
    mark.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    expect(note).to_contain_text("Fran ois")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_a_correction_opens_by_touch(visit: Visit, address: str) -> None:
    page = visit(**PHONE).new_page()
    page.goto(address + ZH)
    page.locator("#l50 button.mark").nth(1).tap()
    note = page.locator("#e6-note")
    expect(note).to_be_visible()
    shown = box(note)
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= 390


def test_a_reader_can_switch_to_the_text_as_received(page: Page, address: str) -> None:
    page.goto(address + ZH)
    passage = page.locator("#l7 .emended")
    expect(passage).to_have_text("François", use_inner_text=True)
    page.get_by_label("显示未经校改的原样").check()
    expect(passage).to_have_text("Fran ois", use_inner_text=True)
    page.get_by_label("显示未经校改的原样").uncheck()
    expect(passage).to_have_text("François", use_inner_text=True)


def test_the_switch_and_the_notes_need_no_javascript(visit: Visit, address: str) -> None:
    page = visit(java_script_enabled=False).new_page()
    page.goto(address + ZH)
    page.locator("#as-received").check()
    expect(page.locator("#l7 .emended")).to_have_text("Fran ois", use_inner_text=True)
    page.locator("#both").check()
    expect(page.locator("#l7 .beside")).to_be_visible()
    page.locator("#l7 button.mark").click()
    expect(page.locator("#e1-note")).to_be_visible()


def test_changing_the_language_keeps_the_place(page: Page, address: str) -> None:
    page.goto(f"{address}{EN}#l72")
    choose_language(page, "zh-Hans")
    page.wait_for_url(f"{address}{ZH}#l72")
    expect(page.locator("#l72")).to_be_visible()
    page.go_back()
    page.wait_for_url(f"{address}{EN}#l72")


def test_every_passage_of_a_question_has_its_own_address(page: Page, address: str) -> None:
    page.goto(f"{address}{EN}#l46")
    expect(page.locator("h2#q3 #l46")).to_have_count(1)
    becomes(page, "(y => 0 <= y && y < 400)(document.querySelector('h2#q3').getBoundingClientRect().y)")


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_page_scrolls_sideways(page: Page, address: str, site: Path, width: int, folder: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for kind in kinds(site, folder):
        page.goto(address + folder + kind)
        fits(page)


def test_both_languages_stand_beside_each_other_and_below_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address + EN)
    here, beside = page.locator("#l72 .here"), page.locator("#l72 .beside")
    expect(beside).to_be_hidden()
    page.get_by_label("Show Chinese beside it").check()
    expect(beside).to_have_attribute("lang", "zh-Hans")
    left, right = box(here), box(beside)
    assert abs(left["y"] - right["y"]) < 2
    assert left["x"] + left["width"] <= right["x"]
    page.set_viewport_size({"width": 390, "height": 800})
    above, below = box(here), box(beside)
    assert above["y"] + above["height"] <= below["y"] + 1


def test_the_choice_to_read_both_is_remembered(page: Page, address: str) -> None:
    page.goto(address + EN)
    page.locator("#both").check()
    page.goto(f"{address}zh/interviews/chollet-datacamp-2017/#l75")
    expect(page.locator("#l75 .beside")).to_be_visible()
    expect(page.locator("#l75 .beside")).to_have_attribute("lang", "en")
    page.locator("#both").uncheck()
    page.goto(address + EN)
    expect(page.locator("#l72 .beside")).to_be_hidden()


def test_the_second_language_is_not_in_the_table_of_contents(page: Page, address: str) -> None:
    page.goto(address + EN)
    page.locator("#both").check()
    contents = page.locator(".md-sidebar--secondary").first.text_content() or ""
    assert "Who he is and what he does" in contents
    assert not any("\u4e00" <= character <= "\u9fff" for character in contents)


def test_both_languages_are_printed_if_both_are_read(page: Page, address: str) -> None:
    page.goto(address + EN)
    page.locator("#both").check()
    page.emulate_media(media="print")
    expect(page.locator("#l72 .beside")).to_be_visible()


def test_from_a_folder_the_language_changes_and_keeps_the_place(visit: Visit, site: Path) -> None:
    page = visit(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{(site / EN / 'index.html').as_uri()}#l72")
    choose_language(page, "zh-Hans")
    page.wait_for_url(f"{(site / ZH / 'index.html').as_uri()}#l72")
    expect(page.locator("#l72")).to_be_visible()
    page.locator("#both").check()
    expect(page.locator("#l72 .beside")).to_be_visible()
    page.go_back()
    page.wait_for_url(f"{(site / EN / 'index.html').as_uri()}#l72")


def test_the_printed_page_has_no_controls_and_keeps_the_numbers(page: Page, address: str) -> None:
    page.goto(address + ZH)
    page.emulate_media(media="print")
    expect(page.locator(".as-received")).to_be_hidden()
    expect(page.locator("#l7 button.mark")).to_be_visible()
    expect(page.locator("#e1")).to_be_visible()


def test_on_paper_no_heading_ends_a_page_and_no_row_is_divided(page: Page, address: str) -> None:
    for place in (EN, ZH, "how-search-works/"):
        page.goto(address + place)
        page.emulate_media(media="print")
        assert page.locator("article").evaluate(LOOSE) == [], place


def test_no_line_begins_with_the_stop_after_a_mark(page: Page, address: str) -> None:
    page.goto(address + ZH)
    for width in range(320, 520, 8):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(LONELY) == [], f"at a width of {width}"


def test_a_table_shows_all_its_columns_on_a_wide_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for language in ("", "zh/"):
        page.goto(f"{address}{language}how-search-works/")
        assert page.locator(".md-typeset__scrollwrap").evaluate_all(
            "tables => tables.every(table => table.scrollWidth <= table.clientWidth)"
        )
