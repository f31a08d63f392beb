"""Adding: files are received, understood, drafted, and written as folders of interviews."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from colloquy.catalogue import Archive
from colloquy.catalogue.people import PersonRecord
from colloquy.guarding.files import is_file, read_text
from colloquy.intake.drafting.folder import draft, propose_id
from colloquy.intake.drafting.framing import Setting
from colloquy.intake.parting import as_one
from colloquy.intake.receiving import receive, understand_received
from colloquy.intake.understanding import NOTHING, REFUSED, Understanding
from colloquy.intake.vocabulary.slugs import unique
from colloquy.mapping.spreading import spread
from colloquy.mapping.workers import Progress, Workers
from colloquy.problems import Phrase, Say, phrase
from colloquy.publishing.taking_in import add_people, write_interview
from colloquy.text.inertness import visible

Divide = Callable[[bytes, Understanding], Sequence[Understanding]]
"""From a file, and what is understood of it, to its interviews."""
HASH = re.compile(r"sha256: ['\"]?(?P<hash>[0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file."""

    understood: Understanding
    ids: tuple[str, ...] = ()
    """Of the interview, or of those that were made of the file before; none where nothing was written."""
    known: bool = False
    """Whether the file had been taken in before, and its folder was left as it is."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A file's bytes, hashed, and what is understood of it."""

    raw: bytes
    understanding: Understanding


def understand_file(path: Path) -> Understood:
    """Read and understand one file; what goes wrong in it concerns no other."""
    received, shown = receive(path), visible(str(path))
    try:
        return Understood(received.raw, understand_received(received, shown))
    except Exception as failure:  # a fault of ours costs one file, and no folder of hundreds
        reason = phrase("Colloquy fails on it, and should not: please report {why}", why=repr(failure)[:200])
        return Understood(received.raw, Understanding(shown, REFUSED, reason))


def understand_files(
    paths: Sequence[Path], workers: Workers, progress: Progress = iter
) -> Iterator[Understood]:
    """Understand files, on as many cores as there are where they are many; in their order, with progress."""
    understood = spread(understand_file, paths, workers, _lost)
    for _, entry in zip(progress([path.name for path in paths]), understood, strict=True):
        yield entry


def add_interviews(
    archive: Archive,
    paths: Sequence[Path],
    workers: Workers,
    today: str,
    divide: Divide = as_one,
    progress: Progress = iter,
    say: Say = Phrase.text,
) -> Iterator[Added]:
    """Write a folder for each interview of each file; a file that was taken in before is left alone.

    `divide` gives the interviews of a file; `say` says comments and doubts in the editor's language.
    """
    known = _known(archive)
    setting = replace(_setting(archive, today), say=say)
    shelf = _Shelf(archive.root, set(archive.interviews), dict(archive.people), setting)
    for understood in understand_files(paths, workers, progress):
        whole, digest = understood.understanding, sha256(understood.raw).hexdigest()
        if whole.verdict == REFUSED:
            yield Added(whole)
        elif digest in known:
            yield Added(whole, tuple(known[digest]), known=True)
        else:
            for part in divide(understood.raw, whole):
                added = Added(part) if part.verdict == REFUSED else shelf.put(part, understood.raw)
                if added.ids:
                    known.setdefault(digest, []).extend(added.ids)
                yield added


def preview_interviews(
    archive: Archive, paths: Sequence[Path], workers: Workers, today: str, progress: Progress = iter
) -> Iterator[Added]:
    """Give what adding would show of each file, with all doubts; write nothing."""
    setting = _setting(archive, today)
    for understood in understand_files(paths, workers, progress):
        whole = understood.understanding
        if whole.verdict != REFUSED:
            whole = draft(whole, understood.raw, propose_id(whole), archive.people, setting).understood
        yield Added(whole)


def _setting(archive: Archive, today: str) -> Setting:
    shared = archive.collection.value if archive.collection else None
    return Setting(archive, shared if isinstance(shared, Mapping) else {}, today)


@dataclass(slots=True)
class _Shelf:
    """Where interviews are written: it knows who and what is there already."""

    root: Path
    taken: set[str]
    people: dict[str, PersonRecord]
    setting: Setting

    def put(self, understood: Understanding, raw: bytes) -> Added:
        """Write an interview's folder, under an id that is free, and its people."""
        id_ = unique(propose_id(understood), self.taken)
        written = draft(understood, raw, id_, self.people, self.setting)
        if not write_interview(self.root, id_, written.files):
            return Added(_refused(understood, phrase("the folder {id} is there already", id=id_)))
        add_people(self.root, written.people)
        self.taken.add(id_)
        self.people |= {
            person: PersonRecord(id=person, name=dict(names)) for person, names in written.people.items()
        }
        return Added(written.understood, (id_,))


def _known(archive: Archive) -> dict[str, list[str]]:
    """Give the hashes of all files that are in the archive, with their interviews."""
    known: dict[str, list[str]] = {}
    for id_ in archive.interviews:
        path = archive.root / "seeds" / id_ / "interview.yml"
        if is_file(path):
            for digest in set(HASH.findall(read_text(path, errors="replace"))):
                known.setdefault(digest, []).append(id_)
    return known


def _lost(path: Path) -> Understood:
    reason = phrase("the process that read it ended; perhaps it ran out of memory")
    return Understood(b"", Understanding(visible(str(path)), REFUSED, reason))


def _refused(understood: Understanding, reason: Phrase) -> Understanding:
    return Understanding(understood.file, REFUSED, reason or NOTHING, text=understood.text)
