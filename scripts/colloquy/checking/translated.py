"""What every check gets, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from colloquy.catalogue import Archive
from colloquy.model import Translation, Unit
from colloquy.problems import Phrase
from colloquy.text.inertness import ISOLATE
from colloquy.text.inline import Emphasis, Inline, Link, Marked, Strong, parse, plain_text


@dataclass(frozen=True, slots=True)
class Translated:
    """A unit and its translation."""

    unit: Unit
    translation: Translation
    language: str
    archive: Archive
    nodes: tuple[Sequence[Inline], Sequence[Inline]]
    """Of the source and the translation, read as inline Markdown: all nodes, at any depth."""
    words: tuple[str, str]
    """The source and the translation without markup, and without what only sets words apart."""

    @classmethod
    def of(cls, unit: Unit, translation: Translation, language: str, archive: Archive) -> Translated:
        """Read both."""
        nodes = list(_every(parse(unit.source))), list(_every(parse(translation.text)))
        source, text = (ISOLATE.sub("", plain_text(words)) for words in (unit.source, translation.text))
        return cls(unit, translation, language, archive, nodes, (source, text))


Check = Callable[[Translated], Iterator[Phrase]]
"""From a translated unit to what is wrong with it."""


def _every(tree: Iterable[Inline]) -> Iterator[Inline]:
    """Walk through all nodes of a tree."""
    for node in tree:
        yield node
        if isinstance(node, Emphasis | Strong | Link | Marked):
            yield from _every(node.children)
