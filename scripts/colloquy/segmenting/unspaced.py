"""Names in Chinese and Japanese, which have no spaces: whether what is before a sign may be one."""

import re

from colloquy.text.label_names import QUOTES
from colloquy.text.scripts import UNSPACED

LONGEST = 8
"""Characters. A clause before a colon is mostly longer than that, a name hardly ever."""

_ITEM = re.compile(r"\d+[.．、]\w")
"""A number that counts, before what it counts: ``１．甲``."""
_UNSPACED_NAME = re.compile(rf"@?[{UNSPACED}\w·•・．→／/、和与及&＆+＋@#×\s]+[?？]?|[?？]+")
_UNSPACED_SENTENCE = re.compile(
    r"[我你您他她它这那就也还但而所因].*[是係说說道问問答讲講想写寫如为為即有于於到下点點]"
    r"|.{4,}[是係说說道讲講想写寫如为為即有于於到下么麼]"
    r"|.*(?:来说|來說|来讲|來講|而言|包括|如下|对于|對於|关于|關於|例如|比如|在于|在於|就是|便是|之一)"
)
_UNSPACED_PERSON = re.compile(
    r".*(?:[位人者妻夫母父儿女兄弟姐妹员友]|女士|先生|教授|观众|老师|学生|同学|主席|博士|嘉宾|翻译|听众|太太|小姐)"
)
_TITLED = re.compile(
    r"[^我你您他她这那一位的们]{1,3}(?:先生|女士|教授|老师|老師|博士|太太|小姐)|.{1,4}(?:さん|氏|くん)|.{1,4}\s?(?:씨|님|교수|선생님|박사)"
    r"|主持人|嘉宾|采访者|受访者|记者|記者|画外音|旁白|(?:发言人|发言者|说话人|講者|讲者|話者|화자)\s?\w{1,2}|司会|聞き手|사회자|진행자"
)
_UNQUOTED = dict.fromkeys(map(ord, QUOTES))


def is_unspaced_person(words: str) -> bool:
    """Say whether words without spaces between them are those for somebody who is not named."""
    return bool(_UNSPACED_PERSON.fullmatch(words))


def is_titled(words: str) -> bool:
    """Say whether words without spaces between them are a name with its title, or a role."""
    return bool(_TITLED.fullmatch(words))


def is_unspaced_name(name: str, *, sure: bool) -> bool:
    """Say whether words without spaces between them may be a name; what is bold, or has a time, is surer."""
    name = name.strip(f"{QUOTES}《》")
    if _UNSPACED_PERSON.match(name):  # ``网友“小李”``
        name = name.translate(_UNQUOTED)
    if not _UNSPACED_NAME.fullmatch(name) or _ITEM.match(name):
        return False
    if sure:
        return len(name) <= 2 * LONGEST
    if _UNSPACED_SENTENCE.fullmatch(name):
        return False
    return len(name) <= LONGEST or (len(name) <= 2 * LONGEST and bool(_UNSPACED_PERSON.fullmatch(name)))
