"""Names in Chinese and Japanese, which have no spaces: whether what is before a sign may be one."""

from __future__ import annotations

import re

from colloquy.text.label_names import QUOTES
from colloquy.text.scripts import UNSPACED

LONGEST = 8
"""Characters. A clause before a colon is mostly longer than that, a name hardly ever."""

_UNSPACED_NAME = re.compile(rf"@?[{UNSPACED}\w·•・．→／/、和与及&＆+＋@#×\s]+[?？]?|[?？]+")
_UNSPACED_SENTENCE = re.compile(
    r"[我你您他她它这那就也还但而所因].*[是说道问答讲想写如为即有于到下点]|.{4,}[是说道讲想写如为即有于到下么]"
)
_UNSPACED_PERSON = re.compile(
    r".*(?:[位人者妻夫母父儿女兄弟姐妹员友]|女士|先生|教授|观众|老师|学生|同学|主席|博士|嘉宾|翻译|听众|太太|小姐)"
)
_UNQUOTED = dict.fromkeys(map(ord, QUOTES))


def is_unspaced_name(name: str, *, sure: bool) -> bool:
    """Say whether words without spaces between them may be a name; what is bold, or has a time, is surer."""
    name = name.strip(f"{QUOTES}《》")
    if _UNSPACED_PERSON.match(name):  # ``网友“小李”``
        name = name.translate(_UNQUOTED)
    if not _UNSPACED_NAME.fullmatch(name):
        return False
    if sure:
        return len(name) <= 2 * LONGEST
    if _UNSPACED_SENTENCE.fullmatch(name):
        return False
    return len(name) <= LONGEST or (len(name) <= 2 * LONGEST and bool(_UNSPACED_PERSON.fullmatch(name)))
