"""Finding terms in running text, as the term base names them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from colloquy.catalogue import Archive, TermRecord
from colloquy.model import Edition, Kind, Passage
from colloquy.text.inline import Emphasis, Inline, Strong, Text, parse
from colloquy.text.scripts import HAN_CHARACTER

Found = tuple[TermRecord, int, int]
"""A term, and where it begins and ends."""

BEFORE, AFTER = r"(?<![A-Za-z0-9])", r"(?:e?s)?(?![A-Za-z0-9])"
"""What makes a form a whole word, in the singular or plural; Chinese has neither."""
NEVER = r"(?!)"
"""Matches nothing."""


@lru_cache(maxsize=2048)
def find_terms(archive: Archive, text: str, language: str) -> tuple[Found, ...]:
    """Find the terms in a text, in their order; a term inside a longer one does not count."""
    every, by_form = _every_term(archive, language)
    return tuple(
        [(by_form[match[match.lastindex or 0]], *match.span()) for match in every.finditer(lower(text))]
    )


def used_terms(archive: Archive, edition: Edition) -> dict[str, tuple[str, ...]]:
    """Find which terms each exchange uses in an edition: ids in their order, by the exchange's id."""
    return {
        exchange.id: tuple(
            dict.fromkeys(id_ for passage in exchange.passages for id_ in _used(archive, edition, passage))
        )
        for exchange in edition.interview.exchanges
    }


def _used(archive: Archive, edition: Edition, passage: Passage) -> Iterator[str]:
    """Find the terms in a passage, but not in links, code and tables, where no page explains them.

    The edge of a correction or note within a term does not matter.
    """
    if passage.kind in (Kind.CODE, Kind.ROW):
        return
    words = edition.passage(passage)
    for text in _texts(parse(words.text)):
        yield from (term.id for term, _, _ in find_terms(archive, text, words.language))


def _texts(tree: Iterable[Inline]) -> Iterator[str]:
    for node in tree:
        match node:
            case Text(text):
                yield text
            case Emphasis(children) | Strong(children):
                yield from _texts(children)


@lru_cache(maxsize=8192)
def pattern(form: str) -> re.Pattern[str]:
    """Match a form as a whole word, in the singular or plural."""
    escaped = re.escape(form)
    return re.compile(escaped if HAN_CHARACTER.search(form) else f"{BEFORE}{escaped}{AFTER}", re.IGNORECASE)


@lru_cache(maxsize=8)
def _every_term(archive: Archive, language: str) -> tuple[re.Pattern[str], Mapping[str, TermRecord]]:
    by_form = {lower(form): term for term in archive.terms for form in term.forms(language)}
    return any_form(by_form), by_form


def any_form(forms: Iterable[str]) -> re.Pattern[str]:
    """Match any of some forms as whole words, so that a text is gone through once; all in small letters."""
    han: list[str] = []
    words: list[str] = []
    for form in forms:
        (han if HAN_CHARACTER.search(form) else words).append(form)
    kinds = [f"{BEFORE}({_either(words)}){AFTER}"] if words else []
    kinds += [f"({_either(han)})"] if han else []
    return re.compile("|".join(kinds) or NEVER)


def _either(forms: Iterable[str]) -> str:
    """Match one of some forms, the longest first; grouped by first character, which is much faster."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=len, reverse=True):
        by_first[form[0]].append(re.escape(form[1:]))
    firsts = "".join(map(re.escape, by_first))
    branches = [f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()]
    return f"(?=[{firsts}])(?:{'|'.join(branches)})"


def lower(text: str) -> str:
    """Write a text in small letters, each of which stays in its place (`İ` would become two)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join([small if len(small := letter.lower()) == 1 else letter for letter in text])
