"""Parting: what is understood of each interview of a file that has several."""

from collections.abc import Sequence

from colloquy.intake.understanding import Understanding, read_source, understand_text
from colloquy.intake.weighing.several import cut


def as_one(raw: bytes, understood: Understanding) -> Sequence[Understanding]:  # noqa: ARG001 - as `apart` is called
    """Take a file for one interview."""
    return [understood]


def apart(raw: bytes, understood: Understanding) -> Sequence[Understanding]:
    """Understand each interview of a file by itself, with no words of another."""
    if not understood.parts:
        return [understood]
    text = read_source(raw, understood.file)
    return [understand_text(cut(text, part), understood.file) for part in understood.parts]
