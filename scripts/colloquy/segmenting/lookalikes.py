"""What looks like a speaker's label and is declared by nobody, or is where no label should be.

Each is a doubt: the words behind it would be published as another speaker's. One doubt for each form, with
the lines that have it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from colloquy.model import Block, Kind
from colloquy.problems import Problem, doubt
from colloquy.segmenting.context import Context
from colloquy.segmenting.styles import is_folded, is_inside, line_text, lines_of
from colloquy.text.labels import Form, Head, heads, label_key
from colloquy.text.scripts import UNSPACED

SHOWN = 5
"""How many lines of one form a doubt names."""
LONGEST_CHINESE_NAME = 8
"""Characters. A clause before a colon is mostly longer than that, a name hardly ever."""
FEW = 3
"""Words of a name that may be written in any way; longer ones are in capitals, as titles are."""
MANY = 6
"""Words that the longest names have."""
REPEATED = 3
"""From how many lines on what is alone in them may be a name."""

_WORD = re.compile(r"[^\W_][\w.'’·&/-]*\??")
_JOINING = frozenset(
    [
        "&",
        "and",
        "und",
        "et",
        "y",
        "e",
        "or",
        "of",
        "the",
        "in",
        "de",
        "la",
        "le",
        "du",
        "des",
        "del",
        "der",
        "den",
        "van",
        "von",
        "da",
        "di",
        "al",
        "el",
        "bin",
        "ibn",
    ]
)
_UNSPACED_NAME = re.compile(rf"[{UNSPACED}\w·•・／/、和与及&\s]+[?？]?")
_CLAUSE = re.compile(r"[，。、；！…“”\"<>{}`\\|=\[\]]|[!;] ")
"""What is in a sentence, and in no name."""
_LATE = re.compile(r"[.?!。？！…”\"’)）]\s*$")


def find_lookalikes(blocks: Iterable[Block], context: Context) -> tuple[list[Problem], set[int]]:
    """Find what looks like a label and is none that is declared; give also the lines that have one."""
    known = {label_key(name) for name in context.record.not_labels}
    unsaid = {context.record.title_line, *context.record.captions, *context.silent}
    lines: dict[str, list[int]] = defaultdict(list)
    alone: dict[str, list[int]] = defaultdict(list)
    listed: dict[str, list[int]] = defaultdict(list)
    for block, index in lines_of(blocks):
        line = block.pieces[index].line
        named = block.voice and block.voice.text
        if line in unsaid or named or is_folded(block, index) or context.labels.match(block, index):
            continue
        text = line_text(block, index)
        head = next((head for head in heads(text) if _is_label(head, text)), None)
        if head and {label_key(head.printed), label_key(head.name)}.isdisjoint(known):
            (listed if is_inside(block, index) else lines)[head.printed].append(line)
        elif head := _alone(block, index):
            alone[head.printed].append(line)
    for name, places in alone.items():
        if len(places) >= REPEATED and label_key(name) not in known:
            lines[name] += places
    for name, places in listed.items():
        if name in lines or len(places) > 1 or context.labels.inside:
            lines[name] += places
    problems = [_undeclared(name, sorted(places), context) for name, places in lines.items()]
    return problems, {line for places in lines.values() for line in places}


def find_second_labels(blocks: Iterable[Block], context: Context) -> Iterator[Problem]:
    """Find lines in which a second speaker begins: what follows would be given to the first."""
    names = [re.escape(label) for speaker in context.record.speakers for label in speaker.labels]
    if not names:
        return
    either = "|".join(sorted(names, key=len, reverse=True))
    label = re.compile(rf"(?<=\S)\s*(?P<bold>\*\*|__)?(?<!\w)(?P<name>{either})(?:\s*\*\*)?\s*[:：]")
    for block, index in lines_of(blocks):
        piece = block.pieces[index]
        if block.kind is Kind.ROW or piece.line in context.silent or (block.voice and block.voice.text):
            continue
        first = context.labels.match(block, index)
        for match in label.finditer(piece.text, first.head.words if first else 0):
            before = piece.text[: match.start()]
            if before.strip("*_ ") and (match["bold"] or _LATE.search(before)):
                what = "the label `{name}` is in the middle of this line: two people may speak in it"
                remedy = (
                    "find out; if so, let each begin in a line of their own in the file, and declare its "
                    "SHA-256 anew; if it is no label, add `{line}: ` with who says the line to "
                    "`supplied_speakers`"
                )
                if piece.line not in context.supplied:
                    yield doubt(
                        context.in_source(piece.line), what, remedy, name=match["name"], line=piece.line
                    )
                break


def list_lines(lines: Sequence[int]) -> str:
    """List the first of some lines."""
    return ", ".join(map(str, lines[:SHOWN])) + (", …" if len(lines) > SHOWN else "")


def _undeclared(name: str, places: list[int], context: Context) -> Problem:
    what = "`{name}` looks like a speaker's label, and no speaker has it"
    if len(places) > 1:
        what = "`{name}` looks like a speaker's label in {count} lines ({lines}), and no speaker has it"
    remedy = (
        "find out who says this: if it is one of the speakers, add it to that speaker's `labels` in "
        "interview.yml; if it is somebody else, add a speaker; only if it is no label at all, add it to "
        "`not_labels`"
    )
    fields = {"name": name, "count": len(places), "lines": list_lines(places)}
    return doubt(context.in_source(places[0]), what, remedy, **fields)


def _is_label(head: Head, text: str) -> bool:
    """Say whether a head of a line has the form of a label."""
    match head.form:
        case Form.COLON:
            return _is_name(head) and not text.startswith("//", head.words)
        case Form.TAB:
            return _is_name(head) and head.name[:1].isupper()
        case Form.DASH:
            words = head.name.split()
            return head.name.isupper() and len(words) <= FEW and (len(head.name) > 1 or head.name in "QA")
        case Form.STOP:
            return head.name in ("Q", "问")
        case Form.VOICE:
            return True
        case Form.ALONE:
            return head.start is not None and bool(head.name) and _is_name(head) and head.name[:1].isupper()


def _is_name(head: Head) -> bool:
    name = head.name
    if not name:
        return bool(head.asides)
    if not _WORD.match(name) or _CLAUSE.search(name):
        return False
    words = name.replace(",", " ,").split()
    if head.bold or (head.start is not None and len(words) <= MANY):
        return len(name) <= 40
    if not name.isascii() and any(letter >= "\u2e80" for letter in name):
        return len(name.replace(" ", "")) <= LONGEST_CHINESE_NAME and bool(_UNSPACED_NAME.fullmatch(name))
    if not all(_WORD.fullmatch(word) or word in _JOINING for word in words):
        return False
    if len(words) <= FEW:
        return not name[0].isdigit()
    return len(words) <= MANY and all(
        word[0].isupper() or word[0].isdigit() or word in _JOINING for word in words
    )


def _alone(block: Block, index: int) -> Head | None:
    """Read a line of a few words in capitals with nothing behind them, as names above speech are printed."""
    head = next((head for head in heads(line_text(block, index)) if head.form is Form.ALONE), None)
    if head is None or not head.name or block.kind is Kind.HEADING or block.kind in (Kind.ROW, Kind.ITEM):
        return None
    words = head.name.split()
    capital = all(word[0].isupper() and _WORD.fullmatch(word) for word in words)
    return head if capital and len(words) <= FEW and not head.name.endswith((".", "?", "!")) else None
