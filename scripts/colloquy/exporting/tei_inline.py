"""Running text in TEI: emphasis, links, pictures (TEI P5, chapters 3.3, 3.7 and 3.10)."""

import re
from collections.abc import Callable, Iterable

from colloquy.exporting.xml import Content, Element, Vocabulary, uri
from colloquy.text.inline import Break, Code, Emphasis, Image, Inline, Link, Marked, Strong, Text

tei = Vocabulary("http://www.tei-c.org/ns/1.0")

_HEARD_BADLY = (
    r"(?i:inaudible|unclear|indistinct|unintelligible|unverständlich|听不清|聽不清|不清|聞き取れず)"
)
_UNCLEAR = re.compile(
    rf"(\[ ?\?+ ?\]|[\[［【〔]{_HEARD_BADLY}[^\[\]［］【】〔〕]{{0,40}}[\]］】〕]|"
    rf"[(（]{_HEARD_BADLY}[\d:.：、，, ]*[)）])"
)
"""What transcripts have in place of words that cannot be heard."""

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
            return _with_unclear(text)
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


def _with_unclear(text: str) -> list[Content]:
    """Write words; those in place of what cannot be heard are unclear."""
    parts = enumerate(_UNCLEAR.split(text))
    return [tei("unclear", part) if at % 2 else part for at, part in parts if part]
