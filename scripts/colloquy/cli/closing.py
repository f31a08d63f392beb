"""Closing: what to do next, and where to correct what has been taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from colloquy.cli.drafts import path_of
from colloquy.cli.settle import count_doubts
from colloquy.cli.terminal import say, shown, speaker
from colloquy.guarding.folders import list_folder
from colloquy.publishing.taking_in import PEOPLE


def say_next(root: Path, ids: Sequence[str]) -> None:
    """Say how to settle the doubts that interviews still have; where none is left, how to see them."""
    left = [id_ for id_ in ids if count_doubts(root, id_)]
    for id_ in left:
        say(speaker().tells("to settle the open doubts: colloquy add --resume {id}", id=id_))
    if ids and not left:
        say(speaker().tells("next: colloquy check, then colloquy build"))


def say_places(root: Path, id_: str) -> None:
    """Say in which files an interview is corrected and translated."""
    speaking, declared = speaker(), path_of(root, id_)
    say(speaking.tells("to correct a name, or to add a portrait: {path}", path=shown(root / PEOPLE)))
    say(speaking.tells("to correct the title, the date or the rights: {path}", path=shown(declared)))
    for name in list_folder(declared.parent):
        if name.endswith(".po"):
            say(speaking.tells("to translate it: {path}", path=shown(declared.parent / name)))
