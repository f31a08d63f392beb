"""What every check gets, and what it gives."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from colloquy.catalogue import Archive
from colloquy.model import Translation, Unit
from colloquy.problems import Phrase
from colloquy.text.inertness import ISOLATE
from colloquy.text.inline import Inline, parse, plain_text, walk


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
    def of(cls, unit: Unit, translation: Translation, language: str, archive: Archive) -> Self:
        """Read both."""
        nodes = list(walk(parse(unit.source))), list(walk(parse(translation.text)))
        source, text = (ISOLATE.sub("", plain_text(words)) for words in (unit.source, translation.text))
        return cls(unit, translation, language, archive, nodes, (source, text))


Check = Callable[[Translated], Iterator[Phrase]]
"""From a translated unit to what is wrong with it."""
