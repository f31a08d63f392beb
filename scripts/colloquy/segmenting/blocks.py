"""Blocks: how the text that is on the page is divided, as its format has it and as is declared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from colloquy.catalogue import InterviewRecord, Located
from colloquy.model import Block, Emendation, Kind, Lines, SourceText, by_line
from colloquy.problems import Problem, error
from colloquy.reading import FORMATS
from colloquy.reading.continuing import continuous
from colloquy.reading.cues import SUBTITLES
from colloquy.reading.paragraphs import Divider
from colloquy.segmenting.cues import find_disorder
from colloquy.segmenting.rows import read_rows


def read_blocks(
    declared: Located[InterviewRecord], source: SourceText, emendations: Iterable[Emendation]
) -> tuple[list[Block], list[Problem]]:
    """Divide an emended source text into blocks, without what is left off."""
    record = declared.record
    joined = {line for entry in emendations for line in (entry.line, *entry.beyond)[:-1]}
    text = continuous(source.lines, record.omitted_lines(len(source.lines)), joined)
    blocks, problems = read_rows(declared, text.read(FORMATS[record.source.format]), source)
    divided = Divider(
        source.lines, record.paragraphs, dict(by_line(record.verse, len(source.lines))), joined
    ).divide(blocks)
    cued = divided if record.source.format in SUBTITLES else ()  # elsewhere an arrow is a sign like others
    return divided, [*problems, *_find_no_verse(declared, divided), *find_disorder(cued, source)]


def read_left_out(
    declared: Located[InterviewRecord], source: SourceText, emendations: Iterable[Emendation]
) -> list[Block]:
    """Divide the text as if nothing were left off the page; give the blocks of which something is."""
    lines = declared.record.omitted_lines(len(source.lines))
    if not lines:
        return []
    record = declared.record.model_copy(update={"omissions": ()})
    blocks, _ = read_blocks(replace(declared, record=record), source, emendations)
    return [
        part
        for block in blocks
        if (
            part := replace(block, pieces=tuple(piece for piece in block.pieces if piece.line in lines))
        ).pieces
    ]


def _find_no_verse(declared: Located[InterviewRecord], blocks: Sequence[Block]) -> Iterator[Problem]:
    """Find declared verse that is none, or is declared twice."""
    spoken = sorted(
        piece.line
        for block in blocks
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE)
        for piece in block.pieces
    )
    reached = 0
    for lines, index in sorted((lines, index) for index, lines in enumerate(declared.record.verse)):
        place = declared.at("verse", index)
        if not lines.has_any(spoken):
            what = "`verse` names {lines}, where no paragraph of the source text has words"
            yield error(place, what, "correct the numbers, or remove them", lines=str(lines))
        elif Lines(lines.first, min(lines.last, reached)).has_any(spoken):
            what, remedy = (
                "`verse` names a line twice: {lines}",
                "correct the ranges so that they do not overlap",
            )
            yield error(place, what, remedy, lines=str(lines))
        reached = max(reached, lines.last)
