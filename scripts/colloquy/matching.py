"""Finding terms in running text, as the term base names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from colloquy.catalogue import TermRecord

Found = tuple[TermRecord, int, int]
"""A term, and where it begins and ends."""


def find_terms(terms: Iterable[TermRecord], text: str, language: str) -> list[Found]:
    """Find the terms in a text, in their order; a term inside a longer one does not count."""
    found = [
        (term, match.start(), match.end())
        for term in terms
        for form in term.forms(language)
        for match in pattern(form).finditer(text)
    ]
    kept: list[Found] = []
    for term, start, end in sorted(found, key=lambda entry: entry[1] - entry[2]):
        if not any(first <= start and end <= last for _, first, last in kept):
            kept.append((term, start, end))
    return sorted(kept, key=lambda entry: entry[1])


@lru_cache(maxsize=8192)
def pattern(form: str) -> re.Pattern[str]:
    """Match a form as a whole word, in the singular or plural; Chinese has neither."""
    if re.search(r"[\u4e00-\u9fff]", form):
        return re.compile(re.escape(form))
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(form)}(?:e?s)?(?![A-Za-z0-9])", re.IGNORECASE)
