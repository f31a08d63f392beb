"""Passages as their page shows them. Every text is escaped, so none can become structure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from urllib.parse import quote

from markupsafe import Markup

from colloquy.catalogue.site import Site
from colloquy.composing.writing import Writer
from colloquy.model import Edition, Image, Kind, Passage, Status, Words
from colloquy.text.inline import attribute
from colloquy.text.inline.markdown import fence, line, link, text, trimmed
from colloquy.text.times import clock
from colloquy.words.directing import turning

CELL = re.compile(r"(?<!\\)\|")


SAFE = ":/?&=%@+,;~!$'()*[]"
"""What may be in an address and in an attribute of Markdown."""


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage, ready for its template: every text is Markdown."""

    id: str
    number: int
    kind: Kind
    shown: Markup
    """Its words; of a figure its caption, of a table row what follows the last cell."""
    beside: Markup
    """The other edition's words; none where they are in the same language."""
    beside_tag: str
    page_tag: str
    """The language tag of the page."""
    tag: str
    """The language tag of the words, where it is not the page's."""
    status: Status | None
    since: str
    """Since when a translation is behind its source."""
    level: int
    marker: str
    picture: Markup
    """What is said of a picture that the archive does not hold."""
    cells: tuple[Markup, ...]
    apart: bool = False
    """Whether an item begins another list than the one that was open: one has numbers, the other bullets."""
    start: str = ""
    """When it begins in the recording, as attributes; nothing where its turn says so, or it is not known."""

    @property
    def attributes(self) -> str:
        """What the site's extension needs to know, as an attribute list has it."""
        return " ".join([f"#{self.id}", ".passage", *self.standing]) + str(self.start)

    @property
    def standing(self) -> tuple[Markup, ...]:
        """How far a translation has come, and which language the words are in."""
        status = f".{self.status}" if self.status not in (None, Status.REVIEWED) else ""
        since = f"since={self.since}" if self.since else ""
        language = f"lang={self.tag}{turning(self.tag, self.page_tag)}" if self.tag else ""
        return tuple(map(Markup, filter(None, (status, since, language))))

    @property
    def numbered(self) -> bool:
        """Whether an item has a number, and not a bullet."""
        return self.marker not in ("", "*")


def passage_view(
    passage: Passage, edition: Edition, other: Edition | None, site: Site, writer: Writer
) -> PassageView:
    """Make ready a passage of an edition, with the `other` edition's beside it."""
    words = edition.passage(passage)
    cells: tuple[Markup, ...] = ()
    if passage.kind is Kind.CODE:
        shown = Markup(words.text)
    elif passage.kind is Kind.ROW:
        shown = writer.after(passage.marks)
        cells = tuple(trimmed(writer.plain(cell.strip())) for cell in CELL.split(words.text))
    else:
        shown = _words(passage, words, writer)
    beside, beside_tag = Markup(), ""
    if other and shown and passage.kind not in (Kind.CODE, Kind.ROW):
        second = other.passage(passage)
        if second.language != words.language:
            beside, beside_tag = line(writer.plain(second.text)), site.tag(second.language)
    return PassageView(
        id=passage.id,
        number=passage.lines.first,
        kind=passage.kind,
        shown=shown,
        beside=beside,
        beside_tag=beside_tag,
        page_tag=site.tag(edition.language),
        tag=site.tag(words.language) if words.language != edition.language else "",
        status=words.status,
        since=words.stale_since if words.status is Status.STALE else "",
        level=passage.block.level,
        marker=passage.block.marker,
        picture=_picture(passage.block.image, writer) if passage.block.image else Markup(),
        cells=cells,
    )


def write_passages(passages: Iterable[PassageView]) -> Markup:
    """Write passages as Markdown, each with what the site's extension needs to know of it."""
    parts: list[str] = []
    for row, group in groupby(levelled(passages), key=lambda each: each.kind is Kind.ROW):
        listed = list(group)
        parts += _table(listed) if row else _blocks(listed)
    return Markup("".join(parts))


def levelled(passages: Iterable[PassageView]) -> Iterator[PassageView]:
    """Let each list begin at its outermost level, and go deeper by one level at a time."""
    depth, numbered = -1, False
    for passage in passages:
        if passage.kind is Kind.ITEM:
            marker = passage.marker or ("*" if depth < 0 else "")
            apart = depth >= 0 and passage.level == 0 and marker != "" and numbered != passage.numbered
            depth = min(passage.level, depth + 1)
            if depth == 0 and marker:
                numbered = passage.numbered
            yield replace(passage, level=depth, marker=marker, apart=apart)
        else:
            depth = -1
            yield passage


def _table(rows: Sequence[PassageView]) -> Iterator[str]:
    columns = max(len(view.cells) for view in rows)
    yield f"|{' |' * columns}\n|{' --- |' * columns}\n"
    for view in rows:
        cells = " | ".join(view.cells)
        yield f"| [{view.number}](#{view.id}){{ {view.attributes} }} {cells}{view.shown} |\n"
    yield "\n"


def _blocks(passages: Sequence[PassageView]) -> Iterator[str]:
    for view, after in zip_longest(passages, passages[1:]):
        yield _block(view)
        if after and after.apart:
            yield "\n<!-- another list -->\n\n"
        elif (
            not (after and view.kind is after.kind is Kind.ITEM and view.marker and after.marker)
            or view.beside
        ):
            yield "\n"


def _block(view: PassageView) -> str:
    known = f"{{ {view.attributes} }}"
    match view.kind:
        case Kind.ITEM:
            indent = "    " * (view.level + 1)
            if view.numbered:
                known = f"{{ {view.attributes} value={view.marker[:-1]} }}"
            first = f"{indent[4:]}{view.marker:<3} {line(view.shown)}"
            return f"{first}\n{indent}{known}\n{_beside(view, indent)}"
        case Kind.FIGURE:
            caption = f"\n{line(view.shown)}\n{{ .caption }}\n{_beside(view)}" if view.shown else ""
            return f"{view.picture}\n{{ {view.attributes} .figure }}\n{caption}"
        case Kind.HEADING:
            return f"### {trimmed(view.shown)} {known}\n{_beside(view)}"
        case Kind.QUOTE:
            return f"> {line(view.shown)}\n> {known}\n{_beside(view, '> ')}"
        case Kind.CODE:
            language = f" language={attribute(view.marker)}" if view.marker else ""
            return f"{fence(str(view.shown), f'{view.attributes}{language}')}\n"
        case _:
            return f"{line(view.shown)}\n{known}\n{_beside(view)}"


def _beside(view: PassageView, before: str = "") -> str:
    """Write the other edition's words, with what their lines begin with."""
    if not view.beside:
        return ""
    language = f"lang={view.beside_tag}{turning(view.beside_tag, view.page_tag)}"
    return f"{before.rstrip()}\n{before}{view.beside}\n{before}{{ .beside {language} }}\n"


def _words(passage: Passage, words: Words, writer: Writer) -> Markup:
    if words.status in (None, Status.MISSING):
        return writer.source(words.text, passage.marks, words.language)
    return writer.translated(words.text, passage.marks, words.language)


def _picture(image: Image, writer: Writer) -> Markup:
    say = writer.words.say
    said = [say("The picture {name} is not in this archive.", name=text(image.source))]
    if image.description:
        said.append(say("It showed: {description}", description=text(image.description)))
    if image.link:
        http = image.link.startswith(("https://", "http://", "mailto:"))
        address = link(text(image.link), image.link) if http else text(image.link)
        said.append(say("It linked to {address}.", address=address))
    return line(" ".join(said))


def fragment(start: int, recording: str) -> str:
    """Give the address of a moment of a recording, after Media Fragments URI 1.0, section 4.2.1 (W3C)."""
    seconds = f"{start / 1000:.3f}".rstrip("0").rstrip(".")
    address, _, _ = recording.partition("#")
    return f"{quote(address, safe=SAFE)}#t={seconds}"


def begins(start: int | None, recording: str | None) -> Markup:
    """Write the time of a turn or passage as attributes that the site's extension shows, if there is one."""
    if start is None:
        return Markup()
    address = f' at="{fragment(start, recording)}"' if recording else ""
    return Markup(f' start="{clock(start)}"{address}')
