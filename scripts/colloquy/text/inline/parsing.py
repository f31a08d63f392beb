"""Inline Markdown to a tree, by markdown-it-py, with two differences from CommonMark.

Raw HTML is text; and emphasis works beside Chinese punctuation, as `emphasis` has it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from colloquy.text.inertness import spaced
from colloquy.text.inline.emphasis import emphasis
from colloquy.text.inline.rendering import plain
from colloquy.text.inline.tree import Break, Code, Emphasis, Image, Inline, Link, Strong, Text

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
_LABELLED = re.compile(
    r"\*\*(?P<strong>[^\W_](?:[^{0}]*[^{0}\s])?)\*\*(?P<words>\s[^{0}]*)?".replace("{0}", re.escape(_MARKS))
)
"""Bold at the beginning, and words: what most turns of an interview are, and nothing else to parse."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTED}).disable("html_inline")
    parser.inline.ruler.at("emphasis", emphasis)
    return parser


_PARSER = _parser()


@lru_cache(maxsize=2048)
def parse(text: str) -> tuple[Inline, ...]:
    """Read inline Markdown."""
    if not _MEANING.search(text):
        return (Text(_on_one_line(text)),) if text else ()
    if labelled := _LABELLED.fullmatch(text):
        strong, words = Strong(parse(labelled["strong"])), labelled["words"]
        return (strong, Text(_on_one_line(words))) if words else (strong,)
    marks = sum(map(text.count, _MARKS))
    if marks > MOST or (marks > FEW and marks * DENSE > len(text)):
        return (Text(_on_one_line(_ESCAPED.sub(r"\1", text))),)
    tokens = _PARSER.parseInline(text)[0].children or []
    if max(accumulate((token.nesting for token in tokens), initial=0)) > DEEPEST:
        return (Text(_on_one_line(text)),)  # a text that nests its emphasis so is no text; it stays as it is
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
    else:  # not an address that we lead to, but nothing is lost: it is there to be read
        yield from children
        yield Text(f" ({address})")
