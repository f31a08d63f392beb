"""How long a text takes to read."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019): 238 English
# words a minute in silent reading of non-fiction, and 260 Chinese words, which are about 1.5 characters each.
WORDS_A_MINUTE = 238
CHARACTERS_A_MINUTE = 390

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")


def minutes(texts: Iterable[str]) -> int:
    """Estimate the minutes that somebody needs to read texts of any mixture of languages, at least one."""
    text = " ".join(texts)
    rest, runs = HAN.subn(" ", text)
    characters = len(text) - len(rest) + runs
    return max(1, round(characters / CHARACTERS_A_MINUTE + len(rest.split()) / WORDS_A_MINUTE))
