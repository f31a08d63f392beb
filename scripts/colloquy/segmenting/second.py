"""Second labels: lines in which a second speaker begins, whose words would be given to the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from colloquy.model import Block, Kind
from colloquy.problems import Problem, doubt
from colloquy.segmenting.context import Context
from colloquy.segmenting.names import FEW, is_name, may_be_alone
from colloquy.segmenting.styles import lines_of
from colloquy.text.labels import LONGEST, Form, Head, heads, label_key

_BOUNDARY = re.compile(r"(?:[.?!。？！…”\"’)）\]】*_\-–—](?=\s|[^\x00-\x7f]|\*\*|__))\s*(?=\S)|\s(?=\*\*|__)")
"""Where a sentence, or bold words, may begin in a line."""


def find_second_labels(blocks: Iterable[Block], context: Context) -> Iterator[Problem]:
    """Find labels in the middle of a line."""
    if not context.labels.by_key:
        return
    for block, index in lines_of(blocks):
        piece = block.pieces[index]
        if (
            block.kind in (Kind.ROW, Kind.CODE)
            or piece.line in context.silent
            or piece.line in context.supplied
        ):
            continue
        if block.voice and block.voice.text:
            continue
        own = context.labels.match(block, index)
        if name := _second(piece.text, own.head.words if own else 0, context):
            what = "the label `{name}` is in the middle of this line: two people may speak in it"
            remedy = (
                "find out; if so, let each begin in a line of their own in the file, and declare its "
                "SHA-256 anew; if it is no label, add `{line}: ` with who says the line to "
                "`supplied_speakers`"
            )
            yield doubt(context.in_source(piece.line), what, remedy, name=name, line=piece.line)


def _second(text: str, start: int, context: Context) -> str:
    """Find the first name that has the form of a label, in a line's words; they begin at `start`."""
    if not re.search("[:：∶]", text):
        return ""
    for boundary in _BOUNDARY.finditer(text, start):
        if not text[: boundary.start()].strip("*_ "):
            continue
        rest = text[boundary.end() : boundary.end() + LONGEST]
        head = next(heads(rest), None)
        if head and head.form is Form.COLON and _is_second(head, rest, context):
            return head.printed
    return ""


def _is_second(head: Head, rest: str, context: Context) -> bool:
    if label_key(head.name) in context.labels.ignored:
        return False
    if context.labels.named(head)[0]:
        return True
    if head.bold:
        return head.name[:1].isupper() and is_name(head)
    return (
        may_be_alone(head)
        and len(head.name.split()) < FEW
        and not rest[head.words : head.words + 1].islower()
    )
