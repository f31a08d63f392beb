"""Checks on words: proper names and the term base."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from colloquy.catalogue import Archive
from colloquy.catalogue.people import PersonRecord
from colloquy.checking.translated import Translated
from colloquy.matching import NEVER, any_form, find_terms, lower, pattern
from colloquy.problems import Phrase, phrase
from colloquy.text.numbers import find_numbers
from colloquy.text.scripts import HAN_CHARACTER, writes_han

NAME = re.compile(r"([A-Za-z]+(?:[-/][A-Za-z]+)*)[0-9]*|(@\w+)")
"""A name, with the digits that end it: ``CO2``; a translation may write ``GPT-4`` for ``GPT4``."""


def names(case: Translated) -> Iterator[Phrase]:
    """Find names of people and products that the translation has lost.

    A product's name is a word in Latin letters in a Chinese text, and in any text a word with a capital
    inside (TensorFlow, MNIST). Names that the term base or ``people.yml`` knows are called as these say.
    """
    source, text = case.words
    people, any_of_them = _people(case.archive, case.unit.language, case.language)
    for ours, theirs in people if any_of_them.search(source) else ():
        if theirs and any(name in source for name in ours) and not any(name in text for name in theirs):
            yield phrase("the name {name} is missing", name=theirs[0])
        for name in ours:
            source = source.replace(name, " ")
    for _, start, end in reversed(find_terms(case.archive, source, case.unit.language)):
        source = source[:start] + " " * (end - start) + source[end:]
    said = frozenset().union(*(number.meanings for number in find_numbers(text, case.language)))
    for number in find_numbers(source, case.unit.language):
        roman = source[number.start : number.end][:2].isupper() and not said.isdisjoint(number.values)
        if number.spelled or roman:  # Eighty-Four, Louis XIV, XIXe
            source = source[: number.start] + " " * (number.end - number.start) + source[number.end :]
    chinese = writes_han(case.unit.language) and bool(HAN_CHARACTER.search(source))
    folded = unicodedata.normalize("NFKC", text).casefold()
    for name, letters in {match[0]: match[1] or match[2] for match in NAME.finditer(source)}.items():
        special = chinese or name.startswith("@") or re.search(r"(?<=.)[A-Z]", letters)
        if special and letters.casefold() not in folded:
            yield phrase("the name {name} is missing", name=name)


def terms(case: Translated) -> Iterator[Phrase]:
    """Find terms of the source for which the translation has none of the term base's renderings."""
    source, text = case.words
    occurrences = find_terms(case.archive, source, case.unit.language)
    rendered = {term.id for term, _, _ in find_terms(case.archive, text, case.language)}
    lost = [
        theirs[0]
        for term in {term.id: term for term, _, _ in occurrences if term.id not in rendered}.values()
        if (theirs := term.forms(case.language)) and not any(pattern(form).search(text) for form in theirs)
    ]
    if len(lost) > 1:
        yield phrase("{count} terms are missing: {terms}", count=len(lost), terms=lost)
    elif lost:
        yield phrase("the term {term} is missing", term=lost[0])


def forbidden(case: Translated) -> Iterator[Phrase]:
    """Find renderings that the term base forbids."""
    _, text = case.words
    forms, any_of_them = _forbidden(case.archive, case.language)
    for form, name in forms if any_of_them.search(lower(text)) else ():
        if pattern(form).search(text):
            yield phrase("`{form}` is not the term base’s word for {name}", form=form, name=name)


@lru_cache(maxsize=32)
def _people(
    archive: Archive, source: str, language: str
) -> tuple[tuple[tuple[list[str], list[str]], ...], re.Pattern[str]]:
    """Give what each person is called in two languages, and a pattern for all names in the first."""
    called = tuple((_called(person, source), _called(person, language)) for person in archive.people.values())
    return called, re.compile("|".join([re.escape(name) for ours, _ in called for name in ours]) or NEVER)


def _called(person: PersonRecord, language: str) -> list[str]:
    short = person.short.get(language)
    return [*person.forms(language), *([short] if short else [])]


@lru_cache(maxsize=32)
def _forbidden(archive: Archive, language: str) -> tuple[tuple[tuple[str, str], ...], re.Pattern[str]]:
    """Give the forbidden forms of a language, each with the name of its term, and a pattern for them all."""
    forms = tuple(
        (form, term.name.get(language, term.id))
        for term in archive.terms
        for form in term.forbidden.get(language, ())
    )
    return forms, any_form(lower(form) for form, _ in forms)
