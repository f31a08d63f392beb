"""Numbers in Chinese characters, and mixed with digits: 一九八四, 两千三百, 1亿4千万, 十几, 四五百."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from colloquy.text.numbers.number import MULTIPLE, Number

FIGURES = "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸两兩廿卅"
"""Characters of one figure. Unicode knows the value of each (property Numeric_Value) but of 两."""
_MULTIPLES = "".join(MULTIPLE)
_ABOUT = "几幾数數"
_ODD = "多余餘来來个個"
"""What may be between a figure and its multiple: 五十多万, 两个亿."""
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,40})?|\d{1,40}(?:\.\d{1,40})?"
_POINT = rf"[{FIGURES}]{{1,20}}[点點][{FIGURES}]{{1,20}}(?![{FIGURES}十拾刻])"
_TOKEN = re.compile(rf"{_POINT}|{_DIGITS}|[{FIGURES}{_MULTIPLES}{_ABOUT}{_ODD}]")
NUMERAL = re.compile(
    rf"(?<![A-Za-z0-9_.])(?:{_POINT}|[{FIGURES}{_MULTIPLES}{_ABOUT}]|(?:{_DIGITS})[{_ODD}]?\s?(?=[{_MULTIPLES}]))"
    rf"(?:{_POINT}|[{FIGURES}{_MULTIPLES}{_ABOUT}]|[{_ODD}](?=[{_MULTIPLES}])|(?<=[{_MULTIPLES}])\s?(?:{_DIGITS})){{0,40}}"
)
IDIOMS = frozenset({"二百五", "三百六十", "千百", "三三两两", "三三五五", "七七八八", "七老八十"})
"""Characters of a number that are words for something else."""


def find(text: str) -> Iterator[Number]:
    """Find numerals; figures in a row without a multiple are those of a year, or of a day with a name."""
    for match in NUMERAL.finditer(text):
        written = match[0]
        tokens = _TOKEN.findall(written)
        if set(tokens) & MULTIPLE.keys():
            yield _multiplied(match, tokens)
        elif any(mark in written for mark in "点點"):
            value = _value(written)
            yield Number(match.start(), match.end(), frozenset({value}), value.denominator > 1, spelled=True)
        else:
            yield from _in_a_row(match)


@dataclass(slots=True)
class _Sum:
    """A number as it is read: what is complete, what a greater multiple may follow, the last figure."""

    total: Fraction = Fraction(0)
    below: Fraction = Fraction(0)
    last: list[Fraction] = field(default_factory=list)
    """One figure; or two, which are about the number: 四五百 is four or five hundred."""
    great: int = 0
    multiple: int = 1

    def multiply(self, by: int, use: int) -> None:
        """Take a multiple, with the first or the last of two figures."""
        figure = self.last[use] if self.last else Fraction(by < 10**4)
        if by < 10**4:
            self.below += figure * by
        elif by > self.great:
            self.total = (self.total + self.below + figure or Fraction(1)) * by
            self.below, self.great = Fraction(0), by
        else:
            self.total += (self.below + figure) * by
            self.below = Fraction(0)
        self.last, self.multiple = [], by


def _multiplied(match: re.Match[str], tokens: list[str]) -> Number:
    figures = [token for token in tokens if token not in MULTIPLE and token not in _ABOUT + _ODD]
    in_digits = any(token[0].isascii() for token in figures)
    readings = [_read(tokens, use) for use in (0, -1)]
    values = frozenset().union(*readings)
    exact = readings[0] == readings[1] and not set(tokens) & set(_ABOUT)
    round_one = not figures or (figures == ["一"] and len(tokens) - len(set(tokens) & set(_ODD)) == 2)
    with_before = match.string[max(match.start() - 2, 0) : match.end()]
    certain = in_digits or (exact and not round_one and IDIOMS.isdisjoint((match[0], with_before)))
    return Number(match.start(), match.end(), values, certain, spelled=not in_digits)


def _read(tokens: list[str], use: int) -> frozenset[Fraction]:
    number, zero = _Sum(), False
    for token in tokens:
        if token in MULTIPLE:
            number.multiply(MULTIPLE[token], use)
            zero = False
        elif token in "〇零" and not number.last:
            zero = True
        elif token not in _ABOUT + _ODD:
            number.last.append(_value(token))
    rest = number.last[use] if number.last else Fraction(0)
    whole = number.total + number.below
    values = {whole + rest}
    if 0 < rest < 10 and not zero and number.multiple >= 100:
        values.add(whole + rest * number.multiple / 10)  # 三千五 is 3,500
    return frozenset(values)


def _in_a_row(match: re.Match[str]) -> Iterator[Number]:
    written = match[0]
    figures = [_value(each) for each in written if each not in _ABOUT]
    values = {figures[0]} if figures else set()
    if len(figures) > 1:
        values = {sum((figure * 10**place for place, figure in enumerate(reversed(figures))), Fraction(0))}
    if len(written) == 2 and written[0] in "廿卅":
        values = {sum(figures, Fraction(0))}
    if written[-1] in _ABOUT:
        values |= {10 * value for value in values}  # 一九三几年 is in the 1930s
    year = len(figures) == len(written) == 4 and written not in IDIOMS
    if not year:
        values |= set(figures)
        values |= {figures[0], figures[-2] * 10 + figures[-1]} if len(figures) > 2 else set()
    if values:
        yield Number(match.start(), match.end(), frozenset(values), certain=year, spelled=True)


def _value(token: str) -> Fraction:
    """Give the value of figures, or of digits."""
    if token[0].isascii():
        return Fraction(token.replace(",", ""))
    figures = "".join("." if each in "点點" else _figure(each) for each in token)
    return Fraction(figures)


def _figure(character: str) -> str:
    return "2" if character in "两兩" else str(int(unicodedata.numeric(character)))
