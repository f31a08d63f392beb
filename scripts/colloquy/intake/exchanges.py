"""Exchanges: which turns open with a real question; the others of who asks are interjections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from colloquy.intake.asking import MARK, asks, is_back_channel, length
from colloquy.intake.model import Reading, Turn
from colloquy.model import ASKING
from colloquy.text.scripts import HAN_CHARACTER

LONGEST = 60


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
        if not open_question and _opens(turn):
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
    words = turn.words
    return asks(words) and not is_back_channel(words) and length(words) >= 2


def shorten(words: str) -> str:
    """Give a short title of a question: the sentence that asks, cut at a word."""
    sentences = [part.strip() for part in re.split(r"(?<=[.!?。！？])\s*", words) if part.strip()]
    asking = [each for each in sentences if MARK.search(each)] or sentences or [words]
    best = re.sub(r"^[\W\d_]+(?=\S)", "", " ".join(asking[-1].split()))
    best = re.sub(
        r"^(?:so|and|well|okay|ok|but|now|yeah|right|那么?|所以|嗯|好的?)[,，]?\s+",
        "",
        best,
        flags=re.IGNORECASE,
    )
    most = LONGEST // 2 if HAN_CHARACTER.search(best) else LONGEST
    if len(best) > most:
        cut = best[:most]
        best = (cut if most < LONGEST else cut.rsplit(" ", 1)[0]).rstrip(" ,，、;；:：-–—") + "…"
    best = re.sub(r"[<>`{}\\*]|\]\(", "", best)
    return best[:1].upper() + best[1:]
