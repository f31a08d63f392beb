"""Parts: the postings of some interviews, joined and kept shelf by shelf, so that an edit joins few again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from colloquy.recording.store import Store
from colloquy.searching.lists import Lists

FACTS = "postings "
"""What the names of facts begin with that keep parts."""


@dataclass(frozen=True, slots=True)
class Part:
    """Postings of entries that follow each other, as the store keeps them."""

    fact: str
    entries: int
    lengths: Sequence[int]
    """How many different terms each field has, summed up."""
    shelves: Mapping[str, str]
    """A hash of what it has on each shelf."""

    @property
    def facts(self) -> Iterator[str]:
        """Name all that keeps it."""
        yield self.fact
        yield from (f"{self.fact} {shelf}" for shelf in self.shelves)


def keep_part(store: Store, name: str, key: str, lists: Lists, add: Callable[[Lists], None]) -> Part:
    """Give a part, joined again by what `add` adds to empty lists unless it was kept under the same key."""
    fact = FACTS + name
    kept = store.fact(fact)
    if kept.get("key") != key:
        add(lists)
        shelves = {
            shelf: store.put_fact(f"{fact} {shelf}", terms) for shelf, terms in lists.shelves().items()
        }
        kept = {"key": key, "entries": lists.entries, "lengths": lists.sums, "shelves": shelves}
        store.put_fact(fact, kept)
    return Part(fact, kept["entries"], kept["lengths"], kept["shelves"])


def join_shelf(store: Store, parts: Sequence[Part], shelf: str, lists: Lists) -> Lists:
    """Join what parts have on a shelf to empty lists."""
    for part in parts:
        terms = store.fact(f"{part.fact} {shelf}") if shelf in part.shelves else {}
        lists.add(part.entries, part.lengths, terms)
    return lists


def average_lengths(parts: Sequence[Part], fields: Sequence[str], hidden: int) -> dict[str, float]:
    """Say how many different terms a field has, by its name for a reader from whom some entries are hidden.

    Fields of one name count as one.
    """
    entries = sum(part.entries for part in parts) - hidden or 1
    sums = dict.fromkeys(filter(None, fields), 0)
    for part in parts:
        for name, length in zip(fields, part.lengths, strict=True):
            if name:
                sums[name] += length
    return {name: round(length / entries, 2) for name, length in sums.items()}


def forget_parts(store: Store, but: Sequence[Part]) -> None:
    """Drop what was kept of other parts: a word that was taken out is to be nowhere."""
    store.drop_facts(FACTS, {fact for part in but for fact in part.facts})
