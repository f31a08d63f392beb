"""Answering: who answers where no label says so: one whom the front names, or several whom questions name."""

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
from colloquy.intake.vocabulary.names import is_name
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


def name_by_first(units: Sequence[Unit], hints: Hints) -> Hints:
    """Name who asks and who answers by labels that only the first question and its answer have."""
    counts = Counter(unit.entry for unit in units if unit.form == "colon")
    spoken = [unit for unit in units if not is_quiet(unit)]
    for unit, after in pairwise(spoken):
        asker, guest = unit.label, after.label
        if asker and guest and all(counts[key(each.name)] == 1 for each in (asker, guest)):
            named = is_name(asker.name) and is_name(guest.name) and unit.entry != after.entry
            if named and ends_asking(unit.said) and after.said and not ends_asking(after.said):
                return replace(hints, askers=(asker.name,), guests=(guest.name,))
    return hints


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
