"""Showing where two texts differ, and not the whole of them."""

from __future__ import annotations

import re
from itertools import takewhile

AROUND = 8
"""How many characters of what is the same are shown on either side."""
LONGEST = 48
"""How many characters are shown in all."""
LONGEST_WORD = 16
"""How many characters of a word are shown beyond those around; more would push the place itself away."""


def differing(before: str, after: str) -> tuple[str, str]:
    """Cut out of two texts the place where they differ, with the words around it."""
    start = _same(before, after)
    end = min(_same(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    start = _word(before, max(start - AROUND, 0), -1)
    rest = len(before) - end
    end = len(before) - _word(before, min(rest + AROUND, len(before)), 1)
    return _cut(before, start, end), _cut(after, start, end)


def _same(one: str, other: str) -> int:
    """Count the characters with which both texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _word(text: str, column: int, step: int) -> int:
    """Go on to where a word in Latin letters begins or ends, so that none is shown in half."""
    for _ in range(LONGEST_WORD):
        if not 0 < column < len(text) or not re.fullmatch(r"[A-Za-z0-9-]{2}", text[column - 1 : column + 1]):
            break
        column += step
    return column


def _cut(text: str, start: int, end: int) -> str:
    stop = len(text) - end
    shown = text[start : min(stop, start + LONGEST)].replace("\n", "⏎")
    return ("…" if start else "") + shown + ("…" if stop < len(text) or stop > start + LONGEST else "")
