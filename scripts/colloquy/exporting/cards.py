"""Cards: the pictures that represent pages where a link to them is shared.

One for each interview and language, one for each language for all other pages: 1200 by 630 pixels, as the
Open Graph protocol's readers ask (https://ogp.me). They are drawn with fonts of our own, subsets of Noto
Serif, so that they come out the same everywhere. A line in letters that neither font has is left out rather
than drawn as boxes.
"""

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from colloquy.catalogue import Archive, Described
from colloquy.exporting.lettering import ACCENT, FAINT, FONTS, INK, SOFT, Face, color, find_font, palette
from colloquy.model import Edition
from colloquy.words.naming import name_speakers
from colloquy.words.wording import find_words

WIDTH, HEIGHT, MARGIN = 1200, 630, 96
ROOM = WIDTH - 2 * MARGIN
TITLE_SIZES = (76, 68, 60, 52, 46)
"""Of a title in pixels: the largest with which it takes three lines at most."""
SMALL = 34


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says."""

    title: str
    below: str
    """Who speaks, or what the site is."""
    foot: str
    site_name: str


def interview_card(archive: Archive, described: Described, edition: Edition) -> Card:
    """Say what the card of an interview says in one language."""
    record, site = described.declared.record, archive.site
    language = next(each for each in site.languages if each.code == edition.language)
    words = find_words(language.code, language.tag)
    names = (name_speakers(archive, [each], words.code) for each in edition.interview.speakers)
    foot = " · ".join(filter(None, [record.origin.publisher, words.date(record.date)]))
    return Card(edition.title().text, str(words.say(", ").join(names)), foot, language.site_name)


def draw(card: Card) -> bytes:
    """Draw a card, as PNG."""
    image = _blank(card.site_name).copy()
    lines, face = _title(card.title)
    top = 300 - len(lines) * face.size * 13 // 20
    for number, line in enumerate(lines):
        face.write(image, MARGIN, top + number * face.size * 13 // 10, line, INK)
    top += len(lines) * face.size * 13 // 10 + 28
    _small(image, card.below, top, SOFT, lines=2)
    _small(image, card.foot, HEIGHT - 118, SOFT)
    image.putpalette(palette())
    stream = io.BytesIO()
    # Nearly all of a row is one color: runs of it compress as well as anything else, and much faster.
    image.save(stream, "PNG", compress_type=zlib.Z_RLE)
    return stream.getvalue()


@lru_cache(maxsize=8)
def _blank(site_name: str) -> Image.Image:
    """Draw what all cards of a language share; its values are numbers of colors."""
    image = Image.new("L", (WIDTH, HEIGHT))
    _mark(image, "“", Face(FONTS[0], 280), 64)
    _mark(image, "」", Face(FONTS[1], 160), -64)
    image.paste(color(ACCENT), (0, 0, 16, HEIGHT))
    _small(image, site_name, 84, ACCENT)
    return image


def _mark(image: Image.Image, character: str, face: Face, edge: int) -> None:
    """Set a quotation mark at the right; `edge` is from its ink to the top, or if negative to the bottom."""
    _, top, right, bottom = face.bounds(character)
    face.write(
        image, WIDTH - 64 - right, edge - top if edge > 0 else HEIGHT + edge - bottom, character, FAINT
    )


def _title(text: str) -> tuple[list[str], Face]:
    name = find_font(text)
    for face in (Face(name or FONTS[0], size) for size in TITLE_SIZES):
        lines = face.wrap(text, ROOM) if name else []
        if len(lines) <= 3:
            return lines, face
    last = lines[2]
    while face.width(last + "…") > ROOM:
        last = last[:-1]
    return [*lines[:2], last + "…"], face


def _small(image: Image.Image, text: str, top: int, ink: str, lines: int = 1) -> None:
    if name := find_font(text):
        face = Face(name, SMALL)
        for number, line in enumerate(face.wrap(text, ROOM)[:lines]):
            face.write(image, MARGIN, top + number * SMALL * 14 // 10, line, ink)
