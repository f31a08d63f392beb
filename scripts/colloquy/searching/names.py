"""Names of a person in other scripts, part by part: who types 乔莱 finds Chollet."""

from __future__ import annotations

import re
from collections.abc import Iterable

BETWEEN = re.compile(r"[\s·・‧]+")
"""What divides a name: blanks, and the dots between parts of a foreign one (in China by GB/T 15834)."""


def same_names(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Pair the parts of a person's names that stand for each other.

    Where the names have different numbers of parts, or order could differ, only whole names are paired:
    a name without dots may begin with the family's.
    """
    divided = [tuple(BETWEEN.split(name.strip())) for name in names]
    whole = tuple(" ".join(parts) for parts in divided)
    if len({len(parts) for parts in divided}) > 1:
        return [whole]
    return [forms for forms in zip(*divided, strict=True) if len(set(forms)) > 1]
