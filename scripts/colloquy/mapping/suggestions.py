"""Suggesting topics for exchanges that have none, by the topics' terms. It suggests; people decide."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from colloquy.catalogue import Archive
from colloquy.gathering import gathered
from colloquy.mapping.values import Editions
from colloquy.matching import find_terms
from colloquy.model import Exchange, Interview
from colloquy.text.inline import plain_text

BEST = 3
"""How many topics are suggested for an exchange."""


def suggestions(editions: Editions) -> Iterator[tuple[str, str]]:
    """Name likely topics for each exchange that no topic gathers, with the words that speak for them."""
    wanted = gathered(editions.archive, editions.interview.id)
    rows = [
        [exchange.id, exchange.title, _likely(editions.archive, editions.interview, exchange)]
        for exchange in editions.interview.exchanges
        if exchange.id not in wanted
    ]
    yield "suggestions", json.dumps(rows, ensure_ascii=False)


def _likely(archive: Archive, interview: Interview, exchange: Exchange) -> list[tuple[str, str]]:
    text = " ".join(plain_text(passage.text) for passage in exchange.passages)
    uses = Counter(term.id for term, _, _ in find_terms(archive, text, interview.language))
    words = {term.id: term.name.get(interview.language, term.id) for term in archive.terms}
    counted = [(sum(uses[term] for term in topic.terms), topic) for topic in archive.topic_records]
    ranked = sorted(counted, key=lambda pair: -pair[0])[:BEST]
    return [
        (topic.id, ", ".join(f"{words[term]} ×{uses[term]}" for term in topic.terms if uses[term]))
        for count, topic in ranked
        if count
    ]
