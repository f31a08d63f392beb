"""Checks on words: numbers, proper names, and the term base."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from colloquy.checking.translated import Translated
from colloquy.matching import find_terms, pattern
from colloquy.problems import Phrase, phrase, series
from colloquy.text.scripts import HAN_CHARACTER

NUMBER = re.compile(r"(?<![A-Za-z0-9_.])(\d[\d,]*(?:\.\d+)?)\s*(万亿|万|亿|thousand|million|billion)?")
SCALE = {"万": 10**4, "亿": 10**8, "万亿": 10**12, "thousand": 10**3, "million": 10**6, "billion": 10**9}
SPELLED_UP_TO = 20
"""Smaller numbers may be written in words (and months in numbers), which this does not follow."""

NAME = re.compile(r"[A-Za-z]+(?:[-/][A-Za-z]+)*|@\w+")


def numbers(case: Translated) -> Iterator[Phrase]:
    """Compare the numbers above twenty, whatever units and separators each language writes them with."""
    source, text = (set(map(_value, NUMBER.finditer(words))) for words in case.words)
    for number in sorted(source - text):
        if number > SPELLED_UP_TO:
            yield phrase("the number {number} is missing", number=f"{number:,}")
    for number in sorted(text - source):
        if number > SPELLED_UP_TO:
            yield phrase("the number {number} is not in the source", number=f"{number:,}")


def _value(match: re.Match[str]) -> Decimal:
    value = Decimal(match[1].replace(",", "").rstrip(".")) * SCALE.get(match[2] or "", 1)
    return value.to_integral_value() if value == value.to_integral_value() else value


def names(case: Translated) -> Iterator[Phrase]:
    """Find names of people and products that the translation has lost.

    A product's name is a word in Latin letters in a Chinese text, and in any text a word with a capital
    inside (TensorFlow, MNIST). Names that the term base or ``people.yml`` knows are called as these say.
    """
    source, text = case.words
    for person in case.archive.people.values():
        ours, theirs = (
            [name for names in (person.name, person.short) if (name := names.get(language))]
            for language in (case.unit.language, case.language)
        )
        if theirs and any(name in source for name in ours) and not any(name in text for name in theirs):
            yield phrase("the name {name} is missing", name=theirs[0])
        for name in ours:
            source = source.replace(name, " ")
    for _, start, end in reversed(find_terms(case.archive, source, case.unit.language)):
        source = source[:start] + " " * (end - start) + source[end:]
    chinese = bool(HAN_CHARACTER.search(source))
    for name in dict.fromkeys(NAME.findall(source)):
        special = chinese or name.startswith("@") or re.search(r"(?<=.)[A-Z]", name)
        if special and name.casefold() not in text.casefold():
            yield phrase("the name {name} is missing", name=name)


def terms(case: Translated) -> Iterator[Phrase]:
    """Find terms of the source for which the translation has none of the term base's renderings."""
    source, text = case.words
    found = find_terms(case.archive, source, case.unit.language)
    lost = [
        theirs[0]
        for term in {term.id: term for term, _, _ in found}.values()
        if (theirs := term.forms(case.language)) and not any(pattern(form).search(text) for form in theirs)
    ]
    if len(lost) > 1:
        yield phrase("{count} terms are missing: {terms}", count=len(lost), terms=series(lost))
    elif lost:
        yield phrase("the term {term} is missing", term=lost[0])


def forbidden(case: Translated) -> Iterator[Phrase]:
    """Find renderings that the term base forbids."""
    _, text = case.words
    for term in case.archive.terms:
        for form in term.forbidden.get(case.language, ()):
            if pattern(form).search(text):
                name = term.name.get(case.language, term.id)
                yield phrase("`{form}` is not how the term base says {name}", form=form, name=name)
