"""Renaming: what in a correction may be a name that is hidden, by a placeholder or by other words."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from fractions import Fraction
from typing import NamedTuple

from colloquy.text.numbers import find_numbers
from colloquy.text.scripts import HAN, HAN_CHARACTER
from colloquy.text.surnames import SURNAMES

WORD = re.compile(
    r"(?<!\S)[^\s@]+@\S+|[A-ZＡ-Ｚ](?=[\u0590-\uffef])|"
    rf"[^\W\d_{HAN}]+(?:['’-][^\W\d_{HAN}]+)*|[{HAN}]|\d(?:[ -]?\d)*"
)
"""An address, a letter before another script, a word, a Chinese character, a number."""
REFERENCE = re.compile(r"&#?\w+;|%[0-9A-Fa-f]{2}")
"""A character by its name or number, in a text or in an address; its letters are no words."""
_PLACEHOLDER = re.compile(
    r"(?![AI] [a-z])[A-ZＡ-Ｚ](?:(?![\w’']|-\w|\. ?\w)|(?=[\u0590-\uffef]))|"
    r"[甲乙丙丁](?=先生|女士|小姐|老师|某)|某|فلان|아무개"
)
"""A letter, but for the article and the pronoun, as in ``Person A``, ``Mr. X`` and ``X先生``; “so-and-so”."""
_DESCRIPTION = re.compile(
    r"(?:[那这有另]一?|一)[位个名家所座处人]|[他她该]|此人|对方|.*(?:[者人]|先生|女士|小姐|老师)[\d一二三四甲乙丙丁]?$"
)
"""What Chinese puts for a name."""
_HEARD = {
    letter: names.split()
    for letter, names in {
        "A": "ay eh",
        "B": "bee be",
        "C": "see sea cee",
        "D": "dee",
        "E": "ee",
        "F": "eff",
        "G": "gee jee",
        "H": "aitch haitch",
        "I": "eye",
        "J": "jay",
        "K": "kay",
        "L": "el ell",
        "M": "em",
        "N": "en",
        "O": "oh",
        "P": "pee pea",
        "Q": "cue queue",
        "R": "are ar",
        "S": "ess",
        "T": "tee tea",
        "U": "you",
        "V": "vee",
        "W": "double-u",
        "X": "ex",
        "Y": "why wye",
        "Z": "zee zed",
    }.items()
}
"""How letters are said, and misheard: ``Model Tee``."""
_LONG_NUMBER = 7
"""Digits by which somebody can be called."""
_SIMILAR = 0.6


class Change(NamedTuple):
    """Words of which none is kept, and what is put for them; either may be none."""

    found: tuple[str, ...]
    replaced: tuple[str, ...]
    placeholder: bool
    """Whether there is a placeholder in what is put."""

    @property
    def hides(self) -> bool:
        """Say whether a placeholder is put for what may be a name."""
        if self._is_heard():
            return False
        return self.placeholder and (_is_chinese(self.found) or any(map(_may_name, self.found)))

    def _is_heard(self) -> bool:
        """Say whether a letter is put for what it sounds like; a name may sound so, too."""
        return len(self.found) == len(self.replaced) == 1 and (
            self.found[0].casefold() in _HEARD.get(self.replaced[0], ())
        )

    def renames(self, known: frozenset[str]) -> bool:
        """Say whether other words are put for what may be a name.

        `known` has the words of the text: what it has in small letters, too, is no name, and a misheard name
        is corrected to one that it has elsewhere.
        """
        if any(len(word) > _SHORT and word in known and _is_name(word, known) for word in self.replaced):
            return False
        if _is_chinese(self.found) and _DESCRIPTION.match("".join(self.replaced)):
            return True
        if _is_chinese(self.found) and _is_chinese(self.replaced):
            return self.found[0] in SURNAMES and self.replaced[0] in SURNAMES
        counted = _values(*self.replaced)
        names = [word for word in self.found if _is_name(word, known) and not _values(word) & counted]
        others = (*self.replaced, "".join(self.replaced))
        together = _are_similar("".join(self.found), others[-1])
        return not together and any(not any(_are_similar(name, each) for each in others) for name in names)


_SHORT = 3
"""Letters of words that may begin any sentence."""


def changes(found: str, replaced: str) -> Iterator[Change]:
    """Give the words that a correction changes."""
    before, matches = WORD.findall(REFERENCE.sub(" ", found)), [*WORD.finditer(replaced)]
    after = [match[0] for match in matches]
    kept = {word for word in after if not HAN_CHARACTER.match(word)}
    for kind, start, stop, first, last in SequenceMatcher(None, before, after).get_opcodes():
        if kind != "equal":
            lost = tuple(word for word in before[start:stop] if word not in kept)
            stands_for = any(_PLACEHOLDER.match(replaced, match.start()) for match in matches[first:last])
            yield Change(lost, tuple(after[first:last]), stands_for)


def _may_name(word: str) -> bool:
    """Say whether a word may be a name by its first letter, or is an address or a long number."""
    if word[0].isdigit():
        return sum(map(str.isdigit, word)) >= _LONG_NUMBER
    return "@" in word or (len(word) > 1 and not word[0].islower())


def _is_name(word: str, known: frozenset[str]) -> bool:
    """Say whether a word is to be taken for a name: one with a capital that the text has always so."""
    small = word.lower()
    cased = small != word.upper() or word[0].isdigit()
    return _may_name(word) and cased and (small == word or small not in known)


def _values(*words: str) -> frozenset[Fraction]:
    """Give the numbers that words are: of ``Two``, that of ``2``."""
    return frozenset(value for number in find_numbers(" ".join(words), "en") for value in number.values)


def _is_chinese(words: tuple[str, ...]) -> bool:
    """Say whether words have Chinese characters enough for a name."""
    return sum(1 for word in words if HAN_CHARACTER.match(word)) > 1


def _are_similar(one: str, other: str) -> bool:
    """Say whether two words may be one with slips."""
    return (
        min(len(one), len(other)) > 1
        and SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= _SIMILAR
    )
