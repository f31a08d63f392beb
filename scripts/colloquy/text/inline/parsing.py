"""Inline Markdown to a tree, by markdown-it-py, with two differences from CommonMark.

Raw HTML is text; and emphasis works beside Chinese punctuation, after the CJK-friendly amendment
(https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md): CommonMark's flanking
rules (section 6.2) take spaces between words for granted, so that ``**研究员。**他`` stays unclosed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import Delimiter, StateInline
from markdown_it.token import Token

from colloquy.text.inline.rendering import plain
from colloquy.text.inline.tree import Break, Code, Emphasis, Image, Inline, Link, Marked, Strong, Text
from colloquy.text.scripts import is_wide

DEEPEST = 30
"""Levels of emphasis within emphasis; no author needs more than three."""

SCHEMES = frozenset({"http", "https", "mailto"})

# Where a mark begins and ends, as noncharacters: no text that was read has them (see text/decoding.py).
_BEGIN, _END, _DIGIT, _BASE = "\ufdd0", "\ufdd1", 0xFDD2, 24
_MARKER = re.compile(f"([{_BEGIN}{_END}])(.)(.)", re.DOTALL)
_MEANING = re.compile(r"[\\`*_\[\]<&\n]")
"""Without one of these, inline Markdown is words and nothing else (CommonMark 0.31, section 6)."""
_INVISIBLE = frozenset(chr(code) for code in range(0xFDD0, 0xFDF0))


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
    parser = MarkdownIt("commonmark", {"html": False}).disable("html_inline")
    parser.inline.ruler.at("emphasis", _emphasis)
    return parser


_PARSER = _parser()


@lru_cache(maxsize=2048)
def parse(text: str) -> tuple[Inline, ...]:
    """Read inline Markdown."""
    if not _MEANING.search(text):
        return (Text(text),) if text else ()
    tokens = _PARSER.parseInline(text)[0].children or []
    if max(accumulate((token.nesting for token in tokens), initial=0)) > DEEPEST:
        return (Text(text),)  # a text that nests its emphasis so is no text; it stands as it is
    return tuple(_children(iter(tokens), ""))


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
                yield Text(f" ({title})")
        elif token.type not in ("text", "text_special") or token.content:
            yield _leaf(token)


def _leaf(token: Token) -> Inline:
    match token.type:
        case "text" | "text_special":
            return Text(token.content)
        case "code_inline":
            return Code(token.content)
        case "softbreak":
            return Text(" ")
        case "hardbreak":
            return Break()
        case "image":
            words = [
                plain(tuple(_children(iter(token.children or []), ""))),
                str(token.attrs.get("title", "")),
            ]
            return Image(unquote(str(token.attrs["src"])), ", ".join(filter(None, words)))
        case other:
            raise AssertionError(f"the parser gave an inline that nobody reads: {other}")


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


def parse_marked(
    text: str, spans: Sequence[tuple[int, int] | None]
) -> tuple[tuple[Inline, ...], frozenset[int]]:
    """Read inline Markdown with marks on some of its words.

    `spans` are offsets in `text`. Given back with the tree: the marks that stand in it. The others (none
    of the text, or cut through a link, an address or emphasis) apply to the passage as a whole.
    """
    return _parse_marked(text, tuple(spans))


@lru_cache(maxsize=512)
def _parse_marked(
    text: str, spans: tuple[tuple[int, int] | None, ...]
) -> tuple[tuple[Inline, ...], frozenset[int]]:
    clean = parse(text)
    placed = frozenset(index for index, span in enumerate(spans) if span is not None)
    while placed:
        tree, whole = _pair(parse(_with_markers(text, spans, placed)))
        if whole == placed and _unmarked(tree) == _unmarked(clean):
            return tree, placed
        placed = placed & whole if placed - whole else frozenset()
    return clean, placed


def _unmarked(tree: tuple[Inline, ...]) -> list[Inline]:
    """Take the marks out of a tree again, and join the texts that they had cut."""
    joined: list[Inline] = []
    for node in tree:
        for part in _unmarked(node.children) if isinstance(node, Marked) else [node]:
            if isinstance(part, Text) and joined and isinstance(joined[-1], Text):
                joined[-1] = Text(joined[-1].text + part.text)
            elif isinstance(part, Emphasis | Strong | Link):
                joined.append(replace(part, children=tuple(_unmarked(part.children))))
            else:
                joined.append(part)
    return joined


def _with_markers(text: str, spans: Sequence[tuple[int, int] | None], placed: frozenset[int]) -> str:
    inserts = []
    for index in placed:
        first, last = spans[index] or (0, 0)
        digits = chr(_DIGIT + index // _BASE) + chr(_DIGIT + index % _BASE)
        # At one offset: ends before beginnings, an outer beginning before an inner one.
        inserts.append((first, 1 if last > first else 0, -last, _BEGIN + digits))
        inserts.append((last, 0 if last > first else 1, -first, _END + digits))
    for offset, _, _, marker in sorted(inserts, reverse=True):
        text = text[:offset] + marker + text[offset:]
    return text


def _pair(tree: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], frozenset[int]]:
    """Turn the markers in a tree's texts into marked words; give back which marks came out whole."""
    flat: list[Inline | tuple[str, int]] = []
    whole: set[int] = set()
    for node in tree:
        if isinstance(node, Text):
            flat.extend(_cut(node.text))
        elif isinstance(node, Emphasis | Strong | Link):
            children, inside = _pair(node.children)
            whole |= inside
            kept = Link(node.address, children) if isinstance(node, Link) else type(node)(children)
            flat.append(kept)
        else:
            flat.append(node)
    stack: list[tuple[int, list[Inline]]] = [(-1, [])]
    for part in flat:
        if not isinstance(part, tuple):
            stack[-1][1].append(part)
        elif part[0] == _BEGIN:
            stack.append((part[1], []))
        elif stack[-1][0] == part[1]:
            index, words = stack.pop()
            whole.add(index)
            stack[-1][1].append(Marked(index, tuple(words)))
    while len(stack) > 1:  # begun, not ended here: the words stay, the mark does not count as whole
        _, words = stack.pop()
        stack[-1][1].extend(words)
    return tuple(stack[0][1]), frozenset(whole)


def _cut(text: str) -> Iterator[Text | tuple[str, int]]:
    position = 0
    for match in _MARKER.finditer(text):
        if match.start() > position:
            yield Text(text[position : match.start()])
        digits = [ord(digit) - _DIGIT for digit in match.groups()[1:]]
        yield match[1], digits[0] * _BASE + digits[1]
        position = match.end()
    if position < len(text):
        yield Text(text[position:])
