"""Sources: the files that pages are rendered from, known by size and time, and if these changed by a hash."""

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from mkdocs.utils import is_markdown_file

from colloquy.guarding.files import read_bytes
from colloquy.guarding.folders import files_below
from colloquy.reading.looking import SETTLED
from colloquy.recording.folders import SIDECARS


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a file looks from outside."""

    size: int
    modified: int
    """In nanoseconds; 0 if the file changed a moment ago, and may do so again with the same time."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that pages are rendered from."""

    stamp: Stamp
    digest: str
    """Of what it says; empty for files that are only copied."""


def stamp(path: Path | str) -> Stamp | None:
    """Look at a file; `None` if there is none."""
    try:
        seen = os.lstat(path)
    except OSError:
        return None
    return Stamp(seen.st_size, seen.st_mtime_ns)


def survey(root: Path, known: Mapping[str, Source]) -> dict[str, Source]:
    """Look at all sources of an archive; of those that look as they were `known`, nothing is read."""
    now = time.time_ns()
    sources = {}
    for name, path in _walk(root):
        seen = stamp(path)
        if seen is None:  # it went away meanwhile
            continue
        former = known.get(name)
        if former and former.stamp == seen:
            sources[name] = former
            continue
        is_read = is_markdown_file(name) or name.startswith(SIDECARS)
        digest = blake2b(read_bytes(Path(path)), digest_size=16).hexdigest() if is_read else ""
        settled = seen.modified < now - SETTLED
        sources[name] = Source(seen if settled else Stamp(seen.size, 0), digest)
    return sources


def unchanged(former: Mapping[str, Source], sources: Mapping[str, Source]) -> bool:
    """Say whether all files say what they said; what is only copied must look the same, and be settled."""
    return former.keys() == sources.keys() and all(
        each.digest == former[name].digest and (each.digest or (each.stamp.modified and each == former[name]))
        for name, each in sources.items()
    )


def _walk(root: Path) -> Iterator[tuple[str, str]]:
    for folder in ("docs", SIDECARS):
        for path in files_below(root / folder):
            yield f"{folder}/{path}", f"{root}/{folder}/{path}"
