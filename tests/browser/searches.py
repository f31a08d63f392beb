"""How tests ask the search: as the theme does, through the seam, and as a reader does, through the box."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

from states import becomes

ASK = """([query, within]) => new Promise(resolve => {
  const seam = window.colloquySeam
  seam.addEventListener("answered", () => resolve(seam.latest), {once: true})
  seam.within = within
  seam.postMessage({type: 2, data: query})
})"""


def ask(page: Page, query: str, **within: str) -> dict[str, Any]:
    """Put a query to the engine, as the theme would; give its answer."""
    answer: dict[str, Any] = page.evaluate(ASK, [query, within])
    return answer


def found(answer: dict[str, Any]) -> list[str]:
    """Name what an answer found, best first: `chollet-datacamp-2017#q5`, or the address of another page."""
    return [exchange(group[0]["location"]) for group in answer["items"]]


def exchange(address: str) -> str:
    """Name the exchange that an address leads to; give other addresses as they are."""
    match = re.search(r"interviews/([^/]+)/(?:index\.html)?(?:\?[^#]*)?(#q\d+)$", address)
    return match[1] + match[2] if match else address


def type_query(page: Page, query: str) -> None:
    """Type a query into the box and wait for the answer to it."""
    page.locator(".md-search__input").focus()
    page.keyboard.insert_text(query)
    answered(page, query)


def answered(page: Page, query: str) -> None:
    """Wait until the panel shows the answer to a query, in the links that the theme made for it."""
    becomes(
        page,
        """query => colloquySeam.query === query && !colloquySeam.busy && colloquySeam.latest
          && !document.querySelector("a.md-search-result__link:not([data-shown])")""",
        query,
    )
