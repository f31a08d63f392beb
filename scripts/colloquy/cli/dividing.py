"""Dividing: somebody says whether a file is one interview, or several."""

from __future__ import annotations

from collections.abc import Sequence

from colloquy.cli.asking import choose
from colloquy.cli.terminal import say, speaker
from colloquy.intake.parting import apart, as_one
from colloquy.intake.understanding import Understanding

APART = "s"


def ask_whether_apart(raw: bytes, understood: Understanding) -> Sequence[Understanding]:
    """Ask it of a file that seems to have several interviews; left open, it is a draft of one."""
    if not understood.parts:
        return as_one(raw, understood)
    speaking = speaker()
    say(speaking.tells("{file}: {what}", file=understood.file, what=speaking.says(understood.reason)))
    for part in understood.parts:
        say(f"  {part.first}–{part.last}  {part.title}")
    say(f"  s  {speaking.tells('add each one separately')}")
    say(f"     {speaking.tells('Enter takes it as one interview, and leaves the doubt open')}")
    answer = choose([APART], speaking.tells("one of: {answers}", answers=APART))
    return apart(raw, understood) if answer == APART else as_one(raw, understood)
