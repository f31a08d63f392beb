"""A passage as its page shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from colloquy.catalogue.site import Site
from colloquy.composing.marking import Marker
from colloquy.inline import escape
from colloquy.model import Edition, Image, Kind, Passage, Status, Words

FINISHED = (None, Status.REVIEWED)
CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage, ready for its template."""

    id: str
    kind: Kind
    line: Markup
    """The link to the passage, which shows its number."""
    shown: Markup
    """Its words, and for reading both, the other edition's; of a table row, its notes."""
    tag: str
    """The language tag of the words, where it is not the page's."""
    status: Status | None
    level: int
    marker: Markup
    image: Image | None
    cells: tuple[Markup, ...]

    @property
    def anchor(self) -> Markup:
        """The link as an anchor, where the passage is not an element of its own."""
        return Markup(str(self.line).replace("<a ", f'<a id="{self.id}" ', 1))

    @property
    def listed(self) -> bool:
        """Whether an item stands in the same list as another: both numbered, both not, or either nested."""
        return self.level > 0 or not self.marker or self.marker == "*"

    @property
    def attributes(self) -> Markup:
        """The passage's attributes, as an attribute list has them."""
        return Markup(f"#{self.id} .passage{self._status(' .')}{self._lang}")

    @property
    def html_attributes(self) -> Markup:
        """The same, as an HTML tag has them."""
        return Markup(f'id="{self.id}" class="passage{self._status(" ")}"{self._lang}')

    @property
    def _lang(self) -> str:
        return f' lang="{self.tag}"' if self.tag else ""

    def _status(self, before: str) -> str:
        return f"{before}{self.status}" if self.status not in FINISHED else ""


def passage_view(
    passage: Passage, edition: Edition, other: Edition | None, site: Site, marker: Marker
) -> PassageView:
    """Make ready a passage of an edition, with the `other` edition's beside it."""
    words = edition.passage(passage)
    tag = site.tag(words.language) if words.language != edition.language else ""
    number = passage.lines.first
    label = marker.words.say("Link to passage {number}", number=number)
    link = f'<a class="line" href="#{passage.id}" aria-label="{label}" data-search-exclude>{number}</a>'
    cells: tuple[Markup, ...] = ()
    if passage.kind is Kind.CODE:
        shown = Markup(f"{escape(words.text)}{_status(words, tag, marker)}")
    elif passage.kind is Kind.ROW:
        shown = Markup(f"{marker.after(passage.marks)}{_status(words, tag, marker)}")
        cells = tuple(marker.plain(cell.strip()) for cell in CELL.split(words.text))
    else:
        here = f"{_here(passage, words, marker)}{_status(words, tag, marker)}"
        shown = _beside(Markup(here), passage, words, other, marker)
    return PassageView(
        id=passage.id,
        kind=passage.kind,
        line=Markup(link),
        shown=shown,
        tag=tag,
        status=words.status,
        level=passage.block.level,
        marker=escape(passage.block.marker) if passage.kind is Kind.CODE else Markup(passage.block.marker),
        image=passage.block.image,
        cells=cells,
    )


def levelled(passages: Iterable[PassageView]) -> tuple[PassageView, ...]:
    """Let each list begin at its outermost level, and go deeper by one level at a time."""
    made: list[PassageView] = []
    depth = -1
    for passage in passages:
        if passage.kind is not Kind.ITEM:
            depth = -1
        else:
            first = depth < 0
            depth = min(passage.level, depth + 1)
            marker = passage.marker or (Markup("*") if first else Markup())
            passage = replace(passage, level=depth, marker=marker)
        made.append(passage)
    return tuple(made)


def _here(passage: Passage, words: Words, marker: Marker) -> Markup:
    if words.status in (None, Status.MISSING):
        return marker.source(words.text, passage.marks, words.language)
    return marker.translated(words.text, passage.marks, words.language)


def _status(words: Words, tag: str, marker: Marker) -> str:
    """Say of an unfinished translation what it is."""
    say = marker.words.say
    if words.status in FINISHED:
        return ""
    if words.status is Status.MISSING:
        label = say("not translated yet")
    elif words.status is Status.DRAFT:
        label = say("draft")
    elif words.stale_since:
        date = marker.words.date(words.stale_since)
        label = say("translated from an earlier text, changed by {date}", date=date)
    else:
        label = say("translated from an earlier text")
    lang = f' lang="{marker.words.tag}"' if tag else ""
    return f' <span class="status"{lang} data-search-exclude>{label}</span>'


def _beside(here: Markup, passage: Passage, words: Words, other: Edition | None, marker: Marker) -> Markup:
    """Put the other edition's words beside a passage's: shown when the reader wants them."""
    if other is None or (second := other.passage(passage)).language == words.language or not here:
        return here
    tag, text = marker.site.tag(second.language), marker.plain(second.text)
    return Markup(
        f'<span class="pair"><span class="here">{here}</span>'
        f'<span class="beside" lang="{tag}" data-search-exclude>{text}</span></span>'
    )
