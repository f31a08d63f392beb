"""What intake understands of a text: who speaks, what each turn is, what nobody can be sure of."""

from dataclasses import dataclass, field
from enum import StrEnum

from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.labels import SPAN
from colloquy.problems import Phrase, phrase

WHO, ANYONE = phrase("say who speaks"), phrase("say whether anyone says this")
"""What somebody can do about most doubts."""


class DoubtKind(StrEnum):
    """What somebody must decide."""

    SPEAKER = "speaker"
    """Who speaks in a paragraph."""
    LABEL = "label"
    """Whether words are a label, and whose."""
    SPEECH = "speech"
    """Whether anyone says a paragraph."""
    ROLE = "role"
    """Who asks."""
    TURNS = "turns"
    """Who speaks in each line: nothing in the text says so."""
    ALL = "all"
    """Whether the text can be read like this at all; somebody has to look."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that somebody must decide."""

    line: int
    """In the text; 0 where it is about all of it."""
    what: Phrase
    remedy: Phrase
    readings: tuple[str, ...] = ()
    """Names of the speakers between whom it is."""
    kind: DoubtKind = DoubtKind.SPEAKER


@dataclass(slots=True)
class Voice:
    """Somebody who speaks."""

    name: str
    labels: list[str] = field(default_factory=list)
    role: str = "unknown"


@dataclass(slots=True)
class Turn:
    """What one voice says, from a line on."""

    unit: Unit
    voice: str | None
    """The voice's name; nobody's where that is doubtful."""
    units: list[Unit] = field(default_factory=list)
    printed: bool = True
    """Whether the text itself says so."""

    @property
    def line(self) -> int:
        """The line in which it begins."""
        return self.unit.line

    @property
    def begun(self) -> bool:
        """Whether anything is said yet; a time below a label is not."""
        return any(unit.said and not SPAN.fullmatch(unit.said) for unit in self.units)

    @property
    def words(self) -> str:
        """All that is said."""
        return " ".join([said for unit in self.units if (said := unit.said)])


@dataclass(frozen=True, slots=True)
class Habits:
    """How a text prints labels."""

    strict: bool = False
    """Whether one is printed when somebody else speaks, and only then."""
    changing: bool = False
    """Whether it hardly ever names who has spoken so far, even behind paragraphs that have none."""
    mostly: bool = False
    """Whether it names another than who has spoken so far three times of four."""
    flowing: bool = False
    """Whether people often go on in another paragraph, which has none."""
    single: bool = False
    """Whether nobody ever goes on in another paragraph."""
    everywhere: bool = False
    """Whether each of many paragraphs has one, but for one in a hundred: there, one may be lost."""
    asking: bool = False
    """Whether paragraphs without a label often ask: then somebody who has none may."""
    askers: frozenset[str] = frozenset()
    """Voices whose labels have a question behind them again and again."""
    plain: frozenset[str] = frozenset()
    """Voices that print nothing in bold, where another's words, or paragraphs without a label, often are."""
    repeating: bool = False
    """Whether one with a time is often printed again while somebody goes on."""
    timed: bool = False
    """Whether each has the time at which somebody else began: then hardly any is lost."""


@dataclass(slots=True)
class Reading:
    """One way to explain a text, and how well it does."""

    way: str
    turns: list[Turn] = field(default_factory=list)
    voices: dict[str, Voice] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    not_speech: list[Unit] = field(default_factory=list)
    not_labels: list[str] = field(default_factory=list)
    front: list[Unit] = field(default_factory=list)
    back: list[Unit] = field(default_factory=list)
    score: float = 0.0
    notes: list[Phrase] = field(default_factory=list)
    level: int = 0
    """Of the headings that ask."""
    styled: bool = False
    """Whether questions have a print of their own: what has it asks, whatever mark it ends with."""
    several: bool = False
    """Whether the front names several who may answer, so that no name is given to who does."""
    habits: Habits = field(default_factory=Habits)
