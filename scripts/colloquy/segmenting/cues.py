"""Cues of subtitles: whether their times are in order, and how they are joined to paragraphs.

A cue is as long as a screen has room. What one person says goes on in one paragraph until two of three come
together: a sentence ends, there are `LONG` characters, nothing is said for `PAUSE` milliseconds. What is
never divided by either ends after `LONGEST`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from colloquy.model import Block, Kind, Lines, SourceText
from colloquy.problems import Location, Problem, error
from colloquy.reading.continuing import CLOSING, ENDS
from colloquy.reading.cues import ARROW, SUBTITLES, read_times
from colloquy.segmenting.context import Context
from colloquy.text.scripts import is_wide

LONG, LONGEST = 300, 1_200
"""Characters; wide ones, such as Chinese, count twice."""
PAUSE = 2_000


def join_cues(blocks: Iterable[Block], context: Context) -> Iterator[Block]:
    """Join the cues that one person says to paragraphs; what is declared to begin in a line begins one.

    Of other formats, no more than a label alone is joined to the words beside it.
    """
    joined: list[Block] = []
    begun = context.begun
    ends = _ends if context.record.source.format in SUBTITLES else _have_words
    for block in blocks:
        before = joined[-1] if joined else block
        begins = block.lines.first in begun or _kind(before, context) != _kind(block, context)
        if joined and (begins or ends(joined, block)):
            yield _join(joined)
            joined = []
        joined.append(block)
    if joined:
        yield _join(joined)


def _have_words(joined: Sequence[Block], block: Block) -> bool:
    return all(each.pieces or not each.is_speech for each in (joined[-1], block))


def _ends(joined: Sequence[Block], block: Block) -> bool:
    """Say whether the paragraph that blocks are joined to ends before the next one."""
    before = joined[-1]
    if not _have_words(joined, block) or not (_is_cue(before) and _is_cue(block)):
        return _have_words(joined, block)
    last = before.pieces[-1].text.rstrip().rstrip(CLOSING)
    paused = before.end is not None and block.start is not None and block.start - before.end >= PAUSE
    texts = (piece.text for each in joined for piece in each.pieces)
    width = sum(1 + is_wide(character) for text in texts for character in text)
    return (last[-1:] in ENDS) + (width >= LONG) + paused > 1 or width >= LONGEST


def _is_cue(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and block.end is not None and not block.verse


def _kind(block: Block, context: Context) -> tuple[str, int]:
    """Give what all of a paragraph has in common: its language, and that nothing else is withheld."""
    record = context.record
    if not (record.other_languages or record.withheld):
        return "", 0
    lines = set(block.lines.numbers)
    languages = (code for code, declared in record.other_languages.items() if lines & set(declared))
    withheld = (mark.line for mark in record.withheld if mark.extent != "words" and mark.line in lines)
    return next(languages, ""), next(withheld, 0)


def _join(blocks: list[Block]) -> Block:
    first, last = blocks[0], blocks[-1]
    if first is last:
        return first
    pieces = tuple(piece for block in blocks for piece in block.pieces)
    return replace(
        first,
        lines=Lines(pieces[0].line, pieces[-1].line) if pieces else first.lines,
        pieces=pieces,
        markup=tuple(piece for block in blocks for piece in block.markup),
        end=last.end,
    )


def find_disorder(blocks: Iterable[Block], source: SourceText) -> Iterator[Problem]:
    """Find times of cues that cannot be read, that end before they begin, or that go back."""
    before, above = 0, 0
    for piece in (piece for block in blocks for piece in block.markup if ARROW in piece.text):
        times = read_times(piece.text)
        remedy = "correct the times in line {line} under `emendations`, as the recording has them"
        what = "the times `{times}` cannot be read"
        if times and times[1] < times[0]:
            what = "this cue ends before it begins: `{times}`"
        elif times and times[0] < before:
            what = "this cue begins before the one above it (line {above}): `{times}`"
        elif times:
            before, above = times[0], piece.line
            continue
        place = Location(source.path, piece.line)
        yield error(place, what, remedy, line=piece.line, times=piece.text, above=above)
