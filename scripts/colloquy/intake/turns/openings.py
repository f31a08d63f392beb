"""Openings: the first words of who asks, where questions have a print of their own and a few ask nothing."""

import re
from collections.abc import Iterator, Sequence

from colloquy.intake.parts.hinting import is_about, is_head
from colloquy.intake.parts.model import ANYONE, Doubt, DoubtKind
from colloquy.intake.parts.units import Unit
from colloquy.intake.turns.prints import Style, is_follow_up
from colloquy.intake.vocabulary.asking import BY_ME, TO_YOU, asks, ends_asking, length, prompts
from colloquy.model import Kind
from colloquy.problems import phrase

BRIEF = 25
"""Words before the first question that may open the conversation; an introduction has more."""
BROKEN_OFF = re.compile(r"\w\s?(?:…|\.\.\.)$")
"""How a heading ends that somebody completes: “You could not live without…”"""


def is_asked(unit: Unit) -> bool:
    """Say whether a paragraph or heading asks by its words or by its mark."""
    if ends_asking(unit.text) or (asks(unit.text) and length(unit.text) > 3):
        return True
    return unit.kind is Kind.HEADING and (prompts(unit.text) or bool(BROKEN_OFF.search(unit.text)))


def find_opening(spoken: Sequence[Unit], first: int, style: Style, guest: str) -> Unit:
    """Find words that are printed as questions are, and answered, before the first that ends as one."""
    last = max((index for index in range(first) if style(spoken[index])), default=first)
    for index in range(first - 1):
        unit, after = spoken[index], spoken[index + 1]
        short = index == last and length(unit.text) < BRIEF and not is_about(unit, guest)
        said = style(unit) and (TO_YOU.search(unit.text) or short)
        if said and not is_head(unit) and not style(after) and BY_ME.search(after.text):
            return unit
    return spoken[first]


def words_before(body: Sequence[Unit], first: int, like: Style) -> int:
    """Find where the first question begins: above its own paragraph, where others speak to somebody."""
    while first and like(body[first - 1]) and TO_YOU.search(body[first - 1].text):
        first -= 1
    return first


def doubt_opening(opening: Unit, asker: str) -> Iterator[Doubt]:
    """Doubt an opening that neither asks, nor speaks to somebody, nor exclaims."""
    if not is_asked(opening) and not TO_YOU.search(opening.text) and not opening.text.endswith(("!", "！")):
        what = phrase("it is printed like the questions: the first of them, or an introduction")
        yield Doubt(opening.line, what, ANYONE, (asker,), DoubtKind.SPEECH)


def doubt_bold(units: Sequence[Unit], guest: str, asker: str) -> Doubt:
    """Doubt, in the first place, that all without a label is who asks if it is in bold."""
    what = phrase("no label, and in bold, unlike {name}’s words: perhaps someone else’s", name=guest)
    remedy = phrase("look through the table of turns; if it is right, confirm it")
    return Doubt(
        next(unit.line for unit in units if is_follow_up(unit)), what, remedy, (asker, guest), DoubtKind.ALL
    )
