"""Links of a built page, rewritten to files, so that it can be read from a folder, also without a script.

A server answers `interviews/` with the page in that folder; a folder does not. Only the values of start
tags that lead to a folder are changed; every other byte of a page stays as MkDocs wrote it.
"""

import posixpath
import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import SplitResult, unquote, urlsplit

ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
LEADING = ("href", "src", "action", "poster")
"""Attributes whose values are addresses."""
PLACEHOLDERS = re.compile(r"(^|\.)(example|invalid|test|localhost)$|(^|\.)example\.(com|net|org)$")
"""Hosts that are nobody's (RFC 2606)."""
LINKED = re.compile(r'\s*<script type="application/ld\+json">.*?</script>', re.DOTALL)
"""What a page says of itself and its address for machines (JSON-LD)."""


def is_placeholder(address: str) -> bool:
    """Say whether an address is a placeholder for one that is not known yet."""
    return bool(PLACEHOLDERS.search(urlsplit(address).hostname or "invalid"))


class _Tags(HTMLParser):
    """Takes a page apart at its start tags."""

    def __init__(self, change: Callable[[str, dict[str, str], str], str]) -> None:
        super().__init__(convert_charrefs=False)
        self.change = change
        self.text = ""
        self.starts: list[int] = []
        self.done = 0
        self.pieces: list[str] = []

    def rewritten(self, text: str) -> str:
        """Give the text with each start tag changed."""
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.feed(text)
        self.close()
        return "".join([*self.pieces, text[self.done :]])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Change one tag; what is before it is taken as it is."""
        written = self.get_starttag_text() or ""
        line, column = self.getpos()
        start = self.starts[line - 1] + column
        changed = self.change(tag, {name: value or "" for name, value in attrs}, written)
        if changed != written:
            self.pieces += [self.text[self.done : start], changed]
            self.done = start + len(written)


def retagged(text: str, change: Callable[[str, str], str]) -> str:
    """Change the start tags of a page: `change` is given a tag's name and how it is written."""
    return _Tags(lambda tag, _, written: change(tag, written)).rewritten(text)


def to_files(text: str, path: str, folders: frozenset[str], published: str) -> str:
    """Rewrite a page for a folder.

    `path` is its own in the site; `folders` are those of the site that have a page, "" for its home;
    `published` is the site's address. If that is a placeholder, what the head says of it is left out.
    """
    placeholder = is_placeholder(published)

    def change(tag: str, attributes: dict[str, str], written: str) -> str:
        told = attributes.get("href") or attributes.get("content") or ""
        if tag in ("link", "meta") and placeholder and published and told.startswith(published):
            return ""
        return ATTRIBUTE.sub(lambda found: _lead(found, path, folders), written)

    return _Tags(change).rewritten(LINKED.sub("", text) if placeholder else text)


def _lead(attribute: re.Match[str], path: str, folders: frozenset[str]) -> str:
    value = attribute[2]
    if attribute[1].lower() not in LEADING:
        return attribute[0]
    address = unescape(value[1:-1] if value[0] in "\"'" else value)
    changed = to_file(address, path, folders)
    return attribute[0] if changed == address else f'{attribute[1]}="{escape(changed)}"'


def split(address: str) -> SplitResult | None:
    """Take an address apart; `None` if it is none, which HTML that people write may have."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def to_file(address: str, path: str, folders: frozenset[str]) -> str:
    """Give the address of a folder's page by its file; others as they are."""
    parts = split(address)
    if parts is None or parts.scheme or parts.netloc or not parts.path:
        return address
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if ("" if target == "." else target) not in folders:
        return address
    return parts._replace(path=posixpath.join(parts.path, "index.html").removeprefix("./")).geturl()


def unroot(text: str, published: str) -> str:
    """Make addresses that begin at the root of the published site relative to it: those of `404.html`.

    MkDocs cannot know from where that page will be shown, so it names the root; also in scripts and styles.
    """
    root = urlsplit(published).path or "/"
    return text.replace(f'"{root}', '"./')


def offer(text: str, name: str, html: str) -> str:
    """Fill the places of a name in a built page and show them; again, if they were filled before.

    They are for what is made after the page: the bundle, the printed pages. Each is an element with
    `data-offer`, which is hidden or says how that is made: without it, the page leads nowhere.

    Neither the place as it was written nor `html` has an element of the place's own kind in it.
    """
    place = re.compile(rf'<(\w+)([^>]*? data-offer="{re.escape(name)}")(?: hidden)?>.*?</\1>', re.DOTALL)
    return place.sub(lambda found: f"<{found[1]}{found[2]}>{html}</{found[1]}>", text)
