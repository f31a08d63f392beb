"""Asking: which words ask, and speak to somebody or of oneself."""

import re
from functools import lru_cache

from colloquy.intake.vocabulary.lexicon import either, pattern

KEPT = 131_072
"""Texts of which an answer is remembered: twice as many as a file has lines, since many ask in turn."""
END = re.compile(
    r"[?？][\"'”’」』)）\]…. ¶\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]*(?:[:;][-o']{0,2}[()DP])?$"
    r"|か[。」』）…]*$"
)
"""A question mark at the end, perhaps with a pictograph or the sign of a link behind it: `Why? 🔗`."""
MARK = re.compile(r"\?(?![\w%.-]{1,40}=)|？")
"""A question mark, but not the one of an address: `?topic=12`."""
PROMPT = pattern(
    "prompts",
    r"(?:^|[.!,;—–-]\s{0,8}|\b(?:and|so|well|now|okay|ok|please|then|maybe|just|first|but)\s{1,8}(?:,\s{0,8})?){}",
)
HAN_PROMPT = pattern("han_prompts")
BACK_CHANNEL = pattern("listening", r"(?:\W*{}\W*){1,6}")
TO_YOU = pattern("to_you", rf"\b{{}}\b|[你您]|贵(?:公司|校|司|社)|{either('han_to_you')}")
BY_ME = re.compile(
    rf"\b(?:I|I'm|I’m|[Mm]y|me|[Ww]e|[Oo]ur|us|{either('by_me')})\b|[我咱]|{either('han_by_me')}"
)


def ends_asking(words: str) -> bool:
    """Say whether words end with a question mark, or in Japanese with the word for one."""
    return bool(END.search(words[-20:]))


def asks(words: str) -> bool:
    """Say whether words ask: by a question mark in their last part, or as a prompt."""
    tail = words[-240:]
    if ends_asking(tail) or (MARK.search(tail) and len(words) < 900):
        return True
    return prompts(words)


@lru_cache(maxsize=KEPT)
def prompts(words: str) -> bool:
    """Say whether short words ask without a question mark."""
    if len(words) > 700:
        return False
    return bool(PROMPT.search(words) or HAN_PROMPT.search(words))


def is_back_channel(words: str) -> bool:
    """Say whether words do no more than show that somebody listens."""
    return len(words) < 60 and bool(BACK_CHANNEL.fullmatch(words.strip()))


_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_WORDS = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff][\w'’-]*")


@lru_cache(maxsize=KEPT)
def length(words: str) -> int:
    """Count words; of Chinese, two characters are taken for one."""
    wide = 0 if words.isascii() else len(_WIDE.findall(words))
    return len(_WORDS.findall(words)) + (wide + 1) // 2
