"""Plain text: paragraphs between blank lines, and list items with a bullet or number.

Every character stands for itself; nothing in a plain text is markup.
"""

from __future__ import annotations

import re

from colloquy.model import Block, Kind, Lines, Piece

ITEM = re.compile(r"(?P<indent>\s*+)(?P<marker>[•◦‣▪·*+–-]|[0-9]{1,3}[.)、])\s++(?=\S)")
RULE = re.compile(r"\s*+([*_=~—–-])(?:\s*+\1){2,}+\s*+$")


def blocks(lines: tuple[str, ...]) -> list[Block]:
    """Divide plain text into paragraphs, list items and rules."""
    blocks: list[Block] = []
    open_lines: list[Piece] = []
    marker, depth = "", 0

    def close() -> None:
        nonlocal marker, depth
        if open_lines:
            kind = Kind.ITEM if marker else Kind.PARAGRAPH
            span = Lines(open_lines[0].line, open_lines[-1].line)
            blocks.append(Block(kind, span, tuple(open_lines), level=depth, marker=marker, literal=True))
        open_lines.clear()
        marker, depth = "", 0

    indents: list[int] = []
    for number, line in enumerate(lines, start=1):
        item = ITEM.match(line)
        if not line.strip():
            close()
        elif RULE.match(line):
            close()
            blocks.append(Block(Kind.RULE, Lines(number, number), (), markup=(_piece(number, line, 0),)))
        elif item:
            close()
            marker, depth = _marker(item["marker"]), _depth(indents, len(item["indent"]))
            open_lines.append(_piece(number, line, item.end()))
        else:
            open_lines.append(_piece(number, line, 0))
        if not item and line.strip() and not line[0].isspace():
            indents.clear()
    close()
    return blocks


def _piece(number: int, line: str, start: int) -> Piece:
    text = line[start:].strip()
    return Piece(number, line.index(text, start), text)


def _marker(printed: str) -> str:
    return f"{printed[:-1]}." if printed[0].isdigit() else "*"


def _depth(indents: list[int], indent: int) -> int:
    """Tell how deep an item stands, from the indents of the items above it."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents) - 1
