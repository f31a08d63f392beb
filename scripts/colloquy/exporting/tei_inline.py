"""Running text in TEI: emphasis, links, pictures (TEI P5, chapters 3.3, 3.7 and 3.10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from colloquy.exporting.xml import Element, uri
from colloquy.exporting.xml import element as tei
from colloquy.text.inline import Break, Code, Emphasis, Image, Inline, Link, Marked, Strong, Text

Marking = Callable[[int, list[str]], list[str]]
"""Given a mark's index and its words, writes both."""


def running(tree: Iterable[Inline], mark: Marking) -> list[str]:
    """Write a tree of inlines."""
    return [part for node in tree for part in _node(node, mark)]


def figure(source: str, description: str) -> Element:
    """Write a picture, which the archive does not hold."""
    told = [tei("figDesc", description)] if description else []
    return tei("figure", tei("graphic", url=uri(source)), *told)


def _node(node: Inline, mark: Marking) -> list[str]:
    match node:
        case Text(text):
            return [text]
        case Code(text):
            return [tei("code", text)]
        case Break():
            return [tei("lb")]
        case Image(source, description):
            return [figure(source, description)]
        case Emphasis(children):
            return [tei("hi", *running(children, mark), rend="italic")]
        case Strong(children):
            return [tei("hi", *running(children, mark), rend="bold")]
        case Link(address, children):
            return [tei("ref", *running(children, mark), target=uri(address))]
        case Marked(index, children):
            return mark(index, running(children, mark))
