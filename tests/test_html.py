"""Every page is valid HTML, with one heading of the first rank and the landmarks that readers steer by.

HTML Tidy looks at elements and attributes, html5lib at what the standard calls parse errors. What the HTML
standard has taken in since Tidy's last release is let pass. `make audit` asks the Nu HTML checker as well.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import hooks
import html5lib
import lxml.html
import pytest
import pytidyhtml5  # type: ignore[import-untyped]
from mkdocs.utils import get_theme_dir

SINCE_TIDY = re.compile(
    r'proprietary attribute "(popover|popovertarget|autocapitalize|enterkeyhint|inert)"'
    r"|trimming empty <\w+>"  # a remark on style
    # div in dl
    r"|(missing </div> before <dt>|inserting implicit <dl>|missing </dl> before </div>|missing <dd>)"
)
LANDMARKS = {"header": 1, "main": 1, "footer": 1}


def _files(site: Path) -> dict[str, Path]:
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}


def _tidied(text: str) -> list[str]:
    _, told = pytidyhtml5.tidy_document(text, quiet=False)
    lines = [line for line in told.splitlines() if "Warning:" in line or "Error:" in line]
    return [line for line in lines if not SINCE_TIDY.search(line)]


def _unparsed(text: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(text)
    return [f"{place}: {code} {names}" for place, code, names in parser.errors]


@pytest.mark.slow
def test_every_page_is_valid_html(site: Path) -> None:
    texts = {name: path.read_text(encoding="utf-8") for name, path in _files(site).items()}
    found = {name: _unparsed(text) + _tidied(text) for name, text in texts.items()}
    assert not {name: wrong for name, wrong in found.items() if wrong}


@pytest.mark.parametrize(
    "wrong",
    [
        '<p tabindex="">x</p>',
        '<input autocorrect="off">',
        "<p><div>x</div></p>",
        "<b>x",
        '<p id="a" id="b">x</p>',
        "<p>&nope;</p>",
    ],
)
def test_the_checks_find_what_is_wrong(wrong: str) -> None:
    page = f'<!DOCTYPE html><html lang="en"><head><title>t</title></head><body>{wrong}</body></html>'
    assert _unparsed(page) + _tidied(page)


def test_every_page_has_one_heading_of_the_first_rank_and_none_skips_a_rank(site: Path) -> None:
    for name, path in _files(site).items():
        ranks = [
            int(each.tag[1]) for each in lxml.html.parse(str(path)).iter("h1", "h2", "h3", "h4", "h5", "h6")
        ]
        assert ranks.count(1) == 1, name
        assert ranks[0] == 1, name
        assert all(after <= before + 1 for before, after in pairwise(ranks)), name


def test_every_page_has_its_landmarks_and_says_which_navigation_is_which(site: Path) -> None:
    for name, path in _files(site).items():
        body = lxml.html.parse(str(path)).getroot().body
        counted = {
            tag: len(body.xpath(f".//{tag}[not(ancestor::article) or self::main]")) for tag in LANDMARKS
        }
        assert counted == LANDMARKS, name
        assert all(each.get("aria-label") or each.get("aria-labelledby") for each in body.iter("nav")), name


def test_what_is_put_right_after_the_theme_is_still_written_by_it() -> None:
    theme = Path(get_theme_dir("material"))
    written = "".join(
        (theme / name).read_text(encoding="utf-8")
        for name in ("base.html", "partials/toc.html", "partials/javascripts/base.html")
    )
    for wrong, _ in (hooks.CHECKBOX, hooks.SEARCH, hooks.CONTENTS):
        assert wrong in written
    assert hooks.SCOPE.search(written)
