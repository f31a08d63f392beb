"""What else finds a word: Traditional Chinese, words of other regions, and any part of a person's name."""

import re
from collections.abc import Iterable, Set
from functools import cache

from colloquy.text.chinese import read_table
from colloquy.text.scripts import is_small

CHARACTERS, PHRASES = "TSCharacters.txt", "TWPhrasesRev.txt"
BETWEEN = re.compile(r"[\s·・‧]+")
"""What divides a name: blanks, and the dots between parts of a foreign one (in China by GB/T 15834)."""


def characters(present: Set[str]) -> list[tuple[str, str]]:
    """Pair each Traditional character with its Simplified one, if either is `present` in the archive."""
    return [pair for pair in plain_characters().items() if not present.isdisjoint(pair)]


@cache
def plain_characters() -> dict[str, str]:
    """Give for each Traditional character, and each of another region, the Simplified one."""
    regional = {form: simplify(meanings[0]) for form, meanings in read_table(PHRASES) if len(form) == 1}
    return regional | _simplified()


def phrases(present: Set[str]) -> list[tuple[str, ...]]:
    """Give words of Taiwan with the mainland's for the same, if the archive has the characters of these."""
    groups = []
    for line in read_table(PHRASES):
        form, meanings = line
        kept = [simple for each in meanings if set(simple := simplify(each)) <= present]
        if kept and len(form) > 1:
            groups.append((simplify(form), *kept))
    return [tuple(dict.fromkeys(forms)) for forms in groups if len(set(forms)) > 1]


def simplify(text: str) -> str:
    """Write a text in Simplified characters, one by one."""
    return "".join(_simplified().get(character, character) for character in text)


@cache
def _simplified() -> dict[str, str]:
    return {form: meanings[0] for form, meanings in read_table(CHARACTERS) if form != meanings[0]}


def same_names(names: Iterable[str]) -> tuple[str, ...]:
    """Give all parts of a person's names, each once; without particles such as *von*, which are words.

    An interview seldom says a whole name: a guest is introduced by both names and addressed by one.
    """
    parts = (part for name in names for part in BETWEEN.split(name.strip()))
    return tuple(dict.fromkeys(part for part in parts if not is_small(part[:1])))
