"""Rolling captions: each cue prints again the last words of the one before it, and goes on."""

import re
from collections.abc import Sequence
from itertools import pairwise

WORD = re.compile(r"[\u2e80-\U0010ffff]|[^\s\u2e80-\U0010ffff]+")
"""A word, or one wide character."""
FEWEST_WORDS = 2
"""Words that two cues share if they roll; one alone may be said twice."""
FEWEST_CUES = 3
MOST_WORDS = 200
"""Of a cue that are compared: more than a screen shows."""


def without_rolled(bodies: Sequence[str]) -> list[str]:
    """Leave each word once, where most cues begin with the end of the one before; else all as it is."""
    printed = [body for body in bodies if body.strip()]
    shared = [_shared(before, body) for before, body in pairwise(printed)]
    if sum(count >= FEWEST_WORDS for count in shared) < max(FEWEST_CUES, len(shared) / 2):
        return list(bodies)
    left, before = [], ""
    for body in bodies:
        left.append(_without_first(body, _shared(before, body)))
        before = body if body.strip() else before
    return left


def _shared(before: str, body: str) -> int:
    """Count the words at the end of one cue that the next begins with; few only if they are all of it."""
    earlier, words = WORD.findall(before)[-MOST_WORDS:], WORD.findall(body)[:MOST_WORDS]
    for count in range(min(len(earlier), len(words)), 0, -1):
        complete = count in (len(earlier), len(words))
        if (complete or count > FEWEST_WORDS) and earlier[-count:] == words[:count]:
            return count
    return 0


def _without_first(body: str, count: int) -> str:
    ends = [match.end() for match in WORD.finditer(body)][:count]
    return body[ends[-1] :].strip() if ends else body
