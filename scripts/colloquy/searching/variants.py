"""Traditional Chinese and the words of other regions, so far as they lead to what stands in the archive.

The tables are OpenCC's (Apache License 2.0), from the package ``opencc-python-reimplemented``: lines of a
form, a tab, and what it is in Simplified Chinese or on the mainland, the usual one first.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from importlib.resources import files

CHARACTERS, PHRASES = "TSCharacters.txt", "TWPhrasesRev.txt"


def characters(present: Set[str]) -> list[tuple[str, str]]:
    """Pair each Traditional character with its Simplified one, if either is `present` in the archive."""
    regional = {form: simplify(meanings[0]) for form, meanings in _table(PHRASES) if len(form) == 1}
    return [pair for pair in (regional | _simplified()).items() if not present.isdisjoint(pair)]


def phrases(present: Set[str]) -> list[tuple[str, ...]]:
    """Give words of Taiwan with the mainland's for the same, if the archive has the characters of these."""
    groups = []
    for line in _table(PHRASES):
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
    return {form: meanings[0] for form, meanings in _table(CHARACTERS) if form != meanings[0]}


@cache
def _table(name: str) -> list[tuple[str, list[str]]]:
    text = files("opencc").joinpath("dictionary", name).read_text(encoding="utf-8")
    lines = (line.partition("\t") for line in text.lstrip("\ufeff").splitlines() if line)
    return [(form, meanings.split()) for form, _, meanings in lines]
