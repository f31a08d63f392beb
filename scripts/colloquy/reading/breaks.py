"""Signs of a line's end: what Markdown writes there is none of the words where a paragraph ends instead."""

from __future__ import annotations

import re

from colloquy.model import Piece

BREAK = r"<br\s*/?>"
"""The end of a line within one, as HTML writes it."""
_SIGN = re.compile(rf"(?:(?<!\\)(?:\\\\)*\\|{BREAK})\s*$")
_BREAKS = re.compile(rf"(?:\s*{BREAK})+\s*")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")


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
        code = [match.span() for match in _CODE.finditer(piece.text)]
        begin = 0
        for match in _BREAKS.finditer(piece.text):
            if not any(start < match.start() < end for start, end in code):
                parts += _part(piece, begin, match.start())
                broken.add(len(parts) - 1)
                begin = match.end()
        parts += _part(piece, begin, len(piece.text))
    return tuple(parts), frozenset(broken)


def is_break(pieces: tuple[Piece, ...]) -> bool:
    """Say whether pieces have nothing but ends of lines."""
    return bool(pieces) and all(_BREAKS.fullmatch(piece.text) for piece in pieces)


def _part(piece: Piece, start: int, end: int) -> list[Piece]:
    text = piece.text[start:end]
    return [Piece(piece.line, piece.column + start, text)] if text.strip() else []
