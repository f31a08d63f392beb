"""Legends: lines that say whose label is which, as `Q: our reporter   W: Joshua Wong`, and are no turns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.asking import length
from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import ASKER, GUEST, is_han, is_name, is_role, is_same
from colloquy.text.surnames import SURNAMES

PARTS = re.compile(
    r"\s*[;；|/／]\s*|\s{2,}|[\u3000\t]+|[,，、]?\s+(?=\S{1,12}[:：])|[,，、](?=\S{1,12}[:：])"
)
PAIR = re.compile(r"(?P<label>[^\s:：][^:：]{0,24}?)\s*[:：]\s*(?P<name>[^:：]{1,120})")
INSERTED = re.compile(r"[(（](?P<pairs>[^()（）]{5,200})[)）]\W{0,3}$")
"""A legend in brackets at the end of an introduction: `（以下，林：林小燕；问：本刊记者）`."""
LEAD_IN = re.compile(r"^(?:注|(?:下文|以下|文)(?:中|里|简称|簡稱|分别简称)?)\s*[,，:：]\s*")
BRACKETS = re.compile(r"[(（][^()（）]{0,200}[)）]")
SENTENCE = re.compile(r"[.?!。？！…]$")
LONGEST_HAN = 4
"""Characters of a Chinese name of which one is its bearer's label: `林` for `林小燕`."""
LONGEST = 16
"""Words of a name with what its bearer is."""


class Entry(NamedTuple):
    """A label, and whose it is."""

    label: str
    name: str

    @property
    def asks(self) -> bool:
        """Whether it is said to be of who asks."""
        return bool(ASKER.fullmatch(self.label) or ASKER.fullmatch(self.bare))

    @property
    def bare(self) -> str:
        """The name without titles of books, what is in brackets and what its bearer is."""
        plain = re.sub(r"[(（].*?[)）]|[《「“].*?[》」”]", "", self.name)
        return re.split("[,，、]", plain)[0].strip()

    @property
    def is_described(self) -> bool:
        """Whether brackets behind the name say what its bearer is."""
        return bool(re.fullmatch(r"[^()（）]{2,40}[(（].{3,100}[)）]", self.name))

    @property
    def opens(self) -> bool:
        """Whether it is a legend alone: nobody answers before anybody asks."""
        return self.is_described and bool(GUEST.fullmatch(self.label))

    @property
    def explains(self) -> bool:
        """Whether the name says what the label is short for, as nobody's words do."""
        full = (
            " " in self.bare or self.is_described or (len(self.bare) in (2, 3) and self.bare[0] in SURNAMES)
        )
        letter = bool(ASKER.fullmatch(self.label) or GUEST.fullmatch(self.label))
        named = letter and full and is_name(self.bare)
        initial = len(self.label) == 1 and " " in self.bare and is_name(self.bare)
        part = is_han(self.label) and self.label in self.bare and len(self.bare) <= LONGEST_HAN
        return (
            part
            or named
            or is_role(self.bare)
            or is_same(self.label, self.bare)
            or (initial and self.bare.startswith(self.label))
        )


ROSTER = re.compile(r"(?P<name>[\u4e00-\u9fff] ?[\u4e00-\u9fff]{1,3})[ \u3000]+(?P<what>\S.{2,60})")
"""A name, and behind a blank what its bearer is: `林小燕 《河港周刊》副主编`."""
PRESS = pattern("press")


def find_press(units: Sequence[Unit], counts: Mapping[str, int]) -> list[str]:
    """Give who works for the press, of those whom the first lines list with what they are and who speak.

    Nobody where all do: then one of them is asked.
    """
    lines = [ROSTER.fullmatch(unit.text) for unit in units if not unit.text.endswith(("。", "？", "?", "！"))]
    listed = {match["name"].replace(" ", ""): match["what"] for match in lines if match}
    speaking = {name: what for name, what in listed.items() if counts[key(name)] > 1}
    often = {name for name, count in counts.items() if count > 1 and len(name) > 1}
    press = [
        name
        for name, what in speaking.items()
        if PRESS.search(what) and not any(other in what.replace(" ", "") for other in often - {key(name)})
    ]
    return press if len(press) < len(speaking) else []


def find_legend(units: Sequence[Unit], counts: Mapping[str, int]) -> tuple[Sequence[Unit], list[Entry]]:
    """Find the legend among the first units: these, and its entries; nothing where there is none.

    It is one line of several pairs, or several lines of one pair each, and each of its labels comes again;
    one pair alone says what its bearer is, too. Pairs in brackets may end an introduction.
    """
    lines: list[Entry] = []
    asked = False
    for index, unit in enumerate(units):
        entries = list(_entries(unit.text))
        for each in (entries, list(_inserted(unit.text))):
            if len(each) > 1 and _come_again(each, counts) and any(entry.explains for entry in each):
                return [unit], each
        if is_quiet(unit) and not lines:
            continue
        again = bool(entries) and _come_again(entries, counts)
        if again and entries[0].explains and entries[0].label not in [entry.label for entry in lines]:
            lines += entries
        elif len(lines) > 1 or (lines and lines[0].opens and not asked):
            return units[index - len(lines) : index], lines
        else:
            lines = []
            asked = asked or bool(unit.label and ASKER.fullmatch(unit.label.name))
    return [], []


def _come_again(entries: Sequence[Entry], counts: Mapping[str, int]) -> bool:
    return all(counts[key(entry.label)] > 1 for entry in entries)


def _inserted(words: str) -> Iterator[Entry]:
    """Give the pairs in brackets behind other words, or in brackets of their own."""
    if match := INSERTED.search(words):
        for entry in _entries(LEAD_IN.sub("", match["pairs"])):
            yield Entry(entry.label, entry.name.strip("—– "))


def _entries(words: str) -> Iterator[Entry]:
    """Divide a line into pairs of a label and a name; nothing where it has anything else."""
    plain = BRACKETS.sub(lambda found: re.sub("[:：]", " ", found[0]), words.strip("*_ "))
    finding = [PAIR.fullmatch(part) for part in PARTS.split(plain) if part.strip()]
    names = [match["name"].strip() for match in finding if match]
    bare = [BRACKETS.sub("", name) for name in names]
    if len(names) < len(finding) or any(SENTENCE.search(name) or length(name) > LONGEST for name in bare):
        return
    for match in finding:
        if match:
            yield Entry(match["label"].strip("*_ "), match["name"].strip("*_ "))
