"""A book's cover, drawn from the archive itself: a bar for each turn, as long as what was said.

A PNG without letters, because reading systems want a raster image and letters need a font, which is not the
same on every machine; the title stands as text on the cover's page. After PNG (Third Edition), W3C 2025.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

WIDTH, HEIGHT, MARGIN = 1200, 1600, 100
MOST = 60
"""Bars that can still be told apart."""
PAPER = (250, 247, 240)
COLOURS = {"interviewer": (194, 107, 63), "guest": (31, 78, 95), "audience": (138, 143, 152)}

Bar = tuple[str, int]
"""A speaker's role, and how much was said, in characters."""


def cover(bars: Sequence[Bar]) -> bytes:
    """Draw the cover as a PNG."""
    drawn = list(bars)[:MOST] or [("guest", 1)]
    longest = max(length for _, length in drawn) or 1
    roles = list(COLOURS)
    blank = bytes(WIDTH)
    rows = [blank] * MARGIN
    pitch = (HEIGHT - 2 * MARGIN) / len(drawn)
    for index, (role, length) in enumerate(drawn):
        top, bottom = round(index * pitch), round((index + 1) * pitch)
        gap = max(1, (bottom - top) // 4)
        wide = 8 + round((WIDTH - 2 * MARGIN - 8) * (length / longest) ** 0.5)
        indent = MARGIN if role != "guest" else WIDTH - MARGIN - wide
        bar = bytes(indent) + bytes([1 + roles.index(role)]) * wide
        rows += [bar.ljust(WIDTH, b"\0")] * (bottom - top - gap) + [blank] * gap
    rows += [blank] * (HEIGHT - len(rows))
    palette = bytes(value for colour in (PAPER, *COLOURS.values()) for value in colour)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"PLTE", palette), (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
