"""What an export is: one way to carry the archive off, made of the same values as the pages.

An export writes files of each interview as the interview is read, and files of the whole archive from
pieces that it put aside then, so that an archive of any size is never in memory at once.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any, Protocol

from colloquy.catalogue import Archive, Described
from colloquy.model import Edition

File = tuple[str, str]
"""A path and a text."""


class Pieces(Protocol):
    """What an export put aside, by name and interview."""

    def __call__(self, name: str) -> Iterator[str]:
        """Give the pieces of a name, in the order of the interviews."""
        ...

    def one(self, name: str, interview: str) -> str:
        """Give the piece of a name that one interview added."""
        ...

    def raw(self, name: str, interview: str) -> bytes:
        """Give the same as bytes, where it is no text."""
        ...


Write = Callable[[IO[bytes]], None]
"""Writes a file's bytes; the same ones each time."""


def _nothing(*_: object) -> Iterator[Any]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Export:
    """One way to carry the archive off."""

    id: str
    example: str
    """Two lines of Python that do something with it, to be run in the folder `data/` of the site.

    ``INTERVIEW`` and ``LANGUAGE`` are placeholders for an interview's id and its own language.
    """
    files: Callable[[Archive, Described, list[Edition]], Iterator[File]] = _nothing
    """Writes the files of one interview; paths are relative to the site."""
    pieces: Callable[[Archive, Described, list[Edition]], Iterator[tuple[str, str | bytes]]] = _nothing
    """Writes what one interview adds to files about all; a name is where a path would be."""
    shared_files: Callable[[Archive, Pieces], Iterator[tuple[str, Write]]] = _nothing
    """Writes the files about all interviews; paths are relative to the site."""


def lines(texts: Iterable[str]) -> Write:
    """Write texts one after the other, as UTF-8."""

    def write(stream: IO[bytes]) -> None:
        for text in texts:
            stream.write(text.encode())

    return write
