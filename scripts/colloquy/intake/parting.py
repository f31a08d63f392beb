"""Parting: what is understood of each interview of a file that has several."""

from __future__ import annotations

from collections.abc import Sequence

from colloquy.intake.formats import read_format
from colloquy.intake.formats.columns import unfold
from colloquy.intake.formats.sniffing import sniff
from colloquy.intake.parts.dividing import divide_run_in
from colloquy.intake.understanding import Understanding, understand_text
from colloquy.intake.weighing.several import cut


def as_one(raw: bytes, understood: Understanding) -> Sequence[Understanding]:  # noqa: ARG001 - as `apart` is called
    """Take a file for one interview."""
    return [understood]


def apart(raw: bytes, understood: Understanding) -> Sequence[Understanding]:
    """Understand each interview of a file by itself, with no words of another."""
    if not understood.parts:
        return [understood]
    name = understood.file
    text = divide_run_in(unfold(read_format(sniff(raw, name), raw, name)))
    return [understand_text(cut(text, part), name) for part in understood.parts]
