"""Turns by the style of questions: headings, bold or italic paragraphs, quotations, question marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from colloquy.intake.parts.asides import is_advertisement, is_behind_picture, is_quiet, points_elsewhere
from colloquy.intake.parts.hinting import asks_within, is_another, is_full, is_head, is_rhetorical
from colloquy.intake.parts.model import ANYONE, Doubt, DoubtKind, Reading, Turn, Voice
from colloquy.intake.parts.units import Unit, unlabelled
from colloquy.intake.speakers.ending import Ending, closes, is_back_matter, is_thanks, read_ending
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.turns.answering import doubt_addressed, find_named, unnamed
from colloquy.intake.turns.doubting import reports
from colloquy.intake.turns.openings import doubt_opening, find_opening, is_asked, words_before
from colloquy.intake.turns.prints import (
    STYLES,
    Style,
    find_look,
    in_series,
    is_counted,
    is_question,
    is_quoted,
)
from colloquy.intake.turns.questions import PLAIN, SERIES, Questions, doubt_plain
from colloquy.intake.vocabulary.asking import BY_ME, TO_YOU, ends_asking, length
from colloquy.intake.vocabulary.labels import find_label, key
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import NO_NAMES, is_han, is_name
from colloquy.model import Kind
from colloquy.problems import Phrase, phrase

SHORT = 40
"""Words of a question that has no mark."""
ENDS_QUOTED = re.compile('[?？]["”»]$')
UNDECLARED = (SERIES, "items", "quotations", "italic", "signs", "quoted", "above quotations")
"""Styles that nothing in `interview.yml` names: the lines of the questions are declared."""
THANKED = 40
THANKS = pattern("thanks", r"\b{}")
SENTENCE = 8
"""Words behind a full name that are somebody’s."""


def read_styled(units: Sequence[Unit], start: int, hints: Hints) -> list[Reading]:
    """Explain a text by each style that its questions may have; question marks alone are the last."""
    first, hints = find_named(units, start, hints)
    named, start = units[first].line if first > start else 0, first
    body = [unlabelled(unit) for unit in units[start:]]
    styles = (*STYLES.items(), (SERIES, in_series(body)), (PLAIN, is_question))
    found = [Questions.find(body, name, _with(named, style)) for name, style in styles]
    return [_read(body, units[:start], questions, hints, named > 0) for questions in found if questions]


def _with(line: int, style: Style) -> Style:
    """Give a style that the question in one line has, too."""
    return (lambda unit: style(unit) or unit.line == line) if line else style


def _read(
    body: Sequence[Unit], front: Sequence[Unit], questions: Questions, hints: Hints, named: bool
) -> Reading:
    """Give who asks what has the style, and who answers all else, with what is in doubt.

    `named` says that the first two have labels.
    """
    spoken, asking = questions.spoken, questions.asking
    guest, asker = unnamed(hints, spoken[0].text)
    style, _, level = questions.name.partition(":")
    reading = Reading(PLAIN if style in UNDECLARED else style, level=int(level or 0))
    reading.styled = not questions.are_plain
    parts = ((asker, "interviewer"), (guest, "guest"))
    reading.voices = {name: Voice(name, [name] if named else [], role) for name, role in parts}
    like = find_look([spoken[index] for index in asking])
    opening = find_opening(spoken, questions.first, questions.style, guest)
    first = words_before(body, body.index(opening), like)
    reading.front = [*front, *body[:first]]
    reading.doubts += doubt_opening(opening, asker)
    ending = read_ending(body[first:], reading.voices, hints, questions.are_single)
    walk = _Walk(questions.style, questions.are_plain, like, reading, asker, guest, ending)
    walk.give_all(body[first:])
    reading.doubts += [*doubt_addressed(reading), *doubt_plain(questions, reading, hints)]
    reading.several = len(hints.guests) > 1
    reading.score = questions.score(reading, guest)
    return reading


@dataclass(slots=True)
class _Walk:
    """A walk from the first question on: what has the style asks, all else answers."""

    style: Style
    plain: bool
    """Whether question marks alone are the style."""
    like: Style
    """Whether a paragraph that asks nothing looks like one of the questions."""
    reading: Reading
    asker: str
    guest: str
    ending: Ending
    turn: Turn | None = None
    over: bool = False
    """Whether the last question is passed."""
    parted: bool = False
    """Whether a line has parted off what follows the last question."""
    advertising: bool = False
    """Whether the heading above says so."""

    def give_all(self, body: Sequence[Unit]) -> None:
        """Give each unit to who asks or who answers."""
        asking = [
            index
            for index, unit in enumerate(body)
            if self.like(unit) or (self.style(unit) and is_asked(unit))
        ]
        last = body[asking[-1]]
        behind = [unit for unit in body[asking[-1] + 1 :] if not is_quiet(unit)]
        thanked = len(asking) > 1 and len(behind) == 1 and self._is_thanks(behind[0], last)
        if thanked and not (is_asked(last) or THANKS.search(last.text)):
            asking.pop()  # it says where to go, and nobody answers
        following: list[Unit | None] = [None]
        for unit in reversed(body[1:]):
            following.append(following[-1] if is_quiet(unit) else unit)
        for index, unit in enumerate(body):
            self.over = index > asking[-1]
            self.parted = self.over and (self.parted or unit.kind is Kind.RULE)
            if self._ends(unit, body[index:]):
                self.reading.back += body[index:]
                return
            self._place(unit, following[-1 - index])

    def _ends(self, unit: Unit, rest: Sequence[Unit]) -> bool:
        """Say whether the last answer is over, with a doubt or without; the rest begins with the unit."""
        if not self.over or self.turn is None or is_quiet(unit):
            return False
        if self.turn.voice == self.asker and not self.parted:
            return False
        marked, prompting = self.style(unit), unit.text.endswith((":", "："))
        head = unit.kind is Kind.HEADING and unit.level <= max(self.reading.level, 2) and not marked
        noted = unit.slanted and not marked and self.ending.are_notes(rest)
        away = closes(rest) or self.ending.leads_away(rest)
        if away or noted or head or (marked and is_head(unit) and not prompting):
            return True
        over = is_head(unit) if marked else self._is_thanks(unit, self.turn.units[-1])
        doubtful = self.turn.voice == self.guest and over
        if not (self.parted or doubtful):
            return False
        what = phrase("{name} goes on, or the interview is over", name=self.guest)
        self.reading.doubts.append(Doubt(unit.line, what, ANYONE, (self.guest,), DoubtKind.SPEECH))
        return True

    def _is_thanks(self, unit: Unit, above: Unit) -> bool:
        """Say whether words may be said when an interview is over, and not in it."""
        thanks = length(unit.text) < THANKED and bool(THANKS.search(unit.text))
        return thanks or self.ending.is_doubtful(unit, above)

    def _place(self, unit: Unit, following: Unit | None) -> None:
        marked = self.style(unit)
        stated = marked and not is_asked(unit)
        answered = following is not None and not self.style(following) and following.kind is not Kind.HEADING
        if unit.kind is Kind.HEADING or marked:
            self.advertising = is_advertisement(unit)
        if (
            is_quiet(unit)
            or self.advertising
            or (stated and is_head(unit) and not self.like(unit) and not answered)
            or (not marked and (unit.kind is Kind.HEADING or (unit.strong and unit.begins and is_head(unit))))
        ):
            self.reading.not_speech.append(unit)
        elif what := self._doubt(unit, marked, stated and self._is_bare(unit, answered and following)):
            remedy = phrase("say who asks this")
            self.reading.doubts.append(Doubt(unit.line, what, remedy, (self.asker, self.guest)))
            self._open(unit, None)
        elif what := None if marked else self._aside(unit):
            self.reading.doubts.append(Doubt(unit.line, what, ANYONE, (self.guest,), DoubtKind.SPEECH))
            self._open(unit, None)
        else:
            self._open(unit, self.asker if marked else self.guest)

    def _is_bare(self, unit: Unit, answer: Unit | Literal[False] | None) -> bool:
        """Say whether only the print shows that words ask: at the end, as a head, or as notes in italics."""
        noted = unit.slanted and not answer and not TO_YOU.search(unit.text)
        last = self.over
        if last and answer and self.turn and unit.kind is not Kind.HEADING:
            last = not self.ending.is_answered(unit, self.turn.units[-1], answer)
        return not is_thanks(unit) and (last or is_head(unit) or noted)

    def _open(self, unit: Unit, voice: str | None) -> None:
        if self.turn is not None and self.turn.voice == voice:
            self.turn.units.append(unit)
            return
        self.turn = Turn(unit, voice, [unit], printed=not self.plain and voice is not None)
        self.reading.turns.append(self.turn)

    def _is_introduced(self, name: str) -> bool:
        """Say whether words before a colon are a name that the front has, or that answers like others."""
        written = name.title() if name.isupper() else name
        named = is_name(name) and key(name) not in NO_NAMES and written.istitle() and not is_han(name)
        first = bool(self.reading.voices[self.guest].labels) and self.turn and self.turn.voice == self.asker
        front = " ".join(unit.text for unit in self.reading.front)
        return named and bool(first or re.search(rf"\b{re.escape(written)}\b", front))

    def _aside(self, unit: Unit) -> Phrase | None:
        """Say why words within an answer may be nobody's."""
        noted = (unit.slanted and not self.ending.slanted) or points_elsewhere(unit)
        if noted and not ends_asking(unit.text):
            return phrase("a note between the turns: perhaps it is not speech")
        if unit.begins and is_back_matter(unit):
            what = "text about the interview follows {name}’s words: perhaps it is not speech"
            return phrase(what, name=self.guest)
        if reports(self.reading.voices[self.guest], unit.text):
            return phrase("the words report what {name} says, but are read as {name}’s own", name=self.guest)
        above = self.turn if self.over and self.turn is not None and self.turn.voice is None else None
        if above and self._is_thanks(unit, above.units[-1]):
            return phrase("{name} goes on, or the interview is over", name=self.guest)
        if is_behind_picture(unit):
            return phrase("words right after a picture: perhaps they say what it shows")
        return None

    def _doubt(self, unit: Unit, marked: bool, bare: bool) -> Phrase | None:
        """Say what is doubtful; `bare` says that only the print, and no word, shows that it may ask."""
        label = find_label(unit.raw) if unit.kind in (Kind.PARAGRAPH, Kind.QUOTE) and not marked else None
        if (
            label
            and label.form in ("colon", "time")
            and label.name != self.guest
            and (is_full(label.name) or self._is_introduced(label.name))
            and length(label.rest) > SENTENCE
        ):
            return phrase(
                "“{label}:” looks like a speaker’s label, but may be something else", label=label.name
            )
        if self.plain and marked and is_rhetorical(unit, self.turn, self.guest):
            return phrase("a question, and perhaps one that {name} asks in passing", name=self.guest)
        if not marked and self.like is is_quoted and ENDS_QUOTED.search(unit.text):
            return phrase("it is printed like the questions: perhaps it is one of them")
        if bare or (
            not marked
            and self.like(unit)
            and length(unit.text) < SHORT
            and (is_counted(unit) or not BY_ME.search(unit.text))
        ):
            return phrase("it is printed like the questions: perhaps it is one of them")
        if not marked and not self.plain and asks_within(unit):
            what = "a question that is not printed like the others: perhaps {name}’s own"
            return phrase(what, name=self.guest)
        if not marked and is_another(unit, self.turn, self.guest):
            what = "a question that is not printed like the others: perhaps {name}’s own"
            return phrase(what, name=self.guest)
        return None
