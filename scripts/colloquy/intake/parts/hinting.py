"""Hinting: what the words of a paragraph show of who asks and who answers, where no label does."""

import re

from colloquy.intake.parts.model import Turn
from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.asking import BY_ME, MARK, PROMPT, TO_YOU, ends_asking, length, prompts
from colloquy.intake.vocabulary.names import is_han, is_name

CONNECTED = re.compile(r"(?:But|And|So|Or|Because|Then|但|而|那么|所以|可)")
"""How questions begin that somebody asks in passing."""
STATEMENT = re.compile(r"[.!]\s|[。！]")
"""The end of a statement: what asks behind it may be asked in passing, too."""
LINE = 60
CALL = 3
"""Words of a paragraph that asks and says no more: “Examples?”"""
FEW_WORDS = 12
"""Words behind a question mark that may still ask: “If so, tell us more.”"""


def is_full(name: str) -> bool:
    """Say whether a name is a full one, as no other words before a colon are."""
    return is_name(name) and not is_han(name) and len(name.split()) in (2, 3) and name.istitle()


def is_about(unit: Unit, guest: str) -> bool:
    """Say whether words speak of the guest by name, as nobody does of themselves."""
    return len(guest) > 3 and guest in unit.text and not BY_ME.search(unit.text)


def is_head(unit: Unit) -> bool:
    """Say whether a marked paragraph or heading that does not ask is the head of a section."""
    return length(unit.text) < 9 and not sounds_spoken(unit)


def sounds_spoken(unit: Unit) -> bool:
    """Say whether a line speaks to somebody or of oneself, or ends as sentences do."""
    return bool(BY_ME.search(unit.text) or TO_YOU.search(unit.text) or re.search(r"[.!?。！？…]$", unit.text))


def is_rhetorical(unit: Unit, turn: Turn | None, guest: str) -> bool:
    """Say whether a question may be the guest's own: it speaks to nobody, in the middle of an answer."""
    if turn is None or turn.voice != guest:
        return False
    return (
        not TO_YOU.search(unit.text) and length(unit.text) < 25 and bool(CONNECTED.match(unit.text))
    ) or bool(BY_ME.search(unit.text) and not TO_YOU.search(unit.text))


def asks_within(unit: Unit) -> bool:
    """Say whether a line of a paragraph asks somebody, below a line that ends as sentences do, or first."""
    lines = [line.strip() for line in unit.raw.split("\n")]
    return any(
        before.endswith((".", "!", "?", "。", "！", "？"))
        and ends_asking(line)
        and TO_YOU.search(line)
        and not BY_ME.search(line)
        and length(line) < LINE
        for before, line, _ in zip([".", *lines], lines, lines[1:], strict=False)
    )


def is_another(unit: Unit, turn: Turn | None, guest: str) -> bool:
    """Say whether a paragraph may be a question that is not printed as the others are."""
    if turn is None or turn.voice != guest or not unit.begins:
        return False
    if ends_asking(unit.text) and length(unit.text) <= CALL:
        return True
    *asked, last = MARK.split(unit.text)
    prompted = PROMPT.match(unit.text) or (asked and length(last) < FEW_WORDS and PROMPT.search(last))
    if length(unit.text) < 60 and prompted:
        return True
    bare = not CONNECTED.match(unit.text) and not STATEMENT.search(unit.text)
    return (
        bool(TO_YOU.search(unit.text) or (bare and ends_asking(unit.text)))
        and (ends_asking(unit.text) or prompts(unit.text))
        and length(unit.text) < LINE
        and not BY_ME.search(unit.text)
    )
