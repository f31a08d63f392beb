"""Numbers in digits, with the separators of a language, and with words or letters that multiply them."""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache

from babel import Locale, UnknownLocaleError

from colloquy.text.numbers.number import ROUND, Number

LETTERS = {"k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "mn": 10**6, "B": 10**9, "bn": 10**9, "tn": 10**12}
_SURE = ("k", "mn", "bn", "tn")
"""Those of the letters that can be nothing else, as metres or bytes."""
_LETTER = "|".join(sorted(LETTERS, key=len, reverse=True))
_SPACES = "\u00a0\u2009\u202f"
_DATE = re.compile(r"(?<!\d)(\d{4})\.(\d{1,2})\.(\d{1,2})(?![\d.])")
_FULL = dict(zip("．％：／·・", ".%:/··", strict=True))


def plain(text: str) -> str:
    """Write full-width digits, and those of other scripts, as ASCII; every character keeps its place."""
    text = text if text.isascii() else re.sub(r"(?![0-9])\d", lambda match: str(int(match[0])), text)
    text = re.sub(f"[{''.join(_FULL)}]", lambda match: _FULL[match[0]], text)
    return _DATE.sub(r"\1/\2/\3", text)


@cache
def reader(language: str) -> Callable[[str], Iterator[Number]]:
    """Make the reader of numbers in digits as a language separates them."""
    group, point = _separators(language)
    grouped = rf"\d{{1,3}}(?:[{group}]\d{{2,3}})*[{group}]\d{{3}}(?!\d)"  # in India by two
    number = rf"(?:{grouped}|\d{{1,40}})(?:[{point}]\d{{1,40}})?"
    rounds = _rounds(language)
    words = "|".join(re.escape(word) for word in sorted(rounds, key=len, reverse=True))
    scale = rf"(?:[\s-]*({words})s?(?!\w)|\s?({_LETTER})(?![A-Za-z0-9]))"
    # It begins with a digit and then looks back: that is found much faster than what no letter precedes.
    written = re.compile(
        rf"(?=\d(?<![A-Za-z0-9_.]\d))({number})(?:{scale})?"
        rf"(?=\s?(?:-|–|—|~|～|to|or|and|到|至|或|、)\s?(?:{number})(?:{scale}|([万萬亿億])))?"
    )
    separators = re.compile(f"[{group}]")

    def find(text: str) -> Iterator[Number]:
        for match in written.finditer(text):
            value = Fraction(re.sub(f"[{point}]", ".", separators.sub("", match[1])))
            values = {value * by for by in _multiples(match, rounds)}
            yield Number(match.start(), match.end(), frozenset(values), certain=True)

    return find


def _multiples(match: re.Match[str], rounds: Mapping[str, int]) -> set[int]:
    """Give what a number may be multiplied with: its own word or letter, or that of the range's end."""
    _, word, letter, word_behind, letter_behind, han_behind = match.groups()
    if word:
        return {rounds[word]}
    if letter:
        return {LETTERS[letter]} | ({1} if letter not in _SURE else set())
    if word_behind or letter_behind:
        return {1, rounds.get(word_behind) or LETTERS[letter_behind]}
    return {1, 10**4 if han_behind in "万萬" else 10**8} if han_behind else {1}


def _rounds(language: str) -> dict[str, int]:
    """Give the words of a language, and of English, that multiply the number before them (CLDR, part 3)."""
    formats = _read_locale(language).compact_decimal_formats if not language.startswith("en") else {}
    patterns = (
        (pattern.pattern.replace("'", ""), int(least))
        for plurals in formats.values()
        for counted in plurals.values()
        for least, pattern in counted.items()
    )
    words = {
        text.strip("0. \u00a0\u200f"): least * 10 // 10 ** text.count("0")
        for text, least in patterns
        if "0" in text
    }
    return ROUND | {word: multiple for word, multiple in words.items() if len(word) > 1}


def _read_locale(language: str) -> Locale:
    """Give what CLDR says of a language; of one that it does not know, what it says of English."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def _separators(language: str) -> tuple[str, str]:
    """Give what separates thousands in a language, and decimals, for the brackets of a regular expression."""
    symbols = _read_locale(language).number_symbols["latn"]
    group, point = symbols["group"], symbols["decimal"]
    spaces = f" {_SPACES}" if group.isspace() else _SPACES
    return re.escape(f"{group}’'٬") + spaces, re.escape(f"{point}٫")
