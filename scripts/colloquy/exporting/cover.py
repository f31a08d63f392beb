"""A book's cover, drawn from the archive itself: a bar for each turn, as long as what was said.

A PNG without letters, because reading systems want a raster image and letters need a font, which is not the
same on every machine; the title is text on the cover's page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw

WIDTH, HEIGHT, MARGIN = 1200, 1600, 100
MOST = 60
"""Bars that can still be distinguished."""
PAPER = "#faf7f0"
ASKS, ANSWERS, OTHER = "#c26b3f", "#1f4e5f", "#8a8f98"
COLOURS = {"interviewer": ASKS, "moderator": ASKS, "guest": ANSWERS, "narrator": ANSWERS}

Bar = tuple[str, int]
"""A speaker's role, and how much was said, in characters."""


def cover(bars: Sequence[Bar]) -> bytes:
    """Draw the cover as a PNG."""
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
