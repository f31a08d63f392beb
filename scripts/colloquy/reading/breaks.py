"""Signs of a line's end: what Markdown writes there is none of the words where a paragraph ends instead."""

import re
from bisect import bisect
from collections.abc import Iterator

from colloquy.model import Piece

BREAK = r"<br\s*/?>"
"""The end of a line within one, as HTML writes it."""
_SIGN = re.compile(rf"(?:(?<!\\)(?:\\\\)*\\|{BREAK})\s*$")
_BREAKS = re.compile(rf"{BREAK}(?:\s*+{BREAK})*+")
_TICKS = re.compile(r"`+")


def without_break(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Divide words from the sign at their end; give both."""
    line, column, text = pieces[-1].line, pieces[-1].column, pieces[-1].text
    match = _SIGN.search(text)
    if match is None:
        return pieces, ()
    words, sign = Piece(line, column, text[: match.start()]), Piece(line, column + match.start(), match[0])
    return (*pieces[:-1], *([words] if words.text else [])), (sign,)


def split_at_breaks(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], frozenset[int]]:
    """Divide pieces of Markdown where HTML ends a line; give the numbers of those before such an end, too."""
    parts: list[Piece] = []
    broken: set[int] = set()
    for piece in pieces:
        begin = 0
        for start, end in _breaks(piece.text):
            parts += _part(piece, begin, start)
            broken.add(len(parts) - 1)
            begin = end
        parts += _part(piece, begin, len(piece.text))
    return tuple(parts), frozenset(broken)


def is_break(pieces: tuple[Piece, ...]) -> bool:
    """Say whether pieces have nothing but ends of lines."""
    return bool(pieces) and all(_BREAKS.fullmatch(piece.text.strip()) for piece in pieces)


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """Give where HTML ends lines outside code."""
    if not (matches := list(_BREAKS.finditer(text))):
        return
    code = list(_code_spans(text))
    for match in matches:
        place = bisect(code, match.span())
        if not (place and match.start() < code[place - 1][1]):
            yield match.span()


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give where code is, in order: from backticks to the next as many (CommonMark, 6.1)."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    latest: dict[int, int] = {}
    closing = [0] * len(runs)
    for place in range(len(runs) - 1, -1, -1):
        length = runs[place][1] - runs[place][0]
        closing[place] = latest.get(length, 0)
        latest[length] = place
    place = 0
    while place < len(runs):
        if closing[place]:
            yield runs[place][0], runs[closing[place]][1]
        place = max(place, closing[place]) + 1


def _part(piece: Piece, start: int, end: int) -> list[Piece]:
    """Give what is between two ends of lines, without the blanks beside them."""
    text = piece.text[start:end]
    text = text.rstrip() if end < len(piece.text) else text
    begun = text.lstrip() if start else text
    return [Piece(piece.line, piece.column + start + len(text) - len(begun), begun)] if begun.strip() else []
