"""Turns: each block of the exchanges goes to the speaker who says it."""

from __future__ import annotations

from dataclasses import dataclass, field

from colloquy.model import Block, Kind, Piece, Speaker
from colloquy.problems import Problem, error
from colloquy.segmenting.context import Context, Opener, Opening
from colloquy.segmenting.supplying import supplied


@dataclass(slots=True)
class DraftTurn:
    """A turn while it is being gathered."""

    speaker: Speaker
    supplied: bool
    label: Piece | None
    blocks: list[Block] = field(default_factory=list)

    @property
    def line(self) -> int:
        """The line that the speech begins in; a picture above it does not count."""
        spoken = (block.lines.first for block in self.blocks if block.kind is not Kind.FIGURE)
        return self.label.line if self.label else next(spoken, 0)


def turns(
    middle: list[Block], context: Context, opener: Opener
) -> tuple[list[DraftTurn], list[Problem], set[int]]:
    """Gather turns from the blocks of the exchanges (rules included: they end a turn).

    Gives also the lines of the source text in which nobody knows who speaks.
    """
    drafts: list[DraftTurn] = []
    problems: list[Problem] = []
    uncertain: set[int] = set()
    ahead: list[Block] = []  # pictures after a divider, which belong to the turn that follows
    speaking: Speaker | None = None
    announced: Speaker | None = None
    divided = True
    for block in middle:
        if block.kind is Kind.RULE:
            divided = True
            continue
        opened = supplied(block, opener(block, speaking, context), speaking or announced, context)
        match opened:
            case Problem():
                problems.append(opened)
                uncertain.add(block.lines.first)
                speaking = announced = None  # one problem is enough, until somebody is known to speak again
                if drafts:
                    drafts[-1].blocks.append(block)
            case Opening():
                _open(drafts, opened, ahead)
                # Below a label on a line of its own stands what it labels.
                announced = None if opened.block.pieces else opened.speaker
                speaking = opened.speaker if opened.block.pieces else None
                ahead, divided = [], False
            case None if divided and block.kind is Kind.FIGURE:
                ahead.append(block)
            case None if not drafts:
                what, remedy = "nobody is declared to speak here", "add the line under `supplied_speakers`"
                problems.append(error(context.in_source(block.lines.first), what, remedy))
                uncertain.add(block.lines.first)
            case None:
                divided, speaking, announced = False, speaking or announced, None
                drafts[-1].blocks.append(block)
    if drafts:
        drafts[-1].blocks += ahead
    problems += _unused(drafts, context)
    return drafts, problems, uncertain


def _open(drafts: list[DraftTurn], opened: Opening, ahead: list[Block]) -> None:
    goes_on = opened.supplied and drafts and drafts[-1].speaker == opened.speaker
    if not goes_on:
        drafts.append(DraftTurn(opened.speaker, opened.supplied, opened.label))
    drafts[-1].blocks += [*ahead, *([opened.block] if opened.block.pieces or opened.block.image else [])]


def _unused(drafts: list[DraftTurn], context: Context) -> list[Problem]:
    """Find supplied speakers at lines where no block begins."""
    begun = {block.lines.first for turn in drafts for block in turn.blocks}
    return [
        error(
            context.declared.at("supplied_speakers", str(line)),
            "no paragraph of the exchanges begins in line {line} of the source text",
            "correct the line, or remove the entry",
            line=line,
        )
        for line in context.record.supplied_speakers
        if line not in begun
    ]
