"""Turns by the style of questions: headings, bold or italic paragraphs, quotations, question marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from colloquy.intake.parts.asides import is_advertisement, is_quiet, points_elsewhere
from colloquy.intake.parts.hinting import asks_within, is_another, is_full, is_head, is_rhetorical
from colloquy.intake.parts.model import Doubt, DoubtKind, Reading, Turn, Voice
from colloquy.intake.parts.units import Unit, unlabelled
from colloquy.intake.speakers.ending import Ending, is_back_matter, read_ending
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.turns.answering import doubt_addressed, unnamed
from colloquy.intake.turns.openings import doubt_opening, find_opening, is_asked, words_before
from colloquy.intake.turns.prints import (
    MOSTLY,
    STYLES,
    Style,
    alternate,
    find_look,
    is_question,
    is_quoted,
    without_front,
)
from colloquy.intake.vocabulary.asking import BY_ME, ends_asking, length
from colloquy.intake.vocabulary.labels import find_label, key
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import NO_NAMES, is_han, is_name
from colloquy.model import Kind
from colloquy.problems import Phrase, phrase

SHORT = 40
"""Words of a question that has no mark."""
ENDS_QUOTED = re.compile('[?？]["”»]$')
ALTERNATING = ("quoted", "above quotations")
"""Prints that show questions by taking turns with what is not printed so, whatever mark these end with."""
SOME = 40
"""Of a hundred bold paragraphs that take turns with answers, how many ask at least."""
SELDOM = 4
"""Paragraphs for each question, from which on others ask too, without a question mark."""
FEWEST_ANSWERED = 4
"""Questions that show that each answer has one paragraph."""
THANKED = 40
THANKS = pattern("thanks", r"\b{}")
SENTENCE = 8
"""Words behind a full name that are somebody’s."""


def read_styled(units: Sequence[Unit], start: int, hints: Hints) -> list[Reading]:
    """Explain a text by each style that its questions may have."""
    body = [unlabelled(unit) for unit in units[start:]]
    found = [_read(body, units[:start], name, style, hints) for name, style in STYLES.items()]
    readings = [reading for reading in found if reading]
    plain = _read(body, units[:start], "questions", is_question, hints)
    return [*readings, plain] if plain else readings


def _read(
    body: Sequence[Unit], front: Sequence[Unit], name: str, style: Style, hints: Hints
) -> Reading | None:
    spoken = [unit for unit in body if not is_quiet(unit)]
    marked = [index for index, unit in enumerate(spoken) if style(unit)]
    if len(marked) < (3 if name == "questions" else 2):
        return None
    marked, asking = without_front(marked, [index for index in marked if is_asked(spoken[index])])
    turns = alternate([index for index in marked if asking and index >= asking[0]])
    bold = name == "bold" and turns and len(asking) >= FEWEST_ANSWERED
    if len(asking) < 2 or len(asking) * 100 < (SOME if bold else MOSTLY) * len(marked):
        return None
    others = [unit for index, unit in enumerate(spoken) if index > asking[0] and not style(unit)]
    answered = sum(not style(spoken[index + 1]) for index in asking if index + 1 < len(spoken))
    if not others or answered * 2 < len(asking):
        return None
    guest, asker = unnamed(hints, spoken[0].text if spoken else "")
    reading = Reading(
        "questions"
        if name in ("items", "quotations", "italic", "signs", "quoted", "above quotations")
        else name.partition(":")[0]
    )
    reading.level = int(name.partition(":")[2] or 0)
    reading.styled = name != "questions"
    reading.voices = {asker: Voice(asker, [], "interviewer"), guest: Voice(guest, [], "guest")}
    like = find_look([spoken[index] for index in asking])
    opening = find_opening(spoken, asking[0], style, guest)
    first = words_before(body, body.index(opening), like)
    reading.front = [*front, *body[:first]]
    reading.doubts += doubt_opening(opening, asker)
    single = len(asking) >= FEWEST_ANSWERED and all(two - one == 2 for one, two in pairwise(asking))
    ending = read_ending(body[first:], reading.voices, hints, single)
    _Walk(style, name == "questions", like, reading, asker, guest, ending).give_all(body[first:])
    reading.doubts += doubt_addressed(reading)
    seldom = len(others) > SELDOM * len(asking)
    if name == "questions" and (seldom or not (hints.guests or hints.askers)):
        what = (
            phrase("only question marks show who asks, and there are few")
            if seldom
            else phrase("only question marks show who asks, and nobody is named")
        )
        remedy = phrase("read the table of turns, and say that it is right")
        line = reading.turns[0].line
        reading.doubts.append(Doubt(line, what, remedy, (asker, guest), DoubtKind.ALL))
    rate = 1.0 if turns and (bold or name in ALTERNATING) else len(asking) / len(marked)
    rhetorical = sum(ends_asking(unit.text) for unit in others) / len(others)
    share = sum(length(turn.words) for turn in reading.turns if turn.voice == guest)
    total = sum(length(unit.text) for unit in spoken) or 1
    base = {
        "questions": 0.45,
        "italic": 0.6,
        "quotations": 0.5,
        "above quotations": 0.6,
        "items": 0.55,
        "signs": 0.6,
        "quoted": 0.6,
    }.get(name, 0.7)
    crowd = sum(1 for one, two in pairwise(asking) if two == one + 1) / len(asking)
    reading.score = max(0.0, base * rate * (1 - rhetorical) * (1 - crowd) * min(1.0, 0.5 + share / total))
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
        following: list[Unit | None] = [None]
        for unit in reversed(body[1:]):
            following.append(following[-1] if is_quiet(unit) else unit)
        for index, unit in enumerate(body):
            self.over = index > asking[-1]
            self.parted = self.over and (self.parted or unit.kind is Kind.RULE)
            if self._ends(unit):
                self.reading.back += body[index:]
                return
            self._place(unit, following[-1 - index])

    def _ends(self, unit: Unit) -> bool:
        """Say whether the last answer is over, without a doubt or with one."""
        if not self.over or self.turn is None or is_quiet(unit):
            return False
        if self.turn.voice != self.guest and not self.parted:
            return False
        marked, prompting = self.style(unit), unit.text.endswith((":", "："))
        head = unit.kind is Kind.HEADING and unit.level <= max(self.reading.level, 2) and not marked
        if is_back_matter(unit) or head or (marked and is_head(unit) and not prompting):
            return True
        thanks = length(unit.text) < THANKED and bool(THANKS.search(unit.text))
        doubtful = is_head(unit) if marked else thanks or self.ending.is_doubtful(unit)
        if not (self.parted or doubtful):
            return False
        what = phrase("{name} goes on, or the interview is over", name=self.guest)
        remedy = phrase("say whether anyone says this")
        self.reading.doubts.append(Doubt(unit.line, what, remedy, (self.guest,), DoubtKind.SPEECH))
        return True

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
            or (not marked and unit.kind is Kind.HEADING)
        ):
            self.reading.not_speech.append(unit)
        elif what := self._doubt(unit, marked, stated and (self.over or is_head(unit))):
            remedy = phrase("say who asks this")
            self.reading.doubts.append(Doubt(unit.line, what, remedy, (self.asker, self.guest)))
            self._open(unit, None)
        else:
            self._open(unit, self.asker if marked else self.guest)

    def _open(self, unit: Unit, voice: str | None) -> None:
        if self.turn is not None and self.turn.voice == voice:
            self.turn.units.append(unit)
            return
        self.turn = Turn(unit, voice, [unit], printed=not self.plain and voice is not None)
        self.reading.turns.append(self.turn)

    def _is_introduced(self, name: str) -> bool:
        """Say whether words before a colon are the name of somebody whom the front matter names."""
        named = is_name(name) and key(name) not in NO_NAMES and name.istitle() and not is_han(name)
        return named and any(re.search(rf"\b{re.escape(name)}\b", unit.text) for unit in self.reading.front)

    def _doubt(self, unit: Unit, marked: bool, bare: bool) -> Phrase | None:
        """Say what is doubtful; `bare` says that only the print, and no word, shows that it may ask."""
        label = find_label(unit.raw) if unit.kind is Kind.PARAGRAPH and not marked else None
        if (
            label
            and label.form in ("colon", "time")
            and (is_full(label.name) or self._is_introduced(label.name))
            and length(label.rest) > SENTENCE
        ):
            return phrase("“{label}:” is printed like a speaker’s label, but only here", label=label.name)
        if self.plain and marked and is_rhetorical(unit, self.turn, self.guest):
            return phrase("a question, and perhaps one that {name} asks in passing", name=self.guest)
        if not marked and self.like is is_quoted and ENDS_QUOTED.search(unit.text):
            return phrase("it is printed as the questions are: perhaps it asks, too")
        if bare or (
            not marked and self.like(unit) and length(unit.text) < SHORT and not BY_ME.search(unit.text)
        ):
            return phrase("it is printed as the questions are: perhaps it asks, too")
        noted = (unit.slanted and not self.ending.slanted) or points_elsewhere(unit)
        if not marked and noted and not ends_asking(unit.text):
            return phrase("a note between the turns: perhaps it is not speech")
        if not marked and not self.plain and asks_within(unit):
            what = "a question that is not printed like the others: perhaps {name}’s own"
            return phrase(what, name=self.guest)
        if not marked and unit.begins and is_back_matter(unit):
            what = "text about the interview follows {name}’s words: perhaps it is not speech"
            return phrase(what, name=self.guest)
        if not marked and is_another(unit, self.turn, self.guest):
            what = "a question that is not printed like the others: perhaps {name}’s own"
            return phrase(what, name=self.guest)
        return None
