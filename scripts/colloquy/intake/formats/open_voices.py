"""Open voices: rows of a table and segments of a recording that name nobody, where the others do."""

import re
from collections.abc import Iterator
from itertools import accumulate

from colloquy.intake.formats.captions import SENTENCE_END
from colloquy.intake.vocabulary.asking import ends_asking, is_back_channel, length

ANGLED = re.compile(r"<[^<>]*>")
UNKNOWN = "Unknown"
"""Who speaks where a row or segment leaves it open, where the others say it."""
FEW_WORDS = 3
"""Words of a question up to which a row that names nobody may be a listener's."""


def name_open(voices: list[str], words: list[str]) -> Iterator[str]:
    """Name who speaks in segments; where a recognizer heard no voice, somebody goes on or it is open."""
    following = [*accumulate(reversed(voices), _latest)]
    before = ""
    for index, (voice, after) in enumerate(zip(voices, reversed(following), strict=True)):
        goes_on = before == after and not may_listen(words[index - 1 : index], words[index])
        yield voice or (before if goes_on else UNKNOWN)
        before = voice or before


def _latest(before: str, voice: str) -> str:
    return voice or before


def may_listen(before: list[str], said: str) -> bool:
    """Say whether words may be a listener's: below the end of a sentence, it affirms, or asks briefly."""
    words = ANGLED.sub("", said).strip(" ,")
    listening = is_back_channel(words) or (ends_asking(words) and length(words) <= FEW_WORDS)
    return listening and bool(before) and bool(SENTENCE_END.search(ANGLED.sub("", before[-1]).rstrip()))
