"""A large archive's search, whose index is in pieces, as a reader meets it: over http and from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from browsers import Serve, Visit
from searches import answered, ask, found, type_query
from test_pieces import write_pieces

BOX, STATUS, LINKS = ".md-search__input", ".md-search-result__meta", "a.md-search-result__link"
QUERIES = {
    "overfitting": "chollet-datacamp-2017#q8",
    "salmon farm": "chollet-pyimagesearch-2018#q5",
    "tensorflwo": "chollet-pyimagesearch-2018#q4",
    "鲑鱼养殖": "chollet-pyimagesearch-2018#q5",
    "深度學習 ethics": "chollet-datacamp-2017#q13",
}
REQUESTS, BYTES = 12, 300_000


@pytest.fixture
def cut(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a site whose index is in pieces."""
    write_pieces(built, built / "site", monkeypatch)
    return built / "site"


@pytest.fixture
def cut_address(cut: Path, serve: Serve) -> str:
    """Serve it, below a path of its own."""
    return f"{serve(cut.parent)}site/"


@pytest.mark.parametrize("way", ["http", "file"])
def test_pieces_lead_where_the_single_index_leads(
    visit: Visit, cut: Path, cut_address: str, way: str
) -> None:
    page = visit().new_page()
    page.goto(cut_address if way == "http" else (cut / "index.html").as_uri())
    for query, wanted in QUERIES.items():
        assert wanted in found(ask(page, query))[:2], query
    inside = ask(page, "salmon", interview="chollet-pyimagesearch-2018")
    assert {each.partition("#")[0] for each in found(inside)} == {"chollet-pyimagesearch-2018"}
    assert not found(ask(page, "salmon", interview="no-such"))
    assert not found(ask(page, "zzzzzzzz"))


def test_nothing_is_fetched_before_the_first_query_and_little_for_it(visit: Visit, cut_address: str) -> None:
    context = visit()
    asked: list[Request] = []
    page = context.new_page()
    page.goto(cut_address, wait_until="load")
    page.on("request", lambda each: None if each.url.endswith("favicon.svg") else asked.append(each))
    assert not [each for each in asked if "/search/en" in each.url]
    type_query(page, "why did the salmon farm need a model")
    assert 0 < len(asked) <= REQUESTS
    sizes = [response.body() for each in asked if (response := each.response())]
    assert sum(map(len, sizes)) <= BYTES
    expect(page.locator(LINKS).first).to_contain_text("PyImageSearch 2018")
    expect(page.locator(f"{LINKS} mark").first).to_be_visible()


@pytest.mark.parametrize("what", ["does not load", "is of another build"])
def test_a_piece_that_fails_is_told_and_the_next_query_tries_again(
    visit: Visit, cut_address: str, what: str
) -> None:
    context = visit()
    page = context.new_page()
    page.goto(cut_address)
    other = 'colloquyPiece("000000/l0","AwA=")'
    context.route(
        "**/search/lists/*/l*.js",
        lambda route: route.abort() if what == "does not load" else route.fulfill(body=other),
    )
    type_query(page, "salmon")
    expect(page.locator(STATUS)).to_contain_text("could not be loaded")
    context.unroute("**/search/lists/*/l*.js")
    page.locator(BOX).fill("salmon farm")
    answered(page, "salmon farm")
    expect(page.locator(LINKS).first).to_be_visible()
