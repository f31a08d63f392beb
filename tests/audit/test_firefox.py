"""The unpacked bundle in Debian's Firefox: as `tests/browser/test_offline.py` reads it in Chromium."""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from firefox import Firefox

EN = "site/interviews/chollet-pyimagesearch-2018/index.html"
ZH = "site/zh/interviews/chollet-pyimagesearch-2018/index.html"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with contextlib.closing(Firefox(tmp_path_factory.mktemp("firefox"))) as browser:
        yield browser


@pytest.fixture
def firefox(started: Firefox) -> Iterator[Firefox]:
    """Give a browser that must ask for nothing but files, and complain of nothing."""
    started.requests.clear()
    started.errors.clear()
    yield started
    assert not [
        address for address in started.requests if not address.startswith(("file:", "about:", "data:"))
    ]
    assert not started.errors


def visible(selector: str) -> str:
    return f"document.querySelector({json.dumps(selector)})?.checkVisibility({{visibilityProperty: true}})"


def test_the_first_page_leads_into_both_languages(firefox: Firefox, unpacked: Path) -> None:
    for number, address in ((1, "site/index.html"), (2, "site/zh/index.html")):
        firefox.open((unpacked / "START.html").as_uri())
        firefox.click(f"section:nth-of-type({number}) a.open")
        firefox.wait_for(f"location.href === {json.dumps((unpacked / address).as_uri())}")


@pytest.mark.parametrize(
    ("folder", "query", "wanted"),
    [("", "salmon", "chollet-pyimagesearch-2018"), ("zh/", "过拟合", "chollet-datacamp-2017")],
)
def test_search_finds_and_leads_to_the_passage(
    firefox: Firefox, unpacked: Path, folder: str, query: str, wanted: str
) -> None:
    firefox.open((unpacked / f"site/{folder}about/index.html").as_uri())
    firefox.click(".md-search__input")
    firefox.type(query)
    firefox.wait_for(
        f"colloquySeam.query === {json.dumps(query)} && !colloquySeam.busy && colloquySeam.latest"
    )
    firefox.wait_for(
        f"document.querySelector('a.md-search-result__link')?.href.includes('/{wanted}/index.html?h=')"
    )
    firefox.click("a.md-search-result__link")
    firefox.wait_for(f"location.pathname.endsWith('/{folder}interviews/{wanted}/index.html')")
    firefox.wait_for("document.querySelector('mark[data-md-highlight]')")


def test_changing_the_language_keeps_the_place_and_both_can_be_read(firefox: Firefox, unpacked: Path) -> None:
    firefox.open(f"{(unpacked / EN).as_uri()}#l72")
    firefox.hover(".md-select button")
    firefox.click("a.md-select__link[hreflang=zh-Hans]")
    firefox.wait_for(f"location.href === {json.dumps((unpacked / ZH).as_uri() + '#l72')}")
    firefox.wait_for("document.readyState === 'complete'")
    assert firefox.evaluate("Math.abs(document.getElementById('l72').getBoundingClientRect().y) < 800")
    assert not firefox.evaluate(visible("#l72 .beside"))
    firefox.click("#both")
    firefox.wait_for(visible("#l72 .beside"))
    firefox.click("#both")


def test_notes_and_glosses_open(firefox: Firefox, unpacked: Path) -> None:
    firefox.open((unpacked / ZH).as_uri())
    assert not firefox.evaluate(visible("#e1-note"))
    firefox.click("#l7 button.mark")
    firefox.wait_for(visible("#e1-note"))
    firefox.type("\ue00c")  # Escape
    firefox.wait_for(f"!{visible('#e1-note')}")
    firefox.click("a.gloss")
    firefox.wait_for(
        "document.getElementById(document.querySelector('a.gloss').dataset.gloss).matches(':popover-open')"
    )


def test_lists_narrow_down_and_the_page_for_missing_pages_searches(firefox: Firefox, unpacked: Path) -> None:
    firefox.open((unpacked / "site/interviews/index.html").as_uri())
    firefox.click("form.filters input")
    firefox.type("datacamp")
    firefox.wait_for("document.querySelectorAll('ul.entries > li:not([hidden])').length === 1")
    firefox.open((unpacked / "site/404.html").as_uri())
    firefox.click(".md-search__input")
    firefox.type("keras")
    firefox.wait_for("document.querySelectorAll('a.md-search-result__link').length > 1")


def test_it_can_be_printed(firefox: Firefox, unpacked: Path) -> None:
    firefox.open((unpacked / ZH).as_uri())
    printed = base64.b64decode(firefox("browsingContext.print", context=firefox.context)["data"])
    with pypdfium2.PdfDocument(printed) as document:
        assert len(document) >= 5
        assert "Fran ois" in "".join(page.get_textpage().get_text_range() for page in document)
