"""Turns by the speakers' names as printed: ``**Adrian:**``, ``[00:01:00] Adrian：``, ``Q.``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from colloquy.model import Block, Emendation, Kind, Piece
from colloquy.problems import Problem, doubt
from colloquy.segmenting.context import Context, Opening, Speakers
from colloquy.segmenting.nameless import has_mark, with_name
from colloquy.segmenting.styles import COLON, INSIDE, Match
from colloquy.text.label_names import label_key
from colloquy.text.labels import LOOSE, Form, Head, heads

_COLON = re.compile(r"[\s*_—–―…〃“”'.-]{0,6}[:：][*_]*\s*\w")

_ASKED = re.compile(r"[?？؟][\"”'’」』)）*_]*\s*$")


def opening(block: Block, context: Context) -> Opening | Problem | None:
    """Open a turn where a declared label is printed; doubt it where this text does not print labels so."""
    if not (block.pieces or block.voice) or block.kind is Kind.CODE:
        return None
    match = context.labels.match(block)
    if match is None:
        return _nameless(block, context)
    if opens := context.labels.opens(block):
        return _opening(block, opens)
    return unlike_the_others(block, 0, match.head, context)


def _nameless(block: Block, context: Context) -> Problem | None:
    """Doubt a paragraph that begins with a colon, before which there was a name."""
    if not (context.labels.by_key and block.pieces and _COLON.match(block.pieces[0].text)):
        return None
    what = "this begins with a colon: a label may be missing"
    return context.doubt_who(block.lines.first, what)


def doubtful(block: Block, context: Context) -> Iterator[Problem]:
    """Doubt words before or behind what is said that have a declared label, and leave open who is meant."""
    match = context.labels.match(block) if block.pieces else None
    unsaid = {context.record.title_line, *context.silent, *context.supplied}
    if match is None or context.labels.opens(block) or block.lines.first in unsaid:
        return
    asked = match.head.form not in LOOSE and _ASKED.search(block.pieces[-1].text)
    if asked or (match.head.form is Form.COLON and not match.certain):
        yield unlike_the_others(block, 0, match.head, context)


def swallowed(emendations: Iterable[Emendation], context: Context) -> Iterator[Problem]:
    """Doubt corrections over line ends that remove a label: its words would go to who spoke before."""
    for emendation in emendations:
        for line, text in zip(emendation.beyond, emendation.found.split("\n")[1:], strict=False):
            head = next((head for head in heads(text.strip()) if head.form is Form.COLON), None)
            if head and context.labels.named(head)[0]:
                what = (
                    "a correction removes the label `{name}` here: what follows would go to who spoke before"
                )
                remedy = "let `found` of that correction end above line {line}"
                yield doubt(context.in_source(line), what, remedy, name=head.printed, line=line)


def unlike_the_others(block: Block, index: int, head: Head, context: Context) -> Problem:
    """Doubt a declared label that is printed as this text prints no others."""
    what = "`{label}` looks like a label, but is not printed as the others are"
    label = _label(block, index, head)
    if label_key(head.printed) in context.labels.by_key:  # the label is declared, and the sign is unusual
        return context.doubt_who(label.line, what, label=label.text, name=head.printed)
    remedy = (
        "find out who says this, and write that person’s id after `{line}: ` under `supplied_speakers` in "
        "interview.yml; if it is one of the speakers wherever it is printed so, add `{name}` to that "
        "speaker’s `labels`"
    )
    fields = {"label": label.text, "line": label.line, "name": head.printed}
    return doubt(context.in_source(label.line), what, remedy, **fields)


def printed(block: Block, context: Context) -> Opening | None:
    """Open the turn that a printed label would, whatever its style."""
    match = context.labels.match(block) if block.pieces or block.voice else None
    return _opening(block, match) if match else None


def withheld_label(block: Block, speakers: Speakers, context: Context) -> Opening | None:
    """Open the turn of speakers of whom a label is printed, with a mark in place of the name."""
    marks = context.shown.get(block.lines.first, ()) if block.pieces else ()
    if not marks:
        return None
    text = block.pieces[0].text
    named = with_name(block.pieces[0], context).text
    found = (head for head in heads(named) if head.form is Form.COLON)
    head = next((head for head in found if has_mark(head.printed, block.lines.first, context)), None)
    rest = named[head.words :] if head else ""
    if head is None or not text.endswith(rest):
        return None
    moved = len(text) - len(named)
    head = replace(head, label=(head.label[0], head.label[1] + moved), words=head.words + moved)
    return replace(_opening(block, Match(head, speakers, COLON, True)), supplied=True)


def _opening(block: Block, match: Match) -> Opening:
    label = _label(block, 0, match.head)
    if match.head.form is not Form.VOICE:
        return Opening(match.speakers, _without(block, match), label, start=match.head.start)
    if label not in block.markup:  # it is in a line above, which is not spoken
        return Opening(match.speakers, block)
    rest = replace(block, markup=tuple(piece for piece in block.markup if piece != label))
    return Opening(match.speakers, rest, label)


def _label(block: Block, index: int, head: Head) -> Piece:
    if head.form is Form.VOICE and block.voice:
        return block.voice
    piece, (start, end) = block.pieces[index], head.label
    return Piece(piece.line, piece.column + start, piece.text[start:end])


def _without(block: Block, match: Match) -> Block:
    """Take the label out of a block's first line; a bold that spans more than the label stays open."""
    first, head = block.pieces[0], match.head
    begin = head.words
    if block.kind is Kind.ROW:
        begin = len(first.text) - len(first.text[begin:].lstrip().removeprefix("|").lstrip())
    rest = Piece(first.line, first.column + begin, first.text[begin:])
    kept = [rest] if rest.text else []
    if head.emphasis and block.kind is not Kind.ROW:
        kept.insert(0, Piece(first.line, first.column + head.label[0] - len(head.emphasis), head.emphasis))
    kind = block.kind
    if kind in INSIDE and not block.marker[:1].isdigit() and not (kind is Kind.ROW and "|" in rest.text):
        kind = Kind.PARAGRAPH  # the list, quotation or table was the form of the conversation
    return replace(block, kind=kind, pieces=(*kept, *block.pieces[1:]))
