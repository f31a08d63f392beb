"""What a reader does, done in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kinds import KINDS

ZH = "zh/interviews/chollet-pyimagesearch-2018/"
EN = "interviews/chollet-pyimagesearch-2018/"


def test_a_correction_opens_by_keyboard_and_closes_by_escape(page: Page, address: str) -> None:
    page.goto(address + ZH)
    mark, note = page.locator("#l7 button.mark"), page.locator("#e1-note")
    assert not note.is_visible()
    mark.focus()
    page.keyboard.press("Enter")
    assert note.is_visible()
    assert "Fran ois" in note.inner_text()
    page.keyboard.press("Escape")
    assert not note.is_visible()


def test_a_correction_opens_by_touch(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address + ZH)
    page.locator("#l50 button.mark").nth(1).tap()
    note = page.locator("#e6-note")
    assert note.is_visible()
    box = note.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    context.close()


def test_a_reader_can_switch_to_the_text_as_received(page: Page, address: str) -> None:
    page.goto(address + ZH)
    passage = page.locator("#l7 .emended")
    assert passage.inner_text() == "François"
    page.get_by_label("显示未经校改的原样").check()
    assert passage.inner_text() == "Fran ois"
    page.get_by_label("显示未经校改的原样").uncheck()
    assert passage.inner_text() == "François"


def test_the_switch_and_the_notes_need_no_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ZH)
    page.locator("#as-received").check()
    assert page.locator("#l7 .emended").inner_text() == "Fran ois"
    page.locator("#both").check()
    assert page.locator("#l7 .beside").is_visible()
    page.locator("#l7 button.mark").click()
    assert page.locator("#e1-note").is_visible()
    context.close()


def test_changing_the_language_keeps_the_place(page: Page, address: str) -> None:
    page.goto(f"{address}{EN}#l72")
    page.locator(".md-select button").hover()
    page.locator("a.md-select__link[hreflang=zh-Hans]").click()
    page.wait_for_url(f"{address}{ZH}#l72")
    assert page.locator("#l72").is_visible()
    page.go_back()
    page.wait_for_url(f"{address}{EN}#l72")


def test_every_passage_of_a_question_has_its_own_address(page: Page, address: str) -> None:
    page.goto(f"{address}{EN}#l46")
    heading = page.locator("h2#q3")
    assert heading.locator("#l46").count() == 1
    box = heading.bounding_box()
    assert box
    assert 0 <= box["y"] < 400


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("folder", ["", "zh/"])
def test_no_page_scrolls_sideways(page: Page, address: str, width: int, folder: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for kind in KINDS:
        page.goto(address + folder + kind)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, kind


def test_pages_from_a_folder_show_their_text(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / EN / "index.html").as_uri())
    assert page.locator("#l30").is_visible()
    page.close()


def test_both_languages_stand_beside_each_other_and_below_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address + EN)
    here, beside = page.locator("#l72 .here"), page.locator("#l72 .beside")
    assert not beside.is_visible()
    page.get_by_label("Show Chinese beside it").check()
    assert beside.get_attribute("lang") == "zh-Hans"
    left, right = here.bounding_box(), beside.bounding_box()
    assert left
    assert right
    assert abs(left["y"] - right["y"]) < 2
    assert left["x"] + left["width"] <= right["x"]
    page.set_viewport_size({"width": 390, "height": 800})
    above, below = here.bounding_box(), beside.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"] + 1


def test_the_choice_to_read_both_is_remembered(page: Page, address: str) -> None:
    page.goto(address + EN)
    page.locator("#both").check()
    page.goto(f"{address}zh/interviews/chollet-datacamp-2017/#l75")
    assert page.locator("#l75 .beside").is_visible()
    assert page.locator("#l75 .beside").get_attribute("lang") == "en"
    page.locator("#both").uncheck()
    page.goto(address + EN)
    assert not page.locator("#l72 .beside").is_visible()


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
    assert page.locator("#l72 .beside").is_visible()


def test_from_a_folder_the_language_changes_and_keeps_the_place(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{(site / EN / 'index.html').as_uri()}#l72")
    page.locator(".md-select button").hover()
    page.locator("a.md-select__link[hreflang=zh-Hans]").click()
    page.wait_for_url(f"{(site / ZH / 'index.html').as_uri()}#l72")
    assert page.locator("#l72").is_visible()
    page.locator("#both").check()
    assert page.locator("#l72 .beside").is_visible()
    page.go_back()
    page.wait_for_url(f"{(site / EN / 'index.html').as_uri()}#l72")
    page.close()


def test_the_printed_page_has_no_controls_and_keeps_the_numbers(page: Page, address: str) -> None:
    page.goto(address + ZH)
    page.emulate_media(media="print")
    assert not page.locator(".as-received").is_visible()
    assert page.locator("#l7 button.mark").is_visible()
    assert page.locator("#e1").is_visible()
