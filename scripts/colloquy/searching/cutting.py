"""Cutting texts into terms: folded words, and pairs of the characters that no space divides.

The reader's scripts cut queries in the same way (``scripts/reader/search/words.js``); a test compares them.
Words are not reduced to their stems here: the reader's script knows which words have one.
"""

import re
import unicodedata
from functools import lru_cache
from operator import add

from colloquy.searching.variants import plain_characters

HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
PLANES = (
    range(0x3400),
    range(0xA000, 0xAC00),
    range(0xFB00, 0x17000),
    range(0x18D00, 0x20000),
    range(0xE0100, 0xE01F0),
)
"""The parts of Unicode that have marks; looking through all of it takes a tenth of a second."""
MARKS = "".join(each for plane in PLANES for each in map(chr, plane) if unicodedata.category(each)[0] == "M")
_MARKS = frozenset(MARKS)
PLAIN = rf"[^\W_{HAN}]"
PIECES, MARKED_PIECES = (
    re.compile(rf"([{HAN}]+)|({letter}+(?:['’]{letter}+)*)")
    for letter in (PLAIN, rf"(?:{PLAIN}|[{re.escape(MARKS)}])")
)
"""The pieces of a text without marks, and of any text: few have marks, and looking for them takes long."""
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
APOSTROPHES = re.compile("['’]s$|['’]")


def cut(text: str) -> list[str]:
    """Give all terms of a text, as often as they are there."""
    pieces, terms = PIECES if _MARKS.isdisjoint(text) else MARKED_PIECES, list[str]()
    for run, word in pieces.findall(text):
        if run:
            characters = list(map(_SIMPLE.__getitem__, run))
            terms += map(add, characters, [*characters[1:], ""])
        elif folded := fold(word):
            terms.append(folded)
    return terms


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Fold a word: width, case, apostrophes, diacritics."""
    plain = APOSTROPHES.sub("", unicodedata.normalize("NFKC", word).lower())
    bare = (
        each for each in unicodedata.normalize("NFD", plain) if not unicodedata.category(each).startswith("M")
    )
    return unicodedata.normalize("NFC", "".join(bare)).translate(LETTERS)


class _Simple(dict[str, str]):
    """Characters that search takes for the same, by character."""

    def __missing__(self, character: str) -> str:
        compatible = character >= "\uf900" or character < "\u3040"
        usual = unicodedata.normalize("NFKC", character) if compatible else character
        self[character] = plain_characters().get(usual, usual)
        return self[character]


_SIMPLE = _Simple()
