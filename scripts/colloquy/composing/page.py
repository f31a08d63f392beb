"""A page on its way: its Markdown with open places, and beside it what Markdown cannot carry."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Self

from markupsafe import Markup
from pydantic import TypeAdapter
from pydantic_core import to_json

from colloquy.catalogue.site import Site
from colloquy.composing.environment import environment
from colloquy.composing.places import Place
from colloquy.composing.quoting import Block, as_script
from colloquy.words.wording import Wording

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

    def fill(self, passages: Mapping[str, str]) -> Self:
        """Fill the page's places in."""
        filled = (passages[place] for place in self.places)
        text = "".join(piece for pair in zip_longest(self.parts, filled, fillvalue="") for piece in pair)
        return replace(self, parts=(text,), places=())

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


def reading_sidecar(
    site: Site,
    words: Wording,
    blocks: Mapping[str, Block],
    glosses: Sequence[Markup],
    meta: Mapping[str, object],
) -> str:
    """Write the sidecar of a page: what can be quoted of the interviews on it, and what its glosses open."""
    template = environment(words).get_template("reading.html.jinja")
    foot = template.render(quotable=as_script(site, words, blocks), glosses=glosses)
    looks = {"styles": ["reading.css"], "scripts": ["quoting.js"]}
    return sidecar({**meta, **looks}, foot)


def list_places(places: Iterable[Place]) -> list[dict[str, object]]:
    """Say where a page is corrected, for the theme's templates."""
    return [{"file": place.file, "line": place.line} for place in places]
