"""Styles: how a text prints the labels of its speakers, and which of its lines have one.

A name before a colon at the beginning of a paragraph is a label. A name that is printed otherwise, before a
dash or alone, in a list or in the middle of a folded paragraph, is one if this text does so often; else
somebody must decide.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

from colloquy.model import Block, Kind, Speaker
from colloquy.segmenting.manners import is_harmless
from colloquy.text.first_cells import labelled_cell
from colloquy.text.label_names import QUOTES, label_key, letters
from colloquy.text.labels import Form, Head, heads

OFTEN = 3
"""A style that has one in three of the labels of a text is its own, and no accident."""
REPEATED = 2
"""From how many lines on a name is a label that may otherwise be part of a sentence."""
MOSTLY = 2
"""The same of signs that are mostly punctuation, in how many of the labels."""
PUNCTUATION = frozenset({Form.COMMA, Form.ODD})
SURE = frozenset({Form.TAB, Form.DASH, Form.ALONE, Form.GAP})
"""Forms that are no accident if they are there so many times, whatever other forms there are."""

INSIDE = frozenset({Kind.ITEM, Kind.QUOTE, Kind.ROW})
"""Blocks in which a name may be what somebody quotes or lists."""

_ENDS = re.compile(r"[.?!…⋯:;。？！：；][\"'”’»」』)\]）】*_\s]*$|[)\]）】”」』][*_\s]*$")
_SIGNED = re.compile(r"[_\s]*[^\w\s]")
"""A sign, and what may be behind it, read from the end: searching takes the square of the length."""
_FOLDED, _FOLDED_WIDE = 40, 20
"""Characters from which a line that ends no sentence may be folded; of Chinese, Japanese or Korean."""


class Style(NamedTuple):
    """How a label is printed: what ends it, and where it is."""

    form: Form
    inside: bool
    """Whether in a list, quotation or table."""
    folded: bool
    """Whether in a line that may go on with the sentence of the line above."""


COLON = Style(Form.COLON, inside=False, folded=False)


@dataclass(frozen=True, slots=True)
class Match:
    """A declared label at the beginning of a line."""

    head: Head
    speakers: tuple[Speaker, ...]
    style: Style
    certain: bool
    """Whether nothing around the name leaves open who is meant."""


Labelled = tuple[Head, tuple[Speaker, ...], bool]
"""A declared label, whom it names, and whether that is certain."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The labels of an interview: whom they name, and in which styles the text prints them."""

    by_key: Mapping[str, tuple[Speaker, ...]]
    by_small: Mapping[str, tuple[Speaker, ...]]
    """The same in small letters, where that leaves no two alike."""
    usual: frozenset[Style]
    ignored: frozenset[str]
    """Names that are declared to be no labels."""
    addressed: bool = False
    """Whether a name before a comma is but somebody's who is spoken to: no two paragraphs begin so."""
    bracketed: bool = False
    """Whether this text prints names in brackets, with no sign behind them."""
    colonless: frozenset[int] = frozenset()
    """Lines with a label without its colon, in a text that prints labels with one on lines of their own."""
    ended: bool = False
    """Whether a sign ends each of the paragraphs that begin with labels, of which there are several."""
    letters: tuple[str, ...] = ()
    """Those of the names: in words that begin with none of them, no name need be looked for."""
    read: dict[tuple[str, bool, bool], Labelled | None] = field(default_factory=dict, compare=False)
    """What lines have been read as, which each step of segmenting asks for; see `match`."""

    @classmethod
    def of(
        cls,
        names: Mapping[str, tuple[Speaker, ...]],
        blocks: Sequence[Block],
        title_line: int | None,
        not_labels: Iterable[str],
    ) -> Self:
        """Find the styles in which a text prints names."""
        by_key: dict[str, tuple[Speaker, ...]] = {}
        by_small: dict[str, tuple[Speaker, ...]] = {}
        for name, speakers in names.items():
            key = label_key(name)
            by_key[key] = tuple(dict.fromkeys([*by_key.get(key, ()), *speakers]))
        for key, speakers in by_key.items():
            small = key.casefold()
            by_small[small] = () if small in by_small else speakers
        bare = cls(by_key, by_small, frozenset(), frozenset(map(label_key, not_labels)))
        counts: Counter[Style] = Counter()
        alone = bracketed = 0
        unended: list[bool] = []
        for block, index in lines_of(block for block in blocks if block.kind is not Kind.CODE):
            if names and block.pieces[index].line != title_line and (match := bare.match(block, index)):
                counts[match.style] += match.certain
                alone += match.certain and match.style == COLON and _is_alone(match.head, block, index)
                bracketed += not match.head.name
                unended += [is_unended(block)] if not index else []
        total = sum(counts.values())
        usual = {
            style
            for style, count in counts.items()
            if (MOSTLY if style.form in PUNCTUATION else OFTEN) * count >= total
            or (count >= OFTEN and style.form in SURE and not any(style[1:]))
        }
        plain = (COLON, COLON._replace(form=Form.VOICE))
        addressed = sum(count for style, count in counts.items() if style.form is Form.COMMA) < REPEATED
        return replace(
            bare,
            usual=frozenset({*usual, *plain}),
            addressed=addressed,
            bracketed=OFTEN * bracketed >= max(total, 1),
            colonless=_colonless(blocks, bare) if OFTEN * alone >= max(total, 1) else frozenset(),
            ended=len(unended) >= REPEATED and not any(unended),
            letters=tuple(map(letters, by_key)),
        )

    @property
    def inside(self) -> bool:
        """Whether this text prints labels in a list, quotation or table."""
        return any(style.inside for style in self.usual)

    def match(self, block: Block, index: int = 0) -> Match | None:
        """Find a declared label at the beginning of a line of a block, or a voice, in whatever style."""
        voice = block.voice.text if block.voice else ""
        if index if voice else not begins_line(block, index):
            return None
        key = (voice or line_text(block, index), bool(voice), bool(index or self.addressed))
        if key not in self.read:
            self.read[key] = self._read(*key)
        if labelled := self.read[key]:
            head, speakers, certain = labelled
            style = Style(head.form, is_inside(block, index), is_folded(block, index))
            return Match(head, speakers, style, certain)
        return None

    def _read(self, printed: str, voiced: bool, addressed: bool) -> Labelled | None:
        """Find a declared label that words begin with, or that they are, if they are a voice."""
        begun: Iterable[Head] = heads(printed)
        if voiced:
            full = (head for head in begun if head.words >= len(printed))
            begun = (replace(each, form=Form.VOICE, label=(0, len(printed)), words=0) for each in full)
        for head in begun:
            if head.form is Form.COMMA and addressed:
                continue
            speakers, certain = self.named(head)
            if speakers and not voiced and label_key(head.name) in self.ignored:
                return None
            if speakers:
                return head, speakers, certain
        return None

    def opens(self, block: Block, index: int = 0) -> Match | None:
        """Find a declared label where it is sure that one is meant."""
        match = self.match(block, index)
        if match is None or not match.certain:
            return None
        return match if match.style in self.usual or block.lines.first in self.colonless else None

    def named(self, head: Head) -> tuple[tuple[Speaker, ...], bool]:
        """Find whom a head names, and whether nothing beside the name may mean somebody else."""
        name = head.name or (head.asides[0] if head.asides else "")
        asides = head.asides if head.name else head.asides[1:]
        if speakers := self.known(head.printed):
            return speakers, True
        if speakers := self.known(name):
            return speakers, all(map(is_harmless, asides))
        if speakers := self.known(name.strip(QUOTES)):
            return speakers, False
        before, comma, _ = name.partition(",")
        return (self.known(before), False) if comma and head.form is not Form.ALONE else ((), False)

    def known(self, name: str) -> tuple[Speaker, ...]:
        """Find whom a name is declared to name; in other capitals, too, where that leaves no two alike."""
        key = label_key(name)
        if key in self.by_key:
            return self.by_key[key]
        return self.by_small.get(key.casefold(), ()) if key[:1].isupper() else ()


def _colonless(blocks: Sequence[Block], labels: Styles) -> frozenset[int]:
    """Give the lines that are a name between paragraphs of words; behind a label, a name may be an answer."""
    matches = [labels.match(block) if block.pieces else None for block in blocks]
    return frozenset(
        block.lines.first
        for before, match, after, block in zip(matches, matches[1:], matches[2:], blocks[1:], strict=False)
        if match and not (before or after) and match.style.form is Form.ALONE and len(block.pieces) == 1
    )


def _is_alone(head: Head, block: Block, index: int) -> bool:
    """Say whether a line has nothing behind its label."""
    return head.words >= len(line_text(block, index))


def is_unended(block: Block) -> bool:
    """Say whether no sign ends words, be it the comma or the like of a sentence that goes on."""
    text = block.pieces[-1].text if block.pieces else ""
    return bool(text) and not _SIGNED.match(text[::-1])


def lines_of(blocks: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    """Give the lines of blocks: each block, with the number of the piece that the line begins with."""
    return ((block, at) for block in blocks for at in range(len(block.pieces)) if begins_line(block, at))


def begins_line(block: Block, index: int) -> bool:
    """Say whether a piece of a block is the first of its line."""
    return index == 0 or block.pieces[index - 1].line != block.pieces[index].line


def is_folded(block: Block, index: int) -> bool:
    """Say whether a line may go on with the sentence of the line above it."""
    if index == 0:
        return False
    above = block.pieces[index - 1].text
    length = _FOLDED if above.isascii() else _FOLDED_WIDE
    return len(above) >= length and not _ENDS.search(above)


def line_text(block: Block, index: int) -> str:
    """Give what may have a label of a line: of a table's row, its first cell that has words."""
    text = block.pieces[index].text
    return labelled_cell(text) if block.kind is Kind.ROW else text


def is_inside(block: Block, index: int) -> bool:
    """Say whether a line is in a list, quotation or table, and not just below one without a blank line."""
    return block.kind in INSIDE and not (index and block.pieces[index].column == 0)
