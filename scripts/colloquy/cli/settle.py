"""Settling the doubts of an interview, one by one, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import yaml

from colloquy.cli.terminal import printed, say, speaker
from colloquy.guarding.files import is_file, read_text, write_whole
from colloquy.intake.labels import Printed
from colloquy.intake.model import DoubtKind
from colloquy.intake.registering import register_person
from colloquy.intake.relating import give_label, give_none, give_other, label_of
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

NOBODY, RIGHT, OTHER, WORDS, OPEN, STOP = "n", "r", "s", "w", "", "q"


def settle(root: Path, id_: str) -> bool:
    """Ask each open doubt of an interview, write what is decided at once; say whether somebody ended it."""
    path = root / "seeds" / id_ / "interview.yml"
    if "/" in id_ or not is_file(path):
        raise click.ClickException(printed(speaker().tells("there is no interview {id}", id=id_)))
    answer = OPEN
    try:
        left_open = 0
        while len(doubts := read_doubts(read_text(path))) > left_open:
            answer = _ask(root, id_, doubts[left_open])
            if answer == STOP:
                break
            left_open += answer == OPEN
    except (yaml.YAMLError, KeyError, ValueError, TypeError):
        what = speaker().tells("{file} cannot be read; run `colloquy check`", file=path.name)
        raise click.ClickException(printed(what)) from None
    number = count_doubts(root, id_)
    say(speaker().counts("{number} doubt is left", "{number} doubts are left", number))
    return answer == STOP


def count_doubts(root: Path, id_: str) -> int:
    """Count the doubts that an interview still has."""
    return len(read_doubts(read_text(root / "seeds" / id_ / "interview.yml")))


def _ask(root: Path, id_: str, doubt: OpenDoubt) -> str:
    """Show a doubt with the words around it, and let somebody decide; give the declarations then."""
    path = root / "seeds" / id_ / "interview.yml"
    declared = read_text(path)
    source = path.parent / str(yaml.safe_load(declared)["source"]["file"])
    before, words, after = words_around(read_text(source, errors="replace"), doubt.line)
    speaking = speaker()
    say("")
    say(speaking.tells("{file}, line {line}: {what}", file=source.name, line=doubt.line, what=doubt.what))
    for line in before:
        say(f"    {line[:200]}")
    say(f"  > {words[:600]}")
    for line in after:
        say(f"    {line[:200]}")
    label = label_of(words) if doubt.kind is DoubtKind.LABEL else None
    candidates = read_candidates(declared)
    options = dict(_options(doubt, candidates, label))
    for key, meaning in options.items():
        say(f"  {key}  {meaning}")
    say(f"     {speaking.tells('Enter leaves it open, q quits')}")
    while (
        answer := click.prompt(">", default="", show_default=False, prompt_suffix=" ").strip().lower()
    ) not in (OPEN, STOP, *options):
        say(speaking.tells("one of: {answers}", answers=" ".join([*options, STOP])))
    if answer in options:
        person = register_person(root, label.name, declared) if answer == OTHER and label else ""
        write_whole(path, _decided(declared, doubt, answer, label, person))
    return str(answer)


def _options(
    doubt: OpenDoubt, candidates: list[Candidate], label: Printed | None
) -> Iterator[tuple[str, str]]:
    """Give what may be answered, and what it means."""
    speaking = speaker()
    if doubt.kind is not DoubtKind.ALL:
        for candidate in candidates:
            yield str(candidate.index + 1), f"{candidate.called} ({candidate.role})"
    if label:
        yield OTHER, speaking.tells("somebody else, called “{label}”", label=label.name)
        yield WORDS, speaking.tells("“{label}” is said: it is not a label", label=label.name)
    if doubt.kind not in (DoubtKind.ALL, DoubtKind.ROLE):
        yield NOBODY, speaking.tells("nobody: it is not speech")
    if doubt.kind in (DoubtKind.ALL, DoubtKind.ROLE, DoubtKind.SPEECH):
        yield RIGHT, speaking.tells("it is right as it is")


def _decided(declared: str, doubt: OpenDoubt, answer: str, label: Printed | None, person: str) -> str:
    if answer == NOBODY:
        return give_nobody(declared, doubt)
    if answer == RIGHT:
        return drop(declared, doubt)
    if answer == OTHER and label:
        return give_other(declared, doubt, label, person)
    if answer == WORDS and label:
        return give_none(declared, doubt, label)
    candidate = read_candidates(declared)[int(answer) - 1]
    if label:
        return give_label(declared, doubt, label, candidate)
    return give(declared, doubt, candidate)
