"""Markdown, read by markdown-it-py (CommonMark with tables). Raw HTML is text; nothing is thrown away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from colloquy.model import FORMAT_OWN, Block, Image, Kind, Lines, Piece
from colloquy.reading.breaks import is_break
from colloquy.reading.lists import extend, with_words
from colloquy.text.inertness import spaced
from colloquy.text.inline import Image as InlineImage
from colloquy.text.inline import Link, parse

# Reference definitions would vanish from the text, so they stay paragraphs. Inlines are read per passage.
PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table")
PARSER.disable(["html_block", "reference", "inline"])

NAMED = re.compile(r"[^:：]{1,60}[:：]")
SHORT_RULE = 3
"""Hyphens of a line that people write below any words."""
SENTENCE = re.compile(r".*[.。…;；,，!！?？][\"'”’」』)）*_]*$", re.DOTALL)

ATTRIBUTES = re.compile(r"\{:(?:\s*[.#][\w-]+)+\s*\}\s*")
"""A line with the classes, or the id, of the block above it: ``{: .said }``."""
UNNUMBERED = Piece(0, 0, "*")


@dataclass(slots=True)
class _Place:
    """Where the walk through the tokens has come to."""

    lines: tuple[str, ...]
    markers: list[Piece | None] = field(default_factory=list)
    """Of the list items around the current token, outermost first; none where their text has begun."""
    quotes: int = 0

    def take_number(self) -> Piece | None:
        """Take the outermost number that is on no block yet, with those behind it in its line."""
        numbers = {index: marker for index, marker in enumerate(self.markers) if marker and marker.line}
        if not numbers:
            return None
        first = next(iter(numbers.values()))
        beside = {index: marker for index, marker in numbers.items() if marker.line == first.line}
        last = max(beside)
        self.markers[min(beside) : last + 1] = [None] * (last + 1 - min(beside))
        end = beside[last].column + len(beside[last].text)
        return Piece(first.line, first.column, self.lines[first.line - 1][first.column : end])


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
            blocks.extend(_leave(place, parents.pop()))
        else:
            blocks.extend(_leaf(place, token, parents))
    return with_words(blocks, lines)


def _enter(place: _Place, token: Token) -> None:
    if token.type == "list_item_open":
        place.markers.append(_number(place, token) if token.info else UNNUMBERED)
    elif token.type == "blockquote_open":
        place.quotes += 1


def _number(place: _Place, token: Token) -> Piece:
    """Find the number of a list item as it is printed, behind those of the items around it."""
    printed, line = token.info + token.markup, (token.map or (0, 0))[0] + 1
    ends = (marker.column + len(marker.text) for marker in place.markers if marker and marker.line == line)
    return Piece(line, place.lines[line - 1].index(printed, max(ends, default=0)), printed)


def _leave(place: _Place, token: Token) -> Iterator[Block]:
    if token.type == "list_item_open":
        while number := place.take_number():  # nothing is behind it: it is the words
            yield _alone(number)
        place.markers.pop()
    elif token.type == "blockquote_open":
        place.quotes -= 1


def _leaf(place: _Place, token: Token, parents: list[Token]) -> Iterator[Block]:
    first, last = token.map or (0, 0)
    span = Lines(first + 1, last)
    if token.type in ("fence", "code_block"):
        yield from _numbered(place, _code(place, token, span))
    elif token.type == "hr":
        yield from _numbered(place, _rule(place, span.first))
    elif token.type == "inline" and parents[-1].type in ("th_open", "td_open"):
        row = next(parent for parent in reversed(parents) if parent.type == "tr_open")
        if not row.meta.get("read"):  # a row is one passage, whichever of its cells comes first
            row.meta["read"] = True
            head = parents[-1].type == "th_open"
            yield from _numbered(place, _row(place, (row.map or (first, last))[0] + 1, head))
    elif token.type == "inline":
        yield from _text(place, token, span, parents[-1])


def _numbered(place: _Place, block: Block) -> Iterator[Block]:
    """Give a block that is no paragraph with the number of the list item that begins with it, as words."""
    number = place.take_number()
    while number and number.line < block.lines.first:
        yield _alone(number)
        number = place.take_number()
    if number is None:
        yield block
    elif block.pieces and block.pieces[0].line == number.line:
        first, *rest = block.pieces
        yield replace(block, pieces=(extend(first, number, place.lines), *rest))
    else:  # a rule, or the line that code begins with
        yield _alone(replace(number, text=place.lines[number.line - 1][number.column :].rstrip()))
        if block.pieces:
            yield replace(block, lines=Lines(block.lines.first + 1, block.lines.last), markup=())


def _text(place: _Place, token: Token, span: Lines, parent: Token) -> Iterator[Block]:
    pieces = tuple(_pieces(place, token.content, span))
    underlined = parent.type == "heading_open" and parent.markup in ("-", "=")
    rule = _rule(place, (parent.map or span)[1]) if underlined else None
    if parent.type == "heading_open" and not (rule and _is_speech(pieces, rule.markup[0].text)):
        first, last = parent.map or span  # with the line below that makes it a heading
        heading = Block(Kind.HEADING, Lines(first + 1, last), pieces, level=int(parent.tag[1]))
        yield from _numbered(place, heading)
        return
    lines = Lines(pieces[0].line, pieces[-1].line)
    last = len(pieces) - bool(pieces[1:] and ATTRIBUTES.fullmatch(pieces[-1].text))
    kind = Kind.QUOTE if place.quotes else Kind.PARAGRAPH
    block = Block(kind, lines, pieces[:last], markup=pieces[last:])
    if is_break(block.pieces):  # a line left free, as HTML writes it
        yield Block(Kind.RULE, lines, (), markup=pieces, marker=FORMAT_OWN)
    elif place.markers:
        yield from _item(place, block)
    elif image := _image(token.content):
        yield Block(Kind.FIGURE, block.lines, (), markup=pieces, image=image)
    else:
        yield block
    if rule:
        yield rule


def _is_speech(pieces: tuple[Piece, ...], underline: str) -> bool:
    """Say whether words above a line of hyphens are no heading, but the line divides what is said.

    Programs underline a heading as far as it goes; people do not, and divide pages by such lines as well.
    """
    text = pieces[0].text.strip()
    fitting = len(underline.strip(" >")) == len(text) > SHORT_RULE
    spoken = text[0].islower() or NAMED.match(text) or SENTENCE.match(text)
    return len(pieces) > 1 or (not fitting and bool(spoken))


def _item(place: _Place, block: Block) -> Iterator[Block]:
    """Give a paragraph of a list item its marker, if it is the first."""
    inner = place.markers[-1]
    block = replace(block, kind=Kind.ITEM, level=len(place.markers) - 1)
    if inner is None:
        yield block
        return
    number = place.take_number()
    if number and number.line < block.pieces[0].line and number != inner:
        yield _alone(number)
        yield from _item(place, block)
        return
    place.markers[-1] = None
    if number in (None, inner):
        yield replace(block, marker=inner.text, markup=(*((number,) if number else ()), *block.markup))
    else:  # a number before another marker: `1. 5. 1984`
        first, *rest = block.pieces
        yield replace(block, kind=Kind.PARAGRAPH, level=0, pieces=(extend(first, number, place.lines), *rest))


def _image(text: str) -> Image | None:
    """Say whether a paragraph is a picture and nothing else, as it is or as a link."""
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


def _rule(place: _Place, number: int) -> Block:
    return Block(Kind.RULE, Lines(number, number), (), markup=(_whole(place, number),))


def _alone(number: Piece) -> Block:
    """Let a number be a paragraph of its own."""
    return Block(Kind.PARAGRAPH, Lines(number.line, number.line), (number,))


def _whole(place: _Place, number: int) -> Piece:
    return Piece(number, 0, place.lines[number - 1])
