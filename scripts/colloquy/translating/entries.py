"""What an entry of a PO file says of the translation of a unit: the words, how far they are, by whom."""

import re

import polib

from colloquy.model import Status, Translation, Unit
from colloquy.text.dates import is_day
from colloquy.text.inertness import spaced_lines
from colloquy.translating.marks import has_marks, with_labels

COMMENT = re.compile(
    r"^(?P<key>translator|stale since|allow [\w -]+):(?P<value>.*)$", re.IGNORECASE | re.MULTILINE
)
"""What a translator's comment can say to the archive: who translated, and which findings to let pass."""
BREAK, LINE_END = "  \n", re.compile(r"(?<![\\\n]) *\n(?!\n)")
"""How a line of verse ends in inline Markdown, and how it may end in a translation."""


def revised(po: polib.POFile) -> str:
    """Give the day of the last revision after the header, as an ISO date; empty if it names none."""
    return day(po.metadata.get("PO-Revision-Date", "")[:10])


def day(text: str) -> str:
    """Give a text if it is a date with its day; else an empty one."""
    return text if is_day(text) else ""


def translation(entry: polib.POEntry, unit: Unit, team: str, line: int, language: str) -> Translation:
    """Make a translation of a unit from its entry."""
    comments = said(entry)
    how_far, text = status(entry, unit), spaced_lines(entry.msgstr)
    if BREAK in unit.source:  # editors take blanks off the ends of lines
        text = LINE_END.sub(BREAK, text)
    if unit.withheld and how_far is not Status.MISSING:
        if not has_marks(text, unit):
            return Translation("", Status.MISSING, line=line, unmarked=True)
        text = with_labels(text, unit, language)
    return Translation(
        text=text,
        status=how_far,
        translator=comments.get("translator", team),
        stale_since=day(comments.get("stale since", "")) if how_far is Status.STALE else "",
        allowed={
            key.removeprefix("allow "): why for key, why in comments.items() if key.startswith("allow ")
        },
        line=line,
        translated_from=_translated_from(entry, unit) if how_far is Status.STALE else "",
        synced=entry.msgid == unit.source,
    )


def said(entry: polib.POEntry) -> dict[str, str]:
    """Give what a translator's comments say to the archive, by key in small letters."""
    return {match["key"].lower(): match["value"].strip() for match in COMMENT.finditer(entry.tcomment)}


def _translated_from(entry: polib.POEntry, unit: Unit) -> str:
    return str(entry.msgid if entry.msgid != unit.source else entry.previous_msgid)


def status(entry: polib.POEntry, unit: Unit) -> Status:
    """Say how far a unit has come: an entry marked as fuzzy is never as good as reviewed."""
    if not entry.msgstr.strip():
        return Status.MISSING
    if entry.msgid != unit.source or (entry.fuzzy and entry.previous_msgid):
        return Status.STALE
    return Status.DRAFT if entry.fuzzy else Status.REVIEWED
