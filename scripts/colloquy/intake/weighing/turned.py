"""What is printed in turns and is no interview: nobody's questions, quoted dialogues, sketches, choices."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.model import Reading, Turn
from colloquy.intake.parts.units import Unit
from colloquy.intake.turns.repeating import SENTENCE
from colloquy.intake.vocabulary.asking import TO_YOU, asks, ends_asking, length
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import NUMBERED, is_name
from colloquy.intake.weighing.conversing import calls_interview
from colloquy.intake.weighing.scripted import find_scripted
from colloquy.model import Kind
from colloquy.problems import Phrase, phrase

OWN = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|I'd|my|me|we|our|us)\b|我(?!们|們)|本人")
CALLED = pattern("called")
FAQ = re.compile(
    r"\bfaqs?\b|frequently asked|常见问题|常見問題|答客[问問]|"
    r"[一二三四五六七八九十百][问問][一二三四五六七八九十百]?答",
    re.IGNORECASE,
)
PLAY = pattern("plays")
CREDIT = pattern("header_askers")
BLANK = re.compile(r"(?:[^\n]{0,12}[，,])?\s*(?:[(（\[【][^()（）\[\]【】]{0,80}[)）\]】]|[_＿.…]+)\s*|\s*")
"""What is in place of an answer that is to be filled in."""
NOBODY = re.compile(rf"{NUMBERED.pattern}|response|reply|回答|答案|提问", re.IGNORECASE)
"""Labels that name nobody."""
KNOWN = re.compile(r"\b(?:the|and|of)\b|[\u4e00-\u9fff]")
"""Words of the languages in which it is known how people speak of themselves."""
SELDOM = 10
"""Turns for each of a label, from which on it comes once in a while."""
TALK, MOST = 20, 0.6
"""Paragraphs of one turn, and its share of all words, from which on it is no turn, but the text itself."""
SHORT = 20
"""Words of what is behind the label of a field, below which it is no sentence."""
FEWEST = 8
"""Turns of a conversation in which somebody asks."""
FEWEST_COMPARED = 4
"""Questions of a comparison."""
ANNOUNCED = re.compile(r"(?<!\W)(?=\W*+$)\W*?[:：]")
"""How words end that announce what follows."""
INTRODUCING = 3
"""Paragraphs before a conversation that say that it is one."""
SMALL, LEAST = 0.42, 0.2
"""The share of all words below which a conversation is quoted, and one that a title promises is, too."""


def find_other(
    best: Reading, spoken: Sequence[Unit], title: str, evidence: str, named: bool
) -> Phrase | None:
    """Say what a text is that has labels and takes turns, and in which nobody is interviewed.

    `named` says that the text says whose its labels are.
    """
    if reason := find_scripted(best, spoken):
        return reason
    if PLAY.search(title):
        return phrase("this is a play or a script: its parts are written, and nobody is interviewed")
    if not named and not CALLED.search(evidence) and _are_invented(best):
        return phrase("this is a play or a script: its parts are written, and nobody is interviewed")
    if _is_unfilled(best):
        return phrase("a form: its questions have no answers yet")
    if _has_choices(best):
        return phrase("the letters before these lines are answers to choose from, not anyone’s labels")
    if not named and (_is_nobodys(best, title, evidence) or _is_compared(best, evidence)):
        return phrase("these are questions and answers about a subject (FAQ), and nobody is interviewed")
    if not _of(best, "guest") and len(best.turns) >= FEWEST and are_nobodys(best):
        return phrase("these are questions without answers: a plan for an interview")
    if _asks_nothing(best) or _is_credited(best):
        return phrase("nobody asks and nobody answers here: a page, a talk or an essay")
    if _is_quoted(best, spoken, bool(CALLED.search(title)) or _is_announced(best)):
        return phrase("a text that quotes a conversation: most of its words are not said by anyone in it")
    return None


def _of(best: Reading, role: str) -> list[Turn]:
    return [turn for turn in best.turns if turn.voice and best.voices[turn.voice].role == role]


def are_nobodys(best: Reading) -> bool:
    """Say whether no label names anybody, but for one that comes once in a while."""
    counts = Counter(turn.voice for turn in best.turns if turn.voice)
    often = [voice for name, voice in best.voices.items() if counts[name] * SELDOM > len(best.turns)]
    labels = [label for voice in often for label in voice.labels]
    return bool(labels) and all(map(NOBODY.fullmatch, labels))


def _is_announced(best: Reading) -> bool:
    """Say whether the words right above a conversation say that one follows: `the interview in full:`."""
    return any(
        calls_interview(unit) or (CALLED.search(unit.text) and ANNOUNCED.search(unit.text))
        for unit in best.front[-INTRODUCING:]
    )


def _is_nobodys(best: Reading, title: str, evidence: str) -> bool:
    """Say whether letters ask nobody, and letters answer for nobody."""
    if not are_nobodys(best) or len(best.turns) < 6:
        return False
    guests, askers = _of(best, "guest"), _of(best, "interviewer")
    if not guests or not askers or not KNOWN.search(guests[0].words):
        return False
    personal = sum(bool(OWN.search(turn.words)) for turn in guests) / len(guests)
    to_you = sum(bool(TO_YOU.search(turn.words)) for turn in askers) / len(askers)
    if FAQ.search(title) or (FAQ.search(evidence) and personal < 0.5):
        return True
    if _is_announced(best):
        return False
    if personal < 0.15 and not to_you and not CALLED.search(title):
        return True
    unspoken = not CALLED.search(evidence) and not _are_present(best)
    return personal <= 0.3 and to_you <= 0.1 and unspoken


def _is_compared(best: Reading, evidence: str) -> bool:
    """Say whether letters ask nobody, and what several think is put side by side, in nobody's own words."""
    guests, askers = _of(best, "guest"), _of(best, "interviewer")
    labels = {label for turn in askers for label in best.voices[turn.voice or ""].labels}
    several = len({turn.voice for turn in guests}) > 1 and len(guests) > len(askers) >= FEWEST_COMPARED
    if not several or not labels or not all(map(NOBODY.fullmatch, labels)) or CALLED.search(evidence):
        return False
    return not any(TO_YOU.search(turn.words) for turn in askers) and not any(
        OWN.search(turn.words) for turn in guests
    )


def _are_present(best: Reading) -> bool:
    """Say whether people speak among letters, now and then, under their names or parts: `主持人`."""
    others = [voice.labels for voice in best.voices.values() if not any(map(NOBODY.fullmatch, voice.labels))]
    return any(is_name(label) for labels in others for label in labels)


def _is_unfilled(best: Reading) -> bool:
    """Say whether most answers are brackets that ask for one: `答：（请填写）`."""
    answers = [turn.words for turn in _of(best, "guest") if turn.printed]
    return len(answers) > 2 and sum(bool(BLANK.fullmatch(said)) for said in answers) * 2 > len(answers)


def _are_invented(best: Reading) -> bool:
    """Say whether labels only count the speakers of a dialogue, as essays and jokes do: `甲`, `乙`."""
    labels = [label for voice in best.voices.values() for label in voice.labels]
    return bool(labels) and all(re.fullmatch("[甲乙丙丁]", label) for label in labels)


def find_fields(best: Reading) -> Phrase | None:
    """Say that nobody asks, and some label never has a sentence behind it, while others have."""
    said: dict[str, list[str]] = defaultdict(list)
    for turn in best.turns:
        if turn.voice and turn.printed:
            said[turn.voice].append(turn.words)
    ends = {name: [bool(SENTENCE.search(words)) for words in turns] for name, turns in said.items()}
    never = any(
        len(turns) > 2 and not any(ends[name]) and max(map(length, turns)) < SHORT
        for name, turns in said.items()
    )
    asked = any(ends_asking(unit.text) for turn in best.turns for unit in turn.units)
    if not never or not any(map(any, ends.values())) or asked:
        return None
    return phrase("the words before the colons are the fields of a form, not anyone’s labels")


def _asks_nothing(best: Reading) -> bool:
    """Say whether what looks like three voices or more has no question: the fields of a form, for one."""
    said = [turn.words for turn in best.turns if turn.voice]
    ended = sum(bool(re.search(r"[.。!！]", words)) for words in said)
    crowd = len(best.voices) > 2 and len(said) >= FEWEST
    return crowd and ended * 2 > len(said) and not any(map(asks, said))


def _is_credited(best: Reading) -> bool:
    """Say whether who asks is a credit, as pages have below each link: names alone follow it."""
    asking = _of(best, "interviewer")
    said = [next((unit.said for unit in turn.units if unit.said), "") for turn in asking]
    labels = {unit.label.name for turn in asking for unit in turn.units[:1] if unit.label}
    return (
        len(asking) > 1
        and bool(labels)
        and all(map(CREDIT.fullmatch, labels))
        and not any(SENTENCE.search(words) or asks(words) or length(words) >= SHORT for words in said)
        and any(SENTENCE.search(turn.words) for turn in _of(best, "guest"))
    )


def _is_quoted(best: Reading, spoken: Sequence[Unit], called: bool) -> bool:
    """Say whether a conversation is a small part of a text, or less than what is before it.

    `called` says that the title, or what is right above it, promises one: then what is before it may be a
    portrait of the guest.
    """
    total = sum(length(unit.text) for unit in spoken)
    given = sum(length(turn.words) for turn in best.turns) - _commented(best)
    front = sum(length(unit.text) for unit in best.front if not is_quiet(unit))
    first = front * FEWEST < given and len(best.turns) >= 2 * FEWEST  # all else is an appendix to it
    if first or (len(best.turns) >= FEWEST and given > LEAST * total):
        total -= sum(length(unit.text) for unit in best.back if not is_quiet(unit))
    talks = (turn for turn in best.turns if sum(unit.begins for unit in turn.units) > TALK)
    longest = max((length(turn.words) for turn in talks), default=0)
    if called and len(best.turns) >= FEWEST and given + front > MOST * total:
        return given < LEAST * total or longest > MOST * given
    return given < SMALL * total or (front > given and front > 1000) or longest > MOST * given


def _commented(best: Reading) -> int:
    """Count the words of turns outside of the quotations or items that all labels are in."""
    kinds = {turn.unit.kind for turn in best.turns if turn.printed and turn.voice}
    if not kinds or not kinds <= {Kind.QUOTE, Kind.ITEM}:
        return 0
    answers = {turn.line for turn in _of(best, "guest") if not turn.printed}
    turns = (turn for turn in best.turns if turn.line not in answers)
    units = (unit for turn in turns for unit in turn.units if unit.kind not in kinds)
    return sum(length(unit.text) for unit in units)


def _has_choices(best: Reading) -> bool:
    """Say whether labels are A, B, C … in this order, again and again, as choices are."""
    order = [turn.unit.entry for turn in best.turns if turn.unit.label and turn.voice]
    letters = sorted(set(order))
    if not 3 <= len(letters) <= 6 or letters != [chr(ord("a") + index) for index in range(len(letters))]:
        return False
    onward = sum(
        letters.index(two) == (letters.index(one) + 1) % len(letters) for one, two in pairwise(order)
    )
    return onward * 10 > 9 * (len(order) - 1)
