"""Runs: the paragraphs between two labels, each given to whoever speaks, or to nobody."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from colloquy.intake.parts.asides import is_advertisement, is_behind_picture, is_picture, is_quiet
from colloquy.intake.parts.model import ANYONE, WHO, Doubt, DoubtKind, Reading, Turn
from colloquy.intake.parts.units import LINE_ENDED, Unit, is_accepted
from colloquy.intake.parts.untimed import BELOW_ALL
from colloquy.intake.speakers.ending import Ending, closes, is_back_matter, is_date, is_of_another
from colloquy.intake.turns.accepting import Labels, is_aside, is_doubtful
from colloquy.intake.turns.doubting import find_doubt
from colloquy.intake.turns.sections import Sections
from colloquy.intake.vocabulary.asking import ends_asking
from colloquy.intake.vocabulary.labels import SPAN, key
from colloquy.intake.vocabulary.names import MYSELF
from colloquy.model import ASKING, Kind
from colloquy.problems import Phrase, phrase

QUOTED = re.compile(r"[「『“\"].{8,}[」』”\"]\W?", re.DOTALL)
"""Words of a guest that are quoted above an introduction."""
NEXT = 3
"""Units behind what may end a conversation, in which another label says that it does not."""


@dataclass(slots=True)
class Run:
    """The units between two labels, each given to whoever speaks before them, or to nobody."""

    units: Sequence[Unit]
    turn: Turn | None
    following: str | None
    """Whose label is behind them; nobody's where there is none any more."""
    labels: Labels
    reading: Reading
    sections: bool
    """Whether headings that ask are those of sections."""
    ending: Ending
    heads: Sections
    parted: bool = False
    """Whether a line has parted off what follows."""
    advertising: bool = False
    """Whether the heading above says so."""
    asked: bool = False
    """Whether the heading above asks."""
    pictured: bool = False
    """Whether a picture is right above."""
    noted: bool = False
    """Whether a note of an editor is above."""
    unnamed: bool = False
    """Whether a time is right above, and nobody's name."""
    broken: bool = False
    """Whether a line in doubt has broken the turn, which goes on behind it."""

    def give_all(self) -> Turn | None:
        """Give all units away; give the turn that goes on behind them."""
        for index, unit in enumerate(self.units):
            self.parted = self.parted or unit.kind is Kind.RULE
            later = any(
                is_doubtful(after, self.labels) and not is_back_matter(after)
                for after in self.units[index : index + NEXT]
            )
            if not later and self._ends(unit, self.units[index:]):
                self._end(index)
                break
            if unit.kind is Kind.HEADING:
                self.advertising = is_advertisement(unit)
            above = self.units[index - 1] if index else None
            self.unnamed = above is not None and bool(SPAN.fullmatch(above.text))
            self.pictured = above is not None and (above.kind is Kind.FIGURE or is_picture(above.raw))
            self._place(unit, self.units[index + 1 :])
            self.noted = self.noted or is_aside(unit)
        return self.turn

    def _end(self, index: int) -> None:
        """Take all from here on for back matter, with a name that nothing but it follows: a signature."""
        if self.turn is not None and not self.turn.begun:
            self.reading.turns.remove(self.turn)
            self.reading.back += self.turn.units
        self.reading.back += self.units[index:]

    def _ends(self, unit: Unit, rest: Sequence[Unit]) -> bool:
        """Say whether the conversation is over, with a doubt or without; the rest begins with the unit."""
        if self.following is not None or (self._goes_on(unit) and not self._is_credit(unit)):
            return False
        if closes(rest) or (unit.kind is Kind.HEADING and not ends_asking(unit.text)):
            return True
        if is_quiet(unit) or is_aside(unit) or self.turn is None or self.turn.voice is None:
            return False
        hosts = self.reading.voices[self.turn.voice].role in ASKING
        if (unit.slanted and unit.begins and self.ending.are_notes(rest)) or (
            not hosts and self.ending.leads_away(rest)
        ):
            return True
        if self.parted:
            what = phrase("it follows the last label and a dividing line: perhaps it is not speech")
        elif self.noted:
            what = phrase("it follows the last label and a note: perhaps it is not speech")
        elif self.ending.is_doubtful(unit, self.turn.units[-1], hosts):
            what = phrase("{name} goes on, or the interview is over", name=self.turn.voice)
        else:
            return False
        self.reading.doubts.append(Doubt(unit.line, what, ANYONE, (self.turn.voice,), DoubtKind.SPEECH))
        return True

    def _is_lead_in(self, unit: Unit) -> bool:
        """Say whether a writer speaks between two labels: with credits, or of who is quoted above."""
        if not unit.begins or self.turn is None or self.turn.voice is None:
            return False
        opens = len(self.reading.turns) == 1 and self.reading.voices[self.turn.voice].role == "guest"
        quoted = opens and all(QUOTED.fullmatch(said.said) for said in self.turn.units)
        about = (opens or self.pictured) and self.ending.speaks_of(unit)
        return is_back_matter(unit) or quoted or about or (self.pictured and is_of_another(unit))

    def _is_credit(self, unit: Unit) -> bool:
        """Say whether credits are on the line below the last words, or a date below a name."""
        if self.turn is None or not self.turn.begun:
            return is_date(unit)
        return not unit.begins and is_back_matter(unit)

    def _goes_on(self, unit: Unit) -> bool:
        """Say whether a unit belongs to the label or the paragraph right above it."""
        if self.turn is None or self.turn.voice is None or is_doubtful(unit, self.labels):
            return False
        if not self.turn.begun:
            return True
        ended = LINE_ENDED.search(self.turn.units[-1].raw.rstrip())
        again = self.following == self.turn.voice and self.reading.habits.strict
        return not unit.begins and unit.form != "change" and not (again and ended)

    def _place(self, unit: Unit, rest: Sequence[Unit]) -> None:
        begun = self.turn is not None and self.turn.begun
        if (
            is_aside(unit)
            or self.advertising
            or (self.pictured and unit.slanted)
            or is_accepted(unit, self.labels.fields)
            or (is_quiet(unit) and (begun or not self._goes_on(unit)))
        ):
            self.reading.not_speech.append(unit)
        elif self.turn is not None and self._goes_on(unit):
            self.turn.units.append(unit)
        elif unit.line in self.heads.sure or (unit.kind is Kind.HEADING and self.sections):
            self.reading.not_speech.append(unit)
        elif unit.kind is Kind.HEADING and not (is_doubtful(unit, self.labels) and not unit.said):
            self.turn = _heading(unit, rest, self.turn, self.following, self.reading)
            self.asked = ends_asking(unit.text)
        elif doubt := self._doubt(unit, rest):
            self.reading.doubts.append(doubt)
            self.turn = Turn(unit, None, [unit], printed=False)
            self.reading.turns.append(self.turn)
        elif self.turn and self.turn.voice and (what := self._aside(unit)):
            doubt = Doubt(unit.line, what, ANYONE, (self.turn.voice,), DoubtKind.SPEECH)
            self.reading.doubts.append(doubt)
            self.reading.turns.append(Turn(unit, None, [unit], printed=False))
            self.broken = True
        elif self.turn is not None:
            if self.broken:
                self.turn = Turn(unit, self.turn.voice, printed=False)
                self.reading.turns.append(self.turn)
                self.broken = False
            self.turn.units.append(unit)

    def _aside(self, unit: Unit) -> Phrase | None:
        """Say why a unit may be said by nobody, where whoever speaks goes on behind it."""
        if is_behind_picture(unit):
            return phrase("words right after a picture: perhaps they say what it shows")
        if unit.line in self.heads.doubtful:
            return phrase("a short line without punctuation at its end: perhaps the heading of a section")
        return None

    def _doubt(self, unit: Unit, rest: Sequence[Unit]) -> Doubt | None:
        if unit.form == "change":
            what = phrase("a sign shows that the speaker changes here, but not who speaks")
            return Doubt(unit.line, what, WHO, tuple(self.reading.voices))
        if is_doubtful(unit, self.labels) and unit.label:
            label = unit.label.name
            what = phrase("“{label}:” looks like a speaker’s label, but may be something else", label=label)
            if key(label) in self.labels.late:
                what = phrase("“{label}:” is printed as labels are, but only after all of them", label=label)
            if label == MYSELF:
                what = phrase(
                    "“{label}:” may be the interviewer, or somebody in a conversation that is retold",
                    label=label,
                )
            remedy = phrase("say who speaks, or that it is not a label")
            return Doubt(unit.line, what, remedy, tuple(self.reading.voices), DoubtKind.LABEL)
        if self._is_lead_in(unit) and self.turn is not None and self.turn.voice is not None:
            what = phrase(
                "text about the interview follows {name}’s words: perhaps it is not speech",
                name=self.turn.voice,
            )
            return Doubt(unit.line, what, ANYONE, (self.turn.voice,), DoubtKind.SPEECH)
        if self.asked and unit.begins and unit.kind is Kind.PARAGRAPH and self.turn and self.turn.voice:
            self.asked = False
            what = phrase("no label below a heading that asks: perhaps not {name}’s", name=self.turn.voice)
            return Doubt(unit.line, what, WHO, tuple(self.reading.voices))
        if (
            self.unnamed
            and self.reading.habits.repeating
            and self.turn
            and self.turn.begun
            and self.turn.voice
        ):
            what = phrase("a time without a name: perhaps not {name}’s words", name=self.turn.voice)
            return Doubt(unit.line, what, WHO, tuple(self.reading.voices))
        if self.noted and unit.begins and not self.reading.habits.flowing and self.turn and self.turn.voice:
            self.noted = False
            what = phrase("no label below a note: perhaps not {name}’s", name=self.turn.voice)
            return Doubt(unit.line, what, WHO, tuple(self.reading.voices))
        return find_doubt(unit, rest, self.turn, self.following, self.reading)


def _often_asks(voice: str, reading: Reading) -> bool:
    """Say whether nearly half of what a voice has said so far asks, if it has said anything."""
    own = [turn for turn in reading.turns if turn.voice == voice and turn.printed]
    return sum(ends_asking(turn.words) for turn in own) * 10 >= 4 * len(own)


def _heading(
    unit: Unit, rest: Sequence[Unit], turn: Turn | None, following: str | None, reading: Reading
) -> Turn | None:
    """Take a heading for the head of a section, or for a question that an answer follows."""
    askers = [name for name, voice in reading.voices.items() if voice.role == "interviewer"]
    answers = following is not None and reading.voices[following].role != "interviewer"
    spoken = [each for each in rest if not is_quiet(each)]
    if answers and not spoken and ends_asking(unit.text) and unit.level < BELOW_ALL:
        only = askers[0] if len(askers) == 1 else None
        asker = only if only and _often_asks(only, reading) else None
        if only and turn is not None and turn.voice == only:
            reading.not_speech.append(unit)
            return turn
        if asker is None:
            what = phrase("a heading asks, but nothing says who")
            reading.doubts.append(Doubt(unit.line, what, phrase("say who asks this")))
        asked = Turn(unit, asker, [unit], printed=False)
        reading.turns.append(asked)
        return asked
    reading.not_speech.append(unit)
    return turn
