"""Fullness: which form of a name is its fullest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from colloquy.intake.vocabulary.names import (
    MACHINE,
    NICKNAME,
    NUMBERED,
    SURNAMES,
    is_role,
    is_same,
    strip_role,
)

FULL_HAN = re.compile(f"[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}}")
"""A Chinese name with its surname."""


def fullest(labels: list[str], known: Iterable[str]) -> str:
    """Give the fullest form of a name: of its labels, or one known from elsewhere that only it can be of."""
    if all(NUMBERED.fullmatch(label) for label in labels):
        return labels[0][0]
    best = max(labels, key=_fullness)
    best = best.title() if best.isupper() and len(best) > 3 and " " in best else best
    if MACHINE.fullmatch(best):
        return best
    if FULL_HAN.fullmatch(strip_role(best)):  # what else begins with it is a sentence
        return best
    fitting = {name for name in known if any(is_same(label, name) for label in labels)}
    longest = max(fitting, key=len, default="")
    return (
        longest
        if longest and all(is_same(longest, other) for other in fitting) and len(longest) > len(best)
        else best
    )


def _fullness(label: str) -> tuple[bool, int, int]:
    """Say how full a name is; a part in small letters is mostly the rest of a broken word."""
    words = strip_role(label).split()
    return (
        not is_role(label),
        sum(word[:1].isupper() or not word[:1].islower() for word in words)
        - sum(word[:1].islower() for word in words),
        2 * len(NICKNAME.sub("", label).replace("-", "")) + ("-" not in label),
    )
