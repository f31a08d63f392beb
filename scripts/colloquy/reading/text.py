"""Plain text: paragraphs between blank lines, and list items with a bullet or number.

Every character means itself; nothing in a plain text is markup.
"""

import re

from colloquy.model import Block, Kind, Lines, Piece
from colloquy.reading.lists import with_words

ITEM = re.compile(r"(?P<indent>\s*+)(?P<marker>[•◦‣▪·*+–-]|[0-9]{1,3}[.)、])\s++(?=\S)")
RULE = re.compile(r"\s*+([*_=~—–-])(?:\s*+\1){2,}+\s*+$")


def blocks(lines: tuple[str, ...]) -> list[Block]:
    """Divide plain text into paragraphs, list items and rules."""
    blocks: list[Block] = []
    open_lines: list[Piece] = []
    number: Piece | None = None
    marker, depth = "", 0

    def close() -> None:
        nonlocal marker, depth, number
        if open_lines:
            kind = Kind.ITEM if marker else Kind.PARAGRAPH
            span = Lines(open_lines[0].line, open_lines[-1].line)
            markup = (number,) if number else ()
            blocks.append(Block(kind, span, tuple(open_lines), markup, depth, marker, literal=True))
        open_lines.clear()
        number, marker, depth = None, "", 0

    indents: list[int] = []
    for line_number, line in enumerate(lines, start=1):
        item = ITEM.match(line)
        if not line.strip():
            close()
        elif RULE.match(line):
            close()
            rule = (_piece(line_number, line, 0),)
            blocks.append(Block(Kind.RULE, Lines(line_number, line_number), (), markup=rule))
        elif item:
            close()
            depth = _depth(indents, len(item["indent"]))
            if item["marker"][0].isdigit():
                marker = item["marker"]
                number = Piece(line_number, item.start("marker"), marker)
            else:
                marker = "*"
            open_lines.append(_piece(line_number, line, item.end()))
        else:
            open_lines.append(_piece(line_number, line, 0))
        if not item and line.strip() and not line[0].isspace():
            indents.clear()
    close()
    return with_words(blocks, lines)


def _piece(number: int, line: str, start: int) -> Piece:
    text = line[start:].strip()
    return Piece(number, line.index(text, start), text)


def _depth(indents: list[int], indent: int) -> int:
    """Give how deep an item is, from the indents of the items above it."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents) - 1
