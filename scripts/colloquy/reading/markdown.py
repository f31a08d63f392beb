"""Markdown, read by markdown-it-py (CommonMark with tables). Raw HTML is text; nothing is thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from colloquy.model import Block, Image, Kind, Lines, Piece
from colloquy.text.inertness import spaced
from colloquy.text.inline import Image as InlineImage
from colloquy.text.inline import Link, parse

# Reference definitions would vanish from the text, so they stay paragraphs. Inlines are read per passage.
PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table")
PARSER.disable(["html_block", "reference", "inline"])


@dataclass(slots=True)
class _Place:
    """Where the walk through the tokens stands."""

    lines: tuple[str, ...]
    markers: list[str] = field(default_factory=list)
    """Of the list items around the current token, outermost first; emptied when their text has begun."""
    numbers: list[int] = field(default_factory=list)
    quotes: int = 0


def blocks(lines: tuple[str, ...]) -> list[Block]:
    """Divide Markdown into blocks that know their lines."""
    place = _Place(lines)
    blocks: list[Block] = []
    # The parser knows fewer blanks than there are; to it, a line of any is to be an empty one.
    tokens = PARSER.parse("\n".join(line if line.strip() else "" for line in lines))
    parents: list[Token] = []
    for token in tokens:
        if token.nesting == 1:
            parents.append(token)
            _enter(place, token)
        elif token.nesting == -1:
            _leave(place, parents.pop())
        else:
            blocks.extend(_leaf(place, token, parents))
    return blocks


def _enter(place: _Place, token: Token) -> None:
    if token.type == "ordered_list_open":
        place.numbers.append(int(token.attrs.get("start", 1)))
    elif token.type == "bullet_list_open":
        place.numbers.append(-1)
    elif token.type == "list_item_open":
        number = place.numbers[-1]
        place.markers.append("*" if number < 0 else f"{number}.")
        place.numbers[-1] += number >= 0
    elif token.type == "blockquote_open":
        place.quotes += 1


def _leave(place: _Place, token: Token) -> None:
    if token.type in ("ordered_list_open", "bullet_list_open"):
        place.numbers.pop()
    elif token.type == "list_item_open":
        place.markers.pop()
    elif token.type == "blockquote_open":
        place.quotes -= 1


def _leaf(place: _Place, token: Token, parents: list[Token]) -> Iterator[Block]:
    first, last = token.map or (0, 0)
    span = Lines(first + 1, last)
    if token.type in ("fence", "code_block"):
        yield _code(place, token, span)
    elif token.type == "hr":
        yield Block(Kind.RULE, span, (), markup=(_whole(place, span.first),))
    elif token.type == "inline" and parents[-1].type in ("th_open", "td_open"):
        row = next(parent for parent in reversed(parents) if parent.type == "tr_open")
        if not row.meta.get("read"):  # a row is one passage, whichever of its cells comes first
            row.meta["read"] = True
            yield _row(place, (row.map or (first, last))[0] + 1, parents[-1].type == "th_open")
    elif token.type == "inline":
        yield _text(place, token, span, parents[-1])


def _text(place: _Place, token: Token, span: Lines, parent: Token) -> Block:
    pieces = tuple(_pieces(place, token.content, span))
    if parent.type == "heading_open":
        first, last = parent.map or span  # with the line below that makes it a heading
        return Block(Kind.HEADING, Lines(first + 1, last), pieces, level=int(parent.tag[1]))
    block = Block(Kind.QUOTE if place.quotes else Kind.PARAGRAPH, Lines(span.first, pieces[-1].line), pieces)
    if place.markers:
        block = replace(block, kind=Kind.ITEM, level=len(place.markers) - 1, marker=place.markers[-1])
        place.markers[-1] = ""
    elif image := _image(token.content):
        block = Block(Kind.FIGURE, block.lines, (), markup=pieces, image=image)
    return block


def _image(text: str) -> Image | None:
    """Tell whether a paragraph is a picture and nothing else, as it is or as a link."""
    if not text.startswith(("![", "[![")):
        return None
    match parse(text):
        case (InlineImage(source, description),):
            return Image(source, description)
        case (Link(link, (InlineImage(source, description),)),):
            return Image(source, description, link)
    return None


def _pieces(place: _Place, words: str, span: Lines) -> Iterator[Piece]:
    texts = [text.lstrip() for text in words.split("\n")]  # trailing blanks may be a hard line break
    # The parser strips a first line of such blanks as it does not know off the content, but not off the map.
    for first in range(span.first, span.last - len(texts) + 2):
        lines = place.lines[first - 1 : first - 1 + len(texts)]
        if all(text in line for text, line in zip(texts, lines, strict=True)):
            for number, (text, line) in enumerate(zip(texts, lines, strict=True), start=first):
                yield Piece(number, line.rindex(text), text)
            return


def _code(place: _Place, token: Token, span: Lines) -> Block:
    fenced = token.type == "fence"
    first = span.first + fenced
    texts = token.content.removesuffix("\n").split("\n") if token.content else []
    pieces = []
    for number, text in enumerate(texts, start=first):
        line = place.lines[number - 1]
        # Tabs in front of code are spaces to the parser; where the line has them, take the line's own.
        kept = text if line.endswith(text) else text.lstrip()
        pieces.append(Piece(number, len(line) - len(kept), kept))
    markup = (_whole(place, span.first),) if fenced else ()
    last = max(span.first, span.last if fenced else first + len(texts) - 1)
    return Block(Kind.CODE, Lines(span.first, last), tuple(pieces), markup, marker=spaced(token.info).strip())


def _row(place: _Place, number: int, head: bool) -> Block:
    text = place.lines[number - 1].strip().removeprefix("|").removesuffix("|").strip()
    column = place.lines[number - 1].index(text)
    ruler = (_whole(place, number + 1),) if head else ()  # the line that makes the one above it a head
    return Block(Kind.ROW, Lines(number, number + head), (Piece(number, column, text),), ruler)


def _whole(place: _Place, number: int) -> Piece:
    return Piece(number, 0, place.lines[number - 1])
