"""What goes from one step of mapping to the next: each value has all that the later steps need."""

from dataclasses import dataclass

from colloquy.catalogue import Archive, Described
from colloquy.model import Edition, Emendation, Interview, Note, SourceText, Withheld
from colloquy.reading import Files


@dataclass(frozen=True, slots=True)
class Seeds:
    """One interview's files, and what all interviews share."""

    archive: Archive
    files: Files


@dataclass(frozen=True, slots=True)
class Declared:
    """With the declarations read."""

    archive: Archive
    files: Files
    described: Described


@dataclass(frozen=True, slots=True)
class Received:
    """With the source text as it was received."""

    declared: Declared
    source: SourceText


@dataclass(frozen=True, slots=True)
class Emended:
    """With the source text corrected, and the apparatus placed in it."""

    received: Received
    source: SourceText
    emendations: tuple[Emendation, ...]
    notes: tuple[Note, ...]
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class Segmented:
    """With the interview: exchanges, turns, passages."""

    declared: Declared
    interview: Interview


@dataclass(frozen=True, slots=True)
class Editions:
    """With the interview in every language of the site: all that is made of it is made from this."""

    archive: Archive
    files: Files
    described: Described
    interview: Interview
    editions: tuple[Edition, ...]
    """In the order of the site's languages."""
