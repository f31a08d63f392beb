"""The glossary: all terms, as a language sorts them, with where each is used."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from colloquy.catalogue import Archive, TermRecord
from colloquy.composing.sorting import heading, sort_key
from colloquy.composing.summaries import ExchangeSummary, Summary
from colloquy.wording import Wording

SHOWN = 12
"""In how many interviews an entry shows the term's uses, the newest; it counts the others."""

Use = tuple[Summary, tuple[ExchangeSummary, ...]]
"""An interview, and its exchanges in which a term is used."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One term, as the glossary shows it."""

    term: TermRecord
    name: str
    uses: tuple[Use, ...]
    others: int
    """In how many more interviews it is used."""
    line: int
    """In `terms.yml`."""


Letters = list[tuple[str, list[Entry]]]
"""Headings, and the entries under each."""


def glossary(archive: Archive, summaries: list[Summary], words: Wording) -> Letters:
    """Sort the terms, and gather where each is used in this language's texts."""
    uses: dict[str, list[Use]] = defaultdict(list)
    for each in reversed(summaries):
        found: dict[str, list[ExchangeSummary]] = defaultdict(list)
        for exchange in each.exchanges:
            for term in exchange.terms.get(words.code, ()):
                found[term].append(exchange)
        for term, exchanges in found.items():
            uses[term].append((each, tuple(exchanges)))
    entries = [
        Entry(
            term=term,
            name=words.name(term.name),
            uses=tuple(uses[term.id][:SHOWN]),
            others=max(0, len(uses[term.id]) - SHOWN),
            line=archive.lines["terms", term.id],
        )
        for term in archive.terms
    ]
    entries.sort(key=lambda entry: sort_key(entry.name, words.tag))
    grouped = groupby(entries, key=lambda entry: heading(entry.name, words.tag))
    return [(letter, list(group)) for letter, group in grouped]
