"""Losing: signs that a label is lost between two turns, in how a text prints labels and in what is said."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.hinting import sounds_spoken
from colloquy.intake.parts.model import Habits, Turn
from colloquy.intake.parts.units import Unit, is_accepted
from colloquy.intake.turns.accepting import Labels
from colloquy.intake.vocabulary.asking import BY_ME, TO_YOU, ends_asking, length
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.model import Kind
from colloquy.problems import Phrase, phrase

STRICT = 0.93
"""How many of the labels must name another than the one before, for a text in which they always do."""
MANY = 20
"""Labels with times that can show that all have one."""
HUNDRED = 100
"""Labels for each paragraph without one, from which on one may be lost; one alone needs `MANY`."""
FEWEST = 5
"""Pairs of labels that can show it."""
ANSWERING = pattern(
    "answering",
    r"(?:\\?\[[^\]\[\\]{1,20}\\?\]\s*)?{}(?=[,.!?…，。！—-]|$|(?<![\u4e00-\u9fff])\s|\s(?![A-Za-z0-9]))",
)
"""How people begin to answer; a blank between Chinese and Latin words says nothing: `对 API 的期待`."""
BROKEN = re.compile(r"(?:(?<!-)--+|—|–|\.\.\.|…)[\"”’]?$")
"""How words end that somebody breaks into."""
FEWEST_ASKED, SHORT = 4, 25
"""Questions without a label, and the words of each, from which on somebody without one asks them."""
FEWEST_BOLD = 3
AGAIN = 5
"""Turns for each whose label has a question behind it, up to which somebody asks again and again."""
FEW_WORDS = 6
FEW_BEFORE = 4
"""Words of a turn, below which hardly anyone goes on in another paragraph."""
FLOWING = 0.3
"""The share of turns of more than one paragraph, from which on people go on in few words, too."""


def read_habits(units: Iterable[Unit], labels: Labels, by_key: Mapping[str, str]) -> Habits:
    """Read from a text how it prints labels.

    Whether a label comes only with another speaker is counted where no paragraph without a label is between
    two of them: there another may be lost.
    """
    before, begun, gap = "", True, False
    pairs = changes = gaps = others = asked = bare = bold = plain = 0
    forms: Counter[bool] = Counter()
    bold_by, turns_by, emphatic, asked_by = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for unit in units:
        if is_accepted(unit, labels.accepted) and unit.label:
            voice = by_key[unit.entry]
            forms[unit.label.form == "time"] += 1
            plain += not unit.strong
            asked_by[voice] += ends_asking(unit.label.rest)
            bold_by[voice] += unit.strong
            turns_by[voice] += bool(unit.label.rest)
            emphatic[voice] += not unit.strong and "**" in unit.label.body
            pairs += bool(before) and not gap
            changes += bool(before) and not gap and voice != before
            gaps += gap
            others += gap and voice != before
            before, begun, gap = voice, bool(unit.label.rest), False
        elif unit.kind is not Kind.HEADING and not is_quiet(unit):
            goes_on = begun and unit.begins
            asked += goes_on and is_short_question(unit)
            emphatic[before] += not unit.strong and "**" in unit.raw
            bare += goes_on
            bold += unit.begins and unit.strong and sounds_spoken(unit)
            begun, gap = True, gap or goes_on
    strict = _is_rule(changes, pairs)
    timed = forms[True] >= MANY and forms[True] > STRICT * forms.total()
    return Habits(
        strict,
        changing=_is_rule(changes + others, pairs + gaps),
        mostly=(changes + others) * 4 >= 3 * (pairs + gaps),
        flowing=gaps >= FLOWING * (pairs + gaps),
        plain=frozenset(turns_by)
        if bold >= FEWEST_ASKED and plain > STRICT * forms.total()
        else _unlike_bold(bold_by + emphatic, bold_by, turns_by),
        asking=asked >= FEWEST_ASKED and asked * 4 > bare,
        askers=frozenset(voice for voice, count in asked_by.items() if count * AGAIN >= turns_by[voice] > 0),
        single=pairs >= FEWEST and not gaps,
        everywhere=forms.total() >= MANY and 0 < bare <= max(1, forms.total() // HUNDRED),
        repeating=timed and pairs - changes >= FEWEST,
        timed=timed,
    )


def _is_rule(changes: int, pairs: int) -> bool:
    """Say whether pairs of labels nearly always name two; of a few, one may name one twice."""
    return pairs >= FEWEST and changes >= min(STRICT * pairs, pairs - (pairs >= 2 * FEWEST))


def _unlike_bold(
    emphatic: Mapping[str, int], bold: Mapping[str, int], turns: Mapping[str, int]
) -> frozenset[str]:
    """Give the voices in whose words hardly anything is in bold, where nearly all of another's are."""
    if not any(bold[name] >= max(FEWEST_BOLD, STRICT * count) for name, count in turns.items()):
        return frozenset()
    return frozenset(name for name, count in turns.items() if emphatic[name] <= (1 - STRICT) * count)


def is_short_question(unit: Unit) -> bool:
    """Say whether a paragraph is a question in few words, and not by who speaks of themselves."""
    return ends_asking(unit.text) and length(unit.text) < SHORT and not BY_ME.search(unit.text)


def find_sign(unit: Unit, turn: Turn, hosts: bool, flowing: bool) -> Phrase | None:
    """Find in the words of a paragraph a sign that another speaks than whoever has spoken so far.

    `hosts` says that who has spoken asks, as hosts do in one paragraph after the other; `flowing`, that
    everybody goes on so.
    """
    said, before = unit.text, turn.units[-1].said
    asked = ends_asking(before) and bool(TO_YOU.search(before[-200:]))
    asking = ends_asking(said) and bool(TO_YOU.search(said[-200:]))
    if ANSWERING.match(said):
        return phrase("no label, and the words answer {name}, but are read as {name}’s own", name=turn.voice)
    if len(turn.units) < 3 and length(turn.words) < FEW_BEFORE:
        return phrase("no label after a few words of {name}: perhaps someone else’s", name=turn.voice)
    if BROKEN.search(before.rstrip()):
        what = "no label after words of {name} that break off: perhaps someone else’s"
        return phrase(what, name=turn.voice)
    if asked and not ends_asking(said):
        what = "no label after a question by {name}: {name} may go on, or somebody may answer"
        return phrase(what, name=turn.voice)
    if not (hosts or flowing) and length(said) <= FEW_WORDS and not said.endswith((":", "：")):
        return phrase("no label, and only a few words: perhaps not {name}’s", name=turn.voice)
    if not hosts and asking:
        return phrase("no label, and a question in a turn of {name}: perhaps someone else’s", name=turn.voice)
    return None
