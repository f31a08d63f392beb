"""Checks on script: Chinese punctuation is full-width, and neither language is left in the other."""

import re
from collections.abc import Iterator

from colloquy.checking.translated import Translated
from colloquy.problems import Phrase, phrase
from colloquy.text.chinese import SIMPLIFIED, find_script, foreign_characters
from colloquy.text.scripts import HAN, HAN_CHARACTER, may_write_han, writes_chinese

# GB/T 15834-2011, section 5.1: Chinese punctuation fills the place of a character.
HALF_WIDTH = re.compile(rf"[{HAN}]\s?([,:;!?()\"'])|([,:;!?()\"'])\s?[{HAN}]|([{HAN}]\.(?:\s|$|(?=[{HAN}])))")
QUOTED = re.compile(
    "|".join(f"{a}([^{a}{b}]+){b}" for a, b in ("“”", "‘’", "「」", "『』", "《》", "（）", '""'))
)
"""What is between a pair of marks: it may be of another language than what is around it."""
WORDS = re.compile(rf"[^\W\d_{HAN}]{{1,40}}(?:['’-][^\W\d_{HAN}]{{1,40}}){{0,4}}")
"""Words of an alphabet."""
SPACED = re.compile(rf"{WORDS.pattern}\s{WORDS.pattern}")
SENTENCE = re.compile(rf"{WORDS.pattern}(?:[,;:]?\s{WORDS.pattern}){{2,40}}[.!?]")
"""Words of an alphabet with their own mark at their end."""
NAMED = 8
"""How many characters a word may have that is quoted for itself, in a text that is not Chinese."""


def half_width(case: Translated) -> Iterator[Phrase]:
    """Find half-width punctuation next to Chinese characters, where the words around it are Chinese."""
    _, text = case.words
    if not writes_chinese(case.language) or _is_foreign(text):
        return
    text = QUOTED.sub(_hide_foreign, text)
    text = SENTENCE.sub(lambda said: _hidden(said[0]) if SPACED.search(said[0]) else said[0], text)
    for match in HALF_WIDTH.finditer(text):
        yield phrase("half-width punctuation next to Chinese: `{found}`", found=match.group())


def chinese_left(case: Translated) -> Iterator[Phrase]:
    """Find Chinese in a translation into a language that is not written in it, or not in this script.

    A word of the source may be quoted for itself: in marks, in brackets, or with an explanation in brackets.
    """
    source, text = case.words
    script = find_script(case.archive.site.tag(case.language))
    if script:
        yield from _other_script(text, script)
    if may_write_han(case.language):
        return
    for match in re.finditer(f"[{HAN}]+", text):
        before, behind = text[: match.start()].rstrip()[-1:], text[match.end() :].lstrip()[:1]
        quoted = (before and before in "“‘「『《(（\"'") or (behind and behind in "(（")
        if not (quoted and match[0] in source and len(match[0]) <= NAMED):
            yield phrase("Chinese is left untranslated: `{found}`", found=match[0])
            return


def unchanged(case: Translated) -> Iterator[Phrase]:
    """Find a translation that is its source; between scripts of Chinese, many words are the same in both."""
    source, text = case.words
    between_scripts = writes_chinese(case.unit.language) and writes_chinese(case.language)
    if source == text and re.search(r"[^\W\d_]", source) and not between_scripts:
        yield phrase("the translation is the same as its source")


def _other_script(text: str, script: str) -> Iterator[Phrase]:
    if characters := [
        character for character in dict.fromkeys(text) if character in foreign_characters(script)
    ]:
        what = "Traditional characters are left: `{found}`"
        if script != SIMPLIFIED:
            what = "Simplified characters are left: `{found}`"
        yield phrase(what, found="".join(characters[:NAMED]))


def _is_foreign(text: str) -> bool:
    """Whether a text with a few Chinese words is of a language with spaces between its words."""
    words, characters = WORDS.findall(text), HAN_CHARACTER.findall(text)
    return len(words) > 2 * len(characters) and bool(SPACED.search(text))


def _hide_foreign(quoted: re.Match[str]) -> str:
    """Hide what is quoted, without its marks, if it is foreign; else what is foreign of what it quotes."""
    opening, inner, closing = quoted[0][0], quoted[0][1:-1], quoted[0][-1]
    inner = _hidden(inner) if _is_foreign(inner) else QUOTED.sub(_hide_foreign, inner)
    return f"{opening}{inner}{closing}"


def _hidden(text: str) -> str:
    """Put letters in place of a text, so that nothing in it or at its ends is judged."""
    return "x" * len(text)
