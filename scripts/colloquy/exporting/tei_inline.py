"""Running text in TEI: emphasis, links, pictures (TEI P5, chapters 3.3, 3.7 and 3.10)."""

from collections.abc import Callable, Iterable

from colloquy.exporting.xml import Content, Element, Vocabulary, uri
from colloquy.text.inline import Break, Code, Emphasis, Image, Inline, Link, Marked, Strong, Text

tei = Vocabulary("http://www.tei-c.org/ns/1.0")

Marking = Callable[[int, list[Content]], list[Content]]
"""Given a mark's index and its words, writes both."""


def running(tree: Iterable[Inline], mark: Marking) -> list[Content]:
    """Write a tree of inlines."""
    return [part for node in tree for part in _node(node, mark)]


def figure(source: str, description: str) -> Element:
    """Write a picture, which the archive does not hold."""
    told = [tei("figDesc", description)] if description else []
    return tei("figure", tei("graphic", url=uri(source)), *told)


def _node(node: Inline, mark: Marking) -> list[Content]:
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
