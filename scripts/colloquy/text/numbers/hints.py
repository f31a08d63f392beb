"""Parts of a number, words for a span of time, and other hints: they answer for a number and ask for none."""

import re
from collections.abc import Iterator
from fractions import Fraction

from colloquy.text.numbers import digits, han
from colloquy.text.numbers.number import ERAS, MULTIPLE, Number

_HALVES = {Fraction(1, 2), Fraction(50), Fraction(30)}
_QUARTERS = {Fraction(1, 4), Fraction(25), Fraction(15), Fraction(45)}
_DENOMINATORS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
_COUNTED = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_SPANS = {"decade": 10, "dozen": 12, "score": 20, "century": 100, "centurie": 100}
_DECADES = {
    f"{word}ies": tens
    for tens, word in enumerate(["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"], 2)
}
_PART = re.compile(rf"\b({'|'.join(_COUNTED)})?[\s-]*\b({'|'.join(_DENOMINATORS)})s?\b", re.IGNORECASE)
_SPAN = re.compile(
    rf"\b(half[\s-]an?|quarter[\s-](?:of[\s-]a[\s-])?|{'|'.join(_COUNTED)}|\d{{1,3}})?[\s-]*({'|'.join(_SPANS)})s?\b",
    re.IGNORECASE,
)
_DECADE = re.compile(rf"\b({'|'.join(_DECADES)})\b", re.IGNORECASE)
_NUMERAL = rf"[{han.FIGURES}{''.join(MULTIPLE)}点點\d.]{{1,20}}"
_OF = re.compile(rf"({_NUMERAL})分之({_NUMERAL})")
_DAY = re.compile(r"(?<![\d.])(\d{1,2})[·/](\d{1,2})(?!\d|\.\d)")
_LISTED = re.compile(f"([一二三四五六七八九])、[一二三四五六七八九]([{''.join(MULTIPLE)}]+)")
"""七、八十: seventy or eighty."""
_MINUTES = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_UNTIL = re.compile(rf"\b({'|'.join(_MINUTES)})\s+(?:to|of|before)\b", re.IGNORECASE)
_HUNDREDS = {"eighteen": 18, "nineteen": 19, "twenty": 20}
_EARLY = re.compile(rf"\b({'|'.join(_HUNDREDS)})[\s-]oh[\s-]({'|'.join(_COUNTED)})\b", re.IGNORECASE)
_ROMAN = re.compile(
    r"(?<![A-Za-z0-9])(?=[IVXLCDM]{2,12}(?:e|[eè]me|th)?(?![A-Za-z0-9]))"
    r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?:e|[eè]me|th)?(?![A-Za-z0-9])"
)
_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def find(text: str) -> Iterator[Number]:
    """Find hints."""
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            if match[0]:
                yield Number(match.start(), match.end(), frozenset(read(match)), certain=False)


def _part(match: re.Match[str]) -> set[Fraction]:
    part = Fraction(_COUNTED[(match[1] or "a").lower()], _DENOMINATORS[match[2].lower()])
    special = {2: _HALVES, 4: _QUARTERS}.get(part.denominator, set())
    return _percent(part) | special


def _percent(part: Fraction) -> set[Fraction]:
    """Give a part as it is, and as a percentage, exact or rounded."""
    percent = 100 * part
    return {
        part,
        percent,
        Fraction(int(percent)),
        Fraction(round(percent)),
        Fraction(round(10 * percent), 10),
    }


def _span(match: re.Match[str]) -> set[Fraction]:
    span, count = _SPANS[match[2].lower()], (match[1] or "a").lower()
    if count[0] in "hq" and count not in _COUNTED:
        return {Fraction(span, 2 if count[0] == "h" else 4)}
    return {Fraction(span) * (_COUNTED.get(count) or int(count))}


def _of(match: re.Match[str]) -> set[Fraction]:
    whole, part = (max(_numeral(words), default=Fraction(1)) for words in match.groups())
    return {whole, part} | (_percent(part / whole) if whole else set())


def _numeral(words: str) -> frozenset[Fraction]:
    read = next(
        (number.values for finder in (han.find, digits.reader("en")) for number in finder(words)), None
    )
    return read or frozenset({Fraction(1)})


def _roman(match: re.Match[str]) -> set[Fraction]:
    figures = [_ROMANS[each] for each in match[0] if each in _ROMANS]
    signs = [
        -1 if figure < following else 1 for figure, following in zip(figures, [*figures[1:], 0], strict=True)
    ]
    return {Fraction(sum(figure * sign for figure, sign in zip(figures, signs, strict=True)))}


def _listed(match: re.Match[str]) -> set[Fraction]:
    return {value for number in han.find(match[1] + match[2]) for value in number.values}


_READERS = (
    (_PART, _part),
    (_SPAN, _span),
    (
        _DECADE,
        lambda match: {Fraction(base + 10 * _DECADES[match[1].lower()]) for base in (0, 1800, 1900, 2000)},
    ),
    (re.compile("半(?:个世纪|個世紀)?"), lambda _: _HALVES),
    (re.compile(f"({'|'.join(ERAS)})元年"), lambda match: {Fraction(ERAS[match[1]] + 1)}),
    (re.compile("[一三]刻"), lambda _: _QUARTERS),
    (_OF, _of),
    (_LISTED, _listed),
    (_UNTIL, lambda match: {Fraction(60 - _MINUTES[match[1].lower()])}),
    (_EARLY, lambda match: {Fraction(100 * _HUNDREDS[match[1].lower()] + _COUNTED[match[2].lower()])}),
    (re.compile("centen(?:ary|nial)", re.IGNORECASE), lambda _: {Fraction(100)}),
    (_DAY, lambda match: {Fraction(match[1] + match[2]), Fraction(match[1] + match[2].zfill(2))}),
    (_ROMAN, _roman),
)
