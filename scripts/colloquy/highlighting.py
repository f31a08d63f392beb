"""Highlights: the passages of an interview that the home page offers, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from colloquy.catalogue import Archive, HighlightRecord
from colloquy.model import Interview, Passage, Turn
from colloquy.problems import Problem, error

Highlighted = tuple[int, HighlightRecord, Turn, Passage]
"""A highlight's place in the file, what is declared, and the exchange and passage that it names."""


def highlighted(archive: Archive, interview: Interview) -> Iterator[Highlighted]:
    """Find the highlights of an interview."""
    wanted = [each for each in _declared(archive) if each[1].interview == interview.id]
    if wanted:
        there = {passage.id: (turn, passage) for turn in interview.turns for passage in turn.passages}
        for index, record in wanted:
            if record.passage in there:
                yield index, record, *there[record.passage]


def check_highlighted(archive: Archive, interview: Interview) -> Iterator[Problem]:
    """Find highlights that name nothing that somebody says."""
    found = {index for index, *_ in highlighted(archive, interview)}
    for index, record in _declared(archive):
        if archive.highlights and record.interview == interview.id and index not in found:
            place = archive.highlights.at("highlights", index, "at")
            what, remedy = "no exchange has the passage `{at}`", "correct the number"
            yield error(place, what, remedy, at=record.at)


def check_highlighted_interviews(archive: Archive) -> Iterator[Problem]:
    """Find highlights of interviews that the archive does not have."""
    for index, record in _declared(archive):
        if archive.highlights and record.interview not in archive.interviews:
            place = archive.highlights.at("highlights", index, "at")
            yield error(place, "there is no interview `{id}`", "correct the address", id=record.interview)


def _declared(archive: Archive) -> list[tuple[int, HighlightRecord]]:
    return list(enumerate(archive.highlights.record.highlights)) if archive.highlights else []
