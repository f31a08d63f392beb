"""Lists: the postings of all terms of an archive, joined from those of its interviews."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from colloquy.searching.fields import WEIGHTS, Field
from colloquy.searching.postings import Posted, number_text

VALUES = {
    name: [weight * ((byte >> 5) + 1) / ((byte >> 5) + 2 + (byte & 31) * 3 / 8) for byte in range(256)]
    for name, weight in WEIGHTS.items()
}
"""What a term in a field is worth by its byte: how often it is there, and how long the field is."""
MOST = 8_000
"""Entries that a term leads to at most, those that it says most of: a word of more says little in a query."""

LETTERS = "\u2e80"
"""Below are scripts of few letters, of which each has a shelf; characters from here on share one by 256."""


@dataclass(slots=True)
class List:
    """Where a term is."""

    first: int = -1
    last: int = -1
    count: int = 0
    printed: int = 0
    rest: list[str] = field(default_factory=list)
    """All but the first distance, in parts, as of `Posted`."""

    @property
    def postings(self) -> bytes:
        """Write all distances, the first from before the first entry."""
        return (number_text(self.first + 1) + "".join(self.rest)).encode("latin-1") if self.count else b""

    def best(self, fields: Sequence[Field]) -> bytes:
        """Give the postings, and of too many the best, in their order, whoever reads in which language."""
        if self.count <= MOST:
            return self.postings
        ranked = sorted(self._read(fields), key=lambda each: (-each[2], each[0]))
        written, last = bytearray(), -1
        for entry, rest, _ in sorted(ranked[:MOST]):
            written += number_text(entry - last).encode("latin-1") + rest
            last = entry
        return bytes(written)

    def _read(self, known: Sequence[Field]) -> Iterator[tuple[int, bytes, float]]:
        read, at, entry = self.postings, 0, -1
        while at < len(read):
            gap, start = _number(read, at)
            fields, at = _number(read, start)
            entry += gap
            weight = 0.0
            for bit, one in enumerate(known):
                if fields >> bit & 1:
                    weight += VALUES[one.part][read[at]]
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

    def __init__(self, fields: Sequence[Field]) -> None:
        self.fields = fields
        self.entries = 0
        self.sums = [0] * len(fields)
        self._lists: dict[str, List] = {}

    def add(self, entries: int, lengths: Iterable[int], terms: Mapping[str, Posted]) -> None:
        """Add the postings of some entries, which come after all that were added before."""
        lists, start = self._lists, self.entries
        for term, (first, last, count, printed, rest) in terms.items():
            known = lists.get(term)
            if known is None:
                lists[term] = List(start + first, start + last, count, printed, [rest])
                continue
            known.rest += number_text(start + first - known.last), rest
            known.last = start + last
            known.count += count
            known.printed |= printed
        self.entries += entries
        self.sums = [one + other for one, other in zip(self.sums, lengths, strict=True)]

    def shelves(self) -> dict[str, dict[str, list[Any]]]:
        """Give all that was added, shelf by shelf, as if it were of one interview, as JSON has it."""
        shelves: defaultdict[str, dict[str, list[Any]]] = defaultdict(dict)
        for term, known in self._lists.items():
            rest = "".join(known.rest)
            shelves[shelf(term)][term] = [known.first, known.last, known.count, known.printed, rest]
        return shelves

    def ordered(self, others: Iterable[str] = ()) -> Iterator[tuple[str, List]]:
        """Give all terms as a script compares them, and `others` with an empty list if they are nowhere."""
        for term in sorted({*self._lists, *others}, key=utf16):
            yield term, self._lists.get(term) or List()


def shelf(term: str) -> str:
    """Name the shelf of a term, with those that begin alike, by the first character that one can begin with.

    What one text says changes the postings of a few shelves.

    The terms of a shelf follow each other, and shelves their names, in the order of `utf16`.
    """
    first = term[0]
    return first if first < LETTERS else chr(ord(first) & ~0xFF)


def utf16(term: str) -> bytes:
    """Give what terms are ordered by: the scripts that read them compare texts so."""
    return term.encode("utf-16-be")
