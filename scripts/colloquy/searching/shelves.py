"""Shelves: the terms that begin alike. What one text says changes the postings of a few of them."""

LETTERS = "\u2e80"
"""Below are scripts of few letters, of which each has a shelf; characters from here on share one by 256."""


def shelf(term: str) -> str:
    """Name the shelf of a term by the first character that one there can begin with.

    The terms of a shelf follow each other, and shelves their names, in the order of `utf16`.
    """
    first = term[0]
    return first if first < LETTERS else chr(ord(first) & ~0xFF)


def utf16(term: str) -> bytes:
    """Give what terms are ordered by: the scripts that read them compare texts so."""
    return term.encode("utf-16-be")
