"""Keywords as search reads them: no page shows them, so they may be written in as few bytes as possible."""

import re
from collections.abc import Iterator, Mapping

BETWEEN = re.compile(r"[,，、;；\n]")
"""What divides keywords in a list that people write."""


def split_keywords(words: str) -> Iterator[str]:
    """Give the keywords of a list."""
    return filter(None, map(str.strip, BETWEEN.split(words)))


def join_keywords(lists: Mapping[str, str]) -> str:
    """Join the lists of all languages into one, each keyword once.

    Sorted, they compress better.
    """
    return ",".join(sorted({word for words in lists.values() for word in split_keywords(words)}))
