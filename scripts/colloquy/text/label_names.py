"""Names in labels: without the signs around them, and as they are compared."""

import re
import unicodedata
from functools import lru_cache

from colloquy.text.label_tokens import REFERENCE, UNSEEN, read_reference
from colloquy.text.scripts import HAN

_INVISIBLE = re.compile(f"[{UNSEEN}]+")
_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")
_STOP_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])\.(?=[{HAN}])")
"""What is a full-width period before NFKC: the dot between the parts of a foreign name."""
_BRACKETS = re.compile(r" ?[()] ?")
_MARKS = re.compile(r"[*`\\]+|(?<![^\W_])_+|_+(?![^\W_])")
_EDGES = " ,，;；-–—―|·•#>~"
_BULLETS = "§¶†‡※"
QUOTES = '“”„"«»‹›「」『』'
_INITIALS = re.compile(r"(?<![^\W\d_])([^\W\d_])\. ?(?=[^\W\d_]\.|$)")
_ALIKE = tuple(
    (re.compile(f"[{signs}]"), plain)
    for signs, plain in (("’‘ʼ", "'"), ("•・‧∙", "·"), ("‐‑", "-"), ("\u2800", " "))
)
"""Apostrophes, dots between names, hyphens and blanks that no reader distinguishes."""


@lru_cache(maxsize=65_536)
def label_key(name: str) -> str:
    """Write a name so that two that readers cannot distinguish are equal.

    After NFKC (Unicode Standard Annex 15); without invisible characters and emphasis; all blanks alike, and
    none between Chinese characters or at brackets; initials without stops.
    """
    text = REFERENCE.sub(read_reference, name)
    if text.isascii():
        text = " ".join(_MARKS.sub("", text).split())
    else:
        text = _MARKS.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
        text = _STOP_BETWEEN_HAN.sub("·", text)
        for pattern, plain in _ALIKE:
            text = pattern.sub(plain, text)
        text = _BETWEEN_HAN.sub("", " ".join(text.split()))
    text = _BRACKETS.sub(lambda match: match[0].strip(), text).strip(_EDGES + ":：.")
    return _INITIALS.sub(lambda match: match[1], f"{text}.").strip(_EDGES + ".")


def letters(name: str) -> str:
    """Give the letters and digits of words, small: those of a name that they begin with come first."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", label_key(name)).casefold()))


def without_signs(name: str) -> str:
    """Take dashes, dots, bullets and pictures off a name; of nothing but such signs, leave all."""
    name = name.strip().strip(_EDGES)
    signs = (letter in _BULLETS or unicodedata.category(letter)[0] in "SZ" for letter in name)
    begin = next((at for at, is_sign in enumerate(signs) if not is_sign), 0)
    return name[begin:].strip(_EDGES).strip()
