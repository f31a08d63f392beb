"""The language of a text."""

import re
from collections.abc import Sequence

from colloquy.intake.formats.texts import IntakeText
from colloquy.intake.parts.units import Unit

SAMPLE = 6000
TRADITIONAL = re.compile("[這們來說國會時過對開關學問題樣點發現經還後應該見話講長門車馬風東書買賣]")
SIMPLIFIED = re.compile("[这们来说国会时过对开关学问题样点发现经还后应该见话讲长门车马风东书买卖]")


def detect_language(text: IntakeText, units: Sequence[Unit]) -> str:
    """Give the BCP 47 tag of the language of a text; of Chinese, with its script if traditional."""
    middle = len(units) // 3
    words = " ".join(unit.said or unit.text for unit in [*units[middle:], *units[:middle]])[:SAMPLE]
    return language_of(words, text.metadata.get("language", "en")[:2].lower() or "en")


def language_of(words: str, otherwise: str) -> str:
    """Give the BCP 47 tag of the language of words; `otherwise` where these are too few."""
    han, kana, hangul = (
        len(re.findall(f"[{block}]", words)) for block in ("\u4e00-\u9fff", "\u3040-\u30ff", "\uac00-\ud7af")
    )
    letters = len(re.findall(r"[^\W\d_]", words)) or 1
    if kana * 10 > letters:
        return "ja"
    if hangul * 3 > letters:
        return "ko"
    if han * 4 > letters:
        return "zh-Hant" if len(TRADITIONAL.findall(words)) > len(SIMPLIFIED.findall(words)) else "zh"
    from py3langid.langid import classify

    if letters > 20 and han and str(classify(words)[0]) in ("wuu", "yue", "lzh"):
        return "zh"
    return str(classify(words)[0]) if letters > 20 else otherwise
