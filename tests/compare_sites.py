"""Compare what readers get of two builds of a site: ``python tests/compare_sites.py SITE_A SITE_B``.

For every page: the text that is seen, in its order; texts that open on demand; ids; links; and what the
elements of the page are that styles and scripts go by. Ends with 1 where anything differs.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
from lxml.html import HtmlElement

UNSEEN = {"script", "style", "head", "template"}
SHOWN = 6
"""How many differences of one page are printed."""


def main(one: Path, other: Path) -> int:
    """Print how two sites differ."""
    names = [{path.relative_to(site).as_posix() for path in site.rglob("*.html")} for site in (one, other)]
    different = [f"only in one: {name}" for name in sorted(names[0] ^ names[1])]
    for name in sorted(names[0] & names[1]):
        found = list(differences(one / name, other / name, name))
        different += [f"{name}: {each}" for each in found[:SHOWN]]
        different += [f"{name}: and {len(found) - SHOWN} more"] * (len(found) > SHOWN)
    told = "\n".join(different) or f"{len(names[0])} pages, no difference"
    sys.stdout.write(f"{told}\n")
    return bool(different)


def differences(one: Path, other: Path, name: str) -> Iterator[str]:
    """Find what differs on one page."""
    pages = [_page(path) for path in (one, other)]
    for what, look in (
        ("text", _text),
        ("opened text", _opened),
        ("ids", _ids),
        ("links", lambda page: _links(page, name)),
        ("elements", _elements),
        ("head", _head),
        ("script", _scripts),
    ):
        before, after = (look(page) for page in pages)
        for line in difflib.unified_diff(before, after, lineterm="", n=0):
            if line[0] in "+-" and line[:3] not in ("+++", "---"):
                yield f"{what} {line[:300]}"


def _page(path: Path) -> HtmlElement:
    return lxml.html.parse(str(path), parser=lxml.html.HTMLParser(encoding="utf-8")).getroot()


def _text(page: HtmlElement) -> list[str]:
    """Give what is seen, a line for each block."""
    return [line for line in re.split(r"\n+", _folded(_words(page.body, opened=False))) if line]


def _folded(text: str) -> str:
    return re.sub(r" ?\n[ \n]*", "\n", re.sub(r"[ \t\r\f]+", " ", text)).strip()


def _words(element: HtmlElement, *, opened: bool) -> str:
    if (
        not isinstance(element.tag, str)
        or element.tag in UNSEEN
        or ("popover" in element.attrib and not opened)
    ):
        return ""
    inner = re.sub(r"\s+", " ", element.text or "")
    for child in element:
        inner += _words(child, opened=opened) + re.sub(r"\s+", " ", child.tail or "")
    inline = element.tag in (
        "a",
        "span",
        "em",
        "strong",
        "code",
        "button",
        "ins",
        "del",
        "q",
        "label",
        "input",
        "td",
    )
    return inner if inline else f"\n{inner}\n"


def _opened(page: HtmlElement) -> list[str]:
    found = page.xpath("//*[@popover]")
    return sorted(f"{each.get('id')}: {' '.join(_words(each, opened=True).split())}" for each in found)


def _ids(page: HtmlElement) -> list[str]:
    return [str(id_) for id_ in page.body.xpath(".//@id[not(ancestor::*[@popover])]")]


def _links(page: HtmlElement, name: str) -> list[str]:
    here = f"https://here.example/{name}"
    return [
        f"{urljoin(here, link.get('href', ''))} {' '.join(link.text_content().split())}"
        for link in page.body.xpath(".//a[@href][not(ancestor::*[@popover])]")
    ]


def _elements(page: HtmlElement) -> list[str]:
    """Give the way to every element in the page's article, with all attributes."""
    return [
        "/".join(_named(each) for each in (*reversed(list(element.iterancestors())), element))
        for element in page.xpath("//article//*[not(ancestor-or-self::*[@popover])]")
        if isinstance(element.tag, str) and element.tag != "script"
    ]


def _named(element: HtmlElement) -> str:
    known = sorted(
        (name, " ".join(sorted(value.split())) if name == "class" else value)
        for name, value in element.attrib.items()
        if name != "href"
    )
    return str(element.tag) + "".join(f"[{name}={value}]" for name, value in known)


def _head(page: HtmlElement) -> list[str]:
    return [
        f"{each.tag} {sorted(each.attrib.items())} {(each.text or '').strip()}"
        for each in page.head
        if isinstance(each.tag, str)
    ]


def _scripts(page: HtmlElement) -> list[str]:
    return [
        f"{each.get('id')} {each.get('src')} {(each.text or '').strip()}" for each in page.body.iter("script")
    ]


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
