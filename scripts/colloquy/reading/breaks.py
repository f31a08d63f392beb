"""Signs of a line's end: what Markdown writes there is none of the words where a paragraph ends instead."""

from __future__ import annotations

import re

from colloquy.model import Piece

_BREAK = re.compile(r"(?:(?<!\\)(?:\\\\)*\\|<br\s*/?>)\s*$")


def without_break(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Divide words from the sign at their end; give both."""
    line, column, text = pieces[-1].line, pieces[-1].column, pieces[-1].text
    match = _BREAK.search(text)
    if match is None:
        return pieces, ()
    words, sign = Piece(line, column, text[: match.start()]), Piece(line, column + match.start(), match[0])
    return (*pieces[:-1], *([words] if words.text else [])), (sign,)
