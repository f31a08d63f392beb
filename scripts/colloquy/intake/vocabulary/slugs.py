"""Ids: addresses made of names and titles, in small Latin letters."""

import re
import unicodedata
from collections.abc import Container

from colloquy.catalogue.fields import LONGEST_ID
from colloquy.intake.vocabulary.names import is_han

LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"}
)


def slug(words: str, most: int = 50) -> str:
    """Write words as an id; empty where they have no letters that can be written so."""
    if is_han(words):
        from pypinyin import lazy_pinyin

        words = " ".join(lazy_pinyin(words))
    plain = unicodedata.normalize("NFKD", words.casefold().translate(LETTERS))
    ascii_only = "".join(character for character in plain if not unicodedata.combining(character))
    parts = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", ascii_only))
    joined = ""
    for part in parts:
        if len(joined) + len(part) >= most:
            break
        joined = f"{joined}-{part}" if joined else part
    return joined or "-".join(parts)[:most].strip("-")


def unique(wanted: str, taken: Container[str]) -> str:
    """Give an id that is not taken: the wanted one, or that with a number."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted[: LONGEST_ID - 5]}-{number}"
    return free
