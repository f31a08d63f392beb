"""Marks on the words of inline Markdown: both are read together, so that neither cuts the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from colloquy.text.inline.parsing import parse
from colloquy.text.inline.tree import Emphasis, Inline, Link, Marked, Strong, Text

# Where a mark begins and ends, as noncharacters: no text that was read has them (see text/inertness.py).
_BEGIN, _END, _DIGIT, _BASE = "\ufdd0", "\ufdd1", 0xFDD2, 24
_MARKER = re.compile(f"([{_BEGIN}{_END}])(.)(.)", re.DOTALL)


def parse_marked(
    text: str, spans: Sequence[tuple[int, int] | None]
) -> tuple[tuple[Inline, ...], frozenset[int]]:
    """Read inline Markdown with marks on some of its words.

    `spans` are offsets in `text`. Given back with the tree: the marks that are in it. The others (none
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
