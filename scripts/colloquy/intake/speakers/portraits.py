"""Portraits and titles: lines above a conversation that are printed as its labels are, and are no speech."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from colloquy.intake.parts.model import Doubt, DoubtKind, Reading, Turn
from colloquy.intake.vocabulary.asking import BY_ME, TO_YOU, ends_asking, length
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.problems import Phrase, phrase

TRADE = pattern("trades")
LONGEST, FEWEST = 60, 2
"""Words of a portrait at most, and portraits that make a list, where none is of a guest."""
ENDED = re.compile(r"[.?!;:,。？！；：，…—–-]\W*$")
"""The end of what is said, finished or not."""
LONGEST_TITLE = 25
"""Words of a title at most."""


def doubt_portraits(reading: Reading) -> None:
    """Leave the first turns open, if each says in the third person what somebody does."""
    opening: list[Turn] = []
    for turn in takewhile(_is_portrait, reading.turns):
        if turn.voice in {earlier.voice for earlier in opening}:
            break
        opening.append(turn)
    described = sum(bool(TRADE.search(turn.words)) for turn in opening)
    guests = [turn for turn in opening if turn.voice and reading.voices[turn.voice].role == "guest"]
    if described * 2 <= len(opening) or not (guests or len(opening) >= FEWEST):
        return
    for index, turn in enumerate(opening):
        _leave_open(
            reading, index, phrase("this describes {name}: perhaps it is not speech", name=turn.voice)
        )


def doubt_title(reading: Reading) -> None:
    """Leave the first words of a text open, if no sign ends them, as in a title, and one ends all others."""
    if reading.front or len(reading.turns) <= FEWEST:
        return
    first, *others = reading.turns
    short = len(first.units) == 1 and 0 < length(first.words) < LONGEST_TITLE
    if short and not ENDED.search(first.words) and all(ENDED.search(turn.words) for turn in others):
        _leave_open(reading, 0, phrase("it may be the title, and not speech"))


def _leave_open(reading: Reading, index: int, what: Phrase) -> None:
    turn = reading.turns[index]
    remedy = phrase("say whether anyone says this")
    reading.doubts.append(Doubt(turn.line, what, remedy, (turn.voice or "",), DoubtKind.SPEECH))
    reading.turns[index] = replace(turn, voice=None, printed=False)


def _is_portrait(turn: Turn) -> bool:
    words = turn.words
    spoken = BY_ME.search(words) or TO_YOU.search(words) or ends_asking(words)
    return turn.voice is not None and not spoken and 0 < length(words) < LONGEST
