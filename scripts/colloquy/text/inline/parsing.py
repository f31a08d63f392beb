"""Inline Markdown to a tree, by markdown-it-py, with two differences from CommonMark.

Raw HTML is text; and emphasis works beside Chinese punctuation, after the CJK-friendly amendment
(https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md): CommonMark's flanking
rules (section 6.2) take spaces between words for granted, so that ``**研究员。**他`` stays unclosed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import Delimiter, StateInline
from markdown_it.token import Token

from colloquy.text.inertness import spaced
from colloquy.text.inline.rendering import plain
from colloquy.text.inline.tree import Break, Code, Emphasis, Image, Inline, Link, Strong, Text
from colloquy.text.scripts import is_wide

DEEPEST = 30
"""Levels of emphasis within emphasis; no author needs more than three."""
NESTED = 6
"""Levels of brackets within brackets that the parser tries as links, each time to the end of the text."""
MOST, FEW, DENSE = 2_000, 200, 4
"""What has more marks than `MOST` is no text; nor what has more than `FEW`, one in `DENSE` characters."""

SCHEMES = frozenset({"http", "https", "mailto"})

_MARKS = "\\`*_[]<&\n"
_MEANING = re.compile(f"[{re.escape(_MARKS)}]")
"""Without one of these, inline Markdown is words and nothing else (CommonMark 0.31, section 6)."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_INVISIBLE = frozenset(map(chr, range(0xFDD0, 0xFDF0)))
"""Noncharacters, by which `marking` shows where marks begin and end."""


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Find a run of ``*`` or ``_`` and what it may open or close (replaces the parser's own rule)."""
    start, marker = state.pos, state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = start
    while end < state.posMax and state.src[end] == marker:
        end += 1
    can_open, can_close = _flanking(state.src, start, end, marker)
    for _ in range(start, end):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=end - start,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos = end
    return True


def _flanking(text: str, start: int, end: int, marker: str) -> tuple[bool, bool]:
    while start and text[start - 1] in _INVISIBLE:
        start -= 1
    while end < len(text) and text[end] in _INVISIBLE:
        end += 1
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    left = not after.isspace() and (not _punctuation(after) or before.isspace() or _yields(before))
    right = not before.isspace() and (not _punctuation(before) or after.isspace() or _yields(after))
    if marker == "_":
        return left and (not right or _yields(before)), right and (not left or _yields(after))
    return left, right


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS" and not _cjk(character)


def _yields(character: str) -> bool:
    """Tell whether emphasis may begin or end next to this character even without a space."""
    return unicodedata.category(character)[0] in "PS" or _cjk(character)


def _cjk(character: str) -> bool:
    return is_wide(character) or character in "“”‘’—…"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTED}).disable("html_inline")
    parser.inline.ruler.at("emphasis", _emphasis)
    return parser


_PARSER = _parser()


@lru_cache(maxsize=2048)
def parse(text: str) -> tuple[Inline, ...]:
    """Read inline Markdown."""
    if not _MEANING.search(text):
        return (Text(_on_one_line(text)),) if text else ()
    marks = sum(map(text.count, _MARKS))
    if marks > MOST or (marks > FEW and marks * DENSE > len(text)):
        return (Text(_on_one_line(_ESCAPED.sub(r"\1", text))),)
    tokens = _PARSER.parseInline(text)[0].children or []
    if max(accumulate((token.nesting for token in tokens), initial=0)) > DEEPEST:
        return (Text(_on_one_line(text)),)  # a text that nests its emphasis so is no text; it stands as it is
    return tuple(_children(iter(tokens), ""))


@lru_cache(maxsize=2048)
def plain_text(text: str) -> str:
    """Give the words of inline Markdown alone, on one line."""
    return plain(parse(text))


def _children(tokens: Iterator[Token], closing: str) -> Iterator[Inline]:
    for token in tokens:
        if token.type == closing:
            return
        if token.type == "em_open":
            yield Emphasis(tuple(_children(tokens, "em_close")))
        elif token.type == "strong_open":
            yield Strong(tuple(_children(tokens, "strong_close")))
        elif token.type == "link_open":
            yield from _link(str(token.attrs["href"]), tuple(_children(tokens, "link_close")))
            if title := token.attrs.get("title"):
                yield Text(f" ({_on_one_line(str(title))})")
        elif token.type not in ("text", "text_special") or token.content:
            yield _leaf(token)


def _leaf(token: Token) -> Inline:
    match token.type:
        case "text" | "text_special":
            return Text(_on_one_line(token.content))
        case "code_inline":
            return Code(_on_one_line(token.content))
        case "softbreak":
            return Text(" ")
        case "hardbreak":
            return Break()
        case "image":
            words = [
                plain(tuple(_children(iter(token.children or []), ""))),
                _on_one_line(str(token.attrs.get("title", ""))),
            ]
            return Image(_on_one_line(unquote(str(token.attrs["src"]))), ", ".join(filter(None, words)))
        case other:
            raise AssertionError(f"the parser gave an inline that nobody reads: {other}")


def _on_one_line(words: str) -> str:
    """Put a space for what would end a line or begin a column: here, entities are characters already."""
    return spaced(words).replace("\t", " ")


def _link(address: str, children: tuple[Inline, ...]) -> Iterator[Inline]:
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        scheme = ""
    if scheme in SCHEMES:
        yield Link(address, children)
    else:  # not an address that we lead to, but nothing is lost: it stands there to be read
        yield from children
        yield Text(f" ({address})")
