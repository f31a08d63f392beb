"""Which way a language is written: from left to right, or from right to left."""

from functools import cache

from babel.core import get_global

LEFT, RIGHT = "ltr", "rtl"
"""The directions, as HTML calls them: by where a line leads, beginning at the other side."""

# Scripts of Unicode 16 with strong right-to-left letters (Bidi_Class R, AL) that are written today.
_FROM_THE_RIGHT = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}
)


@cache
def direction(tag: str) -> str:
    """Give the direction of a language by its BCP 47 tag: of the script that it names, or its usual one."""
    subtags = tag.split("-")
    script = next((subtag.title() for subtag in subtags[1:] if len(subtag) == 4 and subtag.isalpha()), "")
    if not script:
        known = get_global("likely_subtags")
        likely = known.get("_".join(subtags)) or known.get(subtags[0]) or ""
        script = next((subtag for subtag in likely.split("_") if len(subtag) == 4), "")
    return RIGHT if script in _FROM_THE_RIGHT else LEFT


def turned(tag: str, around: str) -> str:
    """Give the direction of a language within words in another; nothing where it is the same."""
    return direction(tag) if tag and direction(tag) != direction(around) else ""


def isolated(words: str, tag: str, around: str) -> str:
    """Set words of the other direction apart in plain text, by the isolates of UAX 9 (FSI and PDI)."""
    return f"\u2068{words}\u2069" if turned(tag, around) else words
