"""The bundle is whole by itself: one file that unpacks to pages whose links lead to files beside them."""

from __future__ import annotations

import re
import zipfile
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from archives import copy_of_the_real_archive, copy_of_the_real_site, snapshot, succeed
from colloquy.bundling import LEFT_OUT, NAME
from colloquy.bundling.links import is_placeholder, offer, to_file, to_files, unroot
from test_site import Page

HERE = "file:///"
MOST = 2_500_000


@pytest.fixture(scope="module")
def pages(unpacked: Path) -> dict[str, Page]:
    """Read the unpacked pages, by path."""
    return {path.relative_to(unpacked).as_posix(): Page(path) for path in unpacked.rglob("*.html")}


def test_every_link_is_relative_and_leads_to_a_file_and_a_place_in_it(
    unpacked: Path, pages: dict[str, Page]
) -> None:
    files = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert len(pages) > 60
    for path, page in pages.items():
        for link in (*page.links, *page.loads):
            parts = urlsplit(link)
            if parts.scheme in ("https", "http", "mailto"):
                assert "colloquy.example" not in link
                continue
            assert not parts.scheme + parts.netloc, link
            assert not link.startswith("/"), link
            target = urlsplit(urljoin(HERE + path, link))
            file = unquote(target.path).removeprefix("/")
            assert file in files, f"{path}: {link}"
            if target.fragment and file in pages:
                assert unquote(target.fragment) in pages[file].ids, f"{path}: {link}"


def test_no_page_names_the_host_that_stands_for_one(unpacked: Path) -> None:
    for path in unpacked.rglob("*.html"):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        assert "colloquy.example" not in head, path


def test_it_begins_with_a_page_that_leads_into_every_language(unpacked: Path, archived: Path) -> None:
    assert sorted(path.name for path in unpacked.iterdir()) == ["START.html", "site"]
    start = (unpacked / "START.html").read_text(encoding="utf-8")
    assert re.findall(r'<section lang="([^"]+)">', start) == ["en", "zh-Hans"]
    assert Page(unpacked / "START.html").links == ["site/index.html", "site/zh/index.html"]
    assert snapshot(unpacked) == snapshot(archived / "site-offline")


def test_it_has_all_of_the_site_but_what_makes_no_sense_in_a_folder(archived: Path) -> None:
    site, copy = (set(snapshot(archived / name)) for name in ("site", "site-offline/site"))
    assert copy < site
    for path in site - copy:
        assert any(fnmatch(path, pattern) for pattern in LEFT_OUT), path
    assert {"sitemap.xml", NAME} <= site - copy


def test_it_is_small(archived: Path) -> None:
    assert (archived / NAME).stat().st_size <= MOST


def test_its_entries_tell_nothing_of_the_machine(archived: Path) -> None:
    with zipfile.ZipFile(archived / NAME) as packed:
        entries = packed.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert len({entry.date_time for entry in entries}) == 1
    assert {entry.external_attr for entry in entries} == {0o644 << 16}
    assert {entry.create_system for entry in entries} == {3}


@pytest.mark.slow
def test_two_builds_in_two_places_at_two_times_give_the_same_bytes(
    archived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_of_the_real_archive(tmp_path / "elsewhere 另一处")
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    succeed("offline", "--root", root)
    assert (root / NAME).read_bytes() == (archived / NAME).read_bytes()
    one, other = (snapshot(place / "site-offline") for place in (archived, root))
    assert [path for path in one.keys() | other.keys() if one.get(path) != other.get(path)] == []


@pytest.mark.slow
def test_its_day_is_the_one_that_the_builder_declares(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_of_the_real_site(small)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    succeed("offline", "--root", small)
    with zipfile.ZipFile(small / NAME) as packed:
        assert packed.infolist()[0].date_time == (2025, 6, 15, 15, 6, 40)
        assert "June 15, 2025" in packed.read("START.html").decode()


def test_the_site_offers_it_with_its_size_and_day_and_only_once_it_is_there(
    archived: Path, site: Path
) -> None:
    for path, home in (("", ""), ("zh/", "../"), ("data/", "../"), ("zh/data/", "../../")):
        page = (archived / "site" / path / "index.html").read_text(encoding="utf-8")
        assert re.search(rf'<a href="{home}{NAME}">{NAME}</a>\W*[\d.]+ MB\W+\w', page)
        assert ".zip" not in (site / path / "index.html").read_text(encoding="utf-8")
    assert (archived / "site" / NAME).read_bytes() == (archived / NAME).read_bytes()


@pytest.mark.slow
def test_a_site_in_a_folder_of_its_host_gives_the_same_links(
    archived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_of_the_real_archive(tmp_path)
    monkeypatch.setenv("SITE_URL", "https://somebody.github.io/archive/")
    succeed("offline", "--root", root)
    for name in ("404.html", "zh/index.html", "zh/interviews/chollet-datacamp-2017/index.html"):
        one, other = (Page(place / "site-offline/site" / name) for place in (archived, root))
        assert (one.links, one.loads) == (other.links, other.loads)
    page = (root / "site-offline/site/zh/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://somebody.github.io/archive/zh/">' in page


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("./", "index.html"),
        ("../talks/a/?q=x#l72", "../talks/a/index.html?q=x#l72"),
        ("../talks/a", "../talks/a/index.html"),
        ("../talks/a/index.html", "../talks/a/index.html"),
        ("../notes.txt", "../notes.txt"),
        ("#l72", "#l72"),
        ("", ""),
        ("https://host.example/talks/", "https://host.example/talks/"),
        ("mailto:a@host.example", "mailto:a@host.example"),
        ("http://[", "http://["),
        ("//\uff0f", "//\uff0f"),
    ],
)
def test_the_address_of_a_folder_becomes_that_of_its_page(address: str, wanted: str) -> None:
    assert to_file(address, "people/index.html", frozenset({"", "talks/a", "people"})) == wanted


def test_nothing_but_addresses_is_rewritten() -> None:
    kept = (
        '<!-- <a href="../"> --><script>const a = \'<a href="../">\'</script>\n'
        '<p title="<a href=&quot;../&quot;> href=../ " data-href="../">&lt;a href="../"&gt; &amp; é 题\n</P>'
    )
    text = f"{kept}<A class=x\n HREF='../?a=1&amp;b=2'>{kept}<a href=../>"
    wanted = f'{kept}<A class=x\n HREF="../index.html?a=1&amp;b=2">{kept}<a href="../index.html">'
    assert to_files(text, "people/index.html", frozenset({""}), "") == wanted


def test_the_page_for_missing_pages_counts_from_where_it_is() -> None:
    text = '<a href="/a/b/">x</a> new URL("/a/",location) "/elsewhere"'
    assert unroot(text, "https://host.example/a/") == (
        '<a href="./b/">x</a> new URL("./",location) "/elsewhere"'
    )


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://colloquy.example/", True),
        ("https://www.example.org/a/", True),
        ("http://localhost:8000/", True),
        ("", True),
        ("https://example.github.io/", False),
        ("https://contest.org/", False),
    ],
)
def test_a_host_that_is_nobody_s_is_known(address: str, is_one: bool) -> None:
    assert is_placeholder(address) is is_one


def test_an_offer_can_be_made_again() -> None:
    page = '<ul><li data-offer="pdf" hidden></li><li data-offer="other" hidden></li></ul>'
    once = offer(page, "pdf", '<a href="a.pdf">a</a>')
    assert (
        once == '<ul><li data-offer="pdf"><a href="a.pdf">a</a></li><li data-offer="other" hidden></li></ul>'
    )
    assert offer(once, "pdf", "b") == once.replace('<a href="a.pdf">a</a>', "b")
