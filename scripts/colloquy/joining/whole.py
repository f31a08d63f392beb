"""What joiners work on, and what they give."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import PurePath
from typing import BinaryIO

from colloquy.catalogue import Archive, PersonRecord
from colloquy.composing.page import Page
from colloquy.mapping.making import EXCHANGES
from colloquy.model.summary import ExchangeSummary, Summary, in_time
from colloquy.recording.folders import SIDECARS
from colloquy.recording.keys import code, digest
from colloquy.recording.store import Store

MOST = 2_048
"""Interviews whose exchanges are remembered: each topic asks for those of all that it gathers. 11 KB each."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file that is to be in place."""

    path: str
    """Relative to the archive's root."""
    key: str
    """A hash of all that it is made from."""
    write: Callable[[BinaryIO], object]
    """Writes it; called only if it is not in place."""


Sizes = Mapping[str, int]
"""In bytes, by path: the outputs of the joiners before."""

Joiner = Callable[["Whole", Sizes], Iterator[Output]]
"""Makes outputs from all records."""


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """An archive with the records of all its interviews."""

    archive: Archive
    store: Store
    summaries: list[Summary]
    """By id."""
    _digests: dict[str, dict[str, bytes]] = field(default_factory=dict)
    _hashed: dict[tuple[tuple[str, ...], tuple[str, ...]], str] = field(default_factory=dict)

    @property
    def ordered(self) -> list[Summary]:
        """The summaries in order of time."""
        return in_time(self.summaries)

    @property
    def people(self) -> list[PersonRecord]:
        """Who of the people in the catalogue speaks in an interview, in its order."""
        speaking = {speech.person for summary in self.summaries for speech in summary.speeches}
        return [person for id_, person in self.archive.people.items() if id_ in speaking]

    def digests(self, name: str) -> dict[str, bytes]:
        """Give the hash of a piece, by interview."""
        if name not in self._digests:
            self._digests[name] = self.store.digests(name)
        return self._digests[name]

    def key(self, *names: str, of: Iterable[str] | None = None, also: object = None) -> str:
        """Hash pieces of all interviews, or `of` some, with the catalogues, the settings and the code."""
        ids = tuple(each.id for each in self.summaries) if of is None else tuple(of)
        if (names, ids) not in self._hashed:
            found = [self.digests(name) for name in names]
            kept = [(id_, [digests.get(id_) for digests in found]) for id_ in ids]
            self._hashed[names, ids] = digest(code(), self.archive.site, self.archive.shared, kept)
        return digest(self._hashed[names, ids], also)

    def piece(self, name: str, interview: str) -> str:
        """Give one piece of an interview."""
        return self.store.piece(name, interview).decode()

    def exchanges(self, interview: str) -> tuple[ExchangeSummary, ...]:
        """Give the summaries of an interview's exchanges."""
        return _exchanges(self, interview)


@lru_cache(maxsize=MOST)
def _exchanges(whole: Whole, interview: str) -> tuple[ExchangeSummary, ...]:
    return EXCHANGES.validate_json(whole.store.piece("exchanges", interview))


def page(path: str, key: str, compose: Callable[[], str]) -> Output:
    """Make the output of a page below `docs/`."""
    return Output(f"docs/{path}", key, lambda stream: stream.write(compose().encode()))


def page_and_sidecar(path: str, key: str, compose: Callable[[], Page]) -> Iterator[Output]:
    """Make the outputs of a page below `docs/` and of what is beside it."""
    composed = cache(compose)
    yield page(path, key, lambda: composed().text)
    beside = PurePath(path).with_suffix(".json")
    yield Output(f"{SIDECARS}/{beside}", key, lambda stream: stream.write(composed().sidecar.encode()))
