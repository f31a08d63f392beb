"""Interviews: exchanges, turns and passages, with their apparatus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from colloquy.model.source import Block, Kind, Lines, Piece, SourceText


@dataclass(frozen=True, slots=True)
class Emendation:
    """One place where the source text was corrected."""

    number: int
    """Counts from 1 through the interview, in the order of the text."""
    line: int
    column: int
    """Where `replaced` begins in the corrected line."""
    found: str
    replaced: str
    reason: str
    note: Mapping[str, str]
    """By language; empty where the reason says enough."""

    @property
    def id(self) -> str:
        """The address of its entry on the page: ``e3``."""
        return f"e{self.number}"

    @property
    def sign(self) -> str:
        """What stands for it in the text."""
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Note:
    """An editorial note: something wrong in the source text that is not ours to correct."""

    number: int
    line: int
    column: int
    """Where `at` begins in the corrected line."""
    at: str
    """The words that the note is about; empty where it is about the whole passage."""
    text: Mapping[str, str]
    """By language."""

    @property
    def id(self) -> str:
        """The address of its entry on the page, and its sign in the text: ``n2``."""
        return f"n{self.number}"

    @property
    def sign(self) -> str:
        """What stands for it in the text."""
        return self.id


@dataclass(frozen=True, slots=True)
class Withheld:
    """One place where words may not be published, and are not in the file either."""

    number: int
    line: int
    column: int
    """Where `replaced` begins in the corrected line."""
    found: str
    """The mark that the file has in place of the words."""
    replaced: str
    """What readers see there, in the interview's language."""
    shown: Mapping[str, str]
    """The same in each language of the site."""
    reason: str
    extent: str
    quantity: int
    """How many words, passages or turns; 0 where that is not said."""
    decided: tuple[str, str]
    """By whom, and on which day; empty where that is not said."""
    note: Mapping[str, str]

    @property
    def id(self) -> str:
        """The address of its entry on the page, and its sign in the text: ``w1``."""
        return f"w{self.number}"

    @property
    def sign(self) -> str:
        """What stands for it in the text."""
        return self.id


Entry = Emendation | Note | Withheld
"""One entry of the apparatus that has a place in the text."""


@dataclass(frozen=True, slots=True)
class Omission:
    """Source lines that are left off the page, and why."""

    lines: Lines
    reason: str
    note: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an entry of the apparatus applies in a passage's text, as offsets; ``None``: to all of it."""

    apparatus: Entry
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest thing that can be cited, translated and linked."""

    id: str
    """``l72`` for line 72."""
    kind: Kind
    lines: Lines
    text: str
    """Inline Markdown after emendation; of a code block, the code itself."""
    language: str
    block: Block
    marks: tuple[Mark, ...] = ()
    kept: str = ""
    """Its text as translators have it, with the marks of the file; empty where no words are withheld."""

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """What is withheld in it, in the order of the text."""
        return tuple(mark.apparatus for mark in self.marks if isinstance(mark.apparatus, Withheld))

    @property
    def translatable(self) -> bool:
        """Whether there are any words to translate."""
        return bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person in an interview."""

    person: str
    """The person's id in ``people.yml``."""
    role: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted speech."""

    speaker: Speaker
    supplied: bool
    """Whether the archive, and not the source text, says who speaks."""
    label: Piece | None
    """The speaker's name as printed."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and all that answers it."""

    number: int
    line: int
    title: str
    """Short; plain text in the interview's language."""
    turns: tuple[Turn, ...]

    @property
    def id(self) -> str:
        """The address on the page: ``q5``."""
        return f"q{self.number}"

    @property
    def passages(self) -> Iterator[Passage]:
        """All passages of all turns, in the order of the text."""
        return (passage for turn in self.turns for passage in turn.passages)


class Provenance(StrEnum):
    """Whose words an edition's are."""

    ORIGINAL = "original"
    MACHINE = "machine translation as received"
    RECEIVED = "translation as received"
    TRANSLATION = "translated by this archive"
    BACK = "translated back from a machine translation"
    BACK_FROM_TRANSLATION = "translated back from a human translation"
    INDIRECT = "translated from a human translation"
    INDIRECT_MACHINE = "translated from a machine translation"
    UNTRANSLATED = "not translated yet"

    @classmethod
    def of_source(cls, kind: str) -> Provenance:
        """Say whose words a source text's are, from how it came about."""
        return {"machine translation": cls.MACHINE, "translation": cls.RECEIVED}.get(kind, cls.ORIGINAL)


class Standing(NamedTuple):
    """Whose words an edition's are, and of a translation that was received, who made it."""

    provenance: Provenance
    by: str = ""
    """Empty where that is not known, or it is the archive's own."""

    def __str__(self) -> str:
        """Say it in English."""
        return f"translation by {self.by}" if self.by else self.provenance.value


@dataclass(frozen=True, slots=True)
class Interview:
    """A source text that has been read."""

    id: str
    language: str
    provenance: Provenance
    title: str
    """Plain text in the interview's language."""
    title_line: int
    """The line that the title stands on; 0 where the archive gave the title."""
    source: SourceText
    """After emendation."""
    speakers: tuple[Speaker, ...]
    front: tuple[Passage, ...]
    exchanges: tuple[Exchange, ...]
    back: tuple[Passage, ...]
    emendations: tuple[Emendation, ...]
    notes: tuple[Note, ...]
    omissions: tuple[Omission, ...]
    withheld: tuple[Withheld, ...] = ()

    @property
    def passages(self) -> Iterator[Passage]:
        """Every passage, in the order of the page."""
        yield from self.front
        for exchange in self.exchanges:
            yield from exchange.passages
        yield from self.back
