"""Exchanges: which turns open with a real question; the others of who asks are interjections."""

import re
from dataclasses import dataclass

from colloquy.intake.parts.model import Reading, Turn
from colloquy.intake.vocabulary.asking import MARK, asks, is_back_channel, length
from colloquy.intake.vocabulary.titles import plain_title
from colloquy.model import ASKING
from colloquy.text.scripts import HAN_CHARACTER

LONGEST = 60
WORD = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff]")
"""What a title needs: two letters of a word, or a Chinese character."""
SENTENCE = re.compile(r"(?<=[!?。！？])\s*|(?<=\.)(?<!\b\w\.)(?<!\b[DMSJ][rst]\.)\s+")
"""Between two sentences: not within `0.2`, and not behind `e.g.` or `Dr.`"""
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

FEWEST = 3
"""Words of a question that says what it is about."""
FURTHER = re.compile(r"(?:or|and|also|nor|but)\b|或者?|还有|以及|那么?", re.IGNORECASE)
"""How a question begins that goes on with the one before."""


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
            title = shorten(turn.words)
            if says_little(title) and asked:
                title = join_title(asked[-1].title, title)
            asked.append(Asked(turn.line, turn.words, turn.voice, title))
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
    """Give a short title of a question: the last sentence that asks something in words, cut at a word.

    One that says little by itself has the one before it in front, if there is room.
    """
    sentences = [part.strip() for part in SENTENCE.split(words)]
    sentences = [part for part in sentences if WORD.search(UNHEARD.sub("", part))]
    asking = [part for part in sentences if MARK.search(part)] or sentences or [words]
    best = _bare(asking[-1])
    if says_little(best) and asking[-1] in sentences[1:]:
        best = join_title(_bare(sentences[sentences.index(asking[-1]) - 1]), best)
    most = LONGEST // 2 if HAN_CHARACTER.search(best) else LONGEST
    if len(best) > most:
        cut = best[:most]
        best = (cut if most < LONGEST else cut.rsplit(" ", 1)[0]).rstrip(" ,，、;；:：-–—") + "…"
    best = plain_title(best)
    return best[:1].upper() + best[1:]


def says_little(words: str) -> bool:
    """Say whether a question is too short to say what it is about, or goes on with the one before."""
    return length(words) < FEWEST or (length(words) <= FEWEST + 1 and bool(FURTHER.match(words)))


def join_title(before: str, words: str) -> str:
    """Put the question before in front of a short one, if a title has room for both."""
    joined = f"{before}{words}" if HAN_CHARACTER.search(before) else f"{before} {words}"
    most = LONGEST // 2 if HAN_CHARACTER.search(joined) else LONGEST
    return joined if len(joined) <= most and not before.endswith("…") else words


def _bare(sentence: str) -> str:
    """Take numbers, dashes and what speakers begin with off a sentence."""
    words = MARKS.sub("", " ".join(sentence.split()))
    return LEAD_IN.sub("", words) or words
