"""A passage as its page shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from colloquy.catalogue.site import Site
from colloquy.composing.marking import Marker
from colloquy.inline import escape
from colloquy.model import Edition, Image, Kind, Passage, Status

CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage, ready for its template."""

    id: str
    number: int
    kind: Kind
    html: Markup
    tag: str
    """The language tag of the words, where it is not the page's."""
    beside: Markup
    """The same passage in the other edition, for reading both; empty where there is none."""
    beside_tag: str
    stale_since: str
    status: Status | None
    level: int
    marker: Markup
    image: Image | None
    cells: tuple[Markup, ...]

    @property
    def attributes(self) -> Markup:
        """The passage's attributes, as an attribute list has them."""
        status = f" .{self.status}" if self.status else ""
        tag = f' lang="{self.tag}"' if self.tag else ""
        return Markup(f"#{self.id} .passage{status}{tag}")

    @property
    def html_attributes(self) -> Markup:
        """The same, as an HTML tag has them."""
        status = f" {self.status}" if self.status else ""
        tag = f' lang="{self.tag}"' if self.tag else ""
        return Markup(f'id="{self.id}" class="passage{status}"{tag}')


def passage_view(
    passage: Passage, edition: Edition, other: Edition | None, site: Site, marker: Marker
) -> PassageView:
    """Make ready a passage of an edition, with the `other` edition's beside it."""
    words = edition.passage(passage)
    second = other.passage(passage) if other else words
    both = second.language != words.language and passage.kind not in (Kind.CODE, Kind.ROW)
    own = words.status in (None, Status.MISSING)
    cells: tuple[Markup, ...] = ()
    if passage.kind is Kind.CODE:
        html = escape(words.text)
    elif passage.kind is Kind.ROW:
        html = marker.after(passage.marks)
        cells = tuple(marker.plain(cell.strip()) for cell in CELL.split(words.text))
    elif own:
        html = marker.source(words.text, passage.marks)
    else:
        html = marker.translated(words.text, passage.marks)
    return PassageView(
        id=passage.id,
        number=passage.lines.first,
        kind=passage.kind,
        html=html,
        tag=site.tag(words.language) if words.language != edition.language else "",
        beside=marker.plain(second.text) if both else Markup(),
        beside_tag=site.tag(second.language),
        stale_since=words.stale_since,
        status=words.status,
        level=passage.block.level,
        marker=Markup(passage.block.marker),
        image=passage.block.image,
        cells=cells,
    )
