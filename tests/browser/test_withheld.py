"""Where words are withheld, readers see it, hear it, print it and quote it, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from axe import violations
from browsers import Serve, Visit
from test_copying import CLIPBOARD, MAY_COPY, MENU
from test_withholding import CHINESE, ENGLISH, archive_that_tells, site_that_withholds

LABELS = {"": ENGLISH, "zh/": CHINESE}


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """Serve an archive in which words are withheld."""
    root = archive_that_tells(tmp_path_factory.mktemp("withheld") / "archive")
    return serve(site_that_withholds(root))


@pytest.mark.parametrize("folder", LABELS)
def test_a_mark_is_read_opened_printed_and_quoted(visit: Visit, at: str, folder: str) -> None:
    page = visit(**MAY_COPY).new_page()
    page.goto(f"{at}{folder}interviews/talk/")
    passage, label = page.locator("#l5"), LABELS[folder]

    expect(passage).to_contain_text(label)
    page.locator("#l5 button.mark").click()
    expect(page.locator("#w1-note")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("a.line[href$='#l5']").first.click()
    page.locator(f"{MENU} [data-copy=quotation]").click()
    expect(page.locator(f"{MENU} .told")).not_to_be_empty()
    quoted = str(page.evaluate(CLIPBOARD))
    assert label in quoted
    assert "w1" not in quoted
    page.emulate_media(media="print")
    expect(page.locator("#l5 .withheld")).to_be_visible()


@pytest.mark.parametrize("folder", LABELS)
def test_axe_finds_nothing_where_words_are_withheld(visit: Visit, at: str, folder: str) -> None:
    for scheme in ("light", "dark"):
        page = visit(color_scheme=scheme).new_page()
        page.goto(f"{at}{folder}interviews/talk/")
        assert not violations(page)
