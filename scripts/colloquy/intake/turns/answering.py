"""Answering: who answers where no label says so: one whom the front names, or several whom questions name."""

import re
from collections.abc import Iterator

from colloquy.intake.parts.model import Doubt, DoubtKind, Reading
from colloquy.intake.speakers.roles import Hints
from colloquy.problems import phrase
from colloquy.text.scripts import HAN_CHARACTER

ADDRESS = re.compile(
    r"(?:(?:And|So|Now|Hi|Hello|Hey|Dear|Thanks|Thank you),? )?"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?),? "
    r"(?:(?<=, )|(?=you(?:r|['’]re|['’]ve)?\b))"
)
"""How a question begins that is put to one of several: `Tove, when did you begin?`"""
FEWEST = 2
"""Questions to somebody by name."""


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
