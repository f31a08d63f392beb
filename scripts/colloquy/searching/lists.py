"""Lists: the postings of all terms of an archive, joined from those of its interviews."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from colloquy.searching.postings import FIELDS, Posted, Row, number_bytes
from colloquy.searching.shelves import shelf, utf16

WEIGHTS = dict(
    zip(FIELDS, (1.0, 2.2, 0.5, 1.0, 4.0, 1.5, 0.4, 0.4, 1.0), strict=True)
)  # as `FIELDS` in parameters.js; a test compares them
MOST = 8_000
"""Entries that a term leads to at most, those that it says most of: a word of more says little in a query."""


@dataclass(slots=True)
class List:
    """Where a term is."""

    first: int = -1
    last: int = -1
    count: int = 0
    printed: bool = False
    rest: bytearray = field(default_factory=bytearray)
    """All but the first distance, as of `Posted`."""

    @property
    def postings(self) -> bytes:
        """Write all distances, the first from before the first entry."""
        return number_bytes(self.first + 1) + self.rest if self.count else b""

    def add(self, start: int, posted: Posted) -> None:
        """Add an interview that has its entries from `start` on."""
        first, last, entries, printed, rest = posted
        if self.count:
            self.rest += number_bytes(start + first - self.last)
        else:
            self.first = start + first
        self.rest += rest
        self.last = start + last
        self.count += entries
        self.printed |= printed

    def best(self) -> bytes:
        """Give the postings, and of too many the best, in their order."""
        if self.count <= MOST:
            return self.postings
        kept = heapq.nsmallest(MOST, self._read(), key=lambda each: (-each[2], each[0]))
        written, last = bytearray(), -1
        for entry, rest, _ in sorted(kept):
            written += number_bytes(entry - last) + rest
            last = entry
        return bytes(written)

    def _read(self) -> Iterator[tuple[int, bytes, float]]:
        read, at, entry = self.postings, 0, -1
        while at < len(read):
            gap, start = _number(read, at)
            fields, at = _number(read, start)
            entry += gap
            weight = 0.0
            for bit, name in enumerate(FIELDS):
                if fields >> bit & 1:
                    often, length = read[at] >> 5, read[at] & 31
                    weight += WEIGHTS[name] * (often + 1) / (often + 2 + length / 8)
                    at += 1
            yield entry, read[start:at], weight


def _number(read: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        number |= (read[at] & 127) << shift
        shift += 7
        at += 1
        if read[at - 1] < 128:
            return number, at


class Lists:
    """The lists of all terms, while interviews are added one after another."""

    def __init__(self) -> None:
        self.entries = 0
        self.sums = [0] * len(FIELDS)
        self._lists: dict[str, List] = {}

    def add(self, entries: int, lengths: Iterable[int], terms: Iterable[tuple[str, Posted]]) -> None:
        """Add the postings of some entries, which come after all that were added before."""
        for term, posted in terms:
            known = self._lists.get(term)
            if known is None:
                known = self._lists[term] = List()
            known.add(self.entries, posted)
        self.entries += entries
        self.sums = [one + other for one, other in zip(self.sums, lengths, strict=True)]

    def shelves(self) -> dict[str, dict[str, Row]]:
        """Give all that was added as rows, shelf by shelf, as if it were of one interview."""
        shelves: defaultdict[str, dict[str, Row]] = defaultdict(dict)
        for term, known in self._lists.items():
            posted = Posted(known.first, known.last, known.count, known.printed, bytes(known.rest))
            shelves[shelf(term)][term] = posted.row()
        return shelves

    def ordered(self) -> Iterator[tuple[str, List]]:
        """Give all terms as a script compares them."""
        for term in sorted(self._lists, key=utf16):
            yield term, self._lists[term]
