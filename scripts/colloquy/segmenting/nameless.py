"""Marks of withheld words in the place of a speaker's name: who speaks there, only a declaration can say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from colloquy.model import Block, Piece, Withheld
from colloquy.problems import Problem, doubt
from colloquy.segmenting.context import Context
from colloquy.text.labels import Form
from colloquy.text.scripts import HAN_CHARACTER

NAME, HAN_NAME = "Withheld", "某某"
"""What is read in the place of a mark: a name, in letters or in Han characters."""


def with_names(blocks: Sequence[Block], withheld: Sequence[Withheld], context: Context) -> list[Block]:
    """Put a name in the place of each mark of words, so that what has the form of a label is found.

    A mark that is all of a paragraph has the place of a name only where this text prints names so.
    """
    shown: dict[int, list[str]] = {}
    for entry in withheld:
        if entry.extent == "words":
            shown.setdefault(entry.line, []).append(entry.replaced)
    forms = {style.form for style in context.labels.usual}

    def named(text: str, line: int, only: bool) -> str:
        for mark in shown.get(line, ()):
            rest = text.replace(mark, "", 1)
            name = HAN_NAME if HAN_CHARACTER.search(rest) else NAME
            if only and Form.ALONE not in forms and not rest.strip("*_ "):
                name = ""
            elif Form.BARE in forms and text.startswith(mark):
                name = f"[{name}]"
            text = text.replace(mark, name, 1)
        return text

    def piece(each: Piece, only: bool) -> Piece:
        return replace(each, text=named(each.text, each.line, only))

    return [
        replace(
            block,
            pieces=tuple(piece(each, len(block.pieces) == 1) for each in block.pieces),
            voice=block.voice and piece(block.voice, False),
        )
        if not shown.keys().isdisjoint(block.lines.numbers)
        else block
        for block in blocks
    ]


def is_withheld(name: str, line: int, context: Context) -> bool:
    """Say whether what is read as a name in a line is, or has, a mark."""
    return line in context.withheld and (NAME in name or HAN_NAME in name)


def doubt_name(lines: list[int], context: Context) -> Problem:
    """Doubt who speaks in lines in which the name is withheld."""
    what = "the name of who speaks is withheld here ({lines})"
    remedy = (
        "write each of these lines under `supplied_speakers` in interview.yml ({lines}): with the id of a "
        "person who may be named, else with `unknown`"
    )
    return doubt(context.in_source(lines[0]), what, remedy, lines=lines)
