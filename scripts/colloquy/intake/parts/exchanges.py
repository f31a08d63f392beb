"""Exchanges: which turns open with a real question; the others of who asks are interjections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from colloquy.intake.parts.model import Reading, Turn
from colloquy.intake.vocabulary.asking import MARK, asks, is_back_channel, length
from colloquy.model import ASKING
from colloquy.text.scripts import HAN_CHARACTER

LONGEST = 60
WORD = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff]")
"""What a title needs: two letters of a word, or a Chinese character."""
UNHEARD = re.compile(
    r"[(\[（［【](?:unclear|inaudible|indistinct|laugh\w*|听不清|不清|笑)[^)\]）］】]{0,20}[)\]）］】]",
    re.IGNORECASE,
)
MARKS = re.compile(r"^(?:[(（\[]?\d+[)）\]]|[^\w([（［【]|[\d_])+(?=\S)")
"""Numbers, dashes and the like before the words."""
LEAD_IN = re.compile(
    r"^(?:(?:so|and|well|okay|ok|but|now|yeah|right|uh|um|er|erm|ah|那么?|所以|嗯|呃|啊|好的?)[,，.…]*\s+)+",
    re.IGNORECASE,
)
"""What a speaker begins with before the question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that opens an exchange."""

    line: int
    question: str
    voice: str
    title: str


def find_exchanges(reading: Reading) -> tuple[list[Asked], list[int]]:
    """Give the questions that open exchanges, and the lines of other turns of those who ask."""
    asked: list[Asked] = []
    interjections: list[int] = []
    open_question = False
    for turn in reading.turns:
        if turn.voice is None:
            open_question = False
            continue
        if reading.voices[turn.voice].role not in ASKING:
            open_question = open_question and is_back_channel(turn.words)
            continue
        if not open_question and (_opens(turn) or (turn.printed and reading.styled and _says(turn))):
            asked.append(Asked(turn.line, turn.words, turn.voice, shorten(turn.words)))
            open_question = True
        else:
            interjections.append(turn.line)
    if open_question and asked and asked[-1].line == _last_asking(reading):
        interjections.append(asked.pop().line)  # nobody answers
    first = asked[0].line if asked else 0
    return asked, sorted(line for line in interjections if line > first > 0)


def _last_asking(reading: Reading) -> int:
    """Give the line of the last question, if nobody speaks after it who may answer."""
    last = 0
    for turn in reading.turns:
        asks = turn.voice is not None and reading.voices[turn.voice].role in ASKING
        if not asks:
            last = 0
        elif not last:
            last = turn.line
    return last


def _opens(turn: Turn) -> bool:
    return asks(turn.words) and _says(turn)


def _says(turn: Turn) -> bool:
    """Say whether a turn has more than a word that shows that somebody listens."""
    return not is_back_channel(turn.words) and length(turn.words) >= 2


def shorten(words: str) -> str:
    """Give a short title of a question: the last sentence that asks something in words, cut at a word."""
    sentences = [part.strip() for part in re.split(r"(?<=[.!?。！？])\s*", words)]
    sentences = [part for part in sentences if WORD.search(UNHEARD.sub("", part))]
    asking = [part for part in sentences if MARK.search(part)] or sentences or [words]
    best = MARKS.sub("", " ".join(asking[-1].split()))
    best = LEAD_IN.sub("", best) or best
    most = LONGEST // 2 if HAN_CHARACTER.search(best) else LONGEST
    if len(best) > most:
        cut = best[:most]
        best = (cut if most < LONGEST else cut.rsplit(" ", 1)[0]).rstrip(" ,，、;；:：-–—") + "…"
    best = re.sub(r"[<>`{}\\*]|\]\(", "", best)
    return best[:1].upper() + best[1:]
