"""Keeping: labels that are in doubt stay so where a text is read in another way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from colloquy.intake.parts.model import Doubt, DoubtKind, Reading, Turn


def keep_doubts(reading: Reading, labelled: Reading) -> None:
    """Give to nobody what begins with a label that the reading by labels doubts, and doubt it here, too."""
    doubts = {doubt.line: doubt for doubt in labelled.doubts if doubt.kind is DoubtKind.LABEL}
    reading.turns = [part for turn in reading.turns for part in _divide(turn, doubts)]
    begun = {turn.line for turn in reading.turns}
    reading.doubts += [doubt for line, doubt in doubts.items() if line in begun]


def _divide(turn: Turn, doubts: Mapping[int, Doubt]) -> Iterator[Turn]:
    """Divide a turn at each unit that is doubted; what follows such a unit goes on with it."""
    begin = 0
    for index, unit in enumerate(turn.units):
        if unit.line in doubts:
            if begin < index:
                yield _part(turn, begin, index, doubts)
            begin = index
    yield _part(turn, begin, len(turn.units), doubts)


def _part(turn: Turn, begin: int, end: int, doubts: Mapping[int, Doubt]) -> Turn:
    first = turn.units[begin]
    voice = None if first.line in doubts else turn.voice
    return Turn(first, voice, turn.units[begin:end], turn.printed and voice is not None)
