"""Suggesting topics for exchanges that have none, by the topics' terms. It suggests; people decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from colloquy import read_interview
from colloquy.building import Progress
from colloquy.catalogue import Archive, describe, open_archive
from colloquy.gathering import gathered
from colloquy.inline import parse, plain
from colloquy.matching import find_terms
from colloquy.model import Exchange, Interview
from colloquy.telling import Teller

BEST = 3
"""How many topics are suggested for an exchange."""


def suggest_topics(root: Path, progress: Progress, tell: Teller) -> Iterator[str]:
    """Name likely topics for each exchange that no topic gathers, with the words that speak for them."""
    archive, _ = open_archive(root)
    whole, open_ = True, False
    for name in progress(archive.interviews):
        described, _ = describe(archive, name)
        interview = read_interview(archive, described)[0] if described else None
        whole = whole and interview is not None
        if interview:
            wanted = gathered(archive, name)
            for exchange in interview.exchanges:
                if exchange.id not in wanted:
                    open_ = True
                    yield from _suggestions(archive, interview, exchange, tell)
    if whole and not open_:
        yield tell.tells("every question has a topic")


def _suggestions(archive: Archive, interview: Interview, exchange: Exchange, tell: Teller) -> Iterator[str]:
    text = " ".join(plain(parse(passage.text)) for passage in exchange.passages)
    found = Counter(term.id for term, _, _ in find_terms(archive, text, interview.language))
    words = {term.id: term.name.get(interview.language, term.id) for term in archive.terms}
    yield f"{interview.id}#{exchange.id}  {exchange.title}"
    ranked = sorted(
        ((sum(found[term] for term in topic.terms), topic) for topic in archive.topic_records),
        key=lambda pair: -pair[0],
    )
    for count, topic in ranked[:BEST]:
        if count:
            because = ", ".join(f"{words[term]} ×{found[term]}" for term in topic.terms if found[term])
            yield f"  {topic.id}: {because}"
    if not ranked or not ranked[0][0]:
        yield "  " + tell.tells("no term of any topic stands in it")
