"""What the words around a number add to what it may mean: a decade, a year, an hour, a discount."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from colloquy.text.numbers.number import ERAS, Number

Meanings = Callable[[Fraction], Iterable[Fraction]]

_CENTURIES = (1800, 1900, 2000)
_SIGNS = tuple(enumerate("一二三四五六七八九", start=1))


def _decade(value: Fraction) -> list[Fraction]:
    if value % 100 == 0 and value >= 1000:  # the 1900s are the twentieth century, too
        return [value / 100 + 1, value % 100]
    return [value % 100, *(century + value for century in _CENTURIES if value < 100)]


def _year(value: Fraction) -> list[Fraction]:
    return [century + value for century in _CENTURIES if value < 100]


def _century(value: Fraction) -> list[Fraction]:
    return [(value - 1) * 100]


def _hour(value: Fraction) -> list[Fraction]:
    return [value - 12] if 12 < value <= 24 else []


def _discount(value: Fraction) -> list[Fraction]:
    tenth = 10 * value if value < 10 else value  # 七五折 is 75 %
    return [tenth, 100 - tenth]


BEHIND: tuple[tuple[re.Pattern[str], Meanings], ...] = (
    (re.compile(r"(?:年?代|['’]?s\b)"), _decade),
    (re.compile(r"[年级級届屆]|[、和与與]\d\d(?=[年级級届屆])"), _year),
    (re.compile("[毛角]"), lambda value: [10 * value]),
    *(
        (re.compile(f"[度块塊元]{sign}"), lambda value, tenths=n: [value + Fraction(tenths, 10)])
        for n, sign in _SIGNS
    ),
    (re.compile(r"世[纪紀]|(?:st|nd|rd|th)?[\s-]centur", re.IGNORECASE), _century),
    (re.compile("[点點时時:]"), _hour),
    (re.compile("(?<=千)[克米瓦卡赫伏帕焦]"), lambda value: [value / 1000]),
    (re.compile("[个個]半?世[纪紀]"), lambda value: [value * 100, value * 100 + 50]),
)
"""What follows a number, and what it may mean then besides itself."""
UNCERTAIN: tuple[tuple[re.Pattern[str], Meanings], ...] = (
    (re.compile("折"), _discount),
    (re.compile("成(?![为為了立功果就本人员員年长長])"), lambda value: [10 * value]),
    *((re.compile(f"成{sign}"), lambda value, rest=n: [10 * value + rest]) for n, sign in _SIGNS),
    (re.compile(r"世[纪紀](?=[\d二三四五六七八九]+[十0]年代)"), lambda _: []),
    (re.compile("[后後](?=[^，。]?)"), _decade),
    (re.compile("分之|事件|事[变變]|晚会|运动|運動|惨案|大?地震|那天"), lambda _: []),
    (re.compile(r"/7\b"), lambda _: []),
)
"""The same where a translation need not say the number."""
BEFORE: tuple[tuple[re.Pattern[str], Meanings], ...] = (
    (re.compile("千分之$"), lambda value: [value / 10]),
    (re.compile(r"(?<![\w])['’]$"), _year),
    (re.compile(r"\d\d\d\d[-–—/~～至到]$"), _year),
    (re.compile(r"[年代\d][、和与與](?:19)?$"), _decade),
    *((re.compile(f"{era}$"), lambda value, since=since: [value + since]) for era, since in ERAS.items()),
)
"""What precedes it."""


def widen(number: Number, text: str) -> Number:
    """Add what a number may mean where it is written."""
    before = text[max(number.start - 6, 0) : number.start]
    besides, certain = set[Fraction](), number.certain
    for rules, end in ((BEHIND, True), (UNCERTAIN, True), (BEFORE, False)):
        for pattern, meanings in rules:
            if pattern.match(text, number.end) if end else pattern.search(before):
                besides |= {meaning for value in number.values for meaning in meanings(value)}
                certain = certain and rules is not UNCERTAIN
    return replace(number, besides=frozenset(besides), certain=certain)
