"""The files of one interview, read before anything looks into them: the head of the pipeline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from colloquy.guarding.folders import list_folder
from colloquy.problems import Problem
from colloquy.text.decoding import missing, read_bytes
from colloquy.text.inertness import visible

READ = re.compile(r"interview\.yml|.+\.(?:po|txt|md|vtt|srt|csv|tsv)")
"""Names of the files that an interview is made from; others in its folder are not opened."""


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

    def path(self, name: str) -> str:
        """Give a file's path, relative to the archive's root."""
        return f"seeds/{self.interview}/{name}"

    def take(self, name: str) -> tuple[bytes, list[Problem]]:
        """Give a file's bytes, or the problem that keeps it from being read."""
        if name in self.contents:
            return self.contents[name], []
        return b"", [self.refused.get(name) or missing(self.path(name))]


def read_files(root: Path, interview: str) -> Files:
    """Read the files of an interview; `root` is the archive's folder."""
    folder = root / "seeds" / interview
    names = tuple(sorted(map(visible, list_folder(folder))))
    contents, refused = {}, {}
    for name in filter(READ.fullmatch, names):
        raw, problems = read_bytes(folder / name, f"seeds/{interview}/{name}")
        if problems:
            refused[name] = problems[0]
        else:
            contents[name] = raw
    return Files(interview, names, contents, refused)
