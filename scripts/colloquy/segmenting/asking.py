"""Turns by their questions: all between two questions is the answer to the first.

A question begins in a declared line (`questions`), is a heading of a level (`headings`), or a paragraph in
bold (`bold`). Where the text prints labels as well, they say who answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from colloquy.model import ASKING, Block, Kind
from colloquy.problems import Problem, doubt
from colloquy.segmenting.context import Context, Opener, Opening, Speakers

_BOLD = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(?:(?!\1).)+(?<=\S)\1", re.DOTALL)

Asks = Callable[[Block, Context], bool]


def by_questions(asks: Asks) -> Opener:
    """Make the way of knowing turns apart in which some blocks ask, and the others answer."""

    def opening(block: Block, before: Speakers | None, context: Context) -> Opening | Problem | None:
        if asks(block, context):
            asker = context.sole(*ASKING)
            return Opening((asker,), block) if asker else _several(block, context)
        if block.is_speech:  # a question may be several cues
            return None
        if before and all(speaker.asks for speaker in before) and "labelled" not in context.record.turns:
            guest = context.sole("guest")
            return Opening((guest,), block) if guest else _several(block, context)
        return None

    return opening


def is_declared(block: Block, context: Context) -> bool:
    """Say whether a declared question begins with a block."""
    return any(block.lines.first == exchange.line for exchange in context.record.exchanges)


def is_heading(block: Block, context: Context) -> bool:
    """Say whether a block is a heading of the level that asks."""
    level = context.record.heading_level
    return block.kind is Kind.HEADING and level in (None, block.level)


def is_bold(block: Block, _: Context) -> bool:
    """Say whether a paragraph is in bold, or italics, from its beginning to its end."""
    text = " ".join(piece.text.strip() for piece in block.pieces)
    return block.kind is Kind.PARAGRAPH and bool(_BOLD.fullmatch(text))


def _several(block: Block, context: Context) -> Problem:
    what = "several speakers may say this, and nothing shows which of them"
    remedy = "write `{line}: ` and the person’s id under `supplied_speakers` in interview.yml"
    return doubt(context.in_source(block.lines.first), what, remedy, line=block.lines.first)
