"""Marks of withheld words in place of a speaker's name: who speaks there, only a declaration can say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from colloquy.model import Block, Kind, Piece
from colloquy.problems import Problem, doubt
from colloquy.segmenting.context import Context
from colloquy.segmenting.styles import lines_of
from colloquy.text.labels import Form
from colloquy.text.scripts import HAN_CHARACTER

NAME, HAN_NAME = "Withheld", "某某"
"""What is read in place of a mark: a name, in letters or in Han characters."""


def with_names(blocks: Sequence[Block], context: Context) -> list[Block]:
    """Put a name in place of each mark, so that what has the form of a label, or of an aside, is found.

    A mark that is all of a paragraph has the place of a name only where this text prints names so.
    """
    alone = bool(context.shown) and _are_alone(blocks, context)
    return [
        _with_names(block, context, alone)
        if not context.shown.keys().isdisjoint(block.lines.numbers)
        else block
        for block in blocks
    ]


def _are_alone(blocks: Sequence[Block], context: Context) -> bool:
    """Say whether a text prints names alone in their lines."""
    labels = (context.labels.match(block, at) for block, at in lines_of(blocks))
    return any(label.head.form is Form.ALONE for label in labels if label)


def _with_names(block: Block, context: Context, alone: bool) -> Block:
    if len(block.pieces) == 1 and not alone and is_withheld(block.pieces, context):
        return replace(block, pieces=())
    pieces = tuple(with_name(piece, context) for piece in block.pieces)
    return replace(block, pieces=pieces, voice=block.voice and with_name(block.voice, context))


def with_name(piece: Piece, context: Context) -> Piece:
    """Put a name in place of each mark of a line."""
    marks, text = context.shown.get(piece.line, ()), piece.text
    if not marks:
        return piece
    rest = without_marks(piece, context)
    name = HAN_NAME if HAN_CHARACTER.search(rest) else NAME
    bare = any(style.form is Form.BARE for style in context.labels.usual)
    for mark in marks:
        text = text.replace(mark, f"[{name}]" if bare and rest and text.startswith(mark) else name, 1)
    return replace(piece, text=text)


def is_withheld(pieces: Sequence[Piece], context: Context) -> bool:
    """Say whether lines have no words but those that readers see in place of a mark."""
    marked = any(piece.line in context.shown for piece in pieces)
    return marked and not any(any(map(str.isalnum, without_marks(piece, context))) for piece in pieces)


def without_marks(piece: Piece, context: Context) -> str:
    """Give a line without what readers see in place of its marks."""
    text = piece.text
    for mark in context.shown.get(piece.line, ()):
        text = text.replace(mark, "", 1)
    return text


def find_lone_marks(blocks: Sequence[Block], context: Context) -> Iterator[Problem]:
    """Doubt marks that are all of their paragraphs and have words without a label below.

    In place of a name, such a mark hides who speaks there. A passage that is declared as withheld,
    without a colon, is whoever's who speaks already.
    """
    if not context.shown:
        return
    alone = _are_alone(blocks, context)
    passages = {entry.line for entry in context.record.withheld if entry.extent == "passage"}
    decided = {context.record.title_line, *context.silent, *context.supplied}
    begun = {
        block.lines.first for block, at in lines_of(blocks) if at == 0 and context.labels.match(block, at)
    }
    lines = [
        block.lines.first
        for block, below in pairwise(blocks)
        if block.lines.first not in decided
        and block.kind is not Kind.HEADING
        and (block.kind is Kind.ITEM or not alone)  # else it is read as a name
        and not (block.voice and block.voice.text)
        and is_withheld(block.pieces, context)
        and not (block.lines.first in passages and not _has_colon(block.pieces, context))
        and not (begun | decided).intersection(below.lines.numbers)
        and below.kind is Kind.PARAGRAPH
    ]
    if lines:
        what = "a mark of withheld words is all of its paragraph: a name, or something that is said ({lines})"
        remedy = (
            "write each line of a name, or of a withheld turn, under `supplied_speakers` in interview.yml "
            "({lines}): with the id of a person who may be named, else with `unknown`; where words of "
            "whoever speaks already are withheld, declare `extent: passage` under `withheld`"
        )
        yield doubt(context.in_source(lines[0]), what, remedy, lines=lines)


def _has_colon(pieces: Sequence[Piece], context: Context) -> bool:
    return any(character in ":：" for piece in pieces for character in without_marks(piece, context))


def has_mark(name: str, line: int, context: Context) -> bool:
    """Say whether what is read as a name in a line is, or has, a mark."""
    return line in context.shown and (NAME in name or HAN_NAME in name)


def doubt_name(lines: list[int], context: Context) -> Problem:
    """Doubt who speaks in lines in which the name is withheld."""
    what = "the name of who speaks is withheld here ({lines})"
    remedy = (
        "write each of these lines under `supplied_speakers` in interview.yml ({lines}): with the id of a "
        "person who may be named, else with `unknown`"
    )
    return doubt(context.in_source(lines[0]), what, remedy, lines=lines)
