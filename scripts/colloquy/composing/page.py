"""A page on its way: its Markdown with open places, and beside it what Markdown cannot carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from pydantic import TypeAdapter
from pydantic_core import to_json

END = "end"
"""The place at the end of an interview's page, for the interviews before and after."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page; parts of its text and places to be filled in take turns, and a part is last."""

    path: str
    """Below ``docs/``."""
    parts: tuple[str, ...]
    places: tuple[str, ...] = ()
    """Ids of exchanges, or `END`."""
    sidecar: str = ""
    """JSON for MkDocs' hook (see `colloquy.showing.sidecar`); empty where the page needs none."""

    def fill(self, passages: Mapping[str, str]) -> Page:
        """Fill the page's places in."""
        filled = (passages[place] for place in self.places)
        text = "".join(piece for pair in zip_longest(self.parts, filled, fillvalue="") for piece in pair)
        return Page(self.path, (text,), (), self.sidecar)

    @property
    def text(self) -> str:
        """The Markdown of a page without open places."""
        (text,) = self.parts
        return text


_PAGE = TypeAdapter(Page)


def dump(page: Page) -> bytes:
    """Write a page to be put by until all others are known."""
    return _PAGE.dump_json(page)


def load(text: str | bytes) -> Page:
    """Read a page that was put by."""
    return _PAGE.validate_json(text)


def sidecar(meta: Mapping[str, object], foot: str = "") -> str:
    """Write what goes beside a page: values for the theme's templates, and the HTML that ends the page."""
    return to_json({"meta": meta, "foot": foot}).decode()
