"""Turns by marks that say that the speaker changes, and not who speaks: `>>`, dashes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.model import Doubt, DoubtKind, Reading, Turn, Voice
from colloquy.intake.parts.units import Unit, unlabelled
from colloquy.intake.speakers.roles import Hints, assign_roles
from colloquy.intake.vocabulary.asking import asks
from colloquy.model import Kind
from colloquy.problems import phrase
from colloquy.text.times import CLOCK

SIGN = re.compile(rf"(?:\\?[\[(]?{CLOCK}\\?[\])]?\s*)?(?:\\?>|&gt;){{2,}}")
"""What hardly anyone but writers of captions puts where somebody else begins, perhaps behind the time."""
MARKED = re.compile(rf"[-–—]\s?\S|{SIGN.pattern}")


def read_alternating(units: Sequence[Unit], start: int, hints: Hints) -> Reading | None:
    """Explain a text by the marks of changes; who speaks is then in doubt."""
    body = units[start:]
    marked = [unit for unit in body if is_change(unit)]
    captioned = [unit for unit in marked if SIGN.match(unit.raw)]
    sure = len(captioned) * 2 > len(marked)
    marked = captioned if sure else marked
    asking = sum(asks(unit.text) for unit in marked)
    if _is_list(marked, body):
        return None
    seldom = asking < 2 or (asking * 6 < len(marked) and not sure)
    if len(marked) < 4 or len(marked) * 4 < len(body) or seldom:
        return None
    voices = {name: Voice(name) for name in ("Voice 1", "Voice 2")}
    reading = Reading("marks", voices=voices)
    changes = {unit.line for unit in marked}
    first = body.index(marked[0])
    if sure and all(unit.kind is Kind.PARAGRAPH for unit in body[:first]):
        first = 0  # whoever begins has no mark
    reading.front = [*units[:start], *body[:first]]
    turn, speaking = None, "Voice 2"
    answered = not sure and _asks_one_side(marked, body[first:])
    for unit in body[first:]:
        if is_quiet(unit):
            reading.not_speech.append(unit)
        elif unit.line in changes or turn is None or (answered and speaking == "Voice 1"):
            speaking = "Voice 1" if speaking == "Voice 2" else "Voice 2"
            kept = unit if unit.form == "change" else unlabelled(unit)
            turn = Turn(kept, speaking, [kept], printed=False)
            reading.turns.append(turn)
        else:
            turn.units.append(unlabelled(unit))
    assign_roles(reading.turns, reading.voices, hints)
    asked = [asks(turn.words) for turn in reading.turns]
    reading.score = 0.35 + 0.2 * (sum(asked) > 1)
    what = phrase(
        "marks show that the speaker changes, but not who speaks: read as two people who take turns"
    )
    remedy = phrase("name both, or name who speaks in each turn if there are more")
    reading.doubts.append(Doubt(reading.turns[0].line, what, remedy, tuple(voices), DoubtKind.ALL))
    return reading


def _asks_one_side(marked: Sequence[Unit], body: Sequence[Unit]) -> bool:
    """Say whether only questions have a mark: what is below one never has, and asks far more seldom."""
    lines = {unit.line for unit in marked}
    spoken = [unit for unit in body if not is_quiet(unit)]
    asking = sum(asks(unit.text) for unit in marked)
    others = [asks(unit.text) for unit in spoken if unit.line not in lines]
    below = any(one.line in lines and two.line in lines for one, two in pairwise(spoken))
    return (
        not below and asking * 10 > 4 * len(marked) and sum(others) * 2 * len(marked) < asking * len(others)
    )


def _is_list(marked: Sequence[Unit], body: Sequence[Unit]) -> bool:
    """Say whether what looks like marks are the dots of lists, as beside headings and other paragraphs."""
    items = sum(unit.kind is Kind.ITEM for unit in marked)
    heads = sum(unit.kind is Kind.HEADING for unit in body)
    return items * 2 > len(marked) and (heads > 2 or items * 10 < len(body) * 8)


def is_change(unit: Unit) -> bool:
    """Say whether a unit begins with a mark of a change."""
    if unit.form == "change":
        return True
    return (unit.kind is Kind.ITEM and unit.marker in ("*", "-") and unit.level == 0) or bool(
        MARKED.match(unit.raw)
    )
