"""The check on numbers: a translation says the numbers of its source, in whatever form."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from colloquy.checking.translated import Translated
from colloquy.problems import Phrase, phrase
from colloquy.text.numbers import Number, find_numbers, reads_words

SPELLED_UP_TO = 20
"""Smaller numbers may be written in words that are no numbers (both, the second), and are not compared."""
LONGEST = 100_000
"""Characters of a passage whose numbers are compared; a translation may not have half as many."""


def numbers(case: Translated) -> Iterator[Phrase]:
    """Compare the numbers above twenty, whatever units, separators and words a language writes."""
    if max(map(len, case.words)) > LONGEST:
        return
    languages = case.unit.language, case.language
    source, text = (find_numbers(*each) for each in zip(case.words, languages, strict=True))
    for number in _lost(source, text, case.words[0], languages[1]):
        yield phrase("the number {number} is missing", number=number)
    for number in _lost(text, source, case.words[1], languages[0]):
        yield phrase("the number {number} is not in the source", number=number)


def _may_be_words(value: Fraction) -> bool:
    """Say whether a number is so small or round that many languages write it in words."""
    return value <= 100 or not str(value)[1:].strip("0")


def _lost(numbers: Sequence[Number], others: Sequence[Number], text: str, language: str) -> Iterator[str]:
    """Find the numbers of a text that another, in a language, does not say; give them as they are printed."""
    there = frozenset().union(*(number.meanings for number in others))
    spoken = reads_words(language)
    lost = (
        text[number.start : number.end].strip()
        for number in numbers
        if number.certain
        and (spoken or not (number.spelled or any(map(_may_be_words, number.meanings))))
        and min(number.values) > SPELLED_UP_TO
        and there.isdisjoint(number.meanings)
    )
    yield from dict.fromkeys(lost)
