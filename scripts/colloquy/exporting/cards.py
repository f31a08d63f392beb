"""Cards: the pictures that stand for pages where a link to them is shared.

One for each interview and language, one for each language for all other pages: 1200 by 630 pixels, as the
Open Graph protocol's readers ask (https://ogp.me). They are drawn with fonts of our own, subsets of Noto
Serif, so that they come out the same everywhere. A line in letters that neither font has is left out rather
than drawn as boxes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from PIL import Image, ImageColor, ImageDraw, ImageFont

from colloquy.catalogue import Archive, Described
from colloquy.model import Edition
from colloquy.text.scripts import is_wide
from colloquy.words.wording import find_words

WIDTH, HEIGHT, MARGIN = 1200, 630, 96
PAPER, INK, SOFT, ACCENT, FAINT = "#fcfbf8", "#1d1b18", "#55504a", "#14505f", "#dfe6e4"
TITLE_SIZES = (76, 68, 60, 52, 46)
"""Of a title in pixels: the largest with which it takes three lines at most."""
SMALL = 34
STEPS = 31
"""Between an ink and the paper; an eye sees no more."""
FONTS = ("NotoSerif-SemiBold.ttf", "NotoSerifSC-Bold.otf")
"""In the order in which they are tried: Latin, Greek and Cyrillic; GB 2312 and Latin."""

NEVER_FIRST = frozenset("、。，：；！？）」』》〉”’…·—～,.:;!?)")
NEVER_LAST = frozenset("（「『《〈“‘(")
"""Characters that begin or end no line (https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end)."""


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
    names = (words.name(archive.people[each.person].name) for each in edition.interview.speakers)
    foot = f"{record.origin.publisher} · {words.date(record.date)}"
    return Card(edition.title().text, str(words.say(", ").join(names)), foot, language.site_name)


def draw(card: Card) -> bytes:
    """Draw a card, as PNG."""
    image = _blank(card.site_name).copy()
    pen = ImageDraw.Draw(image)
    lines, size = _title(card.title)
    top = 300 - len(lines) * size * 13 // 20
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * size * 13 // 10), line, font=_font_of(line, size), fill=INK)
    top += len(lines) * size * 13 // 10 + 28
    if name := _font_name(card.below):
        for number, line in enumerate(wrapped(card.below, _font(name, SMALL))[:2]):
            pen.text((MARGIN, top + number * SMALL * 14 // 10), line, font=_font(name, SMALL), fill=SOFT)
    _line(pen, card.foot, HEIGHT - 118, SOFT)
    stream = io.BytesIO()
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(stream, "PNG", compress_level=4)
    return stream.getvalue()


@lru_cache(maxsize=8)
def _blank(site_name: str) -> Image.Image:
    """Draw what all cards of a language share."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    _mark(pen, "“", _font(FONTS[0], 280), 64)
    _mark(pen, "」", _font(FONTS[1], 160), -64)
    pen.rectangle((0, 0, 15, HEIGHT), fill=ACCENT)
    _line(pen, site_name, 84, ACCENT)
    return image


@cache
def _palette() -> Image.Image:
    """Give the colors of all cards: from each ink to the paper, as the edges of letters need them."""
    paper, inks = ImageColor.getrgb(PAPER), map(ImageColor.getrgb, (INK, SOFT, ACCENT, FAINT))
    shades = [
        round(ink + (white - ink) * step / STEPS)
        for color in inks
        for step in range(STEPS + 1)
        for ink, white in zip(color, paper, strict=True)
    ]
    image = Image.new("P", (1, 1))
    image.putpalette(shades)
    return image


def _mark(pen: ImageDraw.ImageDraw, character: str, font: ImageFont.FreeTypeFont, edge: int) -> None:
    """Set a quotation mark at the right; `edge` is from its ink to the top, or if negative to the bottom."""
    mask, (left, top) = font.getmask2(character)
    _, above, right, below = mask.getbbox()
    down = edge - above if edge > 0 else HEIGHT + edge - below
    pen.text((WIDTH - 64 - right - left, down - top), character, font=font, fill=FAINT)


def wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Break a text into lines that fit: between words, and between Chinese characters."""
    lines = [""]
    for piece in _pieces(text):
        for part in [piece] if _fits(piece, font) else piece:
            if lines[-1] and not _fits(lines[-1] + part, font):
                lines.append("")
            lines[-1] += part
    return [line.rstrip() for line in lines]


def _fits(text: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(text.rstrip()) <= WIDTH - 2 * MARGIN


def _pieces(text: str) -> list[str]:
    """Divide a text where a line may end."""
    pieces = [""]
    for before, character in zip(" " + text, text, strict=False):
        between = before == " " or is_wide(before) or is_wide(character)
        if between and character != " " and character not in NEVER_FIRST and before not in NEVER_LAST:
            pieces.append("")
        pieces[-1] += character
    return [piece for piece in pieces if piece]


def _title(text: str) -> tuple[list[str], int]:
    name = _font_name(text)
    if not name:
        return [], TITLE_SIZES[-1]
    for size in TITLE_SIZES:
        lines = wrapped(text, _font(name, size))
        if len(lines) <= 3:
            return lines, size
    last = lines[2]
    while not _fits(last + "…", _font(name, size)):
        last = last[:-1]
    return [*lines[:2], last + "…"], size


def _line(pen: ImageDraw.ImageDraw, text: str, top: int, fill: str) -> None:
    if name := _font_name(text):
        pen.text((MARGIN, top), wrapped(text, _font(name, SMALL))[0], font=_font(name, SMALL), fill=fill)


def _font_of(text: str, size: int) -> ImageFont.FreeTypeFont:
    return _font(_font_name(text) or FONTS[-1], size)


def _font_name(text: str) -> str:
    """Find the font that has all of a text; there may be none. Missing characters have no ink in ours."""
    return next((name for name in FONTS if all(_has(name, each) for each in set(text) - {" "})), "")


@cache
def _has(name: str, character: str) -> bool:
    return _font(name, 16).getmask(character).getbbox() is not None


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(_file(name)), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _file(name: str) -> bytes:
    return files("colloquy.exporting").joinpath("fonts", name).read_bytes()
