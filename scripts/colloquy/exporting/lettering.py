"""Lettering: lines of text in the fonts of the cards, letter by letter.

A letter is drawn once for all cards. That is as if each line were drawn at once: these fonts are used
without kerning and ligatures.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

from colloquy.text.scripts import is_wide

FOLDER = Path(__file__).parent / "fonts"
FONTS = ("NotoSerif-SemiBold.ttf", "NotoSerifSC-Bold.otf")
"""In the order in which they are tried: Latin, Greek and Cyrillic; GB 2312 and Latin."""

PAPER, INK, SOFT, ACCENT, FAINT = "#fcfbf8", "#1d1b18", "#55504a", "#14505f", "#dfe6e4"
SHADES = {FAINT: 1, ACCENT: 3, SOFT: 5, INK: 6}
"""Of each ink, for the edges of letters. With the paper that is 16 colors, so a pixel takes 4 bits.

Where two letters meet, the later shade of this order is seen.
"""

NEVER_FIRST = frozenset("、。，：；！？）」』》〉”’…·—～,.:;!?)")
NEVER_LAST = frozenset("（「『《〈“‘(")
"""Characters that begin or end no line (https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end)."""


@dataclass(frozen=True, slots=True)
class Face:
    """One of the fonts, in pixels."""

    name: str
    size: int

    def width(self, text: str) -> int:
        """Measure a text; spaces at its end take none."""
        return sum([_advance(self.name, self.size, character) for character in text.rstrip()])

    def write(self, image: Image.Image, x: int, y: int, text: str, ink: str) -> None:
        """Write a line on an image of `palette`; `y` is where the tallest letters begin."""
        for character in text:
            if not character.isspace():
                letter, left, top = _letter(self.name, self.size, character, ink)
                box = (x + left, y + top, x + left + letter.width, y + top + letter.height)
                image.paste(ImageChops.lighter(image.crop(box), letter), box)
            x += _advance(self.name, self.size, character)

    def bounds(self, character: str) -> tuple[int, int, int, int]:
        """Give where a letter's ink is, from where it is written: left, top, right, bottom."""
        mask, (x, y) = _font(self.name, self.size).getmask2(character)
        left, top, right, bottom = mask.getbbox() or (0, 0, 1, 1)
        return x + left, y + top, x + right, y + bottom

    def wrap(self, text: str, room: int) -> list[str]:
        """Break a text into lines that fit: between words, and between Chinese characters."""
        lines, used = [""], 0
        for piece in _pieces(text):
            for part in [piece] if self.width(piece) <= room else piece:
                if lines[-1] and used + self.width(part) > room:
                    lines.append("")
                    used = 0
                lines[-1] += part
                used += sum([_advance(self.name, self.size, character) for character in part])
        return [line.rstrip() for line in lines]


def find_font(text: str) -> str:
    """Find the font that has all of a text; there may be none."""
    return next((name for name in FONTS if all(_has(name, each) for each in set(text) - {" "})), "")


def palette() -> list[int]:
    """Give the colors of all cards: the paper, and of each ink the shades up to itself."""
    paper = ImageColor.getrgb(PAPER)
    colors = [*paper]
    for ink, count in SHADES.items():
        pairs = list(zip(paper, ImageColor.getrgb(ink), strict=True))
        colors += [round(a + (b - a) * step / count) for step in range(1, count + 1) for a, b in pairs]
    return colors


def color(ink: str, coverage: int = 255) -> int:
    """Give the number in `palette` of an ink's color where it covers the paper so far, up to 255."""
    inks, shade = list(SHADES), round(coverage * SHADES[ink] / 255)
    return shade and shade + sum(SHADES[before] for before in inks[: inks.index(ink)])


@lru_cache(maxsize=1024)
def _letter(name: str, size: int, character: str, ink: str) -> tuple[Image.Image, int, int]:
    """Draw a letter in the numbers of its colors; give it with where it begins."""
    left, top, right, bottom = Face(name, size).bounds(character)
    covered = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(covered).text((-left, -top), character, font=_font(name, size), fill=255)
    return covered.point([color(ink, coverage) for coverage in range(256)]), left, top


@cache
def _advance(name: str, size: int, character: str) -> int:
    return round(_font(name, size).getlength(character))


@cache
def _has(name: str, character: str) -> bool:
    """Say whether a font has a character: those that it lacks have no ink in ours."""
    return _font(name, 16).getmask(character).getbbox() is not None


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Open a font by its path: of one that is given as bytes, each size would keep a megabyte."""
    return ImageFont.truetype(FOLDER / name, size, layout_engine=ImageFont.Layout.BASIC)


def _pieces(text: str) -> list[str]:
    """Divide a text where a line may end."""
    pieces = [""]
    for before, character in zip(" " + text, text, strict=False):
        between = before == " " or is_wide(before) or is_wide(character)
        if between and character != " " and character not in NEVER_FIRST and before not in NEVER_LAST:
            pieces.append("")
        pieces[-1] += character
    return [piece for piece in pieces if piece]
