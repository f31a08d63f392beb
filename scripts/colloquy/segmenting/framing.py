"""The frame: what is before and after the exchanges, and what is left off the page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from colloquy.catalogue import InterviewRecord, Located
from colloquy.model import Block, Kind, Lines, Omission, Passage, SourceText
from colloquy.problems import Problem, error
from colloquy.reading.breaks import without_break
from colloquy.reading.paragraphs import markup_beside
from colloquy.text.inline import plain_text


@dataclass(frozen=True, slots=True)
class Framed:
    """The blocks of an interview, divided."""

    front: list[Block]
    middle: list[Block]
    """With its dividers, which end turns."""
    back: list[Block]
    dividers: list[Omission]


def omissions(declared: Located[InterviewRecord], source: SourceText) -> tuple[list[Omission], list[Problem]]:
    """Find the declared omissions in the source text."""
    omissions, problems = [], []
    for index, record in enumerate(declared.record.omissions):
        for lines in record.lines:
            if lines.last > len(source.lines):
                what, remedy = (
                    "the source text has no line {line}",
                    "it has {count} lines; correct the number",
                )
                place = declared.at("omissions", index, "lines")
                problems.append(error(place, what, remedy, line=lines.last, count=len(source.lines)))
            omissions.append(Omission(lines, record.reason, record.note))
    return omissions, problems


def split_at(blocks: list[Block], begins: Callable[[Block, int], bool]) -> list[Block]:
    """Let a paragraph begin where a line within a block begins something: many texts have no blank lines."""
    divided: list[Block] = []
    for block in blocks:
        divisible = block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE)
        starts = [index for index in range(1, len(block.pieces)) if divisible and begins(block, index)]
        if not starts:
            divided.append(block)
            continue
        for start, end in pairwise([0, *starts, len(block.pieces)]):
            pieces = block.pieces[start:end]
            lines = Lines(pieces[0].line, pieces[-1].line)
            part = block if not start else replace(block, kind=Kind.PARAGRAPH, level=0, marker="")
            markup = markup_beside(block, start, end)
            if end < len(block.pieces) and not block.literal:
                pieces, broken = without_break(pieces)
                markup += broken
            divided.append(replace(part, lines=lines, pieces=pieces, markup=markup))
    return divided


def frame(
    declared: Located[InterviewRecord],
    blocks: list[Block],
    source: SourceText,
    speaks: Callable[[Block], bool],
) -> tuple[Framed, list[Problem]]:
    """Divide blocks into front matter, what is said, and back matter; join captions to their pictures.

    What is said begins where somebody first `speaks`, or where the first exchange is declared. Of a
    recording, all is said.
    """
    record = declared.record
    blocks, problems = _with_captions(declared, _titled(record, blocks), source)
    lines = [exchange.line for exchange in record.exchanges]
    spoken = (
        block.lines.first
        for block in blocks
        if block.is_speech or (block.lines.first != record.title_line and speaks(block))
    )
    lines += islice(spoken, 1)
    last = record.back_matter or len(source.lines) + 1
    first = min([*lines, last])
    if record.back_matter and record.back_matter not in {block.lines.first for block in blocks}:
        what, remedy = "no paragraph begins in line {line} of the source text", "correct the number"
        problems.append(error(declared.at("back_matter"), what, remedy, line=record.back_matter))
    if not lines or first == last:
        what = "nobody speaks in this text, as it is declared"
        remedy = "declare the speakers’ `labels` as they are printed, or who speaks under `supplied_speakers`"
        problems.append(error(declared.at("turns"), what, remedy))
    rules = (block for block in blocks if block.kind is Kind.RULE)
    dividers = [Omission(Lines(*block.lines), block.marker or "divider", {}) for block in rules]
    front = [block for block in blocks if block.lines.first < first and block.kind is not Kind.RULE]
    back = [block for block in blocks if block.lines.first >= last and block.kind is not Kind.RULE]
    middle = [block for block in blocks if first <= block.lines.first < last]
    problems += islice((_too_early(declared, block) for block in back if speaks(block)), 1)
    later = (block for block in blocks[1:] if block.lines.first == record.title_line)
    problems += [_no_title(declared, block) for block in later if speaks(block)]
    return Framed(front, middle, back, dividers), problems


def _too_early(declared: Located[InterviewRecord], block: Block) -> Problem:
    what = "somebody speaks in line {line}, after `back_matter`, which begins too early"
    remedy = "move `back_matter` below the last turn; if nobody speaks in line {line}, add it to `not_speech`"
    return error(declared.at("back_matter"), what, remedy, line=block.lines.first)


def _no_title(declared: Located[InterviewRecord], block: Block) -> Problem:
    """Say that a title has a speaker's label; the first line of a text may begin with the name of a guest."""
    what = "somebody speaks in line {line}, which `title_line` declares to be the title"
    remedy = (
        "correct `title_line`, or give a `title` instead; if line {line} is the title, add it to `not_speech`"
    )
    return error(declared.at("title_line"), what, remedy, line=block.lines.first)


def title(declared: Located[InterviewRecord], front: tuple[Passage, ...]) -> tuple[str, list[Problem]]:
    """Give the interview's title: declared, or the words of the line that has it."""
    record = declared.record
    if record.title:
        return record.title, []
    for passage in front:
        if passage.lines.first == record.title_line and passage.text:
            return _plain_title(declared, passage)
    what = "no paragraph before the first exchange begins in line {line} of the source text"
    place = declared.at("title_line")
    return "", [error(place, what, "correct the number, or give a `title` instead", line=record.title_line)]


def _plain_title(declared: Located[InterviewRecord], passage: Passage) -> tuple[str, list[Problem]]:
    words = plain_text(passage.text)
    if "<" not in words and ">" not in words:
        return words, []
    what, remedy = "markup in the title that line {line} of the source text gives", "give a `title` instead"
    return "", [error(declared.at("title_line"), what, remedy, line=passage.lines.first)]


def _titled(record: InterviewRecord, blocks: list[Block]) -> list[Block]:
    """Make the line that has the title a heading, which plain text cannot say by itself."""
    return [
        replace(block, kind=Kind.HEADING, level=1)
        if block.lines.first == record.title_line and block.kind is Kind.PARAGRAPH
        else block
        for block in blocks
    ]


def _with_captions(
    declared: Located[InterviewRecord], blocks: list[Block], source: SourceText
) -> tuple[list[Block], list[Problem]]:
    """Join each declared caption to the picture above it."""
    captions = frozenset(declared.record.captions)
    joined: list[Block] = []
    caption_lines: set[int] = set()
    for block in blocks:
        above = joined[-1] if joined else None
        if block.lines.first in captions and above and above.kind is Kind.FIGURE and not above.pieces:
            caption_lines.add(block.lines.first)
            lines = Lines(above.lines.first, block.lines.last)
            joined[-1] = replace(above, lines=lines, pieces=block.pieces, literal=block.literal)
        else:
            joined.append(block)
    problems = [
        error(
            declared.at("captions", index),
            "line {line} of the source text is not a paragraph right below a picture",
            "correct the number, or remove it from `captions`",
            line=line,
        )
        for index, line in enumerate(declared.record.captions)
        if line not in caption_lines
    ]
    return joined, problems + _undeclared(declared, joined, source)


def _undeclared(declared: Located[InterviewRecord], blocks: list[Block], source: SourceText) -> list[Problem]:
    """Find lines declared to be in another language in which no passage begins."""
    begun = {piece.line for block in blocks for piece in block.pieces}
    return [
        error(
            declared.at("other_languages", language, index),
            "line {line} of the source text has no words",
            "it has {count} lines; correct the number",
            line=line,
            count=len(source.lines),
        )
        for language, lines in declared.record.other_languages.items()
        for index, line in enumerate(lines)
        if line not in begun
    ]
