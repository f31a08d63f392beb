"""Keeping records up to date: those that are there and valid are not made again."""

from collections.abc import Iterator, Sequence

from colloquy.catalogue import Archive
from colloquy.mapping.executing import make_all
from colloquy.mapping.records import FINDINGS, Task
from colloquy.mapping.workers import Progress, Workers
from colloquy.reading import Files, read_files
from colloquy.reading.looking import are_settled, look_below
from colloquy.recording.keys import Vocabulary, code, digest, record_key, vocabulary
from colloquy.recording.store import Kept, Store

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
    words, keys = vocabulary(archive), dict[str, tuple[str, str]]()
    store.keep_vocabulary(words.key, words.dump())
    valid = _Validity(store, words, {FINDINGS, *parts})
    shared = digest(code(), archive.site, archive.sound, archive.shared)
    unsettled: dict[str, str] = {}

    def missing() -> Iterator[Files]:
        for name in progress(interviews):
            seen = _look(archive, name, shared)
            if valid.is_as_seen(name, seen):
                continue
            files = read_files(archive.root, name)
            key = record_key(archive, files)
            if not seen:
                unsettled[name] = key
            if valid.is_kept(name, key):
                store.confirm(name, words.key, seen)
            else:
                keys[name] = key, seen
                yield files

    for number, record in enumerate(make_all(Task(archive, tuple(parts)), missing(), workers), start=1):
        key, seen = keys.pop(record.interview)
        store.keep(record.interview, key, record.parts)
        store.confirm(record.interview, words.key, seen)
        if number % COMMIT == 0:
            store.commit()
    for name, key in unsettled.items():
        if seen := _look_again(archive, name, shared, key):
            store.confirm(name, words.key, seen)
    store.commit()


def _look(archive: Archive, interview: str, shared: str) -> str:
    """Hash how an interview's files appear, with what all share; empty if they changed a moment ago."""
    looks = sorted(look_below(f"{archive.root}/seeds/{interview}"))
    return digest(shared, looks) if are_settled(look for _, look in looks) else ""


def _look_again(archive: Archive, interview: str, shared: str, key: str) -> str:
    """Look at files that had just changed when they were read; give the hash only if they say the same."""
    seen = _look(archive, interview, shared)
    return seen if seen and record_key(archive, read_files(archive.root, interview)) == key else ""


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

    def is_as_seen(self, interview: str, seen: str) -> bool:
        """Say it of one whose files appear as they did when its record was valid; `seen` may be empty."""
        kept = self.kept.get(interview)
        return kept is not None and bool(seen) and kept.seen == seen and self.parts <= kept.parts

    def is_kept(self, interview: str, key: str) -> bool:
        """Say it of one; people and terms that it does not use may have changed."""
        kept = self.kept.get(interview)
        if kept is None or kept.key != key or not self.parts <= kept.parts:
            return False
        if kept.vocabulary == self.key:
            return True
        forms = self._differing(kept.vocabulary)
        if forms is None or not self.store.has("words", interview):
            return False
        text = self.store.piece("words", interview).decode()
        return not any(form in text for form in forms)

    def _differing(self, former: str) -> frozenset[str] | None:
        if former not in self.changed:
            body = self.store.vocabulary(former)
            self.changed[former] = self.words.changed(Vocabulary.load(body)) if body else None
        return self.changed[former]
