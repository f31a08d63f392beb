"""Forgetting: what a PO file still has of words that were withheld from their interview.

An entry keeps its former source, and an obsolete one all that it had; with withheld words, neither may stay.
"""

import re
from dataclasses import dataclass

import polib

from colloquy.model import Unit
from colloquy.text.redaction import is_mark
from colloquy.translating.marks import has_marks, taken_out

LONG = 2
"""Characters that words must have to be looked for in other entries."""
SHORT = 3
"""Characters of words that are looked for without endings: `Ann` is not in `Annual`."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What a PO file lost, and what is published still."""

    entries: int = 0
    """How many were emptied or dropped."""
    left: tuple[tuple[str, str], ...] = ()
    """Words that were withheld elsewhere, or parts of names that were, each with the unit that has it."""


def forget(po: polib.POFile, units: list[Unit]) -> Forgotten:
    """Take withheld words out of a PO file, which is changed.

    A translation without the marks of its source is emptied, as is whatever has the words, or a part of a
    name among them, if these can be found by comparing what the entry had as its source. Former sources and
    entries of no unit are dropped.
    """
    wanted = {unit.id: unit for unit in units}
    if not any(unit.withheld for unit in units):
        return Forgotten()
    words = {
        word
        for entry in po
        if (unit := wanted.get(entry.msgctxt)) and unit.withheld
        for before in (entry.msgid, entry.previous_msgid or "")
        for word in taken_out(before, unit)
        if len(word) >= LONG and not is_mark(word)  # which is what it says after the first time
    }
    parts = {
        part for name in words for part in _WORD.findall(name) if part[0].isupper() and len(part) >= SHORT
    }
    names = {
        name for name in words | parts if not any(_in(unit.source, {name.lower()} - {name}) for unit in units)
    }
    left = tuple((name, unit.id) for name in sorted(names) for unit in units if _in(unit.source, {name}))
    words |= (parts & names) - {name for name, _ in left}
    lost = 0
    for entry in list(po):
        unit = wanted.get(entry.msgctxt)
        if unit is None or entry.obsolete:
            po.remove(entry)
            lost += 1
        elif unit.withheld or _has(entry, words - _published(words, unit)):
            lost += _emptied(entry, unit, words)
    header = _without(po.header, words)
    lost += header != po.header
    po.header = header
    return Forgotten(lost, left)


def _emptied(entry: polib.POEntry, unit: Unit, words: set[str]) -> bool:
    """Take out of an entry what it may not keep; say whether that was anything that somebody wrote."""
    gone = words - _published(words, unit)
    kept = entry.msgstr if has_marks(entry.msgstr, unit) and not _in(entry.msgstr, gone) else ""
    comment = _without(entry.tcomment, gone)
    lost = (kept, comment) != (entry.msgstr, entry.tcomment) or bool(entry.previous_msgid)
    entry.msgid, entry.previous_msgid, entry.msgstr, entry.tcomment = unit.source, None, kept, comment
    if not kept and entry.fuzzy:
        entry.flags.remove("fuzzy")
    return lost


def _without(comment: str, words: set[str]) -> str:
    """Give a comment without the lines that have any of the words."""
    return "\n".join(line for line in comment.split("\n") if not _in(line, words))


def _published(words: set[str], unit: Unit) -> set[str]:
    """Give the words that the unit's source has today, where they are no secret."""
    return {each for each in words if _in(unit.source, {each})}


def _has(entry: polib.POEntry, words: set[str]) -> bool:
    texts = (entry.msgid, entry.previous_msgid or "", entry.msgstr, entry.tcomment)
    return any(_in(text, words) for text in texts)


def _in(text: str, words: set[str]) -> bool:
    """Say whether a text has any of the words; a long one may have an ending there, as names do in German."""
    return any(
        re.search(rf"(?<![A-Za-z]){re.escape(each)}{'(?![A-Za-z])' if _is_short(each) else ''}", text)
        for each in words
    )


def _is_short(word: str) -> bool:
    return len(word) <= SHORT and word.isascii()
