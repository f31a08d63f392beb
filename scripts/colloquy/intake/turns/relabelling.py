"""Relabelling: labels that no other part of the archive reads are written as names before a colon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from colloquy.intake.formats.texts import MARKDOWN, IntakeText, escape
from colloquy.intake.parts.model import Reading
from colloquy.intake.parts.units import Unit
from colloquy.text.inertness import LINE_END


def relabel(text: IntakeText, reading: Reading) -> IntakeText:
    """Write labels of rare forms anew, in their lines; a text that has none is given back as it is."""
    if not (rare := list(_rare(reading))):
        return text
    lines = LINE_END.split(text.text)
    for unit in rare:
        assert unit.label is not None
        first = unit.label.body.partition("\n")[0]
        name = f"**{escape(unit.label.name)}:**" if text.form == MARKDOWN else f"{unit.label.name}:"
        lines[unit.line - 1] = f"{name} {first.strip()}"
    note = "labels written as names before a colon"
    return replace(text, text="\n".join(lines), stays=False, notes=(*text.notes, note))


def _rare(reading: Reading) -> Iterator[Unit]:
    for turn in reading.turns:
        for unit in turn.units:
            if unit.label and unit.label.name and not unit.label.is_read:
                yield unit
