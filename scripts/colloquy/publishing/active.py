"""Active markup: what a hand-written page would run, load from elsewhere, or follow by itself.

The policy of pages stops nearly all of it, but no policy stops a page that leads readers to another site, and
what is stopped is missing where readers look for it.
"""

import logging
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from colloquy.catalogue import Archive
from colloquy.catalogue.settings import IGNORED_IN_ADDRESSES, RUNNING
from colloquy.checking.handwritten import is_handwritten

ELEMENTS = frozenset(
    {"applet", "base", "embed", "form", "frame", "iframe", "link", "meta", "object", "script", "style"}
)
LOADING = frozenset({"background", "data", "ping", "poster", "src", "srcset"})
"""Attributes whose addresses browsers follow by themselves."""
ELSEWHERE = re.compile(r"(?:^|[\s,])((?:[a-z][a-z0-9+.-]*:)?[\\/]{2}[^\s,]*)", re.IGNORECASE)
"""An address of another host, alone or in a list."""
_log = logging.getLogger("mkdocs.colloquy")

Attributes = list[tuple[str, str | None]]


class _Reader(HTMLParser):
    """Finds active markup, written so that it can be found in the page."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Look at a start tag; its attributes are without their entities."""
        self.active += [f"<{tag}"] if tag in ELEMENTS else _list_active(attrs)


def note_active(archive: Archive, html: str, *, page: Any, **_: Any) -> None:
    """Warn of active markup in a page that people wrote."""
    if not is_handwritten(archive, page.file.src_uri):
        return
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for name in dict.fromkeys(reader.active):
        _log.warning(
            "Doc file '%s' contains '%s', which pages must not have: remove it", page.file.src_uri, name
        )


def _list_active(attributes: Attributes) -> Iterator[str]:
    for name, value in attributes:
        if name.startswith("on"):
            yield name
            continue
        address = IGNORED_IN_ADDRESSES.sub("", value or "")
        if found := RUNNING.match(address):
            yield found[0].strip("\0 ")
        elif name in LOADING and (found := ELSEWHERE.search(address)):
            yield found[1]
