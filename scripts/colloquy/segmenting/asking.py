"""Turns by their questions: all between two questions is the answer to the first.

A question begins in a declared line (`questions`), is a heading of a level (`headings`), or a paragraph in
bold (`bold`). Where the text prints labels as well, they say who answers.
"""

import re
from collections.abc import Callable

from colloquy.model import ASKING, Block, Kind
from colloquy.problems import Problem, doubt
from colloquy.segmenting.context import Context, Opener, Opening, Speakers

_BOLD = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(?:(?!\1).)+(?<=\S)\1", re.DOTALL)

_SENTENCE_END = re.compile(r"[.?!…:;。？！：；؟][*_\s\"'”’»」』)）\]]*$")

FOLDED = 10
"""Lines that a question in bold has at most, where its answer is in the same paragraph."""
ASKED = ("?", "？", "؟", "՞", "፧", "か。")
"""What a question ends with."""

Asks = Callable[[Block, Context], bool]


def by_questions(is_asked: Asks) -> Opener:
    """Make the way of knowing turns apart in which some blocks ask, and the others answer."""

    def opening(block: Block, before: Speakers | None, context: Context) -> Opening | Problem | None:
        if is_asked(block, context) and not is_head(block, context):
            asker = context.sole(*ASKING)
            return Opening((asker,), block) if asker else _several(block, context)
        if block.is_speech:  # a question may be several cues
            return None
        if before and all(speaker.asks for speaker in before) and "labelled" not in context.record.turns:
            guest = context.sole("guest")
            return Opening((guest,), block) if guest else _several(block, context)
        return None

    return opening


def asks(text: str) -> bool:
    """Say whether a text ends with a question."""
    return text.rstrip(" *_”\"’')）").endswith(ASKED)


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


def ends_bold(block: Block, index: int) -> bool:
    """Say whether the lines of a paragraph before one of its lines are in bold, and that line is not."""
    if index > FOLDED or block.kind is not Kind.PARAGRAPH or not block.pieces[0].text.startswith(("*", "_")):
        return False
    before, rest = (
        " ".join(piece.text.strip() for piece in part)
        for part in (block.pieces[:index], block.pieces[index:])
    )
    return bool(_BOLD.fullmatch(before)) and not rest.startswith(before[:1])


def by_bold(block: Block, before: Speakers | None, context: Context) -> Opening | Problem | None:
    """Let paragraphs in bold ask; doubt a question in bold that has more words behind it."""
    text = " ".join(piece.text.strip() for piece in block.pieces)
    run_in = _BOLD.match(text) if block.kind is Kind.PARAGRAPH else None
    if run_in is None or run_in.end() == len(text) or not run_in[0].rstrip("*_ ").endswith(ASKED):
        return by_questions(is_bold)(block, before, context)
    what = "a question in bold, followed by words that may be somebody else’s"
    remedy = (
        "find out who says this; if two people do, let each begin on a line of their own in a copy of the "
        "file, declare the copy under `source`, with the new line numbers, and keep the file as received "
        "under `received`; else write that person’s id after `{line}: ` under `supplied_speakers`"
    )
    return doubt(context.in_source(block.lines.first), what, remedy, line=block.lines.first)


def is_head(block: Block, context: Context) -> bool:
    """Say whether a heading, or a paragraph in bold, is a section's: no sentence, and not declared."""
    declared = {exchange.line for exchange in context.record.exchanges} | context.supplied.keys()
    if block.lines.first in declared or not (block.kind is Kind.HEADING or is_bold(block, context)):
        return False
    text = " ".join(piece.text for piece in block.pieces)
    return bool(text) and not _SENTENCE_END.search(text)


def _several(block: Block, context: Context) -> Problem:
    what = "several speakers may say this, and nothing shows which of them"
    remedy = "write `{line}: ` and the person’s id under `supplied_speakers` in interview.yml"
    return doubt(context.in_source(block.lines.first), what, remedy, line=block.lines.first)
