"""Inquiring: what no text says of itself is asked in a terminal; Enter leaves it as it is."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from colloquy.cli.asking import STOP, ask
from colloquy.cli.drafts import path_of, read_draft
from colloquy.cli.terminal import say, speaker
from colloquy.guarding.files import read_text, write_whole
from colloquy.intake.drafting.framing import UNKNOWN
from colloquy.intake.settling.answering import UnfitError, check_answer
from colloquy.intake.settling.registering import forget_person, register_person
from colloquy.intake.settling.retitling import retitle
from colloquy.intake.settling.unknowns import SHARED, Unknown, answer, read_unknowns
from colloquy.problems import phrase


def inquire(root: Path, ids: Sequence[str]) -> None:
    """Ask what is unknown of interviews: all of one, of many once what they may have in common."""
    asked: set[tuple[str, ...]] = set()
    while unknowns := [each for each in _read(root, ids) if each.key not in asked]:
        if not asked:
            _introduce(ids)
        unknown = unknowns[0]
        asked.add(unknown.key)
        value = ask_unknown(unknown)
        if value == STOP:
            return
        for id_ in ids:
            _write(path_of(root, id_), unknown, value)


def _read(root: Path, ids: Sequence[str]) -> list[Unknown]:
    """Give what is to be asked, which an answer before may have changed."""
    if len(ids) == 1:
        return read_unknowns(read_text(path_of(root, ids[0])))
    shared: dict[tuple[str, ...], Unknown] = {}
    for unknown in (each for id_ in ids for each in read_unknowns(read_text(path_of(root, id_)))):
        if unknown.key in SHARED:
            shared.setdefault(unknown.key, replace(unknown, guess=UNKNOWN))
    return [shared[key] for key in SHARED if key in shared]


def _introduce(ids: Sequence[str]) -> None:
    say("")
    if len(ids) > 1:
        say(speaker().tells("for all {number} together:", number=len(ids)))
    say(speaker().tells("Enter keeps what is in brackets, q quits"))


def ask_unknown(unknown: Unknown) -> str:
    """Ask until there is an answer; one that is only doubtful counts when it is given again."""
    speaking = speaker()
    insisted = ""
    while True:
        words = ask(speaking.says(unknown.question), unknown.guess)
        if words == STOP or (words == insisted != ""):
            return words
        try:
            return check_answer(unknown, words)
        except UnfitError as unfit:
            what = "“{words}” cannot be declared like this: {why}"
            say(speaking.says(phrase(what, words=words, why=unfit.why)))
            insisted = unfit.insisted


def _write(path: Path, unknown: Unknown, value: str) -> None:
    """Write an answer into an interview that leaves this open, and a person into `people.yml`."""
    root, draft = path.parent.parent.parent, read_draft(path)
    here = next((each for each in read_unknowns(draft.declared) if each.key == unknown.key), None)
    if here is None or value == UNKNOWN:
        return
    if here.speaker is None:
        write_whole(path, answer(draft.declared, here, value))
        return
    person = register_person(root, value, draft.declared, draft.source)
    write_whole(path, retitle(answer(draft.declared, here, person), here.speaker, value))
    if here.speaker.person not in (person, UNKNOWN):
        forget_person(root, here.speaker.person)
