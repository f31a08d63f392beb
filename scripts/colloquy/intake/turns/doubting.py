"""Doubting: paragraphs without a label that may be another's than the one who speaks."""

import re
import sys
from collections.abc import Sequence

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.hinting import sounds_spoken
from colloquy.intake.parts.model import ANYONE, WHO, Doubt, DoubtKind, Reading, Turn, Voice
from colloquy.intake.parts.units import Unit
from colloquy.intake.speakers.ending import TITLES
from colloquy.intake.turns.losing import find_sign, is_short_question
from colloquy.intake.vocabulary.asking import BY_ME, TO_YOU, asks, ends_asking, length
from colloquy.intake.vocabulary.lexicon import either
from colloquy.intake.vocabulary.names import is_role, is_same
from colloquy.model import Kind
from colloquy.problems import Phrase, phrase
from colloquy.text.surnames import SURNAMES

INTRODUCTION = re.compile(
    r"\b(?:I am|I'm|I’m|[Mm]y name is|[Mm]y name’s|[Tt]his is|[Mm]ein Name ist|[Ii]ch heiße|"
    r"[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i nombre es|[Mm]i chiamo|[Mm]eu nome é)\s"
    r"(?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+)\b"
    r"|(?<![给給帮幫替为為让讓跟对對向把被管])我(?:叫|的名字是)(?P<han>(?![你您他她它])[\u4e00-\u9fff]{2,4})"
    rf"|我是(?:[^，。,.]{{0,12}}的)?(?P<surname>[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}})(?=[，。,.！])"
)
"""How people say who they are."""
SAYS = (
    rf"(?:{TITLES})?(?:[又续續再还還亦也则則曾便就]|(?<=[a-z.])\s(?:\w+ly\s)?){{0,2}}"
    rf"(?:{either('retelling')}|{either('retelling_on')}|{either('sayings')})"
)
"""Behind a name: its bearer says something, so that a writer speaks: `王小林又说`, `Ann explained`."""
QUOTED = re.compile('[“"「][^“”"「」]*+[”"」]')
"""What somebody else has said, perhaps to who speaks."""
FLOOR = re.compile(r"\b(?:go ahead|next question)\b", re.IGNORECASE)
"""Before another's label: who has spoken gives the floor."""
OF_ME = re.compile(
    r"\b(?:I am|I'm|I’m|[Mm]y name|[Tt]his is|[Yy]our (?:co-?)?host)\b[^.?!]{1,60}$"
    r"|我(?:是|叫)[^。？！]{0,20}$"
)
"""How people begin to say it."""


def find_doubt(
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
    if doubt := _by_words(unit, reading.voices[turn.voice], others):
        return doubt
    if reading.habits.timed:
        return None
    after = None if any(later.kind is Kind.HEADING for later in rest) else following  # heads repeat a label
    hosts = role in ("interviewer", "moderator")
    if what := _by_habits(unit, turn, after, reading, hosts):
        return Doubt(unit.line, what, WHO, (*others[:3], turn.voice))
    crowd = reading.habits.strict and len(names) > 2 and unit.begins and unit.kind is Kind.PARAGRAPH
    asked_next = not rest and following not in (None, turn.voice) and FLOOR.search(said)
    if crowd and not asked_next and (sign := find_sign(unit, turn, hosts, reading.habits.flowing)):
        return Doubt(unit.line, sign, WHO, (*others[:3], turn.voice))
    if hosts:
        if ends_asking(before) and not asks(said):
            what = phrase(
                "no label after a question by {name}: {name} may go on, or somebody may answer",
                name=turn.voice,
            )
            return Doubt(unit.line, what, WHO, (turn.voice, *others[:3]))
        if following == turn.voice and not asks(said) and (reading.habits.mostly or length(said) > 25):
            what = phrase("no label between two turns of {name}: perhaps someone else’s", name=turn.voice)
            return Doubt(unit.line, what, WHO, (turn.voice, *others[:3]))
        return None
    spoken = [each for each in rest if each.begins and not is_quiet(each)]
    asked = (
        ends_asking(said)
        and length(said) < 90
        and (reading.habits.mostly or bool(TO_YOU.search(said)))
        and not BY_ME.search(said[-120:])
    )
    if asked and following == turn.voice and not spoken:
        what = phrase("no label, and it may be a question to {name}", name=turn.voice)
        return Doubt(unit.line, what, WHO, (turn.voice, *others[:3]))
    return None


def _by_habits(unit: Unit, turn: Turn, following: str | None, reading: Reading, hosts: bool) -> Phrase | None:
    """Say why somebody else may speak, by how the text prints labels; `hosts`, that who speaks asks."""
    habits = reading.habits
    asker = hosts and turn.voice in habits.askers
    if habits.asking and not asker and unit.begins and is_short_question(unit):
        return phrase("no label, and a question in a turn of {name}: perhaps someone else’s", name=turn.voice)
    if turn.voice in habits.plain and unit.strong and unit.begins and sounds_spoken(unit):
        return phrase("no label, and in bold, unlike {name}’s words: perhaps someone else’s", name=turn.voice)
    if (habits.strict or habits.changing) and following == turn.voice:
        return phrase("no label between two turns of {name}: perhaps someone else’s", name=turn.voice)
    in_turn = habits.strict and len(reading.voices) == 2  # then nobody speaks between one and the other
    lone = unit.begins and turn.begun and unit.kind is Kind.PARAGRAPH
    if habits.everywhere and lone and not in_turn:
        return phrase("no label, unlike all other paragraphs: perhaps not {name}’s", name=turn.voice)
    return None


def last_line(doubt: Doubt, reading: Reading | None, doubts: Sequence[Doubt]) -> int:
    """Give the last line that a doubt is about: words of nobody go on to the next turn or doubt."""
    later = min((other.line for other in doubts if other.line > doubt.line), default=sys.maxsize)
    for turn in reading.turns if reading else ():
        if turn.line == doubt.line and turn.voice is None:
            return max((unit.last for unit in turn.units if unit.line < later), default=doubt.line)
    return doubt.line


def _by_words(unit: Unit, voice: Voice, others: tuple[str, ...]) -> Doubt | None:
    """Doubt what the words themselves say of who speaks."""
    if speaks_to(voice, unit.text):
        what = phrase("no label, and the words address {name}, but are read as {name}’s own", name=voice.name)
        return Doubt(unit.line, what, WHO, (*others[:3], voice.name))
    if reports(voice, unit.text):
        what = phrase("the words report what {name} says, but are read as {name}’s own", name=voice.name)
        return Doubt(unit.line, what, WHO, (*others[:3], voice.name))
    if _is_introduction(voice, unit.text):
        what = phrase("no label, and somebody gives a name that is not {name}’s", name=voice.name)
        return Doubt(unit.line, what, WHO, (*others[:3], voice.name))
    if unit.slanted and length(unit.text) > 3 and not ends_asking(unit.text):
        what = phrase("a note between the turns: perhaps it is not speech")
        return Doubt(unit.line, what, ANYONE, (voice.name,), DoubtKind.SPEECH)
    return None


def speaks_to(voice: Voice, words: str) -> bool:
    """Say whether words speak to somebody by name."""
    names = {
        part
        for label in voice.labels
        for part in (label, label.split()[0])
        if len(part) > 1 and not is_role(label)
    }
    either = "|".join(map(re.escape, names))
    if not either:
        return False
    words = QUOTED.sub("", words[:400])
    found = re.search(rf"(?:^|[.,!?，。！？]\s*)(?:{either})\s*[,.!?，！？。]", words[:200])
    return found is not None and not OF_ME.search(words[: found.end() - 1])


def reports(voice: Voice, words: str) -> bool:
    """Say whether words name who would be speaking, and say that this person says something."""
    names = [re.escape(label) for label in {voice.name, *voice.labels} if label and not is_role(label)]
    return bool(names) and bool(re.search(rf"(?<!\w)(?:{'|'.join(names)}){SAYS}", words))


def _is_introduction(voice: Voice, words: str) -> bool:
    """Say whether somebody says a name of their own that is not the name of who would be speaking."""
    named = introduced(words)
    return bool(named) and not any(is_same(label, named) for label in (voice.name, *voice.labels))


def introduced(words: str) -> str:
    """Give the name that somebody says to have; nothing where nobody does."""
    match = INTRODUCTION.search(QUOTED.sub("", words[:300]))
    return (match["name"] or match["han"] or match["surname"]) if match else ""
