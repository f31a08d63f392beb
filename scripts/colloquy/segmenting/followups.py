"""Follow-ups: short questions within an answer, without a label, which an interviewer may ask."""

import re
from collections.abc import Iterator
from itertools import pairwise

from colloquy.model import Block, Kind
from colloquy.problems import Problem, doubt
from colloquy.segmenting.asking import asks
from colloquy.segmenting.context import Context
from colloquy.segmenting.turns import Drafts, DraftTurn

_STATEMENT = re.compile(r"[.!](?=\s)|[。！]")
LONGEST, LONGEST_WIDE = 200, 80
"""Characters of a question that is asked in passing; of Chinese, Japanese or Korean."""


def find_followups(drafts: Drafts, context: Context) -> Iterator[Problem]:
    """Doubt all at once: where questions alone divide the text, or the label of who answers is repeated."""
    if not any(speaker.asks for speaker in context.speakers):
        return
    known = context.supplied.keys() | set(drafts.asides)
    lines = [
        block.lines.first
        for turn, after in pairwise([*drafts.turns, None])
        if turn
        for block in _questions(turn, after)
        if block.lines.first not in known
    ]
    if lines:
        what = "a question within an answer ({lines}): an interviewer may ask it"
        remedy = (
            "find out who says it, and write each line with that person’s id under `supplied_speakers` in "
            "interview.yml ({lines})"
        )
        yield doubt(context.in_source(lines[0]), what, remedy, lines=lines)


def _questions(turn: DraftTurn, after: DraftTurn | None) -> list[Block]:
    """Give what somebody who answers may not say of their turn; after it comes another."""
    if turn.asks or not turn.speakers:
        return []
    if turn.label is None:
        return [block for at, block in enumerate(turn.blocks) if _is_question(block, alone=at == 0)]
    if after is None or after.label is None or after.speakers != turn.speakers:
        return []
    return [block for block in turn.blocks[1:][-1:] if _is_question(block, alone=False)]


def _is_question(block: Block, *, alone: bool) -> bool:
    """Say whether a paragraph is short and ends with a question; `alone`, if there is nothing before it."""
    if block.kind is not Kind.PARAGRAPH or block.is_speech or block.verse or not block.pieces:
        return False
    text = " ".join(piece.text for piece in block.pieces)
    short = len(text) <= (LONGEST if text.isascii() else LONGEST_WIDE)
    return short and asks(text) and not (alone and _STATEMENT.search(text))
