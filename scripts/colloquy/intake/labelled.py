"""Turns by printed labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from colloquy.intake.accepting import Labels, accept_labels, is_aside, is_doubtful
from colloquy.intake.asides import is_advertisement, is_quiet
from colloquy.intake.asking import asks, ends_asking
from colloquy.intake.doubting import find_doubt
from colloquy.intake.ending import Ending, is_back_matter, is_date, read_ending
from colloquy.intake.heads import (
    have_head_sections,
    is_sign,
    unlabel_heads,
    unlabel_mentions,
    unlabel_portraits,
)
from colloquy.intake.labels import key
from colloquy.intake.losing import read_habits
from colloquy.intake.model import Doubt, DoubtKind, Reading, Turn, Voice
from colloquy.intake.roles import Hints, assign_roles
from colloquy.intake.units import Unit, is_accepted, unlabelled
from colloquy.intake.voices import Said, gather_voices
from colloquy.model import ASKING, Kind
from colloquy.problems import phrase

NEXT = 3
"""Units behind what may end a conversation, in which another label says that it does not."""


def read_labelled(units: Sequence[Unit], start: int, hints: Hints, known: Iterable[str]) -> Reading | None:
    """Explain a text by its labels, from the unit `start` on; `None` where it has none."""
    labels = accept_labels(units, start, hints)
    if not labels.accepted:
        return None
    opening = units[labels.begin].line
    units = unlabel_portraits(unlabel_mentions(units, labels.accepted), labels)
    units = unlabel_heads(units, labels)
    signs = [
        unit for index, unit in enumerate(units) if is_sign(unit, units[index + 1 : index + 1 + NEXT], labels)
    ]
    lines = {unit.line for unit in signs}
    units = [unit for unit in units if unit.line not in lines]
    first = next(
        index
        for index, unit in enumerate(units[start:], start)
        if unit.line >= opening and is_accepted(unit, labels.accepted)
    )
    while first > start and is_doubtful(units[first - 1], labels):
        first -= 1
    spoken = [
        Said(unit.line, unit.label.name, asks(unit.label.rest), unit.label.aside)
        for unit in units[first:]
        if unit.label and is_accepted(unit, labels.accepted)
    ]
    voices, by_key, notes, doubts = gather_voices(spoken, known)
    reading = Reading(
        "labelled",
        voices=voices,
        doubts=doubts,
        notes=notes,
        not_speech=signs,
        not_labels=labels.refused,
        front=list(units[:first]),
    )
    reading.habits = read_habits(units[first:], labels, by_key)
    _rough_roles(units[first:], by_key, voices, hints)
    known_units = [_judged(unit, labels) for unit in units[first:]]
    ending = read_ending(known_units, voices, hints, reading.habits.single)
    _walk(known_units, labels, by_key, reading, ending)
    return reading


def _judged(unit: Unit, labels: Labels) -> Unit:
    kept = is_accepted(unit, labels.accepted | labels.fields) or is_doubtful(unit, labels) or is_aside(unit)
    return unit if kept else unlabelled(unit)


def _rough_roles(
    units: Sequence[Unit], by_key: dict[str, str], voices: dict[str, Voice], hints: Hints
) -> None:
    """Find roles by what stands right behind the labels; what follows may be another's."""
    turns = [
        Turn(unit, by_key[key(unit.label.name)], [unit])
        for unit in units
        if unit.label and key(unit.label.name) in by_key and unit.label.form != "change"
    ]
    assign_roles(turns, voices, hints)


def _walk(
    units: Sequence[Unit], labels: Labels, by_key: dict[str, str], reading: Reading, ending: Ending
) -> None:
    """Give each unit to whoever speaks."""
    turn: Turn | None = None
    index, count = 0, len(units)
    sections = have_head_sections(units, labels, by_key, reading)
    while index < count:
        unit = units[index]
        if is_accepted(unit, labels.accepted) and unit.label:
            turn = _open(reading, unit, by_key[key(unit.label.name)])
            index += 1
            continue
        end = index
        while end < count and not is_accepted(units[end], labels.accepted):
            end += 1
        after = units[end].label if end < count else None
        following = by_key[key(after.name)] if after else None
        turn = _Run(units[index:end], turn, following, labels, reading, sections, ending).give_all()
        index = end


def _open(reading: Reading, unit: Unit, voice: str) -> Turn:
    turn = Turn(unit, voice, [unit])
    reading.turns.append(turn)
    return turn


@dataclass(slots=True)
class _Run:
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
    parted: bool = False
    """Whether a line has parted off what follows."""
    advertising: bool = False
    """Whether the heading above says so."""

    def give_all(self) -> Turn | None:
        """Give all units away; give the turn that goes on behind them."""
        for index, unit in enumerate(self.units):
            self.parted = self.parted or unit.kind is Kind.RULE
            later = any(
                is_doubtful(after, self.labels) and not is_back_matter(after)
                for after in self.units[index : index + NEXT]
            )
            if not later and self._ends(unit):
                self._end(index)
                break
            if unit.kind is Kind.HEADING:
                self.advertising = is_advertisement(unit)
            self._place(unit, self.units[index + 1 :])
        return self.turn

    def _end(self, index: int) -> None:
        """Take all from here on for back matter, with a name that nothing but it follows: a signature."""
        if self.turn is not None and not self.turn.begun:
            self.reading.turns.remove(self.turn)
            self.reading.back += self.turn.units
        self.reading.back += self.units[index:]

    def _ends(self, unit: Unit) -> bool:
        """Say whether the conversation is over, without a doubt or with one."""
        if self.following is not None or (self._goes_on(unit) and not self._is_credit(unit)):
            return False
        if is_back_matter(unit) or (unit.kind is Kind.HEADING and not ends_asking(unit.text)):
            return True
        if is_quiet(unit) or is_aside(unit) or self.turn is None or self.turn.voice is None:
            return False
        hosts = self.reading.voices[self.turn.voice].role in ASKING
        if self.parted:
            what = phrase("it follows the last label and a dividing line: perhaps it is not speech")
        elif self.ending.is_doubtful(unit, hosts):
            what = phrase("{name} goes on, or the interview is over", name=self.turn.voice)
        else:
            return False
        remedy = phrase("say whether anyone says this")
        self.reading.doubts.append(Doubt(unit.line, what, remedy, (self.turn.voice,), DoubtKind.SPEECH))
        return True

    def _is_credit(self, unit: Unit) -> bool:
        """Say whether credits are on the line below the last words, or a date below a name."""
        if self.turn is None or not self.turn.begun:
            return is_date(unit)
        return not unit.begins and is_back_matter(unit)

    def _goes_on(self, unit: Unit) -> bool:
        """Say whether a unit belongs to the label or the paragraph right above it."""
        known = self.turn is not None and self.turn.voice is not None
        begun = self.turn is not None and self.turn.begun
        return known and (not unit.begins or not begun) and not is_doubtful(unit, self.labels)

    def _place(self, unit: Unit, rest: Sequence[Unit]) -> None:
        begun = self.turn is not None and self.turn.begun
        if (
            is_aside(unit)
            or self.advertising
            or is_accepted(unit, self.labels.fields)
            or (is_quiet(unit) and (begun or not self._goes_on(unit)))
        ):
            self.reading.not_speech.append(unit)
        elif self.turn is not None and self._goes_on(unit):
            self.turn.units.append(unit)
        elif unit.kind is Kind.HEADING and self.sections:
            self.reading.not_speech.append(unit)
        elif unit.kind is Kind.HEADING and not (is_doubtful(unit, self.labels) and not unit.said):
            self.turn = _heading(unit, rest, self.turn, self.following, self.reading)
        elif doubt := self._doubt(unit, rest):
            self.reading.doubts.append(doubt)
            self.turn = Turn(unit, None, [unit], printed=False)
            self.reading.turns.append(self.turn)
        elif self.turn is not None:
            self.turn.units.append(unit)

    def _doubt(self, unit: Unit, rest: Sequence[Unit]) -> Doubt | None:
        if is_doubtful(unit, self.labels) and unit.label:
            label = unit.label.name
            what = phrase("“{label}:” is printed like a speaker’s label, but only here", label=label)
            remedy = phrase("say who speaks, or that it is not a label")
            return Doubt(unit.line, what, remedy, tuple(self.reading.voices), DoubtKind.LABEL)
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
    if answers and not spoken and ends_asking(unit.text):
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
