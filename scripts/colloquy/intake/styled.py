"""Turns by the style of questions: headings, bold or italic paragraphs, quotations, question marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from colloquy.intake.asides import closes, is_quiet
from colloquy.intake.asking import BY_ME, TO_YOU, asks, ends_asking, length, prompts
from colloquy.intake.model import Doubt, Reading, Turn, Voice
from colloquy.intake.roles import Hints
from colloquy.intake.units import Unit, unlabelled
from colloquy.model import Kind
from colloquy.problems import phrase
from colloquy.text.scripts import HAN_CHARACTER

Style = Callable[[Unit], bool]
NUMBERED = re.compile(r"(?:Q\s?)?\d{1,3}\s?[.)、．:：]\s*\S|(?:Q|问)\d{0,3}\s?[.:：、]")


def read_styled(units: Sequence[Unit], start: int, hints: Hints) -> list[Reading]:
    """Explain a text by each style that its questions may have."""
    body = [unlabelled(unit) for unit in units[start:]]
    styles: dict[str, Style] = {f"headings:{level}": _of_level(level) for level in range(1, 7)}
    styles |= {
        "bold": lambda unit: unit.strong and unit.kind is not Kind.HEADING,
        "italic": lambda unit: unit.slanted,
        "quotations": lambda unit: unit.kind is Kind.QUOTE,
        "items": lambda unit: (
            (unit.kind is Kind.ITEM or bool(NUMBERED.match(unit.text)))
            and (ends_asking(unit.text) or prompts(unit.text))
        ),
    }
    found = [_read(body, units[:start], name, style, hints) for name, style in styles.items()]
    readings = [reading for reading in found if reading]
    plain = _read(body, units[:start], "questions", _is_question, hints)
    return [*readings, plain] if plain else readings


def _of_level(level: int) -> Style:
    return lambda unit: unit.kind is Kind.HEADING and unit.level == level


def _is_question(unit: Unit) -> bool:
    if unit.kind not in (Kind.PARAGRAPH, Kind.ITEM) or not unit.begins:
        return False
    return ends_asking(unit.text) and length(unit.text) < 160


def _read(
    body: Sequence[Unit], front: Sequence[Unit], name: str, style: Style, hints: Hints
) -> Reading | None:
    spoken = [unit for unit in body if not is_quiet(unit)]
    marked = [index for index, unit in enumerate(spoken) if style(unit)]
    if len(marked) < (3 if name == "questions" else 2):
        return None
    asking = [index for index in marked if _asked(spoken[index])]
    if len(asking) < 2 or len(asking) * 100 < 55 * len(marked):
        return None
    others = [unit for index, unit in enumerate(spoken) if index > asking[0] and not style(unit)]
    answered = sum(not style(spoken[index + 1]) for index in asking if index + 1 < len(spoken))
    if not others or answered * 2 < len(asking):
        return None
    guest, asker = unnamed(hints, spoken[0].text if spoken else "")
    reading = Reading("questions" if name in ("items", "quotations", "italic") else name.partition(":")[0])
    reading.level = int(name.partition(":")[2] or 0)
    reading.voices = {asker: Voice(asker, [], "interviewer"), guest: Voice(guest, [], "guest")}
    first = next(index for index, unit in enumerate(body) if unit is spoken[asking[0]])
    reading.front = [*front, *body[:first]]
    _walk(body[first:], style, name, reading, asker, guest)
    rate = len(asking) / len(marked)
    rhetorical = sum(ends_asking(unit.text) for unit in others) / len(others)
    share = sum(length(turn.words) for turn in reading.turns if turn.voice == guest)
    total = sum(length(unit.text) for unit in spoken) or 1
    base = {"questions": 0.45, "italic": 0.6, "quotations": 0.5, "items": 0.55}.get(name, 0.7)
    crowd = sum(1 for one, two in pairwise(asking) if two == one + 1) / len(asking)
    reading.score = max(0.0, base * rate * (1 - rhetorical) * (1 - crowd) * min(1.0, 0.5 + share / total))
    return reading


def _asked(unit: Unit) -> bool:
    return ends_asking(unit.text) or (asks(unit.text) and length(unit.text) > 3)


def unnamed(hints: Hints, sample: str) -> tuple[str, str]:
    """Call who answers and who asks, where no label names them."""
    han = bool(HAN_CHARACTER.search(sample))
    guest = hints.guests[0] if len(hints.guests) == 1 else ("受访者" if han else "Guest")
    asker = hints.askers[0] if len(hints.askers) == 1 else ("采访者" if han else "Interviewer")
    return guest, asker if asker != guest else f"{asker} (interviewer)"


def _walk(body: Sequence[Unit], style: Style, name: str, reading: Reading, asker: str, guest: str) -> None:
    turn: Turn | None = None
    last = max((index for index, unit in enumerate(body) if style(unit) and _asked(unit)), default=0)
    for index, unit in enumerate(body):
        if is_quiet(unit):
            reading.not_speech.append(unit)
            continue
        if index > last and closes(unit) and turn is not None and turn.voice == guest:
            reading.back += body[index:]
            return
        marked = style(unit)
        if marked and not _asked(unit) and _is_head(unit):
            if index > last:
                reading.back += body[index:]
                return
            reading.not_speech.append(unit)
            continue
        if not marked and unit.kind is Kind.HEADING:
            if (
                index > last
                and turn is not None
                and turn.voice == guest
                and unit.level <= max(reading.level, 2)
            ):
                reading.back += body[index:]
                return
            reading.not_speech.append(unit)
            continue
        if marked and name == "questions" and _is_rhetorical(unit, turn, guest):
            what = phrase("a question, and perhaps one that {name} asks in passing", name=guest)
            reading.doubts.append(Doubt(unit.line, what, phrase("say who asks this"), (asker, guest)))
            turn = Turn(unit, None, [unit], printed=False)
            reading.turns.append(turn)
            continue
        if not marked and name != "questions" and _is_another(unit, turn, guest):
            what = phrase(
                "a question that is not printed as the others are: perhaps one of {name}", name=guest
            )
            reading.doubts.append(Doubt(unit.line, what, phrase("say who asks this"), (asker, guest)))
            turn = Turn(unit, None, [unit], printed=False)
            reading.turns.append(turn)
            continue
        voice = asker if marked else guest
        if turn is not None and turn.voice == voice:
            turn.units.append(unit)
        else:
            turn = Turn(unit, voice, [unit], printed=name != "questions")
            reading.turns.append(turn)


def _is_head(unit: Unit) -> bool:
    """Say whether a marked paragraph that does not ask is the head of a section."""
    return unit.kind is Kind.HEADING or (length(unit.text) < 9 and not re.search(r"[.!。！…]$", unit.text))


def _is_rhetorical(unit: Unit, turn: Turn | None, guest: str) -> bool:
    """Say whether a question may be the guest's own: it speaks to nobody, in the middle of an answer."""
    if turn is None or turn.voice != guest:
        return False
    return (
        not TO_YOU.search(unit.text)
        and length(unit.text) < 25
        and bool(re.match(r"(?:But|And|So|Or|Because|Then|但|而|那么|所以|可)", unit.text))
    ) or bool(BY_ME.search(unit.text) and not TO_YOU.search(unit.text))


def _is_another(unit: Unit, turn: Turn | None, guest: str) -> bool:
    if turn is None or turn.voice != guest or not unit.begins:
        return False
    return (
        ends_asking(unit.text)
        and bool(TO_YOU.search(unit.text))
        and length(unit.text) < 60
        and not BY_ME.search(unit.text)
    )
