"""Turns by printed labels; lines above a conversation may be printed like those and be no speech."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from colloquy.intake.parts.model import ANYONE, Doubt, DoubtKind, Reading, Turn, Voice
from colloquy.intake.parts.units import Unit, is_accepted, unlabelled
from colloquy.intake.speakers.ending import Ending, read_ending
from colloquy.intake.speakers.roles import Hints, assign_roles
from colloquy.intake.speakers.voices import Said, gather_voices
from colloquy.intake.turns.accepting import Labels, accept_labels, is_aside, is_doubtful
from colloquy.intake.turns.heads import (
    have_head_sections,
    is_sign,
    name_askers,
    unlabel_heads,
    unlabel_mentions,
    unlabel_portraits,
)
from colloquy.intake.turns.losing import read_habits
from colloquy.intake.turns.runs import NEXT, Run
from colloquy.intake.turns.sections import find_sections
from colloquy.intake.vocabulary.asking import BY_ME, TO_YOU, asks, length
from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.model import ASKING, Kind
from colloquy.problems import Phrase, phrase

TRADE = pattern("trades")
LONGEST, FEWEST = 60, 2
"""Words of a portrait at most, and portraits that make a list, where none is of a guest."""
ENDED = re.compile(r"(?<!\W)(?=\W*+$)\W*?[.?!;:,。？！；：，…—–-]")
"""The end of what is said, finished or not."""
SIGN = re.compile(r"[.?!;:,。？！；：，、…(（—–-]")
"""A sign of what is said, within it or at its end."""
GOING_ON = re.compile(r"[a-zà-þ]|(?:And|But|So|Or|Then|Because|Well|Oh|Yes|Yeah)\b")
"""How what is said begins, and the head of a section does not."""
LONGEST_TITLE = 25
FEWEST_TITLE = 3
"""Words of a title at most, and of the head of a section at least."""
OFTEN = 20
"""Turns for each that no sign ends, from which on it may be a head."""


def read_labelled(
    units: Sequence[Unit],
    start: int,
    hints: Hints,
    known: Iterable[str],
    sure: Iterable[str] = (),
    voiced: bool = False,
) -> Reading | None:
    """Explain a text by its labels, from the unit `start` on; `None` where it has none.

    `sure` are names that its format gives as those of speakers; `voiced` says that it gives every paragraph
    to somebody, so that no label can be lost.
    """
    labels = accept_labels(units, start, hints, frozenset(map(key, sure)))
    if not labels.accepted:
        return None
    opening = units[labels.begin].line
    units = unlabel_portraits(unlabel_mentions(units, labels.accepted), labels)
    units = unlabel_heads(units, labels)
    signs = [
        unit for index, unit in enumerate(units) if is_sign(unit, units[index + 1 : index + 1 + NEXT], labels)
    ]
    askers = name_askers(units[start:], labels)
    signs += [unit for unit in units if unit.line in askers]
    hints = replace(hints, askers=(*hints.askers, *askers.values()))
    lines = {unit.line for unit in signs}
    units = [unit for unit in units if unit.line not in lines]
    first = next(
        index
        for index, unit in enumerate(units[start:], start)
        if unit.line >= opening and is_accepted(unit, labels.accepted)
    )
    first = _with_doubtful(units, start, first, labels)
    spoken = [
        Said(unit.line, unit.label.name, asks(unit.label.rest), unit.label.aside)
        for unit in units[first:]
        if unit.label and is_accepted(unit, labels.accepted)
    ]
    voices, by_key, notes, doubts = gather_voices(spoken, known, voiced)
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
    reading.habits = replace(reading.habits, timed=reading.habits.timed or voiced)
    _rough_roles(units[first:], by_key, voices, hints)
    known_units = [_judged(unit, labels) for unit in units[first:]]
    ending = read_ending(known_units, voices, hints, reading.habits.single)
    _walk(known_units, labels, by_key, reading, ending)
    doubt_portraits(reading)
    doubt_title(reading)
    doubt_heads(reading)
    return reading


def _with_doubtful(units: Sequence[Unit], start: int, first: int, labels: Labels) -> int:
    """Find where a conversation begins: with labels in doubt above the first sure one, across pictures."""
    above = first
    while above > start and (units[above - 1].kind is Kind.FIGURE or is_doubtful(units[above - 1], labels)):
        above -= 1
        first = above if is_doubtful(units[above], labels) else first
    return first


def _judged(unit: Unit, labels: Labels) -> Unit:
    kept = is_accepted(unit, labels.accepted | labels.fields) or is_doubtful(unit, labels) or is_aside(unit)
    changed = unit.form == "change"
    return unit if kept or changed else unlabelled(unit)


def _rough_roles(
    units: Sequence[Unit], by_key: dict[str, str], voices: dict[str, Voice], hints: Hints
) -> None:
    """Find roles by what is right behind the labels; what follows may be another's."""
    turns = [
        Turn(unit, by_key[unit.entry], [unit])
        for unit in units
        if unit.label and unit.entry in by_key and unit.label.form != "change"
    ]
    assign_roles(turns, voices, hints)


def _walk(
    units: Sequence[Unit], labels: Labels, by_key: dict[str, str], reading: Reading, ending: Ending
) -> None:
    """Give each unit to whoever speaks."""
    turn: Turn | None = None
    index, count = 0, len(units)
    sections = have_head_sections(units, labels, by_key, reading)
    heads = find_sections(
        units, labels, {entry for entry, name in by_key.items() if reading.voices[name].role in ASKING}
    )
    while index < count:
        unit = units[index]
        if is_accepted(unit, labels.accepted) and unit.label:
            turn = _open(reading, unit, by_key[unit.entry])
            index += 1
            continue
        end = index
        while end < count and not is_accepted(units[end], labels.accepted):
            end += 1
        after = units[end].label if end < count else None
        following = by_key[key(after.name)] if after else None
        turn = Run(units[index:end], turn, following, labels, reading, sections, ending, heads).give_all()
        index = end


def _open(reading: Reading, unit: Unit, voice: str) -> Turn:
    turn = Turn(unit, voice, [unit])
    reading.turns.append(turn)
    return turn


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


def doubt_heads(reading: Reading) -> None:
    """Leave open what has no sign at all, as heads of sections have none, if one ends all others."""
    alone = [turn for turn in reading.turns if turn.voice and len(turn.units) == 1]
    bare = [turn for turn in alone if turn.printed and not SIGN.search(turn.words)]
    if len(bare) * OFTEN > len(alone):
        return
    what = phrase("a short line without punctuation at its end: perhaps the heading of a section")
    for turn in bare:
        spoken = _speaks(turn) or GOING_ON.match(turn.words)
        if FEWEST_TITLE < length(turn.words) < LONGEST_TITLE and not spoken:
            _leave_open(reading, reading.turns.index(turn), what)


def _speaks(turn: Turn) -> bool:
    """Say whether words ask, or speak to somebody or of oneself, as no title does."""
    return bool(asks(turn.words) or BY_ME.search(turn.words) or TO_YOU.search(turn.words))


def _leave_open(reading: Reading, index: int, what: Phrase) -> None:
    turn = reading.turns[index]
    reading.doubts.append(Doubt(turn.line, what, ANYONE, (turn.voice or "",), DoubtKind.SPEECH))
    reading.turns[index] = replace(turn, voice=None, printed=False)


def _is_portrait(turn: Turn) -> bool:
    words = turn.words
    return turn.voice is not None and not _speaks(turn) and 0 < length(words) < LONGEST
