"""What tests of a page wait for: that something is so, never that some time has passed."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import FloatRect, Locator, Page

PHONE: dict[str, Any] = {"has_touch": True, "viewport": {"width": 390, "height": 800}}

FITS = "document.documentElement.scrollWidth <= innerWidth"
AT_REST = """() => document.fonts.status === "loaded" && !document.getAnimations().length
  && [...document.images].every(image => image.complete || image.loading === "lazy")"""


def fits(page: Page) -> None:
    """Wait until a page is no wider than the screen."""
    page.wait_for_function(FITS)


def rest(page: Page) -> None:
    """Wait until all is loaded that is seen of a page, and nothing moves."""
    page.wait_for_function(AT_REST)


def box(locator: Locator) -> FloatRect:
    """Give the place of what can be seen."""
    locator.wait_for(state="visible")
    found = locator.bounding_box()
    assert found
    return found


def restyle(page: Page, rules: str) -> None:
    """Give a page other rules, which its policy does not see: they are made, and not written into it."""
    page.evaluate(
        """rules => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(rules)
          document.adoptedStyleSheets.push(sheet)
        }""",
        rules,
    )
