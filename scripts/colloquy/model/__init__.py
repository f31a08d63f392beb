"""Every value that flows through the pipeline. All are immutable; none touches the disk.

Line numbers are 1-based lines of the source text, columns 0-based offsets in characters.
"""

from colloquy.model.apparatus import Emendation, Entry, Mark, Note, Omission, Withheld
from colloquy.model.edition import Edition, Origin, Received, Status, Translation, Unit, Words
from colloquy.model.interview import (
    ASKING,
    UNKNOWN,
    Exchange,
    Interview,
    Passage,
    Provenance,
    Speaker,
    Standing,
    Turn,
)
from colloquy.model.source import FORMAT_OWN, Block, Image, Kind, Lines, Piece, SourceText, by_line

__all__ = [
    "ASKING",
    "FORMAT_OWN",
    "UNKNOWN",
    "Block",
    "Edition",
    "Emendation",
    "Entry",
    "Exchange",
    "Image",
    "Interview",
    "Kind",
    "Lines",
    "Mark",
    "Note",
    "Omission",
    "Origin",
    "Passage",
    "Piece",
    "Provenance",
    "Received",
    "SourceText",
    "Speaker",
    "Standing",
    "Status",
    "Translation",
    "Turn",
    "Unit",
    "Withheld",
    "Words",
    "by_line",
]
