"""Bystanding: voices that have a label, and neither ask anybody nor are asked: perhaps no guests."""

import re
from collections import Counter
from itertools import pairwise

from colloquy.intake.parts.model import Doubt, DoubtKind, Reading, Turn, Voice
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.vocabulary.asking import asks, length
from colloquy.intake.vocabulary.names import MACHINE, is_han, is_role, is_same
from colloquy.problems import phrase

SELDOM = 2
"""Turns of somebody who may only pass by."""
OFTEN = 4
"""Turns of each of two who are there to speak with each other."""
ANSWER = 10
"""Words of an answer."""
GREETING = re.compile(
    "[^，。]{0,4}(?:各位|大家)[^。]{0,10}好[，。！,!][^。]{0,6}我(?:[是叫姓]|也是|[来來]自)"
)
"""How somebody begins who is introduced with all others: `大家好，我是……`."""


def doubt_bystanders(reading: Reading, hints: Hints) -> None:
    """Leave the role open of who speaks once or twice, without a question to them or an answer by others.

    Such a voice may read an advertisement, hold the microphone or bring the coffee.
    """
    counts = Counter(turn.voice for turn in reading.turns if turn.voice)
    if sum(count >= OFTEN for count in counts.values()) < 2:
        return
    for name, voice in reading.voices.items():
        if not 0 < counts[name] <= SELDOM or _is_known(voice, hints) or _takes_part(voice, reading):
            continue
        voice.role = "unknown"
        what = phrase("{name} speaks only once or twice, is asked nothing and gets no answer", name=name)
        remedy = phrase(
            "if the role is right, confirm it; else write `guest`, `interviewer`, `audience` or `narrator`"
        )
        line = next(turn.line for turn in reading.turns if turn.voice == name)
        reading.doubts.append(Doubt(line, what, remedy, (name,), DoubtKind.ALL))


def _is_known(voice: Voice, hints: Hints) -> bool:
    """Say whether a label, or what is said outside of the conversation, gives the role."""
    if voice.role not in ("guest", "interviewer"):
        return True
    labels = [voice.name, *voice.labels]
    named = [*hints.askers, *hints.guests]
    return any(is_role(label) and not MACHINE.fullmatch(label) for label in labels) or any(
        is_same(label, other) for label in labels for other in named
    )


def _takes_part(voice: Voice, reading: Reading) -> bool:
    """Say whether somebody asks a voice, or answers it."""
    known = [turn for turn in reading.turns if turn.voice]
    if voice.role == "guest":
        own = [turn for turn in known if turn.voice == voice.name]
        asked = any(_asks(before, voice) for before, turn in pairwise(known) if turn.voice == voice.name)
        return asked or any(_gives_name(turn, voice) for turn in own)
    return any(turn.voice == voice.name and _answers(after, reading) for turn, after in pairwise(known))


def _gives_name(turn: Turn, voice: Voice) -> bool:
    """Say whether somebody begins with their name, as people do who are asked together who they are."""
    names = "|".join(map(re.escape, voice.labels))
    own = rf"\b(?:I am|I['’]m|[Mm]y name(?: is|['’]s)) (?:{names})\b|我(?:是|叫)[^，。]{{0,12}}(?:{names})"
    return bool(re.search(own, turn.words[:300]) or GREETING.match(turn.words))


def _asks(before: Turn, voice: Voice) -> bool:
    """Say whether a turn asks, or calls a voice by name, before it speaks."""
    written = {label.title() if label.isupper() else label for label in voice.labels}
    parts = {part for label in written for part in label.split()}
    names = {part for part in parts if len(part) > 2 or (len(part) > 1 and is_han(part))}
    return asks(before.words) or any(name in before.words for name in names)


def _answers(after: Turn, reading: Reading) -> bool:
    return (
        after.voice is not None
        and reading.voices[after.voice].role == "guest"
        and length(after.words) >= ANSWER
    )
