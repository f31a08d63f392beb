"""Ways of telling turns apart: each that explains a text gives a reading of it, with a score."""

from collections.abc import Iterator, Mapping, Sequence

from colloquy.intake.formats.texts import IntakeText
from colloquy.intake.parts.model import Doubt, DoubtKind, Reading, Turn
from colloquy.intake.parts.units import Unit
from colloquy.intake.speakers.bystanding import doubt_bystanders
from colloquy.intake.speakers.header import Header
from colloquy.intake.speakers.roles import Hints, assign_roles
from colloquy.intake.turns.alternating import read_alternating
from colloquy.intake.turns.half import read_half
from colloquy.intake.turns.labelled import read_labelled
from colloquy.intake.turns.scoring import score_labelled
from colloquy.intake.turns.styled import read_styled

SURE = 0.8
"""The score from which on no other way is tried."""


def read_turns(units: Sequence[Unit], header: Header, hints: Hints, text: IntakeText) -> list[Reading]:
    """Read a text in each way that explains it: by labels, by those of one side, by print, by marks."""
    readings = _by_labels(units, header, hints, text)
    if all(reading.score < SURE for reading in readings):
        readings += read_styled(units, header.end, hints)
        marks = None if text.paired else read_alternating(units, header.end, hints)
        readings += [marks] if marks else []
    return readings


def _by_labels(units: Sequence[Unit], header: Header, hints: Hints, text: IntakeText) -> list[Reading]:
    """Read a text by its labels; and by those of one side, where only one side seems to have them."""
    known = [*header.askers, *header.guests, *hints.askers, *hints.guests]
    voiced = text.format == "tei" and bool(text.way)
    labelled = read_labelled(units, header.end, hints, known, text.voices, voiced)
    if labelled is None:
        return []
    for voice in labelled.voices.values():
        voice.role = "unknown"
    sure = assign_roles(labelled.turns, labelled.voices, hints)
    score_labelled(labelled, units, sure)
    doubt_bystanders(labelled, hints)
    labelled.way = text.way or labelled.way
    half = read_half(units, labelled, hints)
    if half is None:
        return [labelled]
    keep_doubts(half, labelled)
    labelled.score *= 0.5  # it gives the questions to who has answered the one before
    return [labelled, half]


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
