"""Receiving: the files that somebody gives, read once, and refused by name where they cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from colloquy.guarding.failing import say_failure
from colloquy.guarding.files import is_folder, read_bytes
from colloquy.guarding.folders import files_below
from colloquy.intake.understanding import NOTHING, REFUSED, Understanding, understand
from colloquy.problems import Phrase, phrase
from colloquy.text.decoding import RECEIVED_LIMIT

HIDDEN = (".", "~$", "Thumbs.db", "__MACOSX")


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it was received."""

    path: Path
    raw: bytes
    refused: Phrase = NOTHING
    """Why it was not read; nothing where it was."""


def find_received(paths: Iterable[Path]) -> list[Path]:
    """Give the files that paths name, and those of folders with all below, in alphabetical order."""
    received: list[Path] = []
    for path in paths:
        if is_folder(path):
            inside = (each for each in files_below(path) if not _is_hidden(each))
            received += [path / each for each in sorted(inside)]
        else:
            received.append(path)
    return list(dict.fromkeys(received))


def _is_hidden(path: str) -> bool:
    return any(part.startswith(HIDDEN) for part in path.split("/"))


def receive(path: Path) -> Received:
    """Read a file; one that is none, too large, or changes meanwhile, is refused."""
    try:
        before = path.lstat()
        if before.st_size > RECEIVED_LIMIT:
            sizes = {"size": before.st_size // 2**20, "limit": RECEIVED_LIMIT // 2**20}
            what = "{size} MB is more than the {limit} MB that can be added"
            return Received(path, b"", phrase(what, **sizes))
        raw = read_bytes(path)
        after = path.lstat()
    except FileNotFoundError:
        return Received(path, b"", phrase("there is no such file"))
    except OSError as failure:
        return Received(path, b"", phrase("it cannot be read: {why}", why=say_failure(failure)))
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(
        raw
    ) != after.st_size:
        return Received(path, b"", phrase("it changed while it was read; add it again when it is complete"))
    return Received(path, raw)


def understand_received(received: Received, shown: str) -> Understanding:
    """Understand what was received, called as it is `shown`."""
    if received.refused is not NOTHING:
        return Understanding(shown, REFUSED, received.refused)
    return understand(received.raw, shown)
