"""What looks like a speaker's label and is declared by nobody, or is where no label should be.

Each is a doubt: the words behind it would be published as another speaker's. One doubt for each form, with
the lines that have it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from colloquy.model import Block, Kind
from colloquy.problems import Problem, doubt
from colloquy.segmenting.context import Context
from colloquy.segmenting.labelled import unlike_the_others
from colloquy.segmenting.leading import doubt_leading_name
from colloquy.segmenting.nameless import doubt_name, has_mark
from colloquy.segmenting.names import PERSONAL, is_address, is_ended, is_name, is_short, may_name
from colloquy.segmenting.openings import opens_a_sentence
from colloquy.segmenting.shapes import is_alike, is_apart, looks_like_a_label, may_be_alone, may_be_small
from colloquy.segmenting.styles import REPEATED, is_folded, is_inside, line_text, lines_of
from colloquy.text.label_names import label_key
from colloquy.text.labels import LOOSE, Form, Head, heads
from colloquy.text.scripts import is_small

COMMAS = (",", "，", "、")
"""What goes on in the next line."""
_SENTENCE_ENDS = re.compile(r"[.?!…。？！؟۔।][\"”’»」』)）]*$")
SHOWN = 5
"""How many lines of one form a doubt names."""


@dataclass(slots=True)
class Lookalikes:
    """What has the form of a label, by what is printed there: in which lines."""

    sure: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    repeated: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """What is one only if it is there several times, or if something else shows it."""
    known: list[Problem] = field(default_factory=list)
    """Declared labels that are printed otherwise than all others, in the middle of a paragraph."""
    withheld: list[int] = field(default_factory=list)
    """Lines in which a mark has the place of a speaker's name."""
    open: set[int] = field(default_factory=set)

    def settle(self) -> dict[str, list[int]]:
        """Give all that are to be decided, with their lines in order."""
        for name, places in self.repeated.items():
            if name in self.sure or len(places) >= REPEATED:
                self.sure[name] += places
        return {name: sorted(places) for name, places in self.sure.items()}


def find_lookalikes(blocks: Sequence[Block], context: Context) -> tuple[list[Problem], set[int]]:
    """Find what looks like a label and is none that is declared; give also the lines that have one."""
    known = {label_key(name) for name in context.record.not_labels}
    unsaid = {context.record.title_line, *context.record.captions, *context.silent}
    spoken = _spoken(blocks, context)
    seen = Lookalikes()
    lone, introducing, stopped = _lone_items(blocks), _introducing(blocks), _stopped(blocks)
    naming = _naming_headings(blocks, context)
    for block, index in lines_of(blocks):
        line = block.pieces[index].line
        if line in unsaid or (block.voice and block.voice.text):
            continue
        if match := context.labels.match(block, index):
            if line in naming or _is_in_an_odd_place(block, index, match.head, context):
                seen.known.append(unlike_the_others(block, index, match.head, context))
                seen.open.add(block.lines.first)
            continue
        head, sure = _lookalike(block, index, context, line in spoken, stopped)
        sure = sure or line in lone
        if head and line in introducing and not head.name.istitle() and not head.name.isupper():
            continue
        if head is None and (problem := doubt_leading_name(block, index, context, line in spoken)):
            seen.known.append(problem)
            seen.open.add(block.lines.first)
        if head and has_mark(head.printed, line, context):
            seen.withheld += [line] if sure else []
        elif head and {label_key(head.printed), label_key(head.name)}.isdisjoint(known):
            (seen.sure if sure else seen.repeated)[head.printed].append(line)
    places = seen.settle()
    problems = [_undeclared(name, lines, context) for name, lines in places.items()]
    if unnamed := [line for line in seen.withheld if line not in context.supplied]:
        problems.append(doubt_name(unnamed, context))
    decided = {line for lines in (*places.values(), unnamed) for line in lines}
    return [*problems, *seen.known], decided | seen.open


def _is_in_an_odd_place(block: Block, index: int, head: Head, context: Context) -> bool:
    """Say whether a declared label is in code, or within a paragraph in which the text opens no turn."""
    risky = not is_folded(block, index) or head.form in (Form.COLON, Form.TAB)
    within = index and risky and not context.labels.opens(block, index)
    return block.kind is Kind.CODE or bool(within)


def _lookalike(
    block: Block, index: int, context: Context, spoken: bool, more: frozenset[Form]
) -> tuple[Head | None, bool]:
    """Find what looks like a label in a line, and whether nothing else is to show that it is one.

    This text prints names in the forms of declared labels, and perhaps in `more`.
    """
    if block.kind is Kind.CODE and block.markup:
        return None, False
    text = line_text(block, index)
    folded, inside = is_folded(block, index), is_inside(block, index)
    forms = {style.form for style in context.labels.usual if style.inside == inside} | more
    for head in heads(text):
        if block.kind is Kind.HEADING and head.form is Form.BARE:
            continue
        if head.form is Form.COLON and not head.asides and opens_a_sentence(head.name):
            continue
        if head.form in LOOSE and (block.voice or block.is_speech):
            continue  # names have their own place there
        labelled = looks_like_a_label(head, text, forms)
        labelled = labelled or is_alike(head, text, context.labels, forms - {Form.ALONE})
        if labelled and not (folded and is_small(head.name[:1])):
            term = head.bold or len(head.name) == 1 or not is_short(head)
            listed = block.kind is Kind.ITEM and inside and not context.labels.inside and term
            listed = listed and not PERSONAL.search(text, head.words)
            loose = head.form in LOOSE - forms and not (is_apart(head, text) and not folded)
            return head, not listed and not loose
    return _alone(block, index, context, spoken)


def _alone(block: Block, index: int, context: Context, spoken: bool) -> tuple[Head | None, bool]:
    """Find words that are alone in a line, as names are, and whether nothing else must show it."""
    text = line_text(block, index)
    forms = {style.form for style in context.labels.usual if style.inside == is_inside(block, index)}
    usual = Form.ALONE in forms
    below = index == 0 and len(block.pieces) > 1
    name = next((head for head in heads(text) if head.form is Form.ALONE), None)
    if (
        name is None
        or text.endswith(COMMAS)
        or is_folded(block, index)
        or block.kind in (Kind.HEADING, Kind.ITEM, Kind.CODE)
    ):
        return None, False
    if not usual and (block.is_speech or block.verse):  # few words are as usual there as names
        return None, False
    if block.kind is Kind.ROW:
        behind = _cells_behind(block, index, text)
        named = is_name(name) if usual else may_be_alone(name) and bool(_SENTENCE_ENDS.search(behind))
        if spoken and named and any(map(str.isalnum, behind)):
            return name, True
    if (block.verse and index) or (block.kind is Kind.ROW and not (usual and spoken)):
        return None, False
    answers = index > 0 and context.labels.match(block, index - 1) is not None
    if is_alike(name, text, context.labels, forms) and not is_ended(name) and not answers:
        return name, spoken or below
    if may_be_alone(name) or (usual and may_name(name) and not is_ended(name)):
        return name, (spoken or below) if usual else (spoken and (below or len(block.pieces) == 1))
    small = spoken and may_be_small(name) and (below or len(block.pieces) == 1)
    known = label_key(name.name).casefold() in context.labels.by_small
    return name if small else None, small and (known or is_address(name))


def _cells_behind(block: Block, index: int, cell: str) -> str:
    """Give what a row has behind the first cell with words."""
    return block.pieces[index].text[len(cell) :].strip(" |*_")


def _stopped(blocks: Sequence[Block]) -> frozenset[Form]:
    """Give the form of a stop where most paragraphs begin with a name before one, and most of these again."""
    paragraphs = (block for block in blocks if block.kind is Kind.PARAGRAPH and not block.is_speech)
    first = [block.pieces[0].text for block in paragraphs if block.pieces]
    found = (next((head for head in heads(text) if head.form is Form.STOP), None) for text in first)
    counts = Counter(head.name for head in found if head and head.name[:1].isupper() and is_short(head))
    again = sum(count for count in counts.values() if count >= REPEATED)
    return frozenset({Form.STOP} if again > REPEATED and 2 * again >= len(first) else ())


def _introducing(blocks: Sequence[Block]) -> set[int]:
    """Find lines right before a list, or verse, that are all of their paragraphs and end with a colon."""
    return {
        block.lines.first
        for block, after in pairwise(blocks)
        if (after.kind is Kind.ITEM or after.verse)
        and len(block.pieces) == 1
        and block.pieces[0].text.endswith((":", "："))
    }


def _naming_headings(blocks: Sequence[Block], context: Context) -> set[int]:
    """Find the heading above all exchanges that may name who it is about: ``Ann: a life``."""
    labels = {
        block.lines.first: label
        for block in blocks
        if block.kind is Kind.HEADING and block.pieces and (label := context.labels.match(block))
    }
    first = min(context.exchanges, default=0)
    lone = len(labels) == 1 and all(label.head.form is not Form.ALONE for label in labels.values())
    return {line for line in labels if lone and line < first}


def _lone_items(blocks: Sequence[Block]) -> set[int]:
    """Find the lines of items that are in no list with others: their numbers or dots are those of turns."""
    items = [block.kind is Kind.ITEM for block in blocks]
    around = zip(blocks, items, [False, *items], [*items[1:], False], strict=False)
    return {block.lines.first for block, item, before, after in around if item and not before and not after}


def _spoken(blocks: Sequence[Block], context: Context) -> range:
    """Give the lines of what is said, as far as the labels show."""
    lines = [block.pieces[at].line for block, at in lines_of(blocks) if context.labels.opens(block, at)]
    last = (context.record.back_matter or len(context.source.lines) + 1) - 1
    return range(min(lines, default=last), last + 1)


def list_lines(lines: Sequence[int]) -> list[int | str]:
    """List the first of some lines."""
    return [*lines[:SHOWN], *["…"] * (len(lines) > SHOWN)]


def _undeclared(name: str, places: list[int], context: Context) -> Problem:
    what = "`{name}` looks like a speaker's label, but no speaker has it"
    if len(places) > 1:
        what = "`{name}` looks like a speaker's label in {count} lines ({lines}), but no speaker has it"
    remedy = (
        "find out who says this: if it is one of the speakers, add it to that speaker's `labels` in "
        "interview.yml; if it is somebody else, add a speaker; if it is a heading, a caption or the "
        "like, add its line to `not_speech`; only if it is part of what is said, add it to `not_labels`"
    )
    fields = {"name": name, "count": len(places), "lines": list_lines(places)}
    return doubt(context.in_source(places[0]), what, remedy, **fields)
