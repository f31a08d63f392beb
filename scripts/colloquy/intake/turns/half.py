"""Turns where only one side has a label: who asks, or who answers; the other's words are between."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.hinting import is_another
from colloquy.intake.parts.model import ANYONE, WHO, Doubt, DoubtKind, Reading, Turn, Voice
from colloquy.intake.parts.units import Unit, is_accepted, unlabelled
from colloquy.intake.speakers.ending import closes, read_ending
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.turns.above import (
    FEWEST,
    are_bold,
    find_sign,
    has_sign,
    is_asked_by_style,
    is_bare,
    is_labelled,
    leads_on,
)
from colloquy.intake.turns.answering import unnamed
from colloquy.intake.turns.heads import unlabel_mentions
from colloquy.intake.turns.openings import doubt_bold, doubt_opening
from colloquy.intake.turns.prints import asks_in_bold, is_follow_up, is_printed_question
from colloquy.intake.turns.scoring import score_half
from colloquy.intake.vocabulary.asking import asks, ends_asking
from colloquy.intake.vocabulary.labels import key
from colloquy.model import Kind
from colloquy.problems import Phrase, phrase


def read_half(units: Sequence[Unit], labelled: Reading, hints: Hints) -> Reading | None:
    """Explain a text in which one side alone has labels; `None` where it does not ask, and is not asked.

    Several voices are one side where none of them asks, and questions are printed in another style above
    their labels.
    """
    accepted = {key(label): voice.name for voice in labelled.voices.values() for label in voice.labels}
    first = len(labelled.front)
    doubted = {doubt.line for doubt in labelled.doubts if doubt.kind is DoubtKind.LABEL}
    bracketed = {unit.entry for unit in units[first:] if unit.form == "bracket"}
    like = {*accepted, *(bracketed if bracketed & accepted.keys() else ())}
    units = [unit if is_accepted(unit, like) or unit.line in doubted else unlabelled(unit) for unit in units]
    units = unlabel_mentions(units, accepted)
    own = [unit for unit in units[first:] if is_accepted(unit, accepted)]
    if len(own) < FEWEST:
        return None
    guest, asker = unnamed(hints, own[0].text)
    rate = sum(asks(unit.said) for unit in own) / len(own)
    if len(labelled.voices) > 1:
        named = asker in hints.askers and key(asker) not in accepted
        styled = is_asked_by_style(units, first, accepted, named)
        return _asked(units, first, accepted, labelled.voices, asker, hints) if styled else None
    if rate >= 0.6:
        (voice,) = labelled.voices.values()
        return _answered(units, first, accepted, voice, guest, hints)
    if rate <= 0.34:
        return _asked(units, first, accepted, labelled.voices, asker, hints)
    return None


def _answered(
    units: Sequence[Unit], first: int, accepted: Mapping[str, str], voice: Voice, guest: str, hints: Hints
) -> Reading | None:
    """Give to the guest what is between two turns of who asks."""
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
        elif turn is not None and (why := _may_interrupt(unit, turn, guest)):
            reading.doubts.append(Doubt(unit.line, why, WHO, (voice.name, guest)))
            turn = _turn(reading, unit, None, turn, printed=False)
        elif turn is not None and not unit.begins:
            turn.units.append(unit)
        elif turn is not None and turn.voice == voice.name and asks(unit.text):
            if not ends_asking(turn.units[-1].said) or ends_asking(unit.text):
                turn.units.append(unit)  # the question goes on
            else:
                turn = _turn(reading, unit, None, turn, printed=False)
                reading.doubts.append(_doubt_prompt(unit, voice.name, guest))
        else:
            turn = _turn(reading, unit, guest, turn, printed=False)
    return score_half(reading, FEWEST)


def _doubt_prompt(unit: Unit, asker: str, guest: str) -> Doubt:
    """Doubt words behind a question that ask by no mark: the question may go on, or the answer begin."""
    what = "no label after a question by {name}: {name} may go on, or somebody may answer"
    return Doubt(unit.line, phrase(what, name=asker), WHO, (guest, asker))


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
    start = _above(units, first, accepted)
    if start < first and not asks(units[start].text):
        reading.doubts += doubt_opening(units[start], asker)
    reading.front = list(units[:start])
    turn: Turn | None = None
    last = [unit.label for unit in units if unit.label and is_accepted(unit, accepted)][-1]
    end = _end(units, accepted, reading, accepted[key(last.name)], hints)
    bold, sign = are_bold(units[start:end], accepted), find_sign(units[start:end], accepted)
    for index, unit in enumerate(units[start:end], start=start):
        labelled_next = is_labelled(units, index + 1, accepted)
        if is_accepted(unit, accepted) and unit.label:
            turn = _turn(reading, unit, accepted[unit.entry], turn)
        elif is_quiet(unit):
            reading.not_speech.append(unit)
        elif turn is not None and is_bare(turn.units[-1], accepted):
            turn.units.append(unit)  # the words of the label on the line above
        elif (
            has_sign(unit, sign)
            or is_printed_question(unit, labelled_next)
            or (bold and leads_on(units[index:end], accepted))
        ):
            turn = _turn(reading, unit, asker, turn, printed=False)
        elif turn is not None and turn.voice == asker and unit.kind is not Kind.HEADING:
            what = phrase("no label after a question: nothing says who answers")
            reading.doubts.append(Doubt(unit.line, what, WHO, tuple(guests)))
            turn = _turn(reading, unit, None, turn, printed=False)
        elif turn is None or unit.kind is Kind.HEADING:
            reading.not_speech.append(unit)
        elif turn.voice in guests and turn.voice and (why := _may_ask(unit, turn, turn.voice, bold)):
            reading.doubts.append(Doubt(unit.line, why, WHO, (turn.voice, asker)))
            turn = _turn(reading, unit, None, turn, printed=False)
        else:
            turn.units.append(unit)
    return score_half(reading, FEWEST)


def _above(units: Sequence[Unit], first: int, accepted: Mapping[str, str]) -> int:
    """Find where the first question begins, above the first label: it asks, or is in bold as all are."""
    start = first
    if first and units[first - 1].strong and are_bold(units[first:], accepted):
        start -= 1
    while start and first - start < 3 and asks(units[start - 1].text):
        if is_accepted(units[start - 1], accepted):
            break
        start -= 1
    return start


def _may_interrupt(unit: Unit, turn: Turn, guest: str) -> Phrase | None:
    """Say why words behind those of who asks, or within an answer, may be somebody else's."""
    if unit.label and unit.form == "bracket":
        what = "“{label}:” looks like a speaker’s label, but may be something else"
        return phrase(what, label=unit.label.name)
    if is_another(unit, turn, guest):
        return phrase("no label, and it may be a question to {name}", name=guest)
    return None


def _may_ask(unit: Unit, turn: Turn, voice: str, bold: bool) -> Phrase | None:
    """Say why words in an answer may be another question; `bold` says that all questions are bold."""
    if bold and unit.strong:
        return phrase("it is printed like the questions: perhaps it is one of them")
    if is_another(unit, turn, voice) if bold else ends_asking(unit.text) and unit.begins:
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
        over = (
            closes(units[index:])
            or ending.leads_away(units[index:])
            or (unit.kind is Kind.HEADING and not ends_asking(unit.text))
        )
        doubtful = answered and ending.is_doubtful(unit, units[index - 1])
        answered = answered or not is_quiet(unit)
        if not over and (parted or doubtful) and not is_quiet(unit):
            what = phrase("{name} goes on, or the interview is over", name=guest)
            reading.doubts.append(Doubt(unit.line, what, ANYONE, (guest,), DoubtKind.SPEECH))
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
