"""Postings: where each term is in an interview, as short strings that are joined to those of others.

The postings of a term are, entry by entry: the distance from the entry before, a set of fields as bits (both
as LEB128 numbers), and for each of these fields one byte: three bits for how often the term is there, five
for how many different terms the field has, a power of two. `scripts/reader/search/postings.js` reads them.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from pydantic_core import to_json

from colloquy.searching.cutting import cut
from colloquy.searching.fields import Field

ONLY_LABELS = 1
"""The bit of hidden labels, which are the first field."""
OFTEN = 8
"""Repetitions that are distinguished."""

Texts = Mapping[Field, str]
"""By field, what an entry has to search."""


class Posted(NamedTuple):
    """A term in the entries of one interview, counted from its first; in JSON, a list of the same values."""

    first: int
    last: int
    entries: int
    printed: int
    """Whether it is anywhere else than among hidden labels: 1, or else 0."""
    rest: str
    """All but the first distance; each byte is a character of Latin-1."""


SMALL = [chr(number) for number in range(128)]

MARK = "\x01"
"""What the terms begin with that are no words, but say to what an entry belongs."""


def post(fields: Sequence[Field], entries: Sequence[Texts]) -> dict[str, Posted]:
    """Find the terms of all entries; `fields` are in the order of their bits."""
    return {term: _post(at) for term, at in _find(fields, entries).items()}


def _find(fields: Sequence[Field], entries: Sequence[Texts]) -> dict[str, list[int]]:
    """Find where each term is: places that each pack an entry, a field and a value into a number."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, texts in enumerate(entries):
        for bit, field in enumerate(fields):
            if not (text := texts.get(field)):
                continue
            counts = count(text)
            length = min(31, round(math.log2(len(counts) or 1)))
            packed = [number << 16 | bit << 8 | step << 5 | length for step in range(OFTEN)]
            for term, often in counts.items():
                places[term].append(packed[often - 1 if often < OFTEN else -1])
    return places


def _post_marks(marks: Sequence[Sequence[str]]) -> dict[str, Posted]:
    marked: defaultdict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(marks):
        for name in names:
            marked[MARK + name].append(number)
    return {term: _mark(numbers) for term, numbers in marked.items()}


def lengths(fields: Sequence[Field], entries: Sequence[Texts]) -> list[int]:
    """Sum up how many different terms each field has."""
    return [sum(len(count(texts.get(field, ""))) for texts in entries) for field in fields]


@lru_cache(maxsize=1024)
def count(text: str) -> Mapping[str, int]:
    """Count the terms of a text."""
    return Counter(cut(text))


def _post(places: list[int]) -> Posted:
    """Write where a term is."""
    first = last = places[0] >> 16
    rest, entries, printed, fields, values = "", 1, 0, 0, ""
    for place in places:
        number = place >> 16
        if number != last:
            rest += number_text(fields) + values + number_text(number - last)
            printed |= fields != ONLY_LABELS
            last, fields, values = number, 0, ""
            entries += 1
        fields |= 1 << (place >> 8 & 0xFF)
        values += chr(place & 0xFF)
    return Posted(
        first, last, entries, printed | (fields != ONLY_LABELS), rest + number_text(fields) + values
    )


@lru_cache(maxsize=1 << 16)
def _alone(place: int) -> Posted:
    """Write where a term is that is in one place only."""
    entry, fields = place >> 16, 1 << (place >> 8 & 0xFF)
    return Posted(entry, entry, 1, int(fields != ONLY_LABELS), number_text(fields) + chr(place & 0xFF))


def _mark(numbers: list[int]) -> Posted:
    distances = (after - before for before, after in pairwise(numbers))
    rest = SMALL[0] + "".join(number_text(distance) + SMALL[0] for distance in distances)
    return Posted(numbers[0], numbers[-1], len(numbers), 1, rest)


def number_text(number: int) -> str:
    """Write a number as LEB128, seven bits a byte, the low ones first; each byte is a character."""
    if number < 128:
        return SMALL[number]
    written = ""
    while number > 127:
        written += chr(number & 127 | 128)
        number >>= 7
    return written + chr(number)


def dump(fields: Sequence[Field], entries: Sequence[Texts], marks: Sequence[Sequence[str]]) -> str:
    """Write an interview’s postings as a piece of its record; of most terms, the one place."""
    places = _find(fields, entries)
    written = {
        "entries": len(entries),
        "lengths": lengths(fields, entries),
        "alone": {term: at[0] for term, at in places.items() if len(at) == 1},
        "terms": {term: list(_post(at)) for term, at in places.items() if len(at) > 1} | _post_marks(marks),
    }
    return to_json(written).decode()


def load(piece: str) -> tuple[int, list[int], dict[str, Posted]]:
    """Read what `dump` wrote: how many entries, the lengths of their fields, their terms."""
    read: dict[str, Any] = json.loads(piece)
    alone = {term: _alone(place) for term, place in read["alone"].items()}
    return read["entries"], read["lengths"], alone | read["terms"]
