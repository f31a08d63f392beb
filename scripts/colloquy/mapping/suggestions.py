"""Suggesting topics for exchanges that have none, by terms and keywords. It suggests; people decide."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from colloquy.catalogue import Archive
from colloquy.gathering import gathered
from colloquy.mapping.values import Editions
from colloquy.matching import any_form, find_terms, lower
from colloquy.model import Exchange
from colloquy.searching.keywords import split_keywords
from colloquy.text.inline import plain_text

BEST = 3
"""How many topics are suggested for an exchange."""


def suggestions(editions: Editions) -> Iterator[tuple[str, str]]:
    """Name likely topics for each exchange that no topic gathers, with the words that speak for them."""
    wanted = gathered(editions.archive, editions.interview.id)
    rows = [
        [
            exchange.id,
            exchange.title,
            likely_topics(editions.archive, _words(exchange), editions.interview.language),
        ]
        for exchange in editions.interview.exchanges
        if exchange.id not in wanted
    ]
    yield "suggestions", json.dumps(rows, ensure_ascii=False)


def _words(exchange: Exchange) -> str:
    return " ".join(plain_text(passage.text) for passage in exchange.passages)


def likely_topics(archive: Archive, text: str, language: str) -> list[tuple[str, str]]:
    """Name the topics whose terms a text has, the likeliest first, with these and keywords."""
    uses = Counter(term.id for term, _, _ in find_terms(archive, text, language))
    names = {term.id: term.name.get(language, term.id) for term in archive.terms}
    every, by_keyword = _every_keyword(archive, language)
    keywords = Counter(match.group() for match in every.finditer(lower(text)))
    counted: list[tuple[int, str, str]] = []
    for topic in archive.topic_records:
        words = {names[term]: uses[term] for term in topic.terms if uses[term]}
        if topic.terms and not words:
            continue  # keywords alone, such as “job”, are in any conversation
        words |= {word: count for word, count in keywords.items() if topic.id in by_keyword.get(word, ())}
        because = ", ".join(f"{word} ×{count}" for word, count in words.items())
        counted.append((sum(words.values()), topic.id, because))
    ranked = sorted(counted, key=lambda entry: -entry[0])[:BEST]
    return [(topic, because) for count, topic, because in ranked if count]


@lru_cache(maxsize=8)
def _every_keyword(archive: Archive, language: str) -> tuple[re.Pattern[str], Mapping[str, Sequence[str]]]:
    """Match the other words for topics, which search knows as well; give whose they are."""
    by_keyword: dict[str, list[str]] = defaultdict(list)
    for topic in archive.topic_records:
        for word in split_keywords(topic.hidden_labels.get(language, "")):
            by_keyword[lower(word)].append(topic.id)
    return any_form(by_keyword), by_keyword
