"""Prints: how questions may be printed, each way by the name under which a text is read in it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.hinting import is_head
from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.asking import asks, ends_asking, is_back_channel, length, prompts
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.model import Kind

Style = Callable[[Unit], bool]
MOSTLY, CLEARLY = 55, 85
"""Of a hundred marked paragraphs, how many ask: of all, or of those that are left below others."""
FEWEST = 4
"""Questions behind the first one, where marked paragraphs above it are left off."""
SIGN = re.compile("[▍▌■□▪▶►◆◇●○◎★☆♦※▎┃┆❖➤✦✧]")
"""What is printed before questions, and before hardly anything else."""
ORDINAL = re.compile(
    r"(?:(?P<number>\d{1,3})|[一二三四五六七八九十]{1,3})(?:\s?[.)、．:：](?!\d)|\s[–—-]\s(?=[A-ZÀ-Þ]))\s*\S"
)
"""How the items of a series begin."""
NUMBERED = re.compile(r"(?:Q\s?)?\d{1,3}\s?[.)、．:：]\s*\S|(?:Q|问)\d{0,3}\s?[.:：、]")
QUOTED, CLOSED = re.compile('["“„«]\\S'), re.compile('["”“»]$')
SAID = pattern("sayings", r"[,.?!][\"”»]\s+[^\"“«]{0,40}?{}")


def _of_level(level: int) -> Style:
    return lambda unit: unit.kind is Kind.HEADING and unit.level == level


def is_question(unit: Unit) -> bool:
    """Say whether a paragraph or item ends with a question mark, and is not too long to ask."""
    if unit.kind not in (Kind.PARAGRAPH, Kind.ITEM) or not unit.begins:
        return False
    return ends_asking(unit.text) and length(unit.text) < 160


def is_quoted(unit: Unit) -> bool:
    """Say whether a paragraph is between quotation marks, and does not say within them who speaks."""
    opened = unit.kind is Kind.PARAGRAPH and unit.begins and QUOTED.match(unit.text)
    closed = CLOSED.search(unit.text) or ends_asking(unit.text)
    return bool(opened and closed) and not SAID.search(unit.text)


STYLES: Mapping[str, Style] = {f"headings:{level}": _of_level(level) for level in range(1, 7)} | {
    "bold": lambda unit: unit.strong and unit.kind is not Kind.HEADING,
    "italic": lambda unit: unit.slanted,
    "quotations": lambda unit: unit.kind is Kind.QUOTE,
    "above quotations": lambda unit: unit.kind is Kind.PARAGRAPH,
    "signs": lambda unit: bool(SIGN.match(unit.text)),
    "quoted": is_quoted,
    "items": lambda unit: (
        (unit.kind is Kind.ITEM or bool(NUMBERED.match(unit.text)))
        and (ends_asking(unit.text) or prompts(unit.text))
    ),
}


def asks_in_bold(units: Sequence[Unit]) -> bool:
    """Say whether who asks goes on in bold, without a label, between paragraphs of answers that are not."""
    own = [unit for unit in units if unit.kind is Kind.PARAGRAPH]
    bold = [unit for unit in own if is_follow_up(unit)]
    asked = sum(asks(unit.text) or is_back_channel(unit.text) for unit in bold)
    return FEWEST <= len(bold) < 0.7 * len(own) and asked * 5 >= len(bold)


def is_follow_up(unit: Unit) -> bool:
    """Say whether a paragraph is words in bold, as those may be of who asks."""
    return unit.strong and unit.begins and unit.kind is Kind.PARAGRAPH and not is_quiet(unit)


def without_front(marked: list[int], asking: list[int]) -> tuple[list[int], list[int]]:
    """Leave off what is marked above the questions of a page; give what is left, and what of it asks."""
    if len(asking) * 100 >= MOSTLY * len(marked):
        return marked, asking
    for start in range(max(0, len(asking) - FEWEST)):
        later = [index for index in marked if index >= asking[start]]
        if len(asking[start:]) * 100 >= CLEARLY * len(later):
            return later, asking[start:]
    return marked, asking


def alternate(marked: Sequence[int]) -> bool:
    """Say whether hardly any of some paragraphs, given by their places, follow each other."""
    gaps = [two - one for one, two in pairwise(marked)]
    return sum(gap > 1 for gap in gaps) * 10 >= 9 * len(gaps)


def bold_alternates(spoken: Sequence[Unit]) -> bool:
    """Say whether paragraphs in bold and others take turns, one of each."""
    bold = [index for index, unit in enumerate(spoken) if unit.strong]
    gaps = [two - one for one, two in pairwise(bold)]
    return len(bold) >= FEWEST and gaps.count(2) * 10 >= 9 * len(gaps)


def is_counted(unit: Unit) -> bool:
    """Say whether a unit has the number of a series: in its text, or as an item of a list."""
    return bool(ORDINAL.match(unit.text)) or _is_item(unit)


def _is_item(unit: Unit) -> bool:
    """Say whether a unit is an item of a list with numbers, within no other."""
    return unit.kind is Kind.ITEM and unit.level == 0 and unit.marker[:1].isdigit()


def in_series(units: Iterable[Unit]) -> Style:
    """Give what has the numbers of the one series of a text, 1, 2, 3…, unless all that has them is bold."""
    numbered = [unit for unit in units if unit.begins and _number(unit)]
    lines = {unit.line for unit in numbered if not all(unit.strong for unit in numbered)}
    alone = [*map(_number, numbered)] == [*range(1, len(numbered) + 1)]
    return lambda unit: alone and unit.begins and unit.line in lines


def _number(unit: Unit) -> int:
    if unit.kind not in (Kind.PARAGRAPH, Kind.ITEM):
        return 0
    marked = re.match(r"\d{1,3}", unit.marker) if _is_item(unit) else None
    counted = ORDINAL.match(unit.text)
    return int(marked[0] if marked else (counted and counted["number"]) or 0)


def find_look(questions: Sequence[Unit]) -> Style:
    """Give what all questions have, if it is the number of a series, quotation marks or bold letters."""
    if all(map(is_counted, questions)):
        numbers = {*map(_number, questions)} - {0}
        return lambda unit: (is_counted(unit) and _number(unit) not in numbers) or unit in questions
    if all(map(is_quoted, questions)):
        return is_quoted
    if all(unit.strong for unit in questions):
        return lambda unit: unit.strong and unit.kind is not Kind.HEADING and not is_head(unit)
    return lambda _: False


def is_printed_question(unit: Unit, labelled_next: bool) -> bool:
    """Say whether a unit is a question: by its print and a label right below it, or by its words too."""
    printed = unit.strong or unit.kind is Kind.HEADING
    return (labelled_next and (printed or asks(unit.text))) or (printed and ends_asking(unit.text))


def is_marked(unit: Unit) -> bool:
    """Say whether a paragraph has a print of its own, or a number, as questions may have."""
    return (
        unit.strong
        or unit.slanted
        or unit.kind is Kind.HEADING
        or (unit.begins and bool(NUMBERED.match(unit.text.lstrip("~ "))))
    )
