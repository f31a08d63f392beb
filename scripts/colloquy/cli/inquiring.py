"""Inquiring: what no text says of itself is asked in a terminal; Enter leaves it as it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from colloquy.cli.terminal import printed, say, speaker
from colloquy.guarding.files import read_text, write_whole
from colloquy.intake.drafting.framing import UNKNOWN
from colloquy.intake.settling.registering import register_person
from colloquy.intake.settling.unknowns import HOST, SHARED, Unknown, answer, check_answer, read_unknowns

STOP = "q"


def inquire(root: Path, ids: Sequence[str]) -> None:
    """Ask what is unknown of interviews: all of one, of many once what they may have in common."""
    unknowns = {
        unknown.key: unknown
        for id_ in ids
        for unknown in read_unknowns(read_text(_path(root, id_)))
        if len(ids) == 1 or unknown.key in SHARED
    }
    if not unknowns:
        return
    say("")
    if len(ids) > 1:
        say(speaker().tells("for all {number} together:", number=len(ids)))
    say(speaker().tells("Enter keeps what is in brackets, q quits"))
    for unknown in unknowns.values():
        value = _ask(unknown)
        if value == STOP:
            return
        if value != unknown.guess:
            for id_ in ids:
                _write(root, id_, unknown, value)


def _ask(unknown: Unknown) -> str:
    speaking = speaker()
    while True:
        words = click.prompt(printed(speaking.says(unknown.question)), default=printed(unknown.guess))
        if words in (STOP, unknown.guess):
            return str(words)
        value = check_answer(unknown, words)
        if value is not None:
            return value
        say(speaking.tells("“{words}” cannot be declared like this", words=words))


def _write(root: Path, id_: str, unknown: Unknown, value: str) -> None:
    """Write an answer into an interview that leaves this open, and who asks into `people.yml`."""
    path = _path(root, id_)
    declared = read_text(path)
    if unknown.key not in {each.key for each in read_unknowns(declared)}:
        return
    if unknown.key == HOST and value != UNKNOWN:
        value = register_person(root, value, declared)
    write_whole(path, answer(declared, unknown, value))


def _path(root: Path, id_: str) -> Path:
    return root / "seeds" / id_ / "interview.yml"
