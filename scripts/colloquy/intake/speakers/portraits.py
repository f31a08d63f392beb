"""Portraits: lines above a conversation that say who takes part in it, printed as its labels are."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from colloquy.intake.parts.model import Doubt, DoubtKind, Reading, Turn
from colloquy.intake.vocabulary.asking import BY_ME, TO_YOU, ends_asking, length
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.problems import phrase

TRADE = pattern("trades")
LONGEST, FEWEST = 60, 2
"""Words of a portrait at most, and portraits that make a list, where none is of a guest."""


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
        what = phrase("this describes {name}: perhaps it is not speech", name=turn.voice)
        remedy = phrase("say whether anyone says this")
        reading.doubts.append(Doubt(turn.line, what, remedy, (turn.voice or "",), DoubtKind.SPEECH))
        reading.turns[index] = replace(turn, voice=None, printed=False)


def _is_portrait(turn: Turn) -> bool:
    words = turn.words
    spoken = BY_ME.search(words) or TO_YOU.search(words) or ends_asking(words)
    return turn.voice is not None and not spoken and 0 < length(words) < LONGEST
