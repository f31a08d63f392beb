"""Wordless turns: labels without spoken words behind them, so that words may be lost."""

from collections.abc import Iterator
from itertools import pairwise

from colloquy.problems import Problem, doubt
from colloquy.segmenting.context import Context
from colloquy.segmenting.turns import Drafts
from colloquy.text.labels import heads


def find_wordless(drafts: Drafts, context: Context) -> Iterator[Problem]:
    """Find turns without words; a direction beside the label, or right behind it, says what somebody does."""
    for turn, after in pairwise([*drafts.turns, None]):
        if turn is None or not turn.speakers or (after and not after.speakers and not turn.blocks):
            continue
        if not turn.blocks and turn.label and not any(head.asides for head in heads(turn.label.text)):
            yield _wordless(turn.label.line, turn.label.text, context)
        for block in turn.blocks:
            if block.is_speech and block.voice and not (block.pieces or block.image):
                yield _wordless(block.lines.first, block.voice.text, context)


def _wordless(line: int, label: str, context: Context) -> Problem:
    what = "no words follow the label `{label}`"
    remedy = (
        "find out whether words are lost; if so, add them behind the label under `emendations`; if "
        "nothing is said there, add line {line} to `omissions`"
    )
    return doubt(context.in_source(line), what, remedy, line=line, label=label)
