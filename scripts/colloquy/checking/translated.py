"""What every check gets, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from colloquy.catalogue import Archive
from colloquy.model import Translation, Unit
from colloquy.problems import Phrase
from colloquy.text.inline import Emphasis, Inline, Link, Marked, Strong, parse, plain_text


@dataclass(frozen=True, slots=True)
class Translated:
    """A unit and its translation."""

    unit: Unit
    translation: Translation
    language: str
    archive: Archive

    @property
    def trees(self) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
        """The source and the translation, read as inline Markdown."""
        return parse(self.unit.source), parse(self.translation.text)

    @property
    def words(self) -> tuple[str, str]:
        """The source and the translation without markup."""
        return plain_text(self.unit.source), plain_text(self.translation.text)


Check = Callable[[Translated], Iterator[Phrase]]
"""From a translated unit to what is wrong with it."""


def every(tree: Iterable[Inline]) -> Iterator[Inline]:
    """Walk through all nodes of a tree."""
    for node in tree:
        yield node
        if isinstance(node, Emphasis | Strong | Link | Marked):
            yield from every(node.children)
