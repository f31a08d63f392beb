"""Adding: files are received, understood, drafted, and written as folders of interviews."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from colloquy.catalogue import Archive
from colloquy.catalogue.people import PersonRecord
from colloquy.guarding.files import is_file, read_text
from colloquy.intake.drafting import Draft, draft, propose_id
from colloquy.intake.framing import Setting
from colloquy.intake.receiving import receive, understand_received
from colloquy.intake.slugs import unique
from colloquy.intake.understanding import NOTHING, REFUSED, Understanding
from colloquy.mapping.executing import Workers
from colloquy.mapping.spreading import spread
from colloquy.problems import Phrase, phrase
from colloquy.publishing.taking_in import add_people, write_interview

HASH = re.compile(r"sha256: ['\"]?(?P<hash>[0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file."""

    understood: Understanding
    id: str = ""
    """Of the interview; empty where none was written."""
    known: bool = False
    """Whether the file had been taken in before, and its folder was left as it is."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A file's bytes, hashed, and what is understood of it."""

    raw: bytes
    understanding: Understanding


def understand_file(path: Path) -> Understood:
    """Read and understand one file; what goes wrong in it concerns no other."""
    received = receive(path)
    return Understood(received.raw, understand_received(received, str(path)))


def understand_files(paths: Sequence[Path], workers: Workers) -> Iterator[Understood]:
    """Understand files, on as many cores as there are where they are many; in their order."""
    return spread(understand_file, paths, workers, _lost)


def add_interviews(archive: Archive, paths: Sequence[Path], workers: Workers, today: str) -> Iterator[Added]:
    """Write a folder for each file that is an interview; a file that was taken in before is left alone."""
    known = dict(_known(archive))
    taken = set(archive.interviews)
    people = dict(archive.people)
    shared = archive.collection.value if archive.collection else None
    setting = Setting(archive.site, shared if isinstance(shared, Mapping) else {}, today)
    for understood in understand_files(paths, workers):
        digest = sha256(understood.raw).hexdigest()
        if understood.understanding.verdict == REFUSED:
            yield Added(understood.understanding)
        elif digest in known:
            yield Added(understood.understanding, known[digest], known=True)
        else:
            id_ = unique(propose_id(understood.understanding), taken)
            written = draft(understood.understanding, understood.raw, id_, people, setting)
            if not _write(archive.root, written):
                yield Added(
                    _refused(understood.understanding, phrase("the folder {id} is there already", id=id_))
                )
                continue
            taken.add(id_)
            known[digest] = id_
            people |= {
                person: PersonRecord(id=person, name=dict(names)) for person, names in written.people.items()
            }
            yield Added(understood.understanding, id_)


def _write(root: Path, written: Draft) -> bool:
    if not write_interview(root, written.id, written.files):
        return False
    add_people(root, written.people)
    return True


def _known(archive: Archive) -> Iterator[tuple[str, str]]:
    """Give the hashes of all files that are in the archive, with their interviews."""
    for id_ in archive.interviews:
        path = archive.root / "seeds" / id_ / "interview.yml"
        if is_file(path):
            for match in HASH.finditer(read_text(path, errors="replace")):
                yield match["hash"], id_


def _lost(path: Path) -> Understood:
    reason = phrase("the process that read it ended; perhaps the memory was too small for it")
    return Understood(b"", Understanding(str(path), REFUSED, reason))


def _refused(understood: Understanding, reason: Phrase) -> Understanding:
    return Understanding(understood.file, REFUSED, reason or NOTHING, text=understood.text)
