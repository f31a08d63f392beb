"""Turns told by the lines of the questions: all between two questions is the answer to the first."""

from __future__ import annotations

from colloquy.model import Block, Speaker
from colloquy.problems import Problem
from colloquy.segmenting.context import Context, Opening


def opening(block: Block, before: Speaker | None, context: Context) -> Opening | Problem | None:
    """Open the interviewer's turn at a declared question, and the guest's after it."""
    asker, guest = _roles(context)
    if any(block.lines.first == exchange.line for exchange in context.record.exchanges):
        return Opening(asker, block)
    return Opening(guest, block) if before == asker else None


def _roles(context: Context) -> tuple[Speaker, Speaker]:
    by_role = {speaker.role: context.speaker(speaker.person) for speaker in context.record.speakers}
    return by_role["interviewer"], by_role["guest"]
