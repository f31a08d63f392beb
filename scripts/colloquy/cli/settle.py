"""Settling the doubts of an interview, one by one, in a terminal."""

from pathlib import Path

import click
import yaml

from colloquy.cli.asking import OPEN, STOP, choose
from colloquy.cli.attributing import attribute_turns
from colloquy.cli.drafts import path_of, read_draft
from colloquy.cli.terminal import printed, say, speaker
from colloquy.guarding.files import is_file, read_text, write_whole
from colloquy.intake.parts.model import DoubtKind
from colloquy.intake.settling.choosing import OTHER, read_choices
from colloquy.intake.settling.deciding import OpenDoubt, read_doubts, words_around
from colloquy.intake.settling.registering import find_person, register_person
from colloquy.intake.settling.relating import label_of
from colloquy.intake.settling.trying import Draft, find_open
from colloquy.problems import phrase
from colloquy.text.inertness import LINE_END

LONGEST = 200
"""Characters of a line that are shown."""


def settle(root: Path, id_: str) -> bool:
    """Ask each open doubt of an interview, write what is decided at once; say whether somebody ended it."""
    path = path_of(root, id_)
    if "/" in id_ or not is_file(path):
        raise click.ClickException(printed(speaker().tells("there is no interview {id}", id=id_)))
    answer = OPEN
    try:
        left_open = 0
        while len(doubts := find_open(draft := read_draft(path))) > left_open:
            answer = _ask(root, id_, draft, doubts[left_open])
            if answer == STOP:
                break
            left_open += answer == OPEN
    except (yaml.YAMLError, KeyError, ValueError, TypeError):
        what = speaker().tells("{file} cannot be read; run `colloquy check`", file=path.name)
        raise click.ClickException(printed(what)) from None
    say(speaker().counts("{number} doubt is left", "{number} doubts are left", len(doubts)))
    return answer == STOP


def count_doubts(root: Path, id_: str) -> int:
    """Count the doubts that an interview still has."""
    return len(read_doubts(read_text(path_of(root, id_))))


def _ask(root: Path, id_: str, draft: Draft, doubt: OpenDoubt) -> str:
    """Show a doubt with the words around it, and let somebody decide; give the answer then."""
    if doubt.kind is DoubtKind.TURNS:
        return attribute_turns(root, id_)
    speaking = speaker()
    _show(draft, doubt)
    label = label_of(LINE_END.split(draft.source)[doubt.line - 1]) if doubt.kind is DoubtKind.LABEL else None
    other = find_person(root, label.name) if label else None
    choices = read_choices(draft, doubt, label, other)
    options = {choice.key: choice for choice in choices if choice.broken is None}
    for choice in options.values():
        say(f"  {choice.key}  {speaking.says(choice.meaning)}")
    if not options and choices[0].broken:
        broken = choices[0].broken
        say(f"  {speaking.says(phrase('{what}; {remedy}', what=broken.what, remedy=broken.remedy))}")
        remedy = (
            "or write who speaks before each turn in a copy of the file, remove seeds/{id}, and add the copy"
        )
        say(f"  {speaking.tells(remedy, id=id_)}")
    say(f"     {speaking.tells('Enter leaves it open, q quits')}")
    known = list(options)
    answer = choose(known, speaking.tells("one of: {answers}", answers=" ".join([*known, STOP])))
    if answer in options:
        choice = options[answer]
        if choice.key == OTHER and label:
            register_person(root, label.name, draft.declared)
        write_whole(path_of(root, id_), choice.declared)
    return answer


def _show(draft: Draft, doubt: OpenDoubt) -> None:
    """Show all words that an answer covers, and some before and after."""
    speaking = speaker()
    file = yaml.safe_load(draft.declared)["source"]["file"]
    before, words, after = words_around(draft.source, doubt)
    lines = str(doubt.line) if doubt.line == doubt.last else f"{doubt.line}–{doubt.last}"
    say("")
    say(speaking.tells("{file}, line {line}: {what}", file=file, line=lines, what=speaking.says(doubt.what)))
    for line in before:
        say(f"    {line[:LONGEST]}")
    for line in words:
        say(f"  > {line[: LONGEST * 3]}")
    for line in after:
        say(f"    {line[:LONGEST]}")
