"""The policy of the site knows what the theme has inside of pages, and nothing that a text brings."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement

from archives import succeed
from colloquy.publishing.policy import hash_source, let_run, list_inside, write_policy

DATA = {"application/json", "application/ld+json"}
"""Types of script that no browser runs (https://html.spec.whatwg.org/#data-block)."""


def pages(folder: Path) -> dict[str, HtmlElement]:
    """Read all pages below a folder."""
    return {
        path.relative_to(folder).as_posix(): lxml.html.parse(str(path)).getroot()
        for path in sorted(folder.rglob("*.html"))
    }


def declared(page: HtmlElement) -> str:
    """Give the policy of a page: what its head says first, after the encoding."""
    first, second = page.head[:2]
    assert first.get("charset") == "utf-8"
    assert second.get("http-equiv") == "Content-Security-Policy"
    return str(second.get("content"))


def test_what_is_inside_of_a_page_is_the_theme_s_and_its_policy_knows_it(site: Path) -> None:
    for name, page in pages(site).items():
        scripts = [
            each for each in page.iter("script") if not each.get("src") and each.get("type") not in DATA
        ]
        hashes = {hash_source(each.text) for each in scripts}
        assert hashes == set(re.findall(r"'sha256-[^']*'", declared(page))), name
        assert not page.xpath("//style | //@style | //base | //iframe | //object | //embed"), name
        assert not page.xpath("//@*[starts-with(name(), 'on') or starts-with(., 'javascript:')]"), name


def test_a_page_has_only_ascii_before_it_declares_its_encoding(site: Path) -> None:
    """Within what browsers read for it, too (https://html.spec.whatwg.org/#charset)."""
    for path in site.rglob("*.html"):
        before, declaration, _ = path.read_bytes()[:1024].partition(b'<meta charset="utf-8">')
        assert declaration, path
        assert before.isascii(), path


def test_a_page_and_a_host_declare_the_same_policy(site: Path) -> None:
    sent = re.findall(
        r"^  Content-Security-Policy: (.*)$", (site / "_headers").read_text("utf-8"), re.MULTILINE
    )
    assert {f"{declared(page)}; frame-ancestors 'none'" for page in pages(site).values()} == set(sent)


def test_the_bundle_keeps_the_policies_and_has_nothing_for_hosts(unpacked: Path) -> None:
    start, *others = (declared(page) for page in pages(unpacked).values())
    assert start == "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
    assert len(set(others)) == 1
    assert not list(unpacked.rglob("_headers"))


@pytest.mark.parametrize("brought", ["<script>alert(1)</script>", "<style>* { color: red }</style>"])
def test_what_a_text_brings_is_not_in_the_policy(built: Path, brought: str) -> None:
    """Pages that people write by hand may show any HTML."""
    former = declared(pages(built / "site")["index.html"])
    text = f"# Heading `{brought}`\n\n`{brought}`\n"
    (built / "docs/en/about.md").write_text(text, encoding="utf-8")
    succeed("build", "--root", built)
    page = (built / "site/about/index.html").read_text(encoding="utf-8")
    assert f"<code>{escape(brought)}</code>" in page
    assert brought not in page
    assert {declared(page) for page in pages(built / "site").values()} == {former}


def test_scripts_and_styles_of_a_bare_page_are_known_by_their_hashes() -> None:
    bare = (
        "<script>a</script><script src=x></script><script type='application/json'>{}</script><style>b</style>"
    )
    assert list(list_inside(bare)) == [("script", "a"), ("style", "b")]
    allowed = write_policy(bare)
    assert f"script-src 'self' {hash_source('a')};" in allowed
    assert f"style-src 'self' {hash_source('b')};" in allowed
    assert "unsafe" not in allowed
    assert (
        hash_source("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    )  # CSP 3, 8.1


def test_a_page_of_the_preview_may_run_one_script_more(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    former, changed = (declared(lxml.html.document_fromstring(each)) for each in (page, let_run(page, "x")))
    assert changed == former.replace("script-src 'self'", f"script-src 'self' {hash_source('x')}")
