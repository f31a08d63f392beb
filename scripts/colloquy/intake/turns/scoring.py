"""How well labels explain a text: what they leave over, whether they take turns, whether one side asks."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.model import WHO, Doubt, DoubtKind, Reading, Turn
from colloquy.intake.parts.units import Unit
from colloquy.intake.turns.doubting import introduced
from colloquy.intake.vocabulary.asking import BY_ME, TO_YOU, asks, ends_asking, length
from colloquy.intake.vocabulary.names import MACHINE, is_han, is_role
from colloquy.model import Kind
from colloquy.problems import phrase

TWO_VOICES = re.compile(
    r"\b[Yy]ou(?:r)?\b[^.?!]{0,120}\? (?:Yes|Yeah|No|Well|Oh|Um|Uh|So I|I|We|My)\b[,.]? (?:\S+ ){15}"
)
"""A question to somebody, and behind it what is like an answer."""
NAME = r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}"
LONG_TURN = 10
"""Paragraphs of one turn that are a talk, where they are a third of all that is said."""
BEHIND = r"(?:\s?[;。；–—-]\s*(?=\S)|\s+(?=[A-ZÀ-Þ\"“‘'])(?![A-ZÀ-Þ][\w.]+ [A-ZÀ-Þ]))"
"""Behind a label at the beginning of a line that has lost its colon: `JANE DOE I did.`, `Jane; I did.`"""
FEWEST_ASKED = 4
"""Paragraphs outside of the turns that ask somebody, from which on people may speak there, too."""
SHORT = 3
"""Letters of a label that begins a line of words, too: `A`, `Ann`."""
NEARLY_ALL = 0.94
"""A share of all words that no guest has, unless the labels are wrong."""
SELDOM = 5
"""Questions of others for each, from which on a guest only asks now and then."""


def score_labelled(reading: Reading, units: Sequence[Unit], sure: bool) -> None:
    """Score a reading by labels, and doubt what the labels say where the conversation says otherwise."""
    spoken = sum(length(unit.text) for unit in units if not is_quiet(unit)) or 1
    given = sum(length(turn.words) for turn in reading.turns)
    order = [voice for voice, _ in groupby(turn.voice for turn in reading.turns if turn.voice)]
    changes = len(order) - 1
    if len(order) < 2 or not changes:
        reading.score = 0.2 if order else 0.0
        return
    rates = [_rate(reading, name) for name in reading.voices]
    contrast = max(rates) - min(rates)
    coverage = min(1.0, given / spoken / 0.8)
    reading.score = (
        0.35 * coverage + 0.45 * min(1.0, 3 * len(order) / len(reading.turns)) + 0.2 * min(1.0, contrast * 2)
    )
    if len(order) < 4:
        reading.score *= 0.8
    if not sure:
        what = phrase("nothing says for certain who asks and who answers")
        remedy = phrase("say who is the interviewer")
        reading.doubts.append(
            Doubt(reading.turns[0].line, what, remedy, tuple(reading.voices), DoubtKind.ROLE)
        )
    _doubt_ends(reading, spoken)
    _doubt_shares(reading, given)
    _doubt_machines(reading)
    _doubt_second_labels(reading)
    _doubt_shared_labels(reading)
    _doubt_long_turns(reading, given)


def _rate(reading: Reading, name: str) -> float:
    own = [turn for turn in reading.turns if turn.voice == name]
    return sum(asks(turn.words) for turn in own) / len(own) if own else 0.0


def _doubt_ends(reading: Reading, spoken: int) -> None:
    """Doubt that nobody speaks before the first label, or behind the last turn, where there is much text."""
    for units in (reading.front, reading.back):
        rest = [unit for unit in units if not is_quiet(unit) and unit.kind is not Kind.HEADING]
        words = sum(length(unit.text) for unit in rest)
        asked = sum(ends_asking(unit.text) and bool(TO_YOU.search(unit.text)) for unit in rest)
        if (words > 400 and words * 3 > spoken) or (words > 200 and asked >= FEWEST_ASKED):
            what = "{words} words come before the first label: a talk, or an introduction"
            if units is reading.back:
                what = "{words} words come after the last turn: labels may be missing there"
            remedy = phrase("say who speaks there, or that nobody does")
            reading.doubts.append(Doubt(rest[0].line, phrase(what, words=words), remedy, (), DoubtKind.ALL))


def _doubt_shares(reading: Reading, given: int) -> None:
    """Doubt labels that give nearly everything to one, who then also asks."""
    for name in reading.voices:
        own = [turn for turn in reading.turns if turn.voice == name]
        share = sum(length(turn.words) for turn in own)
        asked = [
            turn
            for turn in own
            for unit in turn.units
            if unit.begins and ends_asking(unit.said) and TO_YOU.search(unit.said)
        ]
        others = sum(ends_asking(turn.words) for turn in reading.turns if turn.voice not in (name, None))
        too = len(asked) > 2 and others < SELDOM * len(asked)
        if share > NEARLY_ALL * given and given > 400 and (too or MACHINE.fullmatch(name)):
            what = phrase(
                "according to the labels, {name} says nearly everything, questions included", name=name
            )
            remedy = phrase("compare with the recording, and say who speaks")
            reading.doubts.append(Doubt(own[0].line, what, remedy, (name,), DoubtKind.ALL))


def _doubt_long_turns(reading: Reading, given: int) -> None:
    """Doubt that somebody speaks for very long, where a talk may be between two labels."""
    for turn in reading.turns:
        later = [unit for unit in turn.units[1:] if unit.begins and not unit.label]
        if turn.voice and len(later) >= LONG_TURN and length(turn.words) * 3 > given:
            what = phrase(
                "{name} speaks for {number} paragraphs without another label",
                name=turn.voice,
                number=len(later),
            )
            reading.doubts.append(Doubt(later[0].line, what, WHO, tuple(reading.voices)))


def _doubt_second_labels(reading: Reading) -> None:
    """Doubt turns in the middle of which another label is printed."""
    labels = [label for voice in reading.voices.values() for label in voice.labels]
    names = {label for label in labels if len(label) > 1 or is_han(label)}
    if not names:
        return
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    second = re.compile(
        rf"(?:[.?!。？！…”\")\](（]\s*|\*\*)(?<!\w)(?:(?:{NAME})\s\((?:{either})\)|{either})(?:\s*\*\*)?\s*[:：]"
    )
    bare = re.compile(rf"^(?:\*\*)?(?>(?P<label>{either}))(?:\*\*)?{BEHIND}", re.MULTILINE)
    for turn in reading.turns:
        own = reading.voices[turn.voice].labels if turn.voice else ()
        for unit in turn.units:
            body = unit.label.body if unit.label else unit.raw
            match = second.search(body)
            begun = (found["label"] for found in bare.finditer(body))
            lost = any(label not in own and (len(label) > SHORT or is_han(label)) for label in begun)
            if turn.voice and ((match and match.start() > 3) or lost):
                what = phrase("another label is in the middle of these words: two people may speak in them")
                remedy = phrase(
                    "if only one speaks, confirm it; else give each speaker a line in a copy, and add that"
                )
                reading.doubts.append(Doubt(unit.line, what, remedy, tuple(reading.voices), DoubtKind.ALL))


def _doubt_shared_labels(reading: Reading) -> None:
    """Doubt a label that names a part, `A` or `Guest`, and behind which two people give their names."""
    named: dict[str, dict[str, int]] = defaultdict(dict)
    for turn in reading.turns:
        shared = turn.voice and turn.printed and all(map(is_role, reading.voices[turn.voice].labels))
        if turn.voice and shared and (name := introduced(turn.units[0].said)):
            named[turn.voice].setdefault(name, turn.line)
    for label, lines in named.items():
        if len(lines) > 1:
            what = phrase("“{label}” is the label of several: {names}", label=label, names=[*lines])
            remedy = phrase("say who speaks in each turn")
            reading.doubts.append(
                Doubt([*lines.values()][1], what, remedy, tuple(reading.voices), DoubtKind.ALL)
            )


def _doubt_machines(reading: Reading) -> None:
    """Doubt the voices of machines where who answers asks, and who asks answers at length."""
    asker = [name for name, voice in reading.voices.items() if voice.role == "interviewer"]
    if len(asker) != 1 or not all(MACHINE.fullmatch(voice.labels[0]) for voice in reading.voices.values()):
        return
    for turn, after in pairwise(reading.turns):
        if turn.voice not in (None, asker[0]) and after.voice == asker[0] and _is_flipped(turn, after):
            for doubtful in (turn, after):
                what = phrase(
                    "a machine heard {name} here, but the words sound like somebody else’s",
                    name=doubtful.voice,
                )
                reading.doubts.append(Doubt(doubtful.line, what, WHO, tuple(reading.voices)))
                doubtful.voice = None
    for turn in reading.turns:
        if turn.voice and TWO_VOICES.search(turn.words):
            what = phrase("a question to somebody and an answer in one turn: perhaps two voices")
            remedy = phrase(
                "if only one speaks, confirm it; else give each speaker a line in a copy, and add that"
            )
            reading.doubts.append(Doubt(turn.line, what, remedy, tuple(reading.voices), DoubtKind.ALL))


def _is_flipped(segment: Turn, after: Turn) -> bool:
    words = segment.words
    asked = ends_asking(words) and length(words) < 40 and TO_YOU.search(words)
    return bool(asked and length(after.words) > 30 and not asks(after.words) and BY_ME.search(after.words))


def score_half(reading: Reading, fewest: int) -> Reading | None:
    """Score a reading of one labelled side by how many of its turns have one of the other beside them.

    `None` where one side has fewer turns than `fewest`.
    """
    order = [turn.voice for turn in reading.turns]
    askers = {name for name, voice in reading.voices.items() if voice.role == "interviewer"}
    asked = sum(voice in askers for voice in order)
    least = min(asked, len(order) - asked)
    if len(reading.voices) > 2:  # several answer one question
        answered = sum(one in askers and two not in askers for one, two in pairwise(order))
        reading.score = 0.9 * answered / (asked or 1)
    else:
        reading.score = 0.9 * min(1.0, 2 * least / (len(order) or 1))
    return reading if least >= fewest else None
