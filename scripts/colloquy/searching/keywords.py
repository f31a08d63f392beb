"""Keywords as search reads them: no page shows them, so they may be written in as few bytes as possible."""

import re
from collections.abc import Iterator, Mapping

from colloquy.searching.common import WORDS

BETWEEN = re.compile(r"[,，、;；\n]")
"""What divides keywords in a list that people write."""

LIGHT = frozenset(WORDS.split())
"""What a question may miss, so that a keyword need not say it either."""


def split_keywords(words: str) -> Iterator[str]:
    """Give the keywords of a list."""
    return filter(None, map(str.strip, BETWEEN.split(words)))


def join_keywords(lists: Mapping[str, str]) -> str:
    """Join the lists of all languages into one, each keyword once and without its light words.

    Sorted, they compress better.
    """
    return ",".join(sorted({_lighten(each) for words in lists.values() for each in split_keywords(words)}))


def _lighten(keyword: str) -> str:
    """Leave out the light words of a keyword, unless it has no others."""
    return " ".join(word for word in keyword.split() if word.lower() not in LIGHT) or keyword
