"""Questions: what a style marks in a text, whether that shows its questions, and how well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.hinting import sounds_spoken
from colloquy.intake.parts.model import Doubt, DoubtKind, Reading, Turn
from colloquy.intake.parts.units import Unit
from colloquy.intake.speakers.ending import is_thanks
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.turns.losing import ANSWERING
from colloquy.intake.turns.openings import is_asked
from colloquy.intake.turns.prints import MOSTLY, Style, alternate, bold_alternates, is_counted, without_front
from colloquy.intake.vocabulary.asking import ends_asking, length
from colloquy.problems import phrase

PLAIN = "questions"
"""The style of which question marks are all."""
SERIES = "series"
"""The style of which numbers are all."""
ALTERNATING = ("quoted", "above quotations")
"""Prints that show questions by taking turns with what is not printed so, whatever mark these end with."""
SOME = {"bold": 40, "italic": 30}
"""Of a hundred paragraphs of a print that take turns with answers, how many ask at least."""
SPOKEN = 15
"""The same of those in bold of which nearly all are sentences: whoever asks may mostly reply."""
FEWEST_SPOKEN = 12
SELDOM = 4
"""Paragraphs for each question, from which on others ask too, without a question mark."""
FEWEST_OPEN = 2
"""Questions of nobody, or one of six, above which all are in doubt where only question marks show them."""
REMARK = 25
"""Words of a remark to which somebody answers."""
FEWEST_ANSWERED = 4
"""Questions that show that each answer has one paragraph."""
BASES = {
    PLAIN: 0.45,
    SERIES: 0.75,
    "italic": 0.6,
    "quotations": 0.5,
    "above quotations": 0.6,
    "items": 0.55,
    "signs": 0.6,
    "quoted": 0.6,
}
"""How well a print shows questions at best; all others do with `BASE`."""
BASE = 0.7


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a text, by a style; numbers are those of units in `spoken`."""

    name: str
    style: Style
    spoken: Sequence[Unit]
    marked: Sequence[int]
    """What has the style."""
    asking: Sequence[int]
    """What has it and asks."""
    others: Sequence[Unit]
    """What has it not, from the first question on."""
    alternate: bool
    """Whether taking turns with others shows that all that has the style asks."""

    @classmethod
    def find(cls, body: Sequence[Unit], name: str, style: Style) -> Self | None:
        """Find the questions that have a style; `None` where it shows none, or nobody answers them."""
        spoken = [unit for unit in body if not is_quiet(unit)]
        marked = [index for index, unit in enumerate(spoken) if style(unit)]
        if len(marked) < (3 if name == PLAIN else 2):
            return None
        marked, asking = without_front(marked, [index for index in marked if is_asked(spoken[index])])
        turns = alternate([index for index in marked if asking and index >= asking[0]])
        shown = turns and name in (*SOME, SERIES) and len(asking) >= FEWEST_ANSWERED
        said = [spoken[index] for index in marked if sounds_spoken(spoken[index])]
        bold = name == "bold" and len(said) >= FEWEST_SPOKEN and len(said) * 10 >= 9 * len(marked)
        fewest = (SPOKEN if bold else SOME.get(name, MOSTLY)) if shown else MOSTLY
        if len(asking) < 2 or len(asking) * 100 < fewest * len(marked):
            return None
        others = [unit for index, unit in enumerate(spoken) if index > asking[0] and not style(unit)]
        answered = sum(not style(spoken[index + 1]) for index in asking if index + 1 < len(spoken))
        if not others or answered * 2 < len(asking):
            return None
        return cls(name, style, spoken, marked, asking, others, shown or (turns and name in ALTERNATING))

    @property
    def are_plain(self) -> bool:
        """Whether question marks alone are the style."""
        return self.name == PLAIN

    @property
    def reply_mostly(self) -> bool:
        """Whether few paragraphs of a print that takes turns with answers ask: all else replies to these."""
        least = SOME.get(self.name, 0) if self.alternate else 0
        return len(self.asking) * 100 < least * len(self.marked)

    @property
    def first(self) -> int:
        """The first question: that with the first number where all have one, or else the first that asks."""
        counted = self.alternate and all(is_counted(self.spoken[index]) for index in self.asking)
        return next(
            (index for index in self.marked if counted and is_counted(self.spoken[index])), self.asking[0]
        )

    @property
    def are_seldom(self) -> bool:
        """Whether there are so few that others may ask without a question mark."""
        return len(self.others) > SELDOM * len(self.asking)

    @property
    def are_single(self) -> bool:
        """Whether each answer has one paragraph."""
        enough = len(self.asking) >= FEWEST_ANSWERED
        return enough and all(two - one == 2 for one, two in pairwise(self.asking))

    def score(self, reading: Reading, guest: str) -> float:
        """Say from 0 to 1 how well they explain the text, of which `guest` has the answers in a reading."""
        thanks = sum(is_thanks(self.spoken[index]) for index in {*self.marked} - {*self.asking})
        rate = 1.0 if self.alternate else len(self.asking) / (len(self.marked) - thanks)
        rhetorical = sum(ends_asking(unit.text) for unit in self.others) / len(self.others)
        crowd = sum(two == one + 1 for one, two in pairwise(self.asking)) / len(self.asking)
        given = sum(length(turn.words) for turn in reading.turns if turn.voice == guest)
        share = given / (sum(length(unit.text) for unit in self.spoken) or 1)
        base = BASES.get(self.name, BASE)
        return max(0.0, base * rate * (1 - rhetorical) * (1 - crowd) * min(1.0, 0.5 + share))


def doubt_plain(questions: Questions, reading: Reading, hints: Hints) -> Iterator[Doubt]:
    """Doubt who speaks where question marks alone show it, unless somebody is named and many ask."""
    if questions.reply_mostly:
        what = phrase("only bold letters show who asks, and few of the paragraphs in bold ask")
    elif not questions.are_plain:
        return
    elif bold_alternates(questions.spoken):
        what = phrase("only question marks show who asks, and the paragraphs in bold do not fit them")
    elif questions.are_seldom:
        what = phrase("only question marks show who asks, and there are few")
    elif not (hints.guests or hints.askers):
        what = phrase("only question marks show who asks, and nobody is named")
    elif sum(turn.voice is None for turn in reading.turns) > max(FEWEST_OPEN, len(questions.asking) // 6):
        what = phrase("only question marks show who asks, and several questions are in doubt")
    elif any(map(_may_be_of_both, reading.turns)):
        what = phrase("only question marks show who asks, and answers have several paragraphs")
    else:
        return
    remedy = phrase("look through the table of turns; if it is right, confirm it")
    yield Doubt(reading.turns[0].line, what, remedy, tuple(reading.voices), DoubtKind.ALL)


def _may_be_of_both(turn: Turn) -> bool:
    """Say whether who asks may speak within an answer: it goes on as one begins, or with few words."""
    later = [unit for unit in turn.units[1:] if unit.begins]
    short = [
        unit for unit in later[:-1] if length(unit.text) < REMARK and not unit.text.endswith((":", "："))
    ]
    return bool(short) or any(ANSWERING.match(unit.text) for unit in later)
