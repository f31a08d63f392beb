"""Naming: whom lines name that begin no turn, since they are left off the page or said by nobody.

What follows such a line without a label may be said by whom it names.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from colloquy.model import Block, Speaker
from colloquy.segmenting.styles import Styles, lines_of
from colloquy.text.label_names import label_key
from colloquy.text.labels import LOOSE, Form
from colloquy.text.scripts import is_small, is_wide
from colloquy.text.times import TIME

_SIGNS, _TIMES = re.compile(r"^[\W_]+|(?<![\W_])[\W_]+$"), re.compile(TIME)
"""What is around a name that is all of a line."""
_WORD = re.compile(r"[^\W_]+(?:['’·-][^\W_]+)*")
_BRACKETS = "([（【［〔<＜"
"""Before what somebody does, which need not be who speaks next."""
FEW, FEW_WIDE = 5, 12
"""Words of a line that has a name and little else; characters, of Chinese, Japanese or Korean."""

Named = Mapping[int, tuple[Speaker, ...]]
"""By line."""


def named_alone(blocks: Sequence[Block], labels: Styles) -> Named:
    """Give whom lines name that begin with a label, or are one between signs."""
    alone = {
        piece.line: speakers
        for block in blocks
        for piece in block.pieces
        if (speakers := labels.known(_SIGNS.sub("", _TIMES.sub("", piece.text))))
    }
    return alone | {
        block.pieces[index].line: match.speakers
        for block, index in lines_of(blocks)
        if (match := labels.match(block, index))
        and match.certain
        and not match.style.folded
        and match.head.form not in LOOSE | {Form.BARE}
    }


def named_among_words(blocks: Sequence[Block], names: Mapping[str, Speaker]) -> Named:
    """Give whom lines of few words name, each one speaker: ``Answer of Bo``, ``MR. SMITH``."""
    named = {
        block.pieces[index].line: {names[part] for part in _parts(block.pieces[index].text) if part in names}
        for block, index in lines_of(blocks)
    }
    return {line: tuple(speakers) for line, speakers in named.items() if len(speakers) == 1}


def names_of(
    labels: Mapping[Speaker, Sequence[str]], full: Mapping[str, Sequence[str]]
) -> dict[str, Speaker]:
    """Give, for each name or part of one that only one speaker has, who that is."""
    having: dict[str, set[Speaker]] = {}
    for speaker, printed in labels.items():
        for name in (*printed, *full.get(speaker.person, ())):
            for part in {label_key(name).casefold(), *_words(name)}:
                having.setdefault(part, set()).add(speaker)
    return {
        part: next(iter(speakers))
        for part, speakers in having.items()
        if len(speakers) == 1 and len(part) > 1
    }


def _words(text: str) -> list[str]:
    return [label_key(word).casefold() for word in _WORD.findall(text) if not is_small(word[0])]


def _parts(text: str) -> Iterator[str]:
    """Give what may be names: all of a line; if that is few words, each of them, and each run of Chinese."""
    yield label_key(_SIGNS.sub("", text)).casefold()
    text = text.strip("*_# ")
    words = text.split()
    if text[:1] in _BRACKETS or len(words) > FEW or (any(map(is_wide, text)) and len(text) > FEW_WIDE):
        return
    yield from _words(text)
    if any(map(is_wide, text)):
        for start in range(len(text)):
            yield from (text[start:end] for end in range(start + 2, len(text) + 1))
