"""The tree that inline Markdown is read into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words that mean themselves."""

    text: str


@dataclass(frozen=True, slots=True)
class Gloss(Text):
    """Words that name a term of the glossary; who does not explain terms takes them as any others."""

    term: str
    """The term's id."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code span."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the author meant."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the running text; the archive holds none, so its description represents it."""

    source: str
    description: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly stressed words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead elsewhere; the address is ``http``, ``https`` or ``mailto``."""

    address: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words to which a mark of the apparatus applies."""

    mark: int
    """The mark's place in the passage's list of marks."""
    children: tuple[Inline, ...]


Inline = Text | Code | Break | Image | Emphasis | Strong | Link | Marked


def walk(tree: Iterable[Inline]) -> Iterator[Inline]:
    """Give all nodes of a tree, at any depth, each before what is in it."""
    for node in tree:
        yield node
        if isinstance(node, Emphasis | Strong | Link | Marked):
            yield from walk(node.children)
