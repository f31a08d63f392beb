"""Roles: who asks and who answers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from colloquy.intake.parts.model import Turn, Voice
from colloquy.intake.vocabulary.asking import asks, ends_asking, length
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import (
    ASKER,
    AUDIENCE,
    GUEST,
    INTERPRETER,
    MACHINE,
    NARRATOR,
    SEVERAL,
    UNNAMED,
    is_same,
)

WELCOME = pattern("welcomes")
QUESTION = re.compile(r"(?:Q|问|問|提问|I|Int|Interviewer).{0,12}", re.IGNORECASE)
"""A label beside which a letter means who answers, and is not the initial of a name."""
FIRST_TURNS = 16
"""Turns in which a host welcomes everybody, perhaps behind a few excerpts of what is to come."""
FEW = 2
"""Turns that are added where rates are compared, lest who asks once in three turns is taken for the host."""
FEWEST = 3
"""Questions of who asks, below which one of several guests may ask as often in passing."""
OFTEN = 0.2
"""Share of the turns of who hosts that ask, where several do."""
CROWD = 3
"""People of whom one may welcome all others, and not be who asks."""
CLEAR, CONTRARY = 0.2, 0.5
"""How much more of its turns a voice must ask, to be who asks without any other sign, or against one."""


@dataclass(frozen=True, slots=True)
class Hints:
    """Who is named as what outside of the conversation: in its title, front matter, introduction."""

    askers: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    """Keys of all names."""
    met: tuple[str, ...] = ()
    """Those of the askers of whom it only says that they talked to somebody, as guests do, too."""


@dataclass(slots=True)
class _Count:
    turns: int = 0
    asked: float = 0.0
    words: int = 0
    first: int = 10**9
    welcomes: bool = False

    @property
    def rate(self) -> float:
        return self.asked / self.turns if self.turns else 0.0

    @property
    def evidence(self) -> float:
        """The rate as far as a few turns can show one."""
        return self.asked / (self.turns + FEW)


def assign_roles(turns: Iterable[Turn], voices: Mapping[str, Voice], hints: Hints) -> bool:
    """Give each voice its role; say whether it is sure who asks."""
    counts = _count(turns)
    open_voices: list[str] = []
    named: list[str] = []
    asked = any(QUESTION.fullmatch(label) for voice in voices.values() for label in voice.labels)
    for name, voice in voices.items():
        initial = not asked and all(label in ("A", "P", "R") for label in [voice.name, *voice.labels])
        if not initial and (role := _said_role(voice, hints)):
            if not _said_role(voice, Hints()):
                named.append(name)
            voice.role = role
        else:
            open_voices.append(name)
    askers = [name for name, voice in voices.items() if voice.role == "interviewer"]
    guests = [name for name, voice in voices.items() if voice.role == "guest"]
    met = [name for name in askers if any(is_same(name, other) for other in hints.met)]
    if named and met == askers and _is_belied(named, askers, open_voices, counts):
        sure = _by_asking([*named, *open_voices], voices, counts)
        shown = bool(askers) or (not open_voices and max(each.asked for each in counts.values()) >= FEWEST)
        return sure and len(voices) == 2 and shown
    if askers or (guests and len(open_voices) == 1):
        for name in open_voices:
            enough = 0.3 if guests else 0.5
            another = counts[name].evidence > enough and not _explains(counts[name])
            another = another and bool(guests or len(open_voices) > 1)
            voices[name].role = "interviewer" if another or not askers else "guest"
        return bool(askers) or counts[open_voices[0]].rate >= 0.3 or bool(hints.guests)
    return _by_asking(open_voices, voices, counts)


def _is_belied(named: list[str], askers: list[str], others: list[str], counts: Mapping[str, _Count]) -> bool:
    """Say whether one named as a guest asks most, or somebody far more than all named as `askers`."""
    most = max(counts[name].rate for name in askers or named)
    if askers:
        return any(count.rate - most >= CONTRARY for count in counts.values())
    return len(others) < 2 and all(most - counts[name].rate >= CLEAR for name in others)


def _count(turns: Iterable[Turn]) -> dict[str, _Count]:
    counts: dict[str, _Count] = defaultdict(_Count)
    for index, turn in enumerate(turns):
        if turn.voice is None:
            continue
        count = counts[turn.voice]
        words = turn.words
        count.turns += 1
        count.asked += 1.0 if ends_asking(words) else 0.5 if asks(words) else 0.0
        count.words += length(words)
        count.first = min(count.first, index)
        count.welcomes = count.welcomes or (index < FIRST_TURNS and bool(WELCOME.search(words)))
    return counts


def _said_role(voice: Voice, hints: Hints) -> str:
    names = [voice.name, *voice.labels]
    bare = [re.sub(r"[()（）\[\]]", " ", name).strip() for name in names]
    bare = [name for name in bare if len(name) > 1] or bare  # `A` is short for `AP` beside it
    for names_role, role in (
        (NARRATOR, "narrator"),
        (INTERPRETER, "interpreter"),
        (ASKER, "interviewer"),
        (GUEST, "guest"),
        (AUDIENCE, "audience"),
    ):
        if role == "narrator" and voice.role == "guest":
            continue
        if any(names_role.fullmatch(name) for name in bare if not MACHINE.fullmatch(name)):
            return role
    if all(SEVERAL.fullmatch(name) or UNNAMED.fullmatch(name) for name in bare):
        return "unknown"
    if voice.role in ("interviewer", "guest", "audience", "narrator", "moderator"):
        return voice.role
    full = [name for name in names if " " in name] or names  # another may have the same first name
    if any(is_same(name, other) for name in full for other in hints.askers):
        return "interviewer"
    if any(is_same(name, other) for name in full for other in hints.guests):
        return "guest"
    return ""


def _explains(count: _Count) -> bool:
    """Say whether a voice says more than those do who only ask."""
    return count.words > 120 * count.turns


def _by_asking(names: list[str], voices: Mapping[str, Voice], counts: Mapping[str, _Count]) -> bool:
    roles = {voice.role for voice in voices.values()}
    if not names:
        return "interviewer" in roles
    if len(names) == 1:
        voices[names[0]].role = "interviewer" if "guest" in roles and counts[names[0]].rate > 0.3 else "guest"
        return "guest" in roles
    frequent = [name for name in names if counts[name].turns >= 2]
    ranked = sorted(
        frequent if len(frequent) > 1 else names, key=lambda name: _points(counts[name], counts), reverse=True
    )
    first = counts[ranked[0]]
    for name in names:
        voices[name].role = "guest"
    voices[ranked[0]].role = "interviewer"
    for name in ranked[1:]:
        count = counts[name]
        opens = not count.first and (count.welcomes or "guest" in roles)
        if (
            len(voices) > 2
            and count.rate > 0.6 * first.evidence
            and count.rate >= 0.35
            and count.words / count.turns < (60 if count.rate < 0.5 else 120)
        ):
            voices[name].role = "interviewer"
        elif len(voices) > 2 and (opens or (count.welcomes and count.rate >= OFTEN)):
            voices[name].role = "interviewer"  # who opens hosts, and so does who welcomes and asks
    known = [counts[name] for name, voice in voices.items() if name not in names and voice.role == "guest"]
    brief = _brief(names, voices, counts, known or _main(names, voices, counts))
    for name in brief:
        voices[name].role = "interviewer"
    welcoming = [name for name in names if counts[name].welcomes]
    hosted = ranked[0] in welcoming and all(voices[name].role == "interviewer" for name in welcoming)
    leads = len(names) > CROWD and first.rate < OFTEN  # and leaves the questions to others
    return (hosted and not leads) or (
        _is_clear(names, voices, counts) and not _may_ask_too(names, voices, counts)
    )


def _may_ask_too(names: list[str], voices: Mapping[str, Voice], counts: Mapping[str, _Count]) -> bool:
    """Say whether others may ask: a guest asks now and then and says little, or who asks says most."""
    if len(names) < 3:
        return False
    most = max(names, key=lambda name: counts[name].words)
    usual = counts[most].words / counts[most].turns
    return voices[most].role == "interviewer" or any(
        voices[name].role == "guest"
        and counts[name].turns >= FEWEST
        and counts[name].rate >= 0.2
        and counts[name].words * 2 < usual * counts[name].turns
        for name in names
    )


def _main(names: list[str], voices: Mapping[str, Voice], counts: Mapping[str, _Count]) -> list[_Count]:
    """Give the guest who says most of all that is said, if anybody does."""
    total = sum(counts[name].words for name in names)
    return [counts[name] for name in names if voices[name].role == "guest" and counts[name].words * 2 > total]


def _brief(
    names: list[str], voices: Mapping[str, Voice], counts: Mapping[str, _Count], known: list[_Count]
) -> list[str]:
    """Give those who ask now and then, and say much less at a time than guests who are known to be some."""
    usual = sum(count.words for count in known) / (sum(count.turns for count in known) or 1)
    return [
        name
        for name in names
        if voices[name].role == "guest"
        and counts[name].rate >= 0.2
        and counts[name].words * 3 < usual * counts[name].turns
    ]


def _is_clear(names: list[str], voices: Mapping[str, Voice], counts: Mapping[str, _Count]) -> bool:
    """Say whether those who ask do it much more than all others who say much."""
    total = sum(counts[name].words for name in names) or 1
    asking = [counts[name].rate for name in names if voices[name].role == "interviewer"]
    others = [
        counts[name].rate
        for name in names
        if voices[name].role != "interviewer" and counts[name].words * 10 > total
    ]
    most = max(others, default=0.0)
    turns = sum(counts[name].turns for name in names)
    seldom = sum(counts[name].turns for name in names if voices[name].role == "interviewer") * 6 < turns
    asked = sum(counts[name].asked for name in names if voices[name].role == "interviewer")
    if len(names) > 2 and (seldom or asked < FEWEST):
        return False  # others may ask without question marks, and guests ask in passing
    return max(asking) - most >= CLEAR or (max(asking) >= 0.15 and max(asking) > 1.7 * most)


def _points(count: _Count, counts: Mapping[str, _Count]) -> float:
    share = count.words / (sum(each.words for each in counts.values()) or 1)
    return count.evidence + 0.4 * count.welcomes + 0.1 * (count.first == 0) - 0.3 * share
