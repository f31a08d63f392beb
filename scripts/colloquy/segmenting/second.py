"""Second labels: lines in which a second speaker begins, whose words would be given to the first.

Of a row or a cue, the first is whom the format names beside the words.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from colloquy.model import Block, Kind, Piece
from colloquy.problems import Problem, doubt
from colloquy.segmenting.context import Context
from colloquy.segmenting.nameless import has_mark
from colloquy.segmenting.names import is_name, is_short
from colloquy.segmenting.styles import lines_of
from colloquy.text.inertness import LINE_ENDS, spaced
from colloquy.text.label_names import label_key
from colloquy.text.labels import LONGEST, Form, Head, heads
from colloquy.text.scripts import is_small, is_wide

MOST = 5_000
"""Sentences of one line that are looked at; no line of a conversation has as many."""

_COLON = re.compile("[:：∶]|&(?:#|colon)")
"""What ends such a label, also as a reference; without it, none is looked for."""
_BREAK = (
    rf"(?:[{LINE_ENDS}]|<br\s*/?>|</(?:p|div)>|&(?:#(?:10|13|8232|8233|[xX]0?[aAdD]|[xX]202[89])|NewLine);)"
)
"""An end of a line within one: a character that ends lines elsewhere, or as HTML writes it."""
_OPENING = "(（\\[［【〔"
"""Before what a speaker says within the words of another: ``(Ann: Yes.)``."""
_BOUNDARY = re.compile(
    rf"{_BREAK}\s*(?=\S)|[{_OPENING}]\s*(?=\w)|(?:[.?!;。？！；…”\"’)）\]】*_\-–—](?=\s|[^\x00-\x7f]|\*\*|__))\s*(?=\S)|\s(?=\*\*|__)"
)
"""Where a sentence, or bold words, may begin in a line."""
_ENDED = re.compile(r"[.?!;。？！；…][\"”’)）\]】*_]*$")
"""The end of a sentence, behind which somebody who is not declared may begin: no bracket, no bold word."""
_QUOTED = re.compile(r"[\"“‘「『«]")
"""Behind a name in the middle of a line: what its bearer has said is quoted, and is nobody's turn."""


def find_second_labels(
    blocks: Iterable[Block], context: Context, uncertain: Collection[int]
) -> Iterator[Problem]:
    """Find labels in the middle of a line; the `uncertain` lines begin with what looks like one."""
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
        if head := second_label(block, index, context, uncertain=piece.line in uncertain):
            other = index == 0 and head == _beside_a_voice(block, index, context)
            yield (_other_name if other else _two_speak)(head, piece.line, context)


def _two_speak(head: Head, line: int, context: Context) -> Problem:
    what = "the label `{name}` is in the middle of this line: two people may speak in it"
    known = (
        "find out whether two people speak; if so, let each begin on a line of their own in a copy of the "
        "file, declare the copy under `source`, with the new line numbers, and keep the file as received "
        "under `received`; if it is not a label, add `{line}: ` with who says the line to `supplied_speakers`"
    )
    unknown = (
        "find out whether two people speak; if so, let each begin on a line of their own in a copy of the "
        "file, declare the copy under `source`, with the new line numbers, and keep the file as received "
        "under `received`; if it is not a label, add `{name}` to `not_labels`"
    )
    remedy = known if context.labels.named(head)[0] else unknown
    if has_mark(head.printed, line, context):
        what = "a withheld name is in the middle of this line, as labels are: two people may speak in it"
        remedy = known
    return doubt(context.in_source(line), what, remedy, name=head.printed, line=line)


def _other_name(head: Head, line: int, context: Context) -> Problem:
    what = "the label `{name}` is before these words, but another name is where this text prints who speaks"
    known = (
        "find out who says this: if `{name}` does, correct the other name under `emendations`; if it "
        "is not a label, add `{line}: ` with who says the line to `supplied_speakers`"
    )
    unknown = (
        "find out who says this: if `{name}` does, correct the other name under `emendations`; if it "
        "is not a label, add `{name}` to `not_labels`"
    )
    remedy = known if context.labels.named(head)[0] else unknown
    return doubt(context.in_source(line), what, remedy, name=head.printed, line=line)


def _beside_a_voice(block: Block, index: int, context: Context) -> Head | None:
    """Find a label that a line begins with, of somebody else than the format names beside the words."""
    if not (block.voice and block.voice.text):
        return None
    text = block.pieces[index].text
    head = next((head for head in heads(text) if head.form is Form.COLON), None)
    if head is None or not _is_second(head, text, context):
        return None
    voice = context.labels.match(block)
    return None if voice and context.labels.named(head)[0] == voice.speakers else head


def second_label(block: Block, index: int, context: Context, *, uncertain: bool = False) -> Head | None:
    """Find the first label within a line’s words; an `uncertain` line begins with what looks like one."""
    text = _with_line_ends(block.pieces[index], context)
    head = _beside_a_voice(block, index, context) or _second(
        text, _words(block, index, context, uncertain), context
    )
    if head and block.voice and block.voice.text and any(map(is_wide, head.name)):
        return head if context.labels.named(head)[0] else None  # Chinese words before a colon are many
    return head


def _with_line_ends(piece: Piece, context: Context) -> str:
    """Give the words of a line with what ends lines elsewhere, and has been read as a blank."""
    line = context.source.line(piece.line)[piece.column : piece.column + len(piece.text)]
    return line if spaced(line) == piece.text else piece.text


def _words(block: Block, index: int, context: Context, uncertain: bool) -> int:
    """Find where the words of a line begin, behind what is, or looks like, its own label."""
    own = context.labels.match(block, index)
    if own or not uncertain or block.voice:
        return own.head.words if own else 0
    return next((head.words for head in heads(block.pieces[index].text) if head.form is Form.COLON), 0)


def _second(text: str, start: int, context: Context) -> Head | None:
    """Find the first name that has the form of a label, in a line's words; they begin at `start`."""
    if not _COLON.search(text, start):
        return None
    first = len(text) - len(text.lstrip("*_ "))
    for boundary in islice(_BOUNDARY.finditer(text, start), MOST):
        if boundary.start() <= first:
            continue
        rest = text[boundary.end() : boundary.end() + LONGEST]
        head = next(iter(heads(rest)), None) if _COLON.search(rest) else None
        if not head or head.form is not Form.COLON or not _is_second(head, rest, context):
            continue
        if context.labels.named(head)[0] or head.bold or _may_begin(text, boundary, head):
            return head
    return None


def _may_begin(text: str, boundary: re.Match[str], head: Head) -> bool:
    """Say whether a stranger may speak here: in a new line, or behind a sentence and not quoted."""
    ended = _ENDED.search(text[: boundary.end()].rstrip())
    words = text[boundary.end() + head.words :]
    ratio = head.name[-1:].isdigit() and words[:1].isdigit()  # `1:43200`
    return bool(re.search(_BREAK, boundary[0]) or (ended and not _QUOTED.match(words) and not ratio))


def _is_second(head: Head, rest: str, context: Context) -> bool:
    if not {label_key(head.name), label_key(head.printed)}.isdisjoint(context.labels.ignored):
        return False
    if context.labels.named(head)[0]:
        return True
    if head.bold:
        return head.name[:1].isupper() and is_name(head)
    named = is_short(head) or not head.name.strip("?")
    return named and not is_small(rest[head.words : head.words + 1])
