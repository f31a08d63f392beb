"""What tests of a page wait for: that something is so, never that some time has passed."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Error, FloatRect, Locator, Page

from waiting import until

PHONE: dict[str, Any] = {"has_touch": True, "viewport": {"width": 390, "height": 800}}

FITS = "document.documentElement.scrollWidth <= innerWidth"
AT_REST = """() => document.fonts.status === "loaded" && !document.getAnimations().length
  && [...document.images].every(image => image.complete || image.loading === "lazy")"""


def becomes(page: Page, condition: str, argument: object = None) -> None:
    """Wait until a condition holds on a page. A page may evaluate no text, so it is asked."""

    def holds() -> bool:
        try:
            return bool(page.evaluate(condition, argument))
        except Error as failure:
            if "Execution context was destroyed" in failure.message:  # the page is being left
                return False
            raise

    until(holds, lambda: f"not so on {page.url}: {condition}")


def fits(page: Page) -> None:
    """Wait until a page is no wider than the screen."""
    becomes(page, FITS)


def rest(page: Page) -> None:
    """Wait until all is loaded that is seen of a page, and nothing moves."""
    becomes(page, AT_REST)


def box(locator: Locator) -> FloatRect:
    """Give the place of what can be seen."""
    locator.wait_for(state="visible")
    found = locator.bounding_box()
    assert found
    return found


def choose_language(page: Page, tag: str) -> None:
    """Follow the link to a page in another language.

    The menu stays open for the keyboard; under a mouse that rests, a page that scrolls closes it.
    """
    page.locator(".md-select button").focus()
    page.locator(f"a.md-select__link[hreflang={tag}]").click()


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
