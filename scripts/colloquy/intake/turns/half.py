"""Turns where only one side has a label: who asks, or who answers; the other's words stand between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.model import Doubt, DoubtKind, Reading, Turn, Voice
from colloquy.intake.parts.units import Unit, is_accepted, unlabelled
from colloquy.intake.speakers.ending import is_back_matter, read_ending
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.turns.heads import unlabel_mentions
from colloquy.intake.turns.openings import doubt_bold
from colloquy.intake.turns.prints import asks_in_bold, is_follow_up, is_marked, is_printed_question
from colloquy.intake.turns.scoring import score_half
from colloquy.intake.turns.styled import unnamed
from colloquy.intake.vocabulary.asking import asks, ends_asking
from colloquy.intake.vocabulary.labels import key
from colloquy.model import Kind
from colloquy.problems import Phrase, phrase

FEWEST = 3
MOST_ASKED = 0.4
"""Of the turns of a voice, how many may ask where it only answers."""


def read_half(units: Sequence[Unit], labelled: Reading, hints: Hints) -> Reading | None:
    """Explain a text in which one side alone has labels; `None` where it does not ask, and is not asked.

    Several voices are one side where none of them asks, and questions are printed in another style above
    their labels.
    """
    accepted = {key(label): voice.name for voice in labelled.voices.values() for label in voice.labels}
    first = len(labelled.front)
    doubted = {doubt.line for doubt in labelled.doubts if doubt.kind is DoubtKind.LABEL}
    units = [
        unit if is_accepted(unit, accepted) or unit.line in doubted else unlabelled(unit) for unit in units
    ]
    units = unlabel_mentions(units, accepted)
    own = [unit for unit in units[first:] if is_accepted(unit, accepted)]
    if len(own) < FEWEST:
        return None
    guest, asker = unnamed(hints, own[0].text)
    rate = sum(asks(unit.said) for unit in own) / len(own)
    if len(labelled.voices) > 1:
        styled = _is_asked_by_style(units, first, accepted)
        return _asked(units, first, accepted, labelled.voices, asker, hints) if styled else None
    if rate >= 0.6:
        (voice,) = labelled.voices.values()
        return _answered(units, first, accepted, voice, guest, hints)
    if rate <= 0.34:
        return _asked(units, first, accepted, labelled.voices, asker, hints)
    return None


def _is_asked_by_style(units: Sequence[Unit], first: int, accepted: Mapping[str, str]) -> bool:
    """Say whether questions are printed as headings, in bold, in italics or behind numbers, above labels.

    Where they are few, they may as well be heads of sections: then nobody with a label may ask now and then.
    """
    spoken = [unit for unit in units[max(0, first - 1) :] if not is_quiet(unit)]
    own = [unit for unit in spoken if is_accepted(unit, accepted)]
    answered = [
        is_accepted(after, accepted)
        for before, unit, after in zip([None, *spoken], spoken, spoken[1:], strict=False)
        if not is_accepted(unit, accepted)
        and not (before and _is_bare(before, accepted))
        and is_marked(unit)
        and asks(unit.text)
    ]
    questions = sum(answered)
    most = MOST_ASKED if questions * 10 >= 4 * len(own) else MOST_ASKED / 2
    return (
        questions >= FEWEST
        and questions * 10 >= max(7 * len(answered), len(own))
        and not _somebody_asks(own, accepted, most)
    )


def _somebody_asks(own: Sequence[Unit], accepted: Mapping[str, str], most: float) -> bool:
    """Say whether one of the voices asks in more than that share of its turns."""
    asking = Counter(accepted[key(unit.label.name)] for unit in own if unit.label and ends_asking(unit.said))
    turns = Counter(accepted[key(unit.label.name)] for unit in own if unit.label)
    return any(count > most * turns[name] for name, count in asking.items())


def _is_labelled(units: Sequence[Unit], index: int, accepted: Mapping[str, str]) -> bool:
    """Say whether a label stands at a place, or below the pictures there."""
    while index < len(units) and units[index].kind is Kind.FIGURE:
        index += 1
    return index < len(units) and is_accepted(units[index], accepted)


def _are_bold(units: Sequence[Unit], accepted: Mapping[str, str]) -> bool:
    """Say whether all that is asked right before a label is in bold, and there are several."""
    asked = [
        unit.strong
        for unit, after in pairwise(units)
        if is_accepted(after, accepted) and not is_accepted(unit, accepted) and asks(unit.text)
    ]
    return len(asked) >= FEWEST and all(asked)


def _leads_on(units: Sequence[Unit], accepted: Mapping[str, str]) -> bool:
    """Say whether bold paragraphs follow each other from here to the next label."""
    after = next((unit for unit in units if not unit.strong and not is_quiet(unit)), None)
    return units[0].strong and after is not None and is_accepted(after, accepted)


def _is_bare(unit: Unit, accepted: Mapping[str, str]) -> bool:
    return is_accepted(unit, accepted) and not unit.said


def _answered(
    units: Sequence[Unit], first: int, accepted: Mapping[str, str], voice: Voice, guest: str, hints: Hints
) -> Reading | None:
    """Give to the guest what stands between two turns of who asks."""
    voice.role = "interviewer"
    reading = Reading("labelled", voices={voice.name: voice, guest: Voice(guest, [], "guest")})
    reading.front = list(units[:first])
    turn: Turn | None = None
    end = _end(units, accepted, reading, guest, hints)
    bare = [unit for unit in units[first:end] if not is_accepted(unit, accepted)]
    if bold := asks_in_bold(bare):
        reading.doubts.append(doubt_bold(bare, guest, voice.name))
    for unit in units[first:end]:
        if is_accepted(unit, accepted) or (bold and is_follow_up(unit)):
            turn = _turn(reading, unit, voice.name, turn)
        elif is_quiet(unit) or unit.kind is Kind.HEADING:
            reading.not_speech.append(unit)
        elif turn is not None and not unit.begins:
            turn.units.append(unit)
        elif turn is not None and turn.voice == voice.name and asks(unit.text):
            if ends_asking(turn.units[-1].said) and not ends_asking(unit.text):
                turn = _turn(reading, unit, None, turn, printed=False)
                reading.doubts.append(_doubt_prompt(unit, voice.name, guest))
            else:
                turn.units.append(unit)  # the question goes on
        else:
            turn = _turn(reading, unit, guest, turn, printed=False)
    return score_half(reading, FEWEST)


def _doubt_prompt(unit: Unit, asker: str, guest: str) -> Doubt:
    """Doubt words behind a question that ask by no mark: the question may go on, or the answer begin."""
    what = "no label after a question by {name}: {name} may go on, or somebody may answer"
    return Doubt(unit.line, phrase(what, name=asker), phrase("say who speaks"), (guest, asker))


def _asked(
    units: Sequence[Unit],
    first: int,
    accepted: Mapping[str, str],
    guests: Mapping[str, Voice],
    asker: str,
    hints: Hints,
) -> Reading | None:
    """Give to who asks the paragraph right before a label of who answers, if it asks."""
    answering = {name: replace(voice, role="guest") for name, voice in guests.items()}
    reading = Reading("labelled", voices={**answering, asker: Voice(asker, [], "interviewer")})
    start = first
    while (
        start
        and not is_accepted(units[start - 1], accepted)
        and asks(units[start - 1].text)
        and first - start < 3
    ):
        start -= 1
    reading.front = list(units[:start])
    turn: Turn | None = None
    last = [unit.label for unit in units if unit.label and is_accepted(unit, accepted)][-1]
    end = _end(units, accepted, reading, accepted[key(last.name)], hints)
    bold = _are_bold(units[start:end], accepted)
    for index, unit in enumerate(units[start:end], start=start):
        labelled_next = _is_labelled(units, index + 1, accepted)
        if is_accepted(unit, accepted) and unit.label:
            turn = _turn(reading, unit, accepted[key(unit.label.name)], turn)
        elif is_quiet(unit):
            reading.not_speech.append(unit)
        elif turn is not None and _is_bare(turn.units[-1], accepted):
            turn.units.append(unit)  # the words of the label on the line above
        elif is_printed_question(unit, labelled_next) or (bold and _leads_on(units[index:end], accepted)):
            turn = _turn(reading, unit, asker, turn, printed=False)
        elif turn is not None and turn.voice == asker and unit.kind is not Kind.HEADING:
            what = phrase("no label after a question: nothing says who answers")
            reading.doubts.append(Doubt(unit.line, what, phrase("say who speaks"), tuple(guests)))
            turn = _turn(reading, unit, None, turn, printed=False)
        elif turn is None or unit.kind is Kind.HEADING:
            reading.not_speech.append(unit)
        elif turn.voice in guests and turn.voice and (why := _may_ask(unit, turn.voice, bold)):
            reading.doubts.append(Doubt(unit.line, why, phrase("say who speaks"), (turn.voice, asker)))
            turn = _turn(reading, unit, None, turn, printed=False)
        else:
            turn.units.append(unit)
    return score_half(reading, FEWEST)


def _may_ask(unit: Unit, voice: str, bold: bool) -> Phrase | None:
    """Say why words in an answer may be another question; `bold` says that all questions are bold."""
    if bold and unit.strong:
        return phrase("it is printed as the questions are: perhaps it asks, too")
    if ends_asking(unit.text) and unit.begins:
        return phrase("no label, and it may be a question to {name}", name=voice)
    return None


def _end(
    units: Sequence[Unit], accepted: Mapping[str, str], reading: Reading, guest: str, hints: Hints
) -> int:
    """Find where the conversation is over, without a doubt or with one, and what follows is back matter."""
    last = max(index for index, unit in enumerate(units) if is_accepted(unit, accepted))
    ending = read_ending(units, reading.voices, hints)
    label = units[last].label
    answered = label is not None and accepted[key(label.name)] == guest and bool(label.rest)
    parted = False
    for index in range(last + 1, len(units)):
        unit = units[index]
        parted = parted or unit.kind is Kind.RULE
        over = is_back_matter(unit) or (unit.kind is Kind.HEADING and not ends_asking(unit.text))
        doubtful = answered and ending.is_doubtful(unit)
        answered = answered or not is_quiet(unit)
        if not over and (parted or doubtful) and not is_quiet(unit):
            what = phrase("{name} goes on, or the interview is over", name=guest)
            remedy = phrase("say whether anyone says this")
            reading.doubts.append(Doubt(unit.line, what, remedy, (guest,), DoubtKind.SPEECH))
            over = True
        if over:
            reading.back += units[index:]
            return index
    return len(units)


def _turn(reading: Reading, unit: Unit, voice: str | None, before: Turn | None, printed: bool = True) -> Turn:
    if before is not None and before.voice == voice:
        before.units.append(unit)
        return before
    turn = Turn(unit, voice, [unit], printed)
    reading.turns.append(turn)
    return turn
