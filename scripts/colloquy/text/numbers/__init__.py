"""Numbers as texts write them: in digits, in Chinese characters, in English words, and mixed.

Each reader finds numbers of one way of writing, with all that they may mean: 80年代 is 80 and 1980, 3折 is
30 % and 70 % off. What a reader is not certain of can answer for a number elsewhere, and asks for none.
"""

from collections.abc import Iterator
from functools import lru_cache

from colloquy.text.numbers import digits, english, han, hints
from colloquy.text.numbers.number import Number
from colloquy.text.numbers.surroundings import widen
from colloquy.text.scripts import writes_han

__all__ = ["Number", "find_numbers", "reads_words"]


_WORDS = {"en": (english.find,)}
"""Readers of the words of a language."""


@lru_cache(maxsize=8)  # the checks of one translation look for the numbers of the same texts
def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Find the numbers of a text, by the reader that knows most of each; hints may overlap."""
    return tuple(_find(text, language))


def _find(text: str, language: str) -> Iterator[Number]:
    plain = digits.plain(text)
    yield from hints.find(plain)
    taken = [False] * len(plain)
    for find in (han.find, digits.reader(language), *_WORDS.get(language.partition("-")[0], ())):
        for number in find(plain):
            if not any(taken[number.start : number.end]):
                taken[number.start : number.end] = [True] * (number.end - number.start)
                yield widen(number, plain)


def reads_words(language: str) -> bool:
    """Whether numbers that are spelled in a language are read here."""
    return language.partition("-")[0] in _WORDS or writes_han(language)
