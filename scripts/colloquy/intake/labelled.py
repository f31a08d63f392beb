"""Turns by printed labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from colloquy.intake.asides import closes, is_quiet
from colloquy.intake.asking import BY_ME, TO_YOU, asks, ends_asking, length
from colloquy.intake.labels import Printed, key
from colloquy.intake.lexicon import words
from colloquy.intake.model import Doubt, DoubtKind, Reading, Turn, Voice
from colloquy.intake.names import (
    AUDIENCE,
    LEAD_IN,
    MACHINE,
    NO_NAMES,
    is_alike,
    is_han,
    is_name,
    is_role,
    is_same,
    is_sure_name,
    sound,
)
from colloquy.intake.roles import Hints, assign_roles
from colloquy.intake.units import Unit, unlabelled
from colloquy.intake.voices import Said, gather_voices
from colloquy.model import Kind
from colloquy.problems import phrase

ASIDES = frozenset(map(key, words("aside_names")))
FIRM = ("colon", "time", "letter")
"""Forms that hardly anything but a label has."""
FEW_HEADS = 4
"""Headings with a label and words, below which they are titles."""
MOST_SINGLES = 40
LOOSE = {"bracket": 3, "stop": 3, "dash": 3, "strong": 3, "alone": 2}
"""Forms that much else has, too, and how often each label must be printed in them."""


@dataclass(slots=True)
class Labels:
    """Which labels are taken for such."""

    accepted: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)


def read_labelled(units: Sequence[Unit], start: int, hints: Hints, known: Iterable[str]) -> Reading | None:
    """Explain a text by its labels, from the unit `start` on; `None` where it has none."""
    labels = _accept(units, start, hints)
    if not labels.accepted:
        return None
    first = next(index for index in range(start, len(units)) if is_accepted(units[index], labels.accepted))
    spoken = [
        Said(unit.line, unit.label.name, asks(unit.label.rest))
        for unit in units[first:]
        if unit.label and is_accepted(unit, labels.accepted)
    ]
    voices, by_key, notes, doubts = gather_voices(spoken, known)
    reading = Reading(
        "labelled",
        voices=voices,
        doubts=doubts,
        notes=notes,
        not_labels=labels.refused,
        front=list(units[:first]),
    )
    _rough_roles(units[first:], by_key, voices, hints)
    known_units = [_judged(unit, labels) for unit in units[first:]]
    _walk(known_units, labels, by_key, reading)
    return reading


def _judged(unit: Unit, labels: Labels) -> Unit:
    kept = is_accepted(unit, labels.accepted) or _is_doubtful(unit, labels) or _is_aside(unit)
    return unit if kept else unlabelled(unit)


def _is_aside(unit: Unit) -> bool:
    """Say whether a note, a break or the like is printed as a label."""
    return (
        unit.label is not None and unit.label.form in FIRM and key(unit.label.name) in ASIDES and unit.begins
    )


def is_accepted(unit: Unit, accepted: set[str]) -> bool:
    """Say whether a unit begins with a label that is taken for one."""
    return (
        unit.label is not None
        and unit.kind is not Kind.CODE
        and key(unit.label.name) in accepted
        and unit.label.form != "change"
    )


def _accept(units: Sequence[Unit], start: int, hints: Hints) -> Labels:
    firm, loose = Counter[str](), {form: Counter[str]() for form in LOOSE}
    spelled: dict[str, Printed] = {}
    heads = sum(unit.kind is Kind.HEADING and bool(unit.label and unit.label.rest) for unit in units)
    for unit in units[start:]:
        if not unit.label or not unit.label.name or unit.kind is Kind.CODE:
            continue
        if unit.kind is Kind.HEADING and unit.label.rest and heads < FEW_HEADS:
            continue
        each = key(unit.label.name)
        spelled.setdefault(each, unit.label)
        if unit.label.form in FIRM:
            firm[each] += 1
        elif unit.label.form in loose and (unit.label.form != "alone" or unit.begins):
            loose[unit.label.form][each] += 1
    labels = Labels()
    names = {each: is_name(spelled[each].name) for each in spelled}
    repeated = {each for each, count in firm.items() if count > 1 and names[each]}
    if len(repeated) < 2:  # lower-case labels and the like, if they take turns
        others = {
            each for each, count in firm.items() if count > 2 and each not in NO_NAMES and len(each) < 20
        }
        repeated = repeated or (others if len(others) > 1 else set())
    repeated |= _repeated_variants(
        [each for each in firm if names[each] and each not in repeated], repeated, spelled
    )
    labels.accepted |= repeated
    if repeated:  # names that have lost a letter, or are written in small letters
        labels.accepted |= {
            each for each, count in firm.items() if count > 1 and _may_be_name(spelled[each].name)
        }
    for form, counts in loose.items():
        usual = {each for each, count in counts.items() if count >= LOOSE[form] and names[each]}
        if (
            len(usual) > 1
            or (usual & labels.accepted)
            or (usual and form == "alone" and len(labels.accepted) == 1)
        ):
            if (
                form in ("strong", "alone", "dash")
                and not labels.accepted
                and not _take_turns(units[start:], usual, form)
            ):
                continue
            if (
                labels.accepted
                and form in ("alone", "strong")
                and not usual & labels.accepted
                and len(labels.accepted) > 1
            ):
                continue
            labels.accepted |= usual
    if labels.accepted:
        _single(units[start:], firm, names, spelled, hints, labels)
    elif len(sure := [each for each in firm if names[each] and is_role(spelled[each].name)]) > 1 or (
        len(sure := [each for each in firm if names[each]]) == 2 and _short_dialogue(units[start:], set(sure))
    ):
        labels.accepted |= set(sure)
    return labels


def _repeated_variants(singles: list[str], repeated: set[str], spelled: dict[str, Printed]) -> set[str]:
    """Give labels that are printed once each, and are variants of another."""
    others = [*singles[:MOST_SINGLES], *sorted(repeated)[:MOST_SINGLES]]
    return {
        each
        for each in singles[:MOST_SINGLES]
        if spelled[each].rest
        and any(_are_variants(spelled[each].name, spelled[other].name) for other in others if other != each)
    }


def _are_variants(one: str, other: str) -> bool:
    return not is_role(one) and (
        is_same(one, other)
        or (is_alike(one, other) and is_han(one) != is_han(other))
        or sound(one) == sound(other)
        and len(sound(one)) > 2
    )


def _may_be_name(name: str) -> bool:
    return (
        key(name) not in NO_NAMES
        and len(name.split()) < 4
        and not LEAD_IN.search(name)
        and is_name(name.title())
    )


def _take_turns(units: Sequence[Unit], keys: set[str], form: str) -> bool:
    """Say whether labels of a loose form alternate, each with words of its own."""
    order = [
        key(unit.label.name)
        for unit in units
        if unit.label and unit.label.form == form and key(unit.label.name) in keys
    ]
    changes = sum(one != other for one, other in pairwise(order))
    return len(order) > 3 and changes * 2 > len(order)


def _short_dialogue(units: Sequence[Unit], keys: set[str]) -> bool:
    given = sum(length(unit.said) for unit in units if is_accepted(unit, keys))
    return given * 2 > sum(length(unit.text) for unit in units)


def _single(
    units: Sequence[Unit],
    firm: Counter[str],
    names: dict[str, bool],
    spelled: dict[str, Printed],
    hints: Hints,
    labels: Labels,
) -> None:
    """Decide about labels that are printed once, or not like names."""
    begun = False
    known = hints.names | frozenset(labels.accepted)
    strong = Counter(
        unit.raw.startswith(("**", "__")) for unit in units if is_accepted(unit, labels.accepted)
    )
    usual = strong.most_common(1)[0][0]
    clear = strong[usual] > 0.9 * strong.total()
    for unit in units:
        begun = begun or is_accepted(unit, labels.accepted)
        if (
            not begun
            or not unit.label
            or unit.label.form not in FIRM
            or key(unit.label.name) in labels.accepted
        ):
            continue
        each, name = key(unit.label.name), unit.label.name
        lone_letter = unit.label.form == "letter" and not {"q", "问", "問"} & labels.accepted
        if not names.get(each) or each in NO_NAMES or lone_letter:
            labels.refused.append(name)
        elif is_sure_name(name, known) or _is_related(name, labels.accepted, spelled):
            labels.accepted.add(each)
        elif (clear and unit.raw.startswith(("**", "__")) is not usual and not _is_full_name(name)) or (
            unit.label.form == "colon" and not unit.label.rest
        ):
            labels.refused.append(name)
        else:
            labels.doubtful.add(each)


def _is_related(name: str, accepted: set[str], spelled: dict[str, Printed]) -> bool:
    """Say whether a label is printed otherwise, too: by its initial, in another spelling, with the title of others."""
    each = key(name)
    first = each.split()[0]
    titled = sum(other.split()[0] == first and " " in other for other in accepted)
    if (each[0] in accepted and each[0] not in "qa" and " " not in each) or (titled > 1 and " " in each):
        return True
    return any(_are_variants(name, spelled[other].name) for other in accepted if other in spelled)


def _is_full_name(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){1,3}", name))


def _rough_roles(
    units: Sequence[Unit], by_key: dict[str, str], voices: dict[str, Voice], hints: Hints
) -> None:
    """Find roles by what stands right behind the labels; what follows may be another's."""
    turns = [
        Turn(unit, by_key[key(unit.label.name)], [unit])
        for unit in units
        if unit.label and key(unit.label.name) in by_key and unit.label.form != "change"
    ]
    assign_roles(turns, voices, hints)


def _walk(units: Sequence[Unit], labels: Labels, by_key: dict[str, str], reading: Reading) -> None:
    """Give each unit to whoever speaks."""
    turn: Turn | None = None
    index, count = 0, len(units)
    while index < count:
        unit = units[index]
        if is_accepted(unit, labels.accepted) and unit.label:
            turn = _open(reading, unit, by_key[key(unit.label.name)])
            index += 1
            continue
        end = index
        while end < count and not is_accepted(units[end], labels.accepted):
            end += 1
        after = units[end].label if end < count else None
        following = by_key[key(after.name)] if after else None
        turn = _between(units[index:end], turn, following, labels, reading)
        index = end


def _open(reading: Reading, unit: Unit, voice: str) -> Turn:
    turn = Turn(unit, voice, [unit])
    reading.turns.append(turn)
    return turn


def _between(
    run: Sequence[Unit], turn: Turn | None, following: str | None, labels: Labels, reading: Reading
) -> Turn | None:
    """Give the units between two labels to whoever speaks before, or to nobody."""
    parted = False
    for index, unit in enumerate(run):
        parted = parted or unit.kind is Kind.RULE
        if _is_aside(unit):
            reading.not_speech.append(unit)
            continue
        if (
            turn is not None
            and turn.voice is not None
            and (not unit.begins or not turn.words)
            and not _is_doubtful(unit, labels)
        ):
            if is_quiet(unit) and turn.words:
                reading.not_speech.append(unit)
            else:
                turn.units.append(unit)
            continue
        if following is None and closes(unit):
            reading.back += run[index:]
            return turn
        if is_quiet(unit):
            reading.not_speech.append(unit)
            continue
        if following is None and unit.kind is Kind.HEADING and not ends_asking(unit.text):
            reading.back += run[index:]
            return turn
        if following is None and parted and turn is not None and turn.voice is not None:
            what = phrase("it follows the last label, and a line that parts it off: perhaps nobody’s words")
            remedy = phrase("say whether anyone says this")
            reading.doubts.append(Doubt(unit.line, what, remedy, (turn.voice,), DoubtKind.SPEECH))
            reading.back += run[index:]
            return turn
        if unit.kind is Kind.HEADING:
            turn = _heading(unit, run[index + 1 :], turn, following, reading)
            if following is None and index and not turn:
                return None
            continue
        if _is_doubtful(unit, labels) and unit.label:
            what = phrase(
                "“{label}:” is printed like a speaker’s label, and nowhere else", label=unit.label.name
            )
            remedy = phrase("say who speaks, or that it is no label")
            reading.doubts.append(Doubt(unit.line, what, remedy, tuple(reading.voices), DoubtKind.LABEL))
            turn = Turn(unit, None, [unit], printed=False)
            reading.turns.append(turn)
            continue
        doubt = _doubt(unit, run[index + 1 :], turn, following, reading)
        if doubt and turn is not None and turn.voice is not None:
            reading.doubts.append(doubt)
            turn = Turn(unit, None, [unit], printed=False)
            reading.turns.append(turn)
        elif turn is not None:
            turn.units.append(unit)
    return turn


def _is_doubtful(unit: Unit, labels: Labels) -> bool:
    return unit.label is not None and unit.label.form in FIRM and key(unit.label.name) in labels.doubtful


def _heading(
    unit: Unit, rest: Sequence[Unit], turn: Turn | None, following: str | None, reading: Reading
) -> Turn | None:
    """Take a heading for the head of a section, or for a question that an answer follows."""
    askers = [name for name, voice in reading.voices.items() if voice.role == "interviewer"]
    answers = following is not None and reading.voices[following].role != "interviewer"
    spoken = [each for each in rest if not is_quiet(each)]
    if answers and not spoken and ends_asking(unit.text):
        asker = askers[0] if len(askers) == 1 else None
        if asker and turn is not None and turn.voice == asker:
            reading.not_speech.append(unit)
            return turn
        if asker is None:
            what = phrase("a heading asks, and nothing says who does")
            reading.doubts.append(Doubt(unit.line, what, phrase("say who asks this")))
        asked = Turn(unit, asker, [unit], printed=False)
        reading.turns.append(asked)
        return asked
    reading.not_speech.append(unit)
    return turn


def _doubt(
    unit: Unit, rest: Sequence[Unit], turn: Turn | None, following: str | None, reading: Reading
) -> Doubt | None:
    """Find out whether a paragraph without a label may be another's than the one who speaks."""
    if turn is None or turn.voice is None:
        return None
    role = reading.voices[turn.voice].role
    names = tuple(reading.voices)
    others = tuple(name for name in names if name != turn.voice)
    before = turn.units[-1].said
    said = unit.text
    if _speaks_to(reading.voices[turn.voice], said):
        what = phrase("no label, and the words are to {name}, who would be speaking", name=turn.voice)
        return Doubt(unit.line, what, phrase("say who speaks"), (*others[:3], turn.voice))
    if _is_note(unit, reading):
        what = phrase("a note between the turns, perhaps nobody’s words")
        return Doubt(unit.line, what, phrase("say whether anyone says this"), (turn.voice,), DoubtKind.SPEECH)
    if role in ("interviewer", "moderator"):
        if ends_asking(before) and not asks(said):
            what = phrase("no label after a question of {name}, who goes on, or is answered", name=turn.voice)
            return Doubt(unit.line, what, phrase("say who speaks"), (turn.voice, *others[:3]))
        if following == turn.voice and not asks(said) and length(said) > 25:
            what = phrase("no label between two turns of {name}: perhaps an answer", name=turn.voice)
            return Doubt(unit.line, what, phrase("say who speaks"), (turn.voice, *others[:3]))
        return None
    spoken = [each for each in rest if each.begins and not is_quiet(each)]
    asked = (
        ends_asking(said)
        and length(said) < 90
        and bool(TO_YOU.search(said))
        and not BY_ME.search(said[-120:])
    )
    if asked and following == turn.voice and not spoken:
        what = phrase("no label, and it may be a question to {name}", name=turn.voice)
        return Doubt(unit.line, what, phrase("say who speaks"), (turn.voice, *others[:3]))
    if following is None and unit.begins and _is_outside(unit, reading):
        what = phrase("{name} goes on, or it follows the interview", name=turn.voice)
        return Doubt(unit.line, what, phrase("say whether anyone says this"), (turn.voice,), DoubtKind.SPEECH)
    return None


def _speaks_to(voice: Voice, words: str) -> bool:
    """Say whether words speak to somebody by name."""
    names = {
        part
        for label in voice.labels
        for part in (label, label.split()[0])
        if len(part) > 1 and not is_role(label)
    }
    either = "|".join(map(re.escape, names))
    return bool(either) and bool(
        re.search(rf"(?:^|[.,!?，。！？]\s*)(?:{either})\s*[,!?，！？]", words[:200])
    )


def _is_note(unit: Unit, reading: Reading) -> bool:
    if not unit.slanted and unit.kind is not Kind.QUOTE:
        return False
    return unit.slanted and length(unit.text) > 3 and not ends_asking(unit.text)


def _is_outside(unit: Unit, reading: Reading) -> bool:
    """Say whether words speak of a speaker by name, as nobody does of themselves."""
    folded = key(unit.text)
    return any(
        key(name) in folded and len(name) > 3 and not MACHINE.fullmatch(name) and not AUDIENCE.fullmatch(name)
        for name, voice in reading.voices.items()
        if voice.role == "guest" and " " in name
    )
