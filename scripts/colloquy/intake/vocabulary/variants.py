"""Variants: labels that may be of one name, by form or by sound, in one script or in two."""

import re
import unicodedata
from collections.abc import Container, Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from operator import eq

from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.names import (
    NUMBERED,
    are_of_two_papers,
    digits,
    is_han,
    is_name,
    is_role,
    is_same,
    strip_role,
)
from colloquy.text.surnames import SURNAMES

JOINT = re.compile(r"\s*(?:[，,、/&＆·・•]|\band\b|[和与與及])\s*")
TWICE = re.compile(r"(.)\1+")
HEARD = 0.5
"""How alike two syllables are that are heard for each other."""
NEARLY, LONG = 0.85, 7
"""How alike two words are that differ by a slip, and how long a word is in which nothing else may do it."""
SERIES = 4
"""Labels of a series, from how many on they are one."""
FEWEST_TRANSCRIBED = 4
"""Characters of a Chinese name, from how many on its first is a sound, and not a surname."""
ALIKE = (
    *(("ng", "n"), ("ph", "f"), ("sh", "s"), ("zh", "s"), ("ch", "s"), ("r", "l"), ("c", "s"), ("z", "s")),
    *(("x", "s"), ("v", "w"), ("b", "p"), ("d", "t"), ("g", "k"), ("q", "k"), ("j", "s"), ("y", "i")),
)
"""Letters that sound alike across languages."""


@lru_cache(maxsize=1024)
def latin(name: str) -> str:
    """Write a name in a few Latin letters, those that sound alike being the same."""
    words = strip_role(name)
    if is_han(words):
        from pypinyin import lazy_pinyin

        words = "".join(lazy_pinyin(words))
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c)
    )
    letters = re.sub(r"[^a-z0-9]", "", plain)
    for old, new in ALIKE:
        letters = letters.replace(old, new)
    return letters


def sound(name: str) -> str:
    """Write the consonants of a name, in any script, as a rough key of how it sounds."""
    letters = latin(name)
    consonants = letters[:1] + re.sub("[aeiouhw]", "", letters[1:])
    return re.sub(r"(.)\1+", r"\1", consonants)


def is_joint(name: str, keys: Container[str]) -> bool:
    """Say whether a label is that of several, each of whom has one: `Ann and Bob`, `王、李`, `王李`."""
    parts, written = JOINT.split(name), key(name)
    run_in = any(written[:at] in keys and written[at:] in keys for at in range(1, len(written)))
    return (len(parts) > 1 and all(key(part) in keys for part in parts)) or (is_han(name) and run_in)


def is_run_in(name: str, keys: Container[str]) -> bool:
    """Say whether a label is run in with the heading above it: `潮水的疑虑 问`."""
    head, _, last = name.rpartition(" ")
    return is_han(head) and key(last) in keys and not is_name(name)


def find_series(keys: Iterable[str]) -> set[str]:
    """Find the keys of numbered questions and answers, `q1`, `a1`, `q2`; nothing where one side has none."""
    series = {entry for entry in keys if NUMBERED.fullmatch(entry) and entry[-1].isnumeric()}
    return series if len(series) >= SERIES and len({entry[0] for entry in series}) > 1 else set()


def is_initials(name: str) -> bool:
    """Say whether a name is two or three initials."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,3}", name))


def is_short(letter: str, keys: Iterable[str]) -> bool:
    """Say whether a letter is short for a name: not `q` or `a` beside each other, or beside no letter."""
    others = {other for other in keys if len(other) == 1 and other.isascii()} - {letter}
    return letter not in "qa" or (bool(others) and not others & {"q", "a"})


def is_alike(one: str, other: str) -> bool:
    """Say whether two names sound alike or differ in a letter or two: perhaps variants."""
    parts = any(is_role(name) or NUMBERED.fullmatch(name) for name in (one, other))
    if parts or digits(key(one)) != digits(key(other)) or are_of_two_papers(one, other):
        return False
    if is_initials(one) and is_initials(other):
        return key(one) == key(other)
    if is_han(one) and is_han(other) and len(one) == len(other):
        shared = sum(map(eq, one, other))
        few = _is_native(one) and _is_native(other) and shared * 2 < len(one)
        return not few and _is_of_one_family(one, other) and all(map(_is_heard_for, one, other))
    if is_han(one) and is_han(other) and once(one) == once(other):
        return True
    if _is_native(one) and _is_native(other):
        return False  # each character is heard
    a, b = sound(one), sound(other)
    consonants = SequenceMatcher(None, a, b).ratio()
    letters = SequenceMatcher(None, latin(one), latin(other)).ratio()
    if is_han(one) != is_han(other):  # a name and its transcription
        near = consonants >= 0.8 and min(len(a), len(b)) >= 2
        return letters >= (0.5 if near else 0.58) and (consonants >= 0.6 or a[:1] == b[:1])
    return min(len(a), len(b)) >= 3 and consonants >= 0.75 and letters >= 0.7


def are_heard_alike(one: str, other: str) -> bool:
    """Say whether two names that are alike have the same consonants, too, as those of one person do."""
    return sound(one) == sound(other) and is_alike(one, other)


def is_transcribed(one: str, other: str) -> bool:
    """Say whether two names sound alike, and one of them is written in Chinese characters."""
    return is_han(one) != is_han(other) and is_alike(one, other)


def is_surely_transcribed(one: str, other: str) -> bool:
    """Say whether two names have the same consonants, several, and one of them is in Chinese characters."""
    return is_transcribed(one, other) and len(sound(one)) > 1 and sound(one) == sound(other)


def once(name: str) -> str:
    """Write each character that comes twice in a row once."""
    return TWICE.sub(r"\1", name)


def _is_of_one_family(one: str, other: str) -> bool:
    """Say whether two Chinese names may have one surname, heard if not written: not `张先生`, `赵先生`."""
    return not (_is_native(one) and _is_native(other)) or latin(one[0]) == latin(other[0])


def _is_native(name: str) -> bool:
    """Say whether a name has the form of a Chinese one, with a surname, and not of a transcription."""
    return name[0] in SURNAMES and len(name) < FEWEST_TRANSCRIBED


def _is_heard_for(one: str, other: str) -> bool:
    """Say whether a Chinese character may be heard for another."""
    a, b = latin(one), latin(other)
    return a[:1] == b[:1] and SequenceMatcher(None, a, b).ratio() >= HEARD


def is_misspelled(one: str, other: str) -> bool:
    """Say whether two names differ only in the order of letters: `Crhis Lattner`."""
    pairs = list(zip_longest(one.split(), other.split(), fillvalue=""))
    return all(a == b or (len(a) > 3 and sorted(a) == sorted(b)) for a, b in pairs)


def is_nearly(one: str, other: str) -> bool:
    """Say whether two words differ in a letter or two of many."""
    return SequenceMatcher(None, one, other).ratio() >= NEARLY


def is_role_misspelled(one: str, other: str) -> bool:
    """Say whether one of two labels is the other, which names a part, with a slip: `INTEVIEWER`."""
    a, b = key(one), key(other)
    long = min(len(a), len(b)) >= LONG and " " not in a + b
    return long and is_role(one) != is_role(other) and is_nearly(a, b)


def is_heard_alike(one: str, other: str) -> bool:
    """Say whether two names sound the same; in Chinese, they share half of their characters, too."""
    heard, shared = sound(one), len(set(one) & set(other))
    return heard == sound(other) and len(heard) > 2 and (not is_han(one) or shared * 2 >= len(one))


def are_variants(one: str, other: str) -> bool:
    """Say whether two labels may be variants of a name, by form or by sound."""
    if is_role(one) or (is_initials(one) and is_initials(other) and key(one) != key(other)):
        return False
    return is_same(one, other) or is_transcribed(one, other) or is_heard_alike(one, other)
