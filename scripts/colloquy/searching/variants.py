"""Traditional Chinese and the words of other regions, as far as they lead to what is in the archive."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from colloquy.text.chinese import read_table

CHARACTERS, PHRASES = "TSCharacters.txt", "TWPhrasesRev.txt"


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
