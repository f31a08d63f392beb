"""Keeping records up to date: those that are there and valid are not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from colloquy.catalogue import Archive
from colloquy.mapping.executing import Workers, make_all
from colloquy.mapping.records import FINDINGS, Task
from colloquy.reading import Files, read_files
from colloquy.recording.keys import Vocabulary, record_key, vocabulary
from colloquy.recording.store import Kept, Store

Progress = Callable[[Iterable[str]], Iterable[str]]
"""Shows how far a loop over interviews has come."""

COMMIT = 64
"""After how many records what was made is kept for good, even if the run is interrupted."""


def update_records(
    archive: Archive,
    interviews: Sequence[str],
    parts: Sequence[str],
    store: Store,
    workers: Workers,
    progress: Progress,
) -> None:
    """Make the parts of interviews' records that are missing or no longer valid, and keep them.

    Raises what `make_all` raises.
    """
    words, keys = vocabulary(archive), dict[str, str]()
    key = words.key
    store.keep_vocabulary(key, words.written())
    valid = _Validity(store, words, {FINDINGS, *parts})

    def missing() -> Iterator[Files]:
        for name in progress(interviews):
            files = read_files(archive.root, name)
            keys[name] = record_key(archive, files)
            if not valid.check(name, keys[name]):
                yield files

    for number, made in enumerate(make_all(Task(archive, tuple(parts)), missing(), workers), start=1):
        store.keep(made.interview, keys.pop(made.interview), key, made.parts)
        if number % COMMIT == 0:
            store.commit()
    store.commit()


class _Validity:
    """Says whether kept records are what would be made now."""

    def __init__(self, store: Store, words: Vocabulary, parts: set[str]) -> None:
        self.store = store
        self.words = words
        self.key = words.key
        self.parts = parts
        self.kept: dict[str, Kept] = store.kept()
        self.changed: dict[str, frozenset[str] | None] = {self.key: frozenset()}
        """By the key of another vocabulary: the forms that differ; none where it is no longer known."""

    def check(self, interview: str, key: str) -> bool:
        """Say it of one; remember it, if only people and terms changed that the interview does not use."""
        kept = self.kept.get(interview)
        if kept is None or kept.key != key or not self.parts <= kept.parts:
            return False
        if kept.vocabulary == self.key:
            return True
        forms = self._differing(kept.vocabulary)
        if forms is None or not self.store.has("words", interview):
            return False
        text = self.store.piece("words", interview).decode()
        if any(form in text for form in forms):
            return False
        self.store.valid_with(interview, self.key)
        return True

    def _differing(self, former: str) -> frozenset[str] | None:
        if former not in self.changed:
            body = self.store.vocabulary(former)
            self.changed[former] = self.words.changed(Vocabulary.read(body)) if body else None
        return self.changed[former]
