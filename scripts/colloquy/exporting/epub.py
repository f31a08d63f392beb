"""EPUB 3.3 books: one in each language, and one with all languages together.

Written here with `zipfile` and the templates that we have: pandoc is a program of 34 MB that would lose the
language and the address of each passage, and ebooklib has a license (AGPL) that an MIT package cannot take.
The container is as EPUB 3.3 (https://www.w3.org/TR/epub-33/), sections 4 and 5, asks: `mimetype` first and
unpacked, every file with the same date, so that the same archive gives the same bytes.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from itertools import islice
from typing import IO, Any
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup
from PIL import Image, ImageDraw

from colloquy.catalogue import Archive, Described
from colloquy.catalogue.fields import LONGEST_ID
from colloquy.citing import author_roles
from colloquy.composing.environment import environment
from colloquy.exporting.chapters import Texts, chapter
from colloquy.exporting.export import Export, Pieces, Write
from colloquy.exporting.packing import add, add_deflated, declared_time, deflated
from colloquy.model import Edition
from colloquy.text.dates import latest, order
from colloquy.words.naming import names_of
from colloquy.words.wording import Wording, find_words

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""

Group = tuple[str, ...]
"""The languages of a book, its own first."""

WIDTH, HEIGHT, MARGIN = 1200, 1600, 100
MOST = 60
"""Bars that can still be distinguished."""
PAPER = "#faf7f0"
ASKS, ANSWERS, OTHER = "#c26b3f", "#1f4e5f", "#8a8f98"
COLOURS = {"interviewer": ASKS, "moderator": ASKS, "guest": ANSWERS, "narrator": ANSWERS}

Facts = dict[str, Any]
"""What an interview adds to every book: its id, its date, who is interviewed, and its bars."""

Bar = tuple[str, int]
"""A speaker's role, and how much was said, in characters."""


def groups(archive: Archive) -> list[Group]:
    """List the books: each language by itself, and all of them together."""
    codes = archive.site.codes
    return [*((code,) for code in codes), *([codes] if len(codes) > 1 else [])]


def file_name(archive: Archive, group: Group) -> str:
    """Name a book's file, after the site's name in its default language."""
    name = re.sub(r"[^a-z0-9]+", "-", archive.site.languages[0].site_name.lower())[:LONGEST_ID].strip("-")
    return f"{name or 'archive'}-{'-'.join(group)}.epub"


@dataclass(frozen=True, slots=True)
class Book:
    """What a book says of itself."""

    identifier: str
    titles: tuple[tuple[str, str], ...]
    """Language tags and titles."""
    description: str
    people: tuple[str, ...]
    """Who is interviewed."""
    interviews: tuple[str, ...]
    """Ids, the oldest first."""
    modified: str

    @property
    def title(self) -> str:
        """The title in the book's own language."""
        return self.titles[0][1]

    @property
    def first(self) -> str:
        """The first interview; the contents, where there is none."""
        return self.interviews[0] if self.interviews else "nav"


def _pieces(
    archive: Archive, described: Described, editions: list[Edition]
) -> Iterator[tuple[str, str | bytes]]:
    record = described.declared.record
    interview = editions[0].interview
    spoken = [turn for turn in interview.turns if turn.speakers]
    bars = [(turn.role, sum(len(each.text) for each in turn.passages)) for turn in spoken]
    roles = author_roles(record)
    authors = [names_of(archive, [each]) for each in interview.speakers if each.role in roles]
    facts = {"id": described.id, "date": record.date, "authors": authors, "bars": bars}
    yield "facts", json.dumps(facts, ensure_ascii=False)
    texts = Texts(archive, described, editions)
    for group in groups(archive):
        written, listed = chapter(texts, group)
        yield f"chapter-{'-'.join(group)}", deflated(written)
        yield f"contents-{'-'.join(group)}", listed


def _shared_files(archive: Archive, pieces: Pieces) -> Iterator[tuple[str, Write]]:
    read = cache(lambda: [json.loads(piece) for piece in pieces("facts")])  # once for all books
    for group in groups(archive):
        yield f"data/{file_name(archive, group)}", partial(_write, archive, pieces, read, group)


def _write(
    archive: Archive, pieces: Pieces, read: Callable[[], list[Facts]], group: Group, stream: IO[bytes]
) -> None:
    words = find_words(group[0], archive.site.tag(group[0]))
    book = _book(archive, read(), group, words)
    templates, name = environment(words), "-".join(group)
    frame = templates.get_template("book.xhtml.jinja")
    bars = (tuple(bar) for facts in read() for bar in facts["bars"])
    package = templates.get_template("package.opf.jinja").render(book=book, site=archive.site)
    style = files("colloquy.exporting").joinpath("book.css").read_text(encoding="utf-8")
    with zipfile.ZipFile(stream, "w") as packed:
        add(packed, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        add(packed, "META-INF/container.xml", CONTAINER)
        add(packed, "book/package.opf", package)
        add(packed, "book/cover.png", cover(list(islice(bars, MOST))), zipfile.ZIP_STORED)
        add(packed, "book/_cover.xhtml", frame.render(part="cover", book=book))
        listed = Markup("".join(pieces.one(f"contents-{name}", interview) for interview in book.interviews))
        add(packed, "book/_nav.xhtml", frame.render(part="contents", book=book, listed=listed))
        add(packed, "book/book.css", style)
        for interview in book.interviews:
            add_deflated(packed, f"book/{interview}.xhtml", pieces.raw(f"chapter-{name}", interview))


def _book(archive: Archive, read: list[Facts], group: Group, words: Wording) -> Book:
    known = sorted(read, key=lambda facts: (order(facts["date"]), facts["id"]))
    site = archive.site
    languages = {language.code: language for language in site.languages}
    names = [language.site_name or "Colloquy" for language in (languages[code] for code in group)]
    authors = dict.fromkeys(words.name(names) for facts in known for names in facts["authors"])
    newest = latest(facts["date"] for facts in known)
    return Book(
        identifier=f"urn:uuid:{uuid5(NAMESPACE_URL, f'{site.url}data/{file_name(archive, group)}')}",
        titles=tuple((site.tag(code), name) for code, name in zip(group, names, strict=True)),
        description=languages[group[0]].site_description,
        people=tuple(authors),
        interviews=tuple(facts["id"] for facts in known),
        modified=f"{declared_time(newest):%Y-%m-%dT%H:%M:%SZ}",
    )


def cover(bars: Sequence[Bar]) -> bytes:
    """Draw a book's cover from the archive itself, as a PNG: a bar for each turn, as long as what was said.

    It has no letters: reading systems want a raster image, and letters need a font, which is not the same on
    every machine. The title is text on the cover's page.
    """
    drawn = list(bars)[:MOST] or [("guest", 1)]
    longest = max(length for _, length in drawn) or 1
    image = Image.new("P", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pitch = (HEIGHT - 2 * MARGIN) / len(drawn)
    for index, (role, length) in enumerate(drawn):
        top, bottom = (MARGIN + round(number * pitch) for number in (index, index + 1))
        gap = max(1, (bottom - top) // 4)
        wide = 8 + round((WIDTH - 2 * MARGIN - 8) * (length / longest) ** 0.5)
        colour = COLOURS.get(role, OTHER)
        left = WIDTH - MARGIN - wide if colour == ANSWERS else MARGIN
        pen.rectangle((left, top, left + wide - 1, bottom - gap - 1), fill=colour)
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()


EXPORT = Export(
    "epub",
    """import glob, zipfile
print({book: len(zipfile.ZipFile(book).namelist()) for book in sorted(glob.glob("*.epub"))})""",
    pieces=_pieces,
    shared_files=_shared_files,
)
