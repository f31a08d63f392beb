"""Asides: what is printed within somebody's words, and is not likely to be said by them.

Section heads, stage directions, changes of tapes, questions in bold that have no label.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from colloquy.model import Block, Kind
from colloquy.problems import Problem, doubt
from colloquy.segmenting.asking import is_bold, is_head
from colloquy.segmenting.context import Context
from colloquy.segmenting.manners import is_heard
from colloquy.segmenting.nameless import is_withheld, with_name
from colloquy.segmenting.styles import begins_line, is_folded, is_unended, lines_of
from colloquy.text.label_tokens import REFERENCE, read_reference
from colloquy.text.scripts import is_small
from colloquy.text.times import TIME

_PAIRS = ("()", "（）", "[]", "【】", "〔〕", "［］", "〖〗", "{}", "<>", "＜＞", "〈〉", "//")
_BRACKETED = re.compile(
    r"[*_.…\s]*(?:(?:"
    + "|".join(
        rf"{re.escape(opens * count)}[^{re.escape(opens + closes)}]*{re.escape(closes * count)}"
        for opens, closes in map(tuple, _PAIRS)
        for count in (1, 2)
    )
    + r")(?!(?<=\])\()[*_.。…\s]*)+"  # a link has round brackets right after its words
)
_RULED = re.compile(r"[*_\s]*([♪♫♬~=★☆◆■●—–―-])\1*+(?=[^\n]*\w)[^\n]*\1[*_.。\s]*")
"""``♪ music ♪``, ``— Part two —``."""
_NUMBER = re.compile(r"[*_\s]*(?:(?:[§№]\s*[0-9]+|[IVXL]+)[.)]?|[0-9]{1,4})[*_\s]*")
"""That of a section or page; ``5.`` may be all that somebody says."""
_COUNTED = re.compile(
    r"[*_\s]*(?:[^\W\d_]{3,12}\s(?:[0-9]{1,2}|[IVX]{1,4}|[A-D])(?:,\s|[*_\s.]*$)){1,2}"
    r"|第[0-9一二三四五六七八九十]{1,3}[盘盤章节節部集卷篇面][。\s]*"
)
"""``Tape 2, side B.``: a number behind a word that may be a part's."""
_PAGE = re.compile(r"[0-9]{1,4}\s*[-–—]")
"""The number of a page between dashes, of which the first is read as the sign of an item."""
_IMPRINT = re.compile(
    r"(?:©|\(c\) ?\d|copyright\b|all rights reserved|版权所有|版權所有|未经许可|转载请|轉載請).*"
    r"|(?:https?://|www\.)\S+|\[[^\[\]]*\]\([^()\s]+\)"
    r"|(?:interview(?:ed)?|interview conducted|photo(?:graph)?s?|illustrations?|translat(?:ed|ion)|"
    r"transcri(?:bed|ption|pt)|edited|recorded|text|words)(?: and \w+)? by [^.,;]{1,40}\.?"
    r"|(?:propos recueillis par|traduit .{0,20}par|das (?:gespräch|interview) führten?|übersetzt von|"
    r"entrevista de|traducción de) [^.,;]{1,40}\.?"
    r"|(?:share|follow us|read (?:more|on)|subscribe)\b[^.?!]{0,30}:",
    re.IGNORECASE,
)
"""What pages print around an interview: who owns and made it, and links."""
_TAGGED = re.compile(r"<(b|strong|i|em|u|center|small)>(?:(?!</?\1>).)+</\1>")
_TIME = re.compile(TIME)
"""Below a name, that of what is said; elsewhere, what is not spoken."""
LONGEST = 60
"""Characters of a head that is printed as what is said is."""
_SAID = "….?!。？！～—–"
"""Signs that somebody may say without a word."""


def is_aside(block: Block, before: Block | None, context: Context) -> bool:
    """Say whether a block that goes on with what somebody says may be said by nobody, or by another.

    The block before it is of the same turn. All in bold or italics is one where that is not; so are few words
    that no sign ends, where one ends all paragraphs that have labels.
    """
    if block.verse or (is_withheld(block.pieces, context) and block.kind is not Kind.HEADING):
        return False
    text = _as_seen(" ".join(with_name(piece, context).text for piece in block.pieces))
    if block.kind is Kind.ITEM and _PAGE.fullmatch(text):
        return True
    if _TIME.fullmatch(text):
        return before is not None
    if block.kind is Kind.HEADING or (text and bool(_BRACKETED.fullmatch(text) or _RULED.fullmatch(text))):
        return True
    if block.kind is not Kind.PARAGRAPH or block.is_speech or _is_list(block):
        return False
    if "bold" in context.record.turns:
        return is_head(block, context)
    emphasized = is_bold(block, context) or bool(_TAGGED.fullmatch(text))
    emphasized = emphasized and not (before and _is_emphasized(before))
    printed = context.labels.ended and block.lines.first not in context.supplied
    if before and ((printed and is_unended(block) and _is_head_like(text)) or _COUNTED.fullmatch(text)):
        return True
    if before and (_IMPRINT.fullmatch(text.strip(" *_")) or is_heard(text)):
        return True
    worded = any(letter.isalnum() or letter in _SAID for letter in text)
    return emphasized or not worded or bool(_NUMBER.fullmatch(text))


def _is_list(block: Block) -> bool:
    """Say whether a block is of a list whose numbers are words, or has one in its lines."""
    numbered = all(piece.text[:1].isdigit() for piece in block.pieces)
    return block.listed or (numbered and len(block.pieces) > 1)


def _is_head_like(text: str) -> bool:
    """Say whether words without a period are few, and begin as those of a head do."""
    return len(text) <= LONGEST and text[:1].isalnum() and not is_small(text[0]) and "，" not in text


def asides_within(blocks: Iterable[Block], context: Context) -> Iterator[int]:
    """Find lines in brackets of their own in the middle of paragraphs, but for those of folded sentences.

    What is in braces or angles there is mostly markup, such as ``{: .said }``.
    """
    for block, index in lines_of(blocks):
        piece = block.pieces[index]
        said = block.kind is Kind.PARAGRAPH and not (block.verse or block.voice or is_folded(block, index))
        text = _as_seen(with_name(piece, context).text)
        alone = (
            (index or (len(block.pieces) > 1 and not context.labels.match(block)))
            and _is_ended(block, index)
            and any(map(str.isalpha, text))
        )
        if (
            said
            and alone
            and piece.line not in context.supplied
            and not is_withheld([piece], context)
            and text[:1] not in "{<"
            and not (_TIME.fullmatch(text) and context.labels.match(block, index - 1))
            and _BRACKETED.fullmatch(text)
        ):
            yield piece.line


def _as_seen(text: str) -> str:
    return REFERENCE.sub(read_reference, text)


def _is_ended(block: Block, index: int) -> bool:
    """Say whether a piece is all of its line."""
    return index + 1 == len(block.pieces) or begins_line(block, index + 1)


def _is_emphasized(block: Block) -> bool:
    """Say whether a block begins and ends in bold or italics; its label may have been in them, too."""
    edges = block.pieces[0].text[:1] + block.pieces[-1].text.rstrip()[-1:] if block.pieces else ""
    return edges in ("**", "__")


def find_asides(lines: Sequence[int], context: Context) -> Iterator[Problem]:
    """Doubt them all at once."""
    if lines:
        what = (
            "this may not be speech: a heading, or a paragraph in brackets, bold, italics or without a "
            "period, within what somebody says"
        )
        if len(lines) > 1:
            what = (
                "{count} lines may not be speech: headings, or paragraphs in brackets, bold, italics or "
                "without a period, within what somebody says"
            )
        remedy = (
            "in interview.yml, add the lines that no one says to `not_speech` ({lines}); write those that "
            "somebody says under `supplied_speakers`, with that person’s id; where a line only names who "
            "speaks next, write the line below it there, too"
        )
        fields = {"count": len(lines), "lines": [*lines]}
        yield doubt(context.in_source(lines[0]), what, remedy, **fields)
