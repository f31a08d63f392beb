"""Numbers in English words: twenty-five, half a million, nineteen eighty-four, a million and a half."""

import re
from collections.abc import Iterator
from fractions import Fraction

from colloquy.text.numbers.number import ROUND, Number

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth"
_SMALL = {
    **{word: n for n, word in enumerate([*_ONES.split(), "seventeen", "eighteen", "nineteen"], start=1)},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), start=2)},
}
_LAST = {
    **{word: n for n, word in enumerate(_ORDINALS.split(), start=1)},
    **{f"{word[:-1]}ieth": n for word, n in _SMALL.items() if word.endswith("ty")},
}
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}
_TIMES = [word for word in _LAST if word.endswith("ieth")]
_WORD = "|".join(sorted([*_SMALL, *_TIMES, *ROUND, *_PARTS], key=len, reverse=True))
_NUMBER = re.compile(
    rf"\b(?:(?:an?|half|quarter)\s+(?:of\s+)?(?:an?\s+)?)?(?:{_WORD})"
    rf"(?:[\s-]+(?:and[\s-]+)?(?:an?[\s-]+)?(?:of\s+)?(?:an?\s+)?(?:{_WORD}))*"
    rf"(?:-(?:{'|'.join(_LAST)})|[\s-](?:{'|'.join(f'{word}th' for word in ROUND)}))?\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(rf"\b(?:and[\s-]+a[\s-]+half|{_WORD}|{'|'.join(_LAST)})(?:(?<=d)th|(?<=n)th)?\b")
_EVEN = re.compile(r"(.+)-\1|twenty[\s-]four[\s-]seven", re.IGNORECASE)
"""Fifty-fifty, and what lasts all week."""


def find(text: str) -> Iterator[Number]:
    """Find numbers in words; one that an article or “one” makes is often no count (a million reasons)."""
    for match in _NUMBER.finditer(text):
        words = _TOKEN.findall(match[0].lower())
        counted = [word for word in words if word not in ROUND and word != "one"]
        certain = (bool(counted) and counted != ["quarter"] and counted != ["half"]) or len(words) > 2
        certain = (certain or ("half" in words[:1] and len(words) > 1)) and not _EVEN.fullmatch(match[0])
        values, joined = _read(words)
        yield Number(match.start(), match.end(), values, certain and joined, spelled=True)


def _read(words: list[str]) -> tuple[frozenset[Fraction], bool]:
    """Give the values of words, and whether they are one number."""
    values: set[Fraction] = set()
    total, current, last = Fraction(0), Fraction(0), Fraction(1)
    for word in words:
        word = word.removesuffix("th") if word.removesuffix("th") in ROUND else word
        if word.startswith("and"):
            total += (Fraction(1) if current else last) / 2
        elif word == "hundred":
            current, last = (current or Fraction(1)) * 100, Fraction(100)
        elif word in ROUND:
            # what “and a half” added counts in the multiple, too: three and a half million
            part = total if 0 < total < 1 else Fraction(0)
            last = Fraction(ROUND[word])
            total, current = total - part + (current + part or Fraction(1)) * last, Fraction(0)
        else:
            figure = _PARTS.get(word) or Fraction(_SMALL.get(word) or _LAST[word])
            if not current or _follows(current, figure):
                current += figure
            elif 10 <= current < 100 and figure >= 10:
                current = current * 100 + figure  # nineteen eighty-four
            else:
                values.add(total + current)
                total, current = Fraction(0), figure
    return frozenset(values | {total + current}), not values


def _follows(current: Fraction, figure: Fraction) -> bool:
    """Whether a figure is added to what precedes it: five to twenty, twenty-five to a hundred."""
    return current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and figure < 10)
