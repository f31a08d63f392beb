"""What is Chinese, what is wide, what is a small letter, and what is written without spaces.

Facts of Unicode 16: its scripts (UAX 24), blocks, and the property East_Asian_Width (UAX 11). The names in
capitals are for the brackets of a regular expression.
"""

import re
import unicodedata

HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters: the ideographs of the script Han, wherever they are encoded, with 々 and 〇.

They are words or parts of words, in Chinese and in Japanese. Punctuation is not among them.
"""

UNSPACED = f"{HAN}\u3040-\u30ff"
"""Characters of the scripts that put no spaces between words: Han, Hiragana and Katakana."""

EAST_ASIAN = f"{HAN}\u3000-\u33ff\uff00-\uffef"
"""What a stretch of Chinese text can have: Chinese characters, their punctuation, full-width forms."""

HAN_CHARACTER = re.compile(f"[{HAN}]")

_CHINESE_LANGUAGES = frozenset({"cmn", "gan", "hak", "lzh", "nan", "wuu", "yue", "zh"})
_HAN_LANGUAGES = _CHINESE_LANGUAGES | {"ja"}


def writes_han(tag: str) -> bool:
    """Whether a language, by its BCP 47 tag, is written in Chinese characters."""
    return _language(tag) in _HAN_LANGUAGES


def writes_chinese(tag: str) -> bool:
    """Whether a language, by its BCP 47 tag, is a Chinese one."""
    return _language(tag) in _CHINESE_LANGUAGES


def may_write_han(tag: str) -> bool:
    """Whether a text in a language can have Chinese characters: Korean ones may, though few do."""
    return writes_han(tag) or _language(tag) == "ko"


def is_wide(character: str) -> bool:
    """Whether a character takes two columns; Chinese characters do, and so does their punctuation.

    Quotation marks, dashes and ellipses are not wide here: Chinese shares them with scripts that are narrow.
    """
    return unicodedata.east_asian_width(character) in "WF"


def columns(text: str) -> int:
    """Count the columns that a text takes where all characters have one width, or twice that."""
    return sum(1 + is_wide(character) for character in text)


def is_small(letter: str) -> bool:
    """Whether a letter is a small one that could be a capital; those of Georgian are small in name only."""
    return letter.islower() and letter.title() != letter


def _language(tag: str) -> str:
    return tag.partition("-")[0]
