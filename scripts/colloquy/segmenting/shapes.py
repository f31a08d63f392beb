"""Shapes: names that are written as the labels of a text are, such as ``mia`` where others are ``ann``.

A text has its own way of writing names: in small letters, as numbers, as pictures. Who is not declared is
written in the same way, which need not be that of names elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from unicodedata import category

from colloquy.segmenting.names import is_name
from colloquy.segmenting.styles import HARMLESS, Styles
from colloquy.text.label_names import label_key
from colloquy.text.labels import Form, Head
from colloquy.text.scripts import UNSPACED, is_small

_RUNS = re.compile(r"(.)\1+")
_ORDINARY = re.compile(rf"[{UNSPACED}]+")
"""Words of Chinese and Japanese, which all are written alike."""


def is_alike(head: Head, text: str, labels: Styles, forms: Collection[Form]) -> bool:
    """Say whether a word at the beginning of a line has a form, and a shape, of this text's labels.

    One in small letters has, too, where those begin with capitals, if a sentence begins behind it.
    """
    name = head.name or head.asides[0]
    if head.form not in forms or head.form is Form.COMMA or not is_name(head):
        return False
    if " " in name or _ORDINARY.fullmatch(name) or (not head.name and HARMLESS.match(name)):
        return False
    shapes = {shape(key) for key in labels.by_key}
    begins = (head.name or labels.bracketed) and (
        head.form is Form.ALONE or text[head.words : head.words + 1].isupper()
    )
    return shape(name) in shapes or bool(begins and shape(name[:1].upper() + name[1:]) in shapes)


@lru_cache(maxsize=4_096)
def shape(name: str) -> str:
    """Give of which kinds the letters of a name are: each kind once, not for each letter."""
    return _RUNS.sub(r"\1", "".join(map(_kind, label_key(name))))


def _kind(letter: str) -> str:
    if letter.isalpha():
        return "a" if is_small(letter) else "A"
    if category(letter)[0] == "S":
        return "*"
    return "9" if letter.isdigit() else letter
