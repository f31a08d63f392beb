"""Answering: who answers where no label says so.

It is one whom the front names, or who has the only label, or several whom questions name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.model import Doubt, DoubtKind, Reading
from colloquy.intake.parts.units import Unit
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.vocabulary.asking import ends_asking
from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.names import NO_NAMES, is_name
from colloquy.problems import phrase
from colloquy.text.scripts import HAN_CHARACTER

ADDRESS = re.compile(
    r"(?:(?:And|So|Now|Hi|Hello|Hey|Dear|Thanks|Thank you),? )?"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?),? "
    r"(?:(?<=, )|(?=you(?:r|['’]re|['’]ve)?\b))"
)
"""How a question begins that is put to one of several: `Tove, when did you begin?`"""
PUT = re.compile(r"[?!？！][\"”’*_]*$")
"""How words end that open an interview."""
ASKED_ABOVE = 3
"""Questions above it, at most, as an introduction asks."""
FEWEST = 2
"""Questions to somebody by name."""


def find_named(units: Sequence[Unit], start: int, hints: Hints) -> tuple[int, Hints]:
    """Find the first question where it and its answer are the only ones with labels: `WEEKLY: Why boats?`.

    Gives where it is, `start` without one, and who asks and who answers.
    """
    counts = Counter(unit.entry for unit in units if unit.label)
    said = [index for index in range(start, len(units)) if not is_quiet(units[index])]
    asked = 0
    for index, after in pairwise(said):
        pair = [
            each.label.name for each in (units[index], units[after]) if each.label and each.form == "colon"
        ]
        once = [
            name for name in pair if is_name(name) and counts[key(name)] == 1 and key(name) not in NO_NAMES
        ]
        opens = PUT.search(units[index].said) and not ends_asking(units[after].said)
        if len(once) == 2 and opens and units[after].said:
            return index, replace(hints, askers=(once[0],), guests=(once[1],))
        asked += ends_asking(units[index].text)
        if asked > ASKED_ABOVE:
            break
    return start, hints


def unnamed(hints: Hints, sample: str) -> tuple[str, str]:
    """Call who answers and who asks, where no label names them."""
    han = bool(HAN_CHARACTER.search(sample))
    guest = hints.guests[0] if len(hints.guests) == 1 else ("受访者" if han else "Guest")
    asker = hints.askers[0] if len(hints.askers) == 1 else ("采访者" if han else "Interviewer")
    return guest, asker if asker != guest else f"{asker} (interviewer)"


def doubt_addressed(reading: Reading) -> Iterator[Doubt]:
    """Doubt that one gives all answers, where questions address several by the names that the front has."""
    front = " ".join(unit.text for unit in reading.front)
    asked = [
        turn for turn in reading.turns if turn.voice and reading.voices[turn.voice].role == "interviewer"
    ]
    lines: dict[str, int] = {}
    for turn in asked:
        match = ADDRESS.match(turn.words)
        if match and re.search(rf"(?<![.!?] )(?<!^)\b{re.escape(match['name'])}\b", front):
            lines.setdefault(match["name"], turn.line)
    if len(lines) >= FEWEST:
        what = phrase("questions address several people: {names}", names=[*lines])
        remedy = phrase("say who speaks in each turn")
        yield Doubt([*lines.values()][1], what, remedy, tuple(reading.voices), DoubtKind.ALL)
