"""Units: what a text is divided into before anyone asks who speaks; each begins in a line of its own."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from colloquy.intake.formats.markdown import front_lines
from colloquy.intake.formats.texts import PLAIN, IntakeText, unreadable
from colloquy.intake.vocabulary.asking import ends_asking
from colloquy.intake.vocabulary.labels import Printed, find_label, key
from colloquy.model import Block, Kind, Piece
from colloquy.reading import FORMATS, MOST_PARAGRAPHS
from colloquy.text.inertness import LINE_END, spaced
from colloquy.text.inline import plain_text
from colloquy.text.scripts import HAN_CHARACTER

WHOLE_STRONG = re.compile(r"(\*\*|__)(?P<words>.+?)\1\W{0,2}", re.DOTALL)
"""Bold, with blanks within its signs, too: Markdown then shows the signs, but bold is what was meant."""
WHOLE_SLANTED = re.compile(r"(?P<sign>\*|_)(?![\s*_])(?P<words>.+?)(?<![*_])\s*(?P=sign)\W{0,2}", re.DOTALL)
PICTURES = re.compile(r"\A\s*+(?:\[?!\[[^\]\n]{0,200}\]\([^()\n]{0,400}\)(?:\]\([^()\n]{0,400}\))?\s*)+")
"""Pictures at the beginning of a paragraph, perhaps linked."""
NUMBER = re.compile(r"(?<!\s)\s*+(?:\d{1,3}[.)、．])\s*")
"""The number of a question, before its emphasis."""
LINE_ENDED = re.compile(r"[.?!:。？！：…”\"」)）\]]$")
CAPTION = re.compile(r"\s*<(?:figcaption|figure|picture|img|source)\b", re.IGNORECASE)
"""How lines of HTML within Markdown begin that show a picture, or say what it shows."""
LONG_LINE = 90
WRAPPED = 55
"""Characters of a line, from which on it may be full; a Chinese one has the width of two."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or a part of one that begins with what may be a label."""

    line: int
    last: int
    kind: Kind
    level: int
    text: str
    """Plain words, the label included."""
    raw: str
    """As written."""
    begins: bool
    """Whether a paragraph begins here; else it goes on, on a new line."""
    label: Printed | None = None
    strong: bool = False
    slanted: bool = False
    marker: str = ""

    @property
    def said(self) -> str:
        """The words without the label."""
        return self.label.rest if self.label else self.text

    @property
    def entry(self) -> str:
        """The key of its label, by which names are compared; empty without one."""
        return key(self.label.name) if self.label else ""

    @property
    def form(self) -> str:
        """How its label is printed; empty without one."""
        return self.label.form if self.label else ""


def unlabelled(unit: Unit) -> Unit:
    """Take what looked like a label for words."""
    return replace(unit, label=None) if unit.label else unit


def is_accepted(unit: Unit, accepted: Container[str]) -> bool:
    """Say whether a unit begins with a label that is taken for one."""
    return (
        unit.label is not None
        and unit.kind is not Kind.CODE
        and unit.entry in accepted
        and unit.label.form != "change"
    )


def read_units(text: IntakeText) -> list[Unit]:
    """Divide a text into units, at every line that may begin with a label.

    Raises `UnreadableError` where there are more paragraphs than an interview may have.
    """
    lines = tuple(map(spaced, LINE_END.split(text.text.removeprefix("\ufeff"))))
    skipped = front_lines(text.text) if text.form != PLAIN else 0
    blocks = FORMATS[text.form](("",) * skipped + lines[skipped:])
    by_lines = is_by_lines(text.form, lines)
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    units = (unit for block in blocks for unit in _units(block, by_lines, width))
    read = list(islice(units, MOST_PARAGRAPHS + 1)) if len(blocks) <= MOST_PARAGRAPHS else None
    if read is None or len(read) > MOST_PARAGRAPHS:
        what, remedy = "more than {most} paragraphs", "divide the text into several interviews"
        raise unreadable(what, remedy, most=MOST_PARAGRAPHS)
    return read


def is_by_lines(form: str, lines: tuple[str, ...]) -> bool:
    """Say whether each line of a plain text is a paragraph.

    Lines are long, or, without blank lines, nearly all end as sentences do or begin with labels.
    """
    full = [line.strip() for line in lines if line.strip()]
    if form != PLAIN or len(full) < 4:
        return False
    if sum(len(line) > LONG_LINE * 2 for line in full) * 4 > len(full):
        return True
    if (len(lines) - len(full)) * 5 >= len(full):
        return False
    ended = sum(bool(LINE_ENDED.search(line)) for line in full)
    return ended * 10 > len(full) * 7 or sum(bool(find_label(line)) for line in full) * 20 > len(full) * 19


def _units(block: Block, by_lines: bool, width: int) -> Iterator[Unit]:
    if not block.pieces:
        words = block.image.description if block.image else ""
        yield Unit(block.lines.first, block.lines.last, block.kind, block.level, words, "", True)
        return
    group: list[Piece] = []
    width = max(width, *(len(piece.text.rstrip()) for piece in block.pieces))
    begins, emphasized = True, False
    first: Printed | None = None
    for piece, below in zip(block.pieces, (*block.pieces[1:], None), strict=True):
        inside = emphasized and not piece.text.lstrip().startswith(("*", "_"))  # there, no label begins
        printed = None if block.kind is Kind.CODE or inside else find_label(piece.text)
        if below and printed and printed.form == "alone":
            goes_on = below.text[:1].islower() or _is_wrapped(piece.text)
            printed = None if goes_on else printed  # a sentence that goes on in the next line
        label = printed
        within = label and (label.name[:1].islower() or label.name[:1].isdigit())
        added = label and (label.form in ("alone", "bracket") or within)
        if added and group and _is_wrapped(group[-1].text):
            label = None  # what an editor has added to a name, or a word within a sentence
        alone = len(group) == 1 and first is not None and not first.rest  # it labels what is below it
        if group and (by_lines or label or alone):
            yield from _divided(block, group, begins, width, above=label is not None)
            group, begins, emphasized = [], by_lines, False
        first = first if group else printed
        group.append(piece)
        emphasized ^= piece.text.count("**") % 2 == 1
    yield from _divided(block, group, begins, width, above=False)


def _divided(block: Block, group: list[Piece], begins: bool, width: int, *, above: bool) -> Iterator[Unit]:
    """Read lines as one unit, or as two where the last has a line of its own: there is room above it.

    So have questions right above a label, as where no line is blank between two who speak, and what is below
    a label and the end of a sentence.
    """
    asked = above and ends_asking(group[-1].text)
    apart = asked or (find_label(group[0].text) and LINE_ENDED.search(group[-2:][0].text.rstrip()))
    if block.kind is Kind.PARAGRAPH and len(group) > 1 and apart and _has_room(group, width):
        yield _unit(block, group[:-1], begins)
        yield _unit(block, group[-1:], asked)
    else:
        yield _unit(block, group, begins)


def _is_wrapped(above: str) -> bool:
    """Say whether a long line ends within a sentence, which goes on in the next one."""
    width = len(above) + len(HAN_CHARACTER.findall(above))
    return width > WRAPPED and not LINE_ENDED.search(above.rstrip())


def _has_room(group: list[Piece], width: int) -> bool:
    """Say whether the last line begins anew: its first word would fit above, and no bold goes on."""
    if sum(piece.text.count("**") for piece in group[:-1]) % 2:
        return False
    above, apart = group[-2].text.rstrip(), group[-1].text.strip()
    first = apart[:2] if HAN_CHARACTER.match(apart) else apart.partition(" ")[0]
    return width - len(above) > len(first) + 1 and not apart[:1].islower()


def _is_strong(written: str) -> bool:
    """Say whether all is bold behind pictures and a number; also where the signs are never closed."""
    bare = NUMBER.sub("", PICTURES.sub("", written, 1), 1).strip()
    return bool(WHOLE_STRONG.fullmatch(bare)) or (bare.startswith("**") and bare.count("**") == 1)


def _is_slanted(written: str) -> bool:
    """Say whether all is in italics, or nearly all: what italics set off in print, they end within such."""
    whole = WHOLE_SLANTED.fullmatch(written.strip())
    parts = whole["words"].replace("**", "").split("*") if whole and whole["sign"] == "*" else []
    return whole is not None and sum(map(len, parts[1::2])) <= sum(map(len, parts[::2]))


def _unit(block: Block, group: list[Piece], begins: bool) -> Unit:
    if block.kind is Kind.ITEM and group[0].column < block.pieces[0].column:
        block = replace(block, kind=Kind.PARAGRAPH, level=0, marker="")  # below an item, and not within it
    raw = "\n".join(piece.text for piece in group)
    words = raw if block.literal else plain_text(raw)
    label = find_label(raw) if block.kind is not Kind.CODE and not CAPTION.match(raw) else None
    if label and label.form == "alone" and block.kind is Kind.ITEM:
        label = None  # a list of words
    body = label.body if label else raw
    strong = any(_is_strong(written) for written in (raw, body))
    words = " ".join(words.split())
    if strong and words.startswith(("**", "__")) and words.endswith(words[:2]):
        words = words.strip("*_ ")
    return Unit(
        group[0].line,
        group[-1].line,
        block.kind,
        block.level,
        words,
        raw,
        begins,
        label=label,
        strong=strong,
        slanted=_is_slanted(raw),
        marker=block.marker,
    )
