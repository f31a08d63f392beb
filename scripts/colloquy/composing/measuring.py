"""How long a text takes to read."""

import re
from collections.abc import Iterable

from colloquy.text.scripts import HAN

# Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019): 238 English
# words a minute in silent reading of non-fiction, and 260 Chinese words, which are about 1.5 characters each.
WORDS_A_MINUTE = 238
CHARACTERS_A_MINUTE = 390

CHINESE = re.compile(f"[{HAN}]+")


def minutes(texts: Iterable[str]) -> int:
    """Estimate the minutes that somebody needs to read texts of any mixture of languages, at least one."""
    text = " ".join(texts)
    rest, runs = CHINESE.subn(" ", text)
    characters = len(text) - len(rest) + runs
    return max(1, round(characters / CHARACTERS_A_MINUTE + len(rest.split()) / WORDS_A_MINUTE))
