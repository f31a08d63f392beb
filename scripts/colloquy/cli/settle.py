"""Settling the doubts of an interview, one by one, in a terminal."""

from __future__ import annotations

from pathlib import Path

import click
import yaml

from colloquy.cli.terminal import printed, say, speaker
from colloquy.guarding.files import is_file, read_text, write_whole
from colloquy.intake.model import DoubtKind
from colloquy.intake.settling import (
    Candidate,
    OpenDoubt,
    drop,
    give,
    give_nobody,
    read_candidates,
    read_doubts,
    words_around,
)

NOBODY, RIGHT, OPEN, STOP = "n", "r", "", "q"


def settle(root: Path, id_: str) -> bool:
    """Ask each open doubt of an interview, write what is decided at once; say whether somebody ended it."""
    path = root / "seeds" / id_ / "interview.yml"
    if "/" in id_ or not is_file(path):
        raise click.ClickException(printed(speaker().tells("there is no interview {id}", id=id_)))
    answer = OPEN
    try:
        left_open = 0
        while len(doubts := read_doubts(read_text(path))) > left_open:
            answer = _ask(root, id_, read_text(path), doubts[left_open])
            if answer == STOP:
                break
            if answer == OPEN:
                left_open += 1
                continue
            write_whole(path, _decided(read_text(path), doubts[left_open], answer))
    except (yaml.YAMLError, KeyError, ValueError, TypeError):
        what = speaker().tells("{file} cannot be read; run `colloquy check`", file=path.name)
        raise click.ClickException(printed(what)) from None
    number = count_doubts(root, id_)
    say(speaker().counts("{number} doubt is left", "{number} doubts are left", number))
    return answer == STOP


def count_doubts(root: Path, id_: str) -> int:
    """Count the doubts that an interview still has."""
    return len(read_doubts(read_text(root / "seeds" / id_ / "interview.yml")))


def _ask(root: Path, id_: str, declared: str, doubt: OpenDoubt) -> str:
    source = root / "seeds" / id_ / str(yaml.safe_load(declared)["source"]["file"])
    before, words, after = words_around(read_text(source, errors="replace"), doubt.line)
    speaking = speaker()
    say("")
    say(speaking.tells("{file}, line {line}: {what}", file=source.name, line=doubt.line, what=doubt.what))
    for line in before:
        say(f"    {line[:200]}")
    say(f"  > {words[:600]}")
    for line in after:
        say(f"    {line[:200]}")
    candidates = read_candidates(declared)
    if doubt.kind is not DoubtKind.ALL:
        for candidate in candidates:
            say(f"  {candidate.index + 1}  {candidate.called} ({candidate.role})")
        if doubt.kind is not DoubtKind.ROLE:
            say(f"  n  {speaking.tells('nobody: it is not speech')}")
    if doubt.kind in (DoubtKind.ALL, DoubtKind.ROLE, DoubtKind.SPEECH):
        say(f"  r  {speaking.tells('it is right as it is')}")
    say(f"     {speaking.tells('Enter leaves it open, q ends')}")
    allowed = _allowed(doubt, candidates)
    while (
        answer := click.prompt(">", default="", show_default=False, prompt_suffix=" ").strip().lower()
    ) not in allowed:
        say(speaking.tells("one of: {answers}", answers=" ".join(sorted(filter(None, allowed)))))
    return str(answer)


def _allowed(doubt: OpenDoubt, candidates: list[Candidate]) -> set[str]:
    allowed = {OPEN, STOP}
    if doubt.kind is not DoubtKind.ALL:
        allowed |= {str(candidate.index + 1) for candidate in candidates}
        if doubt.kind is not DoubtKind.ROLE:
            allowed.add(NOBODY)
    if doubt.kind in (DoubtKind.ALL, DoubtKind.ROLE, DoubtKind.SPEECH):
        allowed.add(RIGHT)
    return allowed


def _decided(declared: str, doubt: OpenDoubt, answer: str) -> str:
    if answer == NOBODY:
        return give_nobody(declared, doubt)
    if answer == RIGHT:
        return drop(declared, doubt)
    return give(declared, doubt, read_candidates(declared)[int(answer) - 1])
