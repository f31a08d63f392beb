"""Reporting: what became of each file that was added, in the terminal and as a page."""

from collections.abc import Iterator, Sequence
from typing import Any

from colloquy.cli.terminal import speaker
from colloquy.intake.adding import Added
from colloquy.intake.report import as_object, doubt_lines
from colloquy.intake.understanding import DRAFT, REFUSED, TAKEN

COUNTED = {TAKEN: "added: {number}", DRAFT: "draft: {number}", REFUSED: "refused: {number}"}


def worst_first(added: Sequence[Added]) -> list[Added]:
    """Order files by what became of them: the refused ones first, then those with open doubts."""
    return sorted(added, key=lambda entry: (REFUSED, DRAFT, TAKEN).index(entry.understood.verdict))


def sum_up(added: Sequence[Added]) -> Iterator[str]:
    """Count files by what became of them, and what is to be settled in those that are new."""
    speaking = speaker()
    for verdict in (TAKEN, DRAFT, REFUSED):
        if number := sum(entry.understood.verdict == verdict for entry in added):
            yield speaking.tells(COUNTED[verdict], number=number)
    if number := sum(len(entry.understood.doubts) for entry in added if not entry.known):
        yield speaking.counts("{number} doubt", "{number} doubts", number)


def headline(added: Added) -> str:
    """Say what became of one file."""
    understood, speaking = added.understood, speaker()
    if understood.verdict == REFUSED:
        return speaking.tells(
            "{file}: refused: {reason}", file=understood.file, reason=speaking.says(understood.reason)
        )
    if added.known and understood.parts and len(added.ids) == 1:
        return speaking.tells(
            "{file}: already added as {id}; to add its {number} interviews separately, remove "
            "seeds/{id}, and add it again with --split",
            file=understood.file,
            id=added.ids[0],
            number=len(understood.parts),
        )
    if added.known:
        return speaking.tells(
            "{file}: already added as {id}; nothing is changed",
            file=understood.file,
            id=", ".join(added.ids),
        )
    asked = speaking.counts("{number} question", "{number} questions", len(understood.asked))
    doubts = speaking.counts("{number} doubt", "{number} doubts", len(understood.doubts))
    place = f"seeds/{added.ids[0]}" if added.ids else understood.file
    return speaking.tells(
        "{place}: {turns}, {questions}, {doubts}",
        place=place,
        turns=_turns(added),
        questions=asked,
        doubts=doubts,
    )


def as_page(added: Sequence[Added]) -> dict[str, Any]:
    """Give what the page about them says, in the language of the terminal."""
    return {
        "language": speaker().language,
        "title": speaker().tells("Report: adding interviews"),
        "counts": list(sum_up(added)),
        "files": [_file(entry) for entry in worst_first(added)],
    }


def _file(added: Added) -> dict[str, Any]:
    understood, says = added.understood, speaker().says
    return {
        "name": understood.file,
        "verdict": understood.verdict,
        "headline": headline(added),
        "doubts": [line.strip() for line in doubt_lines(understood, says)],
        "summary": _turns(added),
        "turns": as_object(understood, says)["turns"],
    }


def _turns(added: Added) -> str:
    reading = added.understood.reading
    return speaker().counts("{number} turn", "{number} turns", len(reading.turns) if reading else 0)
