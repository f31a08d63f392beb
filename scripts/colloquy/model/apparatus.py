"""The apparatus: what the archive declares about places of a source text, and shows its readers."""

from collections.abc import Mapping
from dataclasses import dataclass

from colloquy.model.source import Lines

LINE_END_SHOWN = "↵"


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
    beyond: tuple[int, ...] = ()
    """Of words that reach over line ends, the lines behind the first. All of `replaced` is in the first."""

    @property
    def id(self) -> str:
        """The address of its entry on the page: ``e3``."""
        return f"e{self.number}"

    @property
    def sign(self) -> str:
        """What represents it in the text."""
        return str(self.number)

    @property
    def received(self) -> str:
        """What was found, on one line: a sign shows where a line ends."""
        return self.found.replace("\n", LINE_END_SHOWN)


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
        """What represents it in the text."""
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
        """What represents it in the text."""
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
