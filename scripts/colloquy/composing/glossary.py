"""The glossary: all terms, as a language sorts them, with where each is used."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from colloquy.catalogue import Archive, TermRecord
from colloquy.composing.sorting import heading, sort_key
from colloquy.model.summary import ExchangeSummary, Summary
from colloquy.words.wording import Wording

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


def glossary(
    archive: Archive,
    summaries: list[Summary],
    exchanges: Callable[[str], tuple[ExchangeSummary, ...]],
    words: Wording,
) -> Letters:
    """Sort the terms, and gather where each is used in this language's texts.

    `summaries` are in order of time; `exchanges` gives those of an interview.
    """
    uses: dict[str, list[Use]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for summary in reversed(summaries):
        by_term: dict[str, list[ExchangeSummary]] = defaultdict(list)
        for exchange in exchanges(summary.id):
            for term in exchange.terms.get(words.code, ()):
                by_term[term].append(exchange)
        counts.update(by_term.keys())
        for term, using in by_term.items():
            if len(uses[term]) < SHOWN:
                uses[term].append((summary, tuple(using)))
    entries = [
        Entry(
            term=term,
            name=words.name(term.name),
            uses=tuple(uses[term.id]),
            others=max(0, counts[term.id] - SHOWN),
            line=archive.lines["terms", term.id],
        )
        for term in archive.terms
    ]
    entries.sort(key=lambda entry: sort_key(entry.name, words.tag))
    grouped = groupby(entries, key=lambda entry: heading(entry.name, words.tag))
    return [(letter, list(group)) for letter, group in grouped]
