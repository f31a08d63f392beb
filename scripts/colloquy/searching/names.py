"""Names of people: who types any part of one, in any script, finds the others too.

An interview seldom says a whole name: a guest is introduced by both names and addressed by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from colloquy.text.scripts import is_small

BETWEEN = re.compile(r"[\s·・‧]+")
"""What divides a name: blanks, and the dots between parts of a foreign one (in China by GB/T 15834)."""


def same_names(names: Iterable[str]) -> tuple[str, ...]:
    """Give all parts of a person's names, each once; without particles such as *von*, which are words."""
    parts = (part for name in names for part in BETWEEN.split(name.strip()))
    return tuple(dict.fromkeys(part for part in parts if not is_small(part[:1])))
