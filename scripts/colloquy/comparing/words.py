"""Which paragraphs changed between two pages, and which words between two texts; in Chinese, characters."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from colloquy.checking.unfinished import count_same
from colloquy.text.scripts import UNSPACED

TOKEN = re.compile(rf"[^\W{UNSPACED}_]+(?:['’-][^\W{UNSPACED}_]+)*|\s+|.", re.DOTALL)
ISLAND = re.compile(rf"\s*(?:[^\w\s]\s*)?|[{UNSPACED}]")
"""What stays the same between two changes and is too small to read: it counts as changed with them."""

LIMIT = 4_000_000
"""Pairs of tokens; two texts that have more count as one replaced by the other."""
ALIGNED = 160_000
"""Pairs of paragraphs; of two pages that differ in more, each is compared with the one at its place.

The matcher takes time that grows with the cube of them where many are alike.
"""


class Part(NamedTuple):
    """A stretch of two texts: the same in both, or before and after."""

    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        return self.before != self.after


def parts(before: str, after: str) -> list[Part]:
    """Divide two texts into what is the same and what changed; joined, the parts give both texts."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if len(old) * len(new) > LIMIT:
        return [Part(before, after)]
    matched = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    apart = [Part("".join(old[i:j]), "".join(new[k:m])) for _, i, j, k, m in matched]
    joined: list[Part] = []
    for index, part in enumerate(apart):
        between = 0 < index < len(apart) - 1
        swallowed = part.changed or (between and ISLAND.fullmatch(part.before))
        if swallowed and joined and joined[-1].changed:
            joined[-1] = Part(joined[-1].before + part.before, joined[-1].after + part.after)
        else:
            joined.append(part)
    return joined


class Pair(NamedTuple):
    """Two paragraphs or lines at the same place that differ; nothing where there is none."""

    before: str | None
    after: str | None
    place: int
    """Among those after: where the change begins."""


def pair(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Pair the paragraphs or lines that changed."""
    same = count_same(before, after)
    before, after = before[same:], after[same:]
    end = count_same(before[::-1], after[::-1])
    before, after = before[: len(before) - end], after[: len(after) - end]
    if len(before) * len(after) > ALIGNED:
        for place, (old, new) in enumerate(zip_longest(before, after), start=same):
            if old != new:
                yield Pair(old, new, place)
        return
    for kind, start, stop, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            for old, new in zip_longest(before[start:stop], after[first:last]):
                yield Pair(old, new, same + first)
