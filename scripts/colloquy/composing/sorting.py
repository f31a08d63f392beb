"""Sorting words as readers of a language look them up."""

import gc
from collections.abc import Callable
from functools import cache, partial

from pyuca import Collator

from colloquy.text.scripts import HAN_CHARACTER

Key = tuple[object, ...]


def sort_key(word: str, tag: str) -> Key:
    """Give what a word sorts by in a language, by its BCP 47 tag.

    By the Unicode Collation Algorithm (UTS 10), with one difference: Chinese characters sort by their
    pinyin where the language is Chinese, as CLDR has it, before words in other scripts. Characters with
    several readings are read as in their word (重 in 重复 is chóng), which CLDR does not do.
    """
    if tag.startswith("zh") and HAN_CHARACTER.match(word):
        return (0, tuple(syllable.casefold() for syllable in _pinyin()(word)), word)
    return (1, _collator().sort_key(word), word)


def heading(word: str, tag: str) -> str:
    """Give the letter under which a word is looked up; nothing for a word in a foreign script."""
    if tag.startswith("zh"):
        return _pinyin()(word)[0][0].upper() if HAN_CHARACTER.match(word) else ""
    return word[0].upper() if word[0].isalpha() and not HAN_CHARACTER.match(word) else ""


@cache
def _pinyin() -> Callable[[str], list[str]]:
    """Load the dictionary, of 200,000 lists, where it is needed."""
    from pypinyin import Style, lazy_pinyin

    gc.freeze()  # else the collector would go through them again and again
    return partial(lazy_pinyin, style=Style.TONE3, neutral_tone_with_five=True)


@cache
def _collator() -> Collator:
    return Collator()
