"""Interviews: exchanges, turns and passages."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Self

from colloquy.model.apparatus import Emendation, Mark, Note, Omission, Withheld
from colloquy.model.source import Block, Kind, Lines, Piece, SourceText


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
    joints: tuple[str, ...] = ()
    """What comes between the pieces of its block."""
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


UNKNOWN = "unknown"
"""Says that nobody knows something: the person of a speaker, or a date, a publisher, a license."""

ASKING = frozenset({"interviewer", "moderator", "audience"})
"""The roles of those whose questions open exchanges."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person, or a voice, in an interview."""

    person: str
    """The person's id in ``people.yml``, or `UNKNOWN`."""
    role: str
    printed: str = ""
    """Of an unknown speaker: the label, by which the text distinguishes this voice from others."""
    language: str = ""
    """Of that label."""
    again: bool = False
    """Whether the person has another role as well, which is declared before this one."""

    @property
    def asks(self) -> bool:
        """Whether a question of this speaker opens an exchange."""
        return self.role in ASKING


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted speech, or words that are not spoken."""

    speakers: tuple[Speaker, ...]
    """One; several where a label means several; none where nobody speaks."""
    supplied: bool
    """Whether the archive, and not the source text, says who speaks."""
    label: Piece | None
    """The speaker's name as printed."""
    passages: tuple[Passage, ...]
    start: int | None = None
    """Where it begins in the recording, in milliseconds, if the text says so."""

    @property
    def role(self) -> str:
        """The first speaker's role; empty where nobody speaks."""
        return self.speakers[0].role if self.speakers else ""

    @property
    def asks(self) -> bool:
        """Whether somebody speaks whose questions open exchanges."""
        return any(speaker.asks for speaker in self.speakers)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and all that answers it."""

    number: int
    line: int
    title: str
    """Short; plain text in the interview's language; empty where it has none but its first words."""
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
    def of_source(cls, kind: str) -> Self:
        """Say whose words a source text's are, from how it came about."""
        return {"machine translation": cls.MACHINE, "translation": cls.RECEIVED}.get(kind, cls.ORIGINAL)

    @property
    def shown(self) -> str:
        """The English that readers see, which a catalogue translates; programs rely on the value."""
        return self.value.replace("translated back from", "back-translation of")


class Standing(NamedTuple):
    """Whose words an edition's are, and of a translation that was received, who made it."""

    provenance: Provenance
    by: str = ""
    """Empty where that is not known, or it is the archive's own."""

    def __str__(self) -> str:
        """Say it in English."""
        return f"translation by {self.by}" if self.by else self.provenance.shown


@dataclass(frozen=True, slots=True)
class Interview:
    """A source text that has been read."""

    id: str
    language: str
    provenance: Provenance
    title: str
    """Plain text in the interview's language."""
    title_line: int
    """The line of the title; 0 where the archive gave the title."""
    source: SourceText
    """After emendation."""
    speakers: tuple[Speaker, ...]
    front: tuple[Passage, ...]
    opening: tuple[Turn, ...]
    """What is said before the first question; all that is said, where there is none."""
    exchanges: tuple[Exchange, ...]
    back: tuple[Passage, ...]
    emendations: tuple[Emendation, ...]
    notes: tuple[Note, ...]
    omissions: tuple[Omission, ...]
    withheld: tuple[Withheld, ...] = ()

    @property
    def turns(self) -> Iterator[Turn]:
        """Every turn, in the order of the text."""
        yield from self.opening
        for exchange in self.exchanges:
            yield from exchange.turns

    @property
    def passages(self) -> Iterator[Passage]:
        """Every passage, in the order of the page."""
        yield from self.front
        for turn in self.opening:
            yield from turn.passages
        for exchange in self.exchanges:
            yield from exchange.passages
        yield from self.back
