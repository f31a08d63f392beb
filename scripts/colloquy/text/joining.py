"""Joining: what comes between two lines of a text that was folded, as its script has it.

After CSS Text 4, section 4.1.3 (segment break transformation): Chinese and Japanese have no space where a
line is folded, nor beside their punctuation; Korean is folded at its spaces. Curly quotes, dashes and
ellipses belong to Latin as well: what they are beside decides, and the language where that does not.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from typing import Self

from colloquy.text.scripts import UNSPACED, is_wide, writes_han

_ADDRESS = re.compile(r"(?<=\])\([^()\s]*\)")
"""The address of a Markdown link, which readers do not see."""
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")
_HALF_KANA = re.compile("[\uff66-\uff9f]")
"""Katakana of half the width, which are wide in all else."""
_HYPHEN = re.compile(r"\w[-\u2010\u2011\u058a\u05be\xad]$")
_DASH = re.compile(r"\w(?:--|[\u2013\u2014/])$")
"""A dash or slash with no space before it has none behind it either, if the sentence goes on."""
_SUSPENDED = re.compile(r"(?:and|or|nor|to|und|oder|bis)\b(?!-)")
"""What follows the hyphen of a word that is completed later: `pre- and postwar`."""
_PLAIN = re.compile(r"[A-Za-z0-9]{2}")
"""What a line ends and the next begins with, mostly, where all the rest need not be looked at."""
_TOUCHING = re.compile(f"[{UNSPACED}][A-Za-z0-9]|[A-Za-z0-9][{UNSPACED}]")
_SPACED = re.compile(f"[{UNSPACED}] [A-Za-z0-9]|[A-Za-z0-9] [{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class _Side:
    """What a line has at the side where another is joined to it."""

    edge: str
    """The character there; what combines with it, and what nobody sees, does not count."""
    within: str
    """The nearest that is neither punctuation, unless it is wide, nor a space."""

    @classmethod
    def of(cls, inwards: str) -> Self:
        seen = (character for character in inwards if unicodedata.category(character)[0] not in "MC")
        edge = next(seen, "")
        within = (each for each in chain(edge, seen) if _is_word(each))
        return cls(edge, next(within, ""))

    @property
    def worded(self) -> bool:
        """Whether a word has it: a letter, a digit, or a sign such as those of ``50%`` and ``C#``."""
        return self.edge.isalnum() or self.edge in "%‰#@&" or unicodedata.category(self.edge)[0] == "S"

    @property
    def hangul(self) -> bool:
        return bool(_HANGUL.match(self.edge))

    @property
    def wide(self) -> bool:
        return _is_wide(self.edge)

    @property
    def chinese(self) -> bool:
        """Whether it is Chinese, or Japanese, that is here, be it within quotes."""
        return _is_wide(self.within) and not _HANGUL.match(self.within)

    @property
    def full(self) -> bool:
        """Whether it is punctuation that has its space within itself."""
        known = unicodedata.category(self.edge)[0] == "P" or "\uff00" <= self.edge <= "\uffef"
        return self.wide and known and not self.edge.isalnum()

    @property
    def shared(self) -> bool:
        """Whether it is punctuation of Chinese and of Latin, too."""
        return unicodedata.east_asian_width(self.edge) == "A" and not self.edge.isalnum()

    @property
    def opens(self) -> bool:
        return self.wide and unicodedata.category(self.edge) == "Ps"

    @property
    def closes(self) -> bool:
        return self.wide and unicodedata.category(self.edge) == "Pe"


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins the folded lines of a text."""

    language: str
    spaces_latin: bool = False
    """Whether the text has spaces between Chinese characters and Latin letters or digits."""

    @classmethod
    def of(cls, language: str, lines: Iterable[str]) -> Self:
        """Make a joiner that does as a text does in the middle of its lines."""
        text = "\n".join(lines)
        return cls(language, len(_SPACED.findall(text)) > len(_TOUCHING.findall(text)))

    def of_language(self, language: str) -> Self:
        """Make a joiner of words in a language in the same text."""
        return self if language == self.language else replace(self, language=language)

    def between(self, before: str, after: str) -> str:
        """Give what comes between a line and the next: a space, or nothing."""
        if _PLAIN.fullmatch(before[-1:] + after[:1]):
            return " "
        before, after = _ADDRESS.sub("", before.rstrip()), after.lstrip()
        left, right = _Side.of(before[::-1]), _Side.of(after)
        combines = after[:1] and unicodedata.combining(after[0])
        if not (left.edge and right.edge) or combines or left.opens or right.closes:
            return ""
        if left.hangul or right.hangul:
            return " "
        if left.full or right.full or (left.wide and right.wide):
            return ""
        if left.worded and right.worded:
            touch = writes_han(self.language) and (left.wide or right.wide) and not self.spaces_latin
        else:
            touch = self._in_chinese(left, right)
        return "" if touch or _goes_on(before, after) else " "

    def _in_chinese(self, left: _Side, right: _Side) -> bool:
        """Say whether narrow punctuation, or such as Latin has as well, is that of Chinese."""
        if writes_han(self.language) and (left.shared or right.shared):
            return left.chinese or right.chinese or not (left.within or right.within)
        return left.chinese and right.chinese


def _is_word(character: str) -> bool:
    return is_wide(character) or unicodedata.category(character)[0] not in "PSZ"


def _is_wide(character: str) -> bool:
    return bool(character) and (is_wide(character) or bool(_HALF_KANA.match(character)))


def _goes_on(before: str, after: str) -> bool:
    """Say whether a hyphen, dash or slash at the end of a line ties the next word to it."""
    if _HYPHEN.search(before):
        return not _SUSPENDED.match(after)
    return bool(_DASH.search(before)) and (after[:1].islower() or after[:1].isdigit())
