"""The files of one interview, read before anything looks into them: the head of the pipeline."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from colloquy.guarding.files import hash_file
from colloquy.guarding.folders import list_folder
from colloquy.problems import Location, Problem, error
from colloquy.text.decoding import RECEIVED_LIMIT, missing, read_bytes
from colloquy.text.inertness import visible

READ = re.compile(r"interview\.yml|.+\.(?:po|txt|md|vtt|srt|csv|tsv)")
"""Names of the files that an interview is made from; others in its folder are hashed."""


@dataclass(frozen=True, slots=True)
class Files:
    """What is in an interview's folder."""

    interview: str
    """The interview's id, which is the folder's name."""
    names: tuple[str, ...]
    """Of everything in the folder, in alphabetical order; what is no character of a text is spelled."""
    contents: Mapping[str, bytes]
    """By name: what was read."""
    refused: Mapping[str, Problem]
    """By name: why a file was not read."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """By name: the SHA-256 of a file that is kept as it was received, and not read; none of a giant."""

    def path(self, name: str) -> str:
        """Give a file's path, relative to the archive's root."""
        return f"seeds/{self.interview}/{name}"

    def take(self, name: str) -> tuple[bytes, list[Problem]]:
        """Give a file's bytes, or the problem that keeps it from being read."""
        if name in self.contents:
            return self.contents[name], []
        return b"", [self.refused.get(name) or missing(self.path(name))]

    def digest(self, name: str) -> str:
        """Give a file's SHA-256, in hexadecimal; empty for what could not be read."""
        raw = self.contents.get(name)
        return self.digests.get(name, "") if raw is None else sha256(raw).hexdigest()


def read_files(root: Path, interview: str) -> Files:
    """Read the files of an interview; `root` is the archive's folder."""
    folder = root / "seeds" / interview
    names = tuple(sorted(map(visible, list_folder(folder))))
    contents, refused, digests = {}, {}, {}
    for name in filter(READ.fullmatch, names):
        raw, problems = read_bytes(folder / name, f"seeds/{interview}/{name}")
        if problems:
            refused[name] = problems[0]
        else:
            contents[name] = raw
    for name in names:
        if not READ.fullmatch(name):
            with suppress(OSError):  # a folder, say
                size = (folder / name).lstat().st_size
                if size <= RECEIVED_LIMIT:
                    digests[name] = hash_file(folder / name)
                    continue
                what = "{size} MB is more than the {limit} MB that can be added"
                sizes = {"size": size // 2**20, "limit": RECEIVED_LIMIT // 2**20}
                place = Location(f"seeds/{interview}/{name}")
                refused[name] = error(place, what, "check that this is the right file", **sizes)
    return Files(interview, names, contents, refused, digests)
