"""Source texts, and the blocks that they are read into."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Lines(NamedTuple):
    """A run of source lines, both ends included."""

    first: int
    last: int

    @property
    def numbers(self) -> range:
        """The numbers of the lines."""
        return range(self.first, self.last + 1)

    def has_any(self, ordered: Sequence[int]) -> bool:
        """Say whether any of some numbers, which ascend, is among them."""
        at = bisect_left(ordered, self.first)
        return at < len(ordered) and ordered[at] <= self.last

    def __str__(self) -> str:
        """Write it as it is declared: ``12``, ``1-3``."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def by_line(ranges: Iterable[Lines], last: int) -> Iterator[tuple[int, Lines]]:
    """Give each line of some ranges once, up to the last of a text, with the first range that has it."""
    reached = 0
    for lines in sorted(ranges):
        end = min(lines.last, last)
        yield from ((line, lines) for line in range(max(lines.first, reached + 1), end + 1))
        reached = max(reached, end)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source text as it was received, or the same after emendation."""

    path: str
    """Relative to the archive's root."""
    sha256: str
    """Of the bytes received, in hexadecimal."""
    lines: tuple[str, ...]
    """Without their ends; ``lines[0]`` is line 1."""
    ends: tuple[str, ...]
    r"""The end of each line: ``\n``, ``\r\n``, ``\r``, or nothing after the last."""
    mark: str = ""
    """The byte order mark, if the file begins with one."""

    def line(self, number: int) -> str:
        """Give the text of one line by its 1-based number."""
        return self.lines[number - 1]

    def __bytes__(self) -> bytes:
        joined = "".join(line + end for line, end in zip(self.lines, self.ends, strict=True))
        return (self.mark + joined).encode()


class Kind(StrEnum):
    """What a block or passage is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    FIGURE = "figure"
    QUOTE = "quote"
    HEADING = "heading"
    CODE = "code"
    ROW = "row"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one corrected source line: every word of a passage knows where it is."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that the source text names and the archive does not hold."""

    source: str
    description: str
    link: str = ""
    """Where the picture led, if it was a link."""


FORMAT_OWN = "file format"
"""What is in a file for programs: a header, a comment. Why it is left off the page."""


@dataclass(frozen=True, slots=True)
class Block:
    """One structural part of a source text, before anyone asks who speaks."""

    kind: Kind
    lines: Lines
    pieces: tuple[Piece, ...]
    markup: tuple[Piece, ...] = ()
    """What belongs to the block but is not its text: an item's number, a picture's address, a fence."""
    level: int = 0
    """Of a heading (1 to 6), or the depth of a list item (0 is outermost)."""
    marker: str = ""
    """Of a list item: ``*``, or its number as printed; empty where an item goes on.

    Of a rule that is no divider: `FORMAT_OWN`.
    """
    literal: bool = False
    """Whether the text is plain and must be escaped to be Markdown."""
    entities: bool = False
    """Whether a plain text spells some characters as entities: ``&amp;``."""
    image: Image | None = None
    listed: bool = False
    """Whether it begins with a number as another of the same list does, which count nothing."""
    verse: bool = False
    """Whether its lines are verse, which stay lines."""
    voice: Piece | None = None
    """Who speaks, where the format has a place for it: part of its markup; empty where that place is."""
    sign: str = ""
    """Of subtitles: ``>>`` or ``-``, which say that another speaks."""
    start: int | None = None
    """When it begins in the recording, in milliseconds, where the format has a place for it."""
    end: int | None = None

    @property
    def is_speech(self) -> bool:
        """Whether its format has nothing but what is said."""
        return self.voice is not None or self.start is not None
