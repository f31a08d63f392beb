"""What a reader does, done in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

ZH = "zh/interviews/chollet-pyimagesearch-2018/"
EN = "interviews/chollet-pyimagesearch-2018/"
KINDS = ("", "interviews/", "interviews/chollet-datacamp-2017/", EN, "about/", "contributing/")


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
    page.locator("#l7 button.mark").click()
    assert page.locator("#e1-note").is_visible()
    context.close()


def test_changing_the_language_keeps_the_place(page: Page, address: str) -> None:
    page.goto(f"{address}{EN}#l72")
    page.locator(".md-select button").hover()
    page.locator("a.md-select__link[hreflang=zh]").click()
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


def test_the_printed_page_has_no_controls_and_keeps_the_numbers(page: Page, address: str) -> None:
    page.goto(address + ZH)
    page.emulate_media(media="print")
    assert not page.locator(".as-received").is_visible()
    assert page.locator("#l7 button.mark").is_visible()
    assert page.locator("#e1").is_visible()
