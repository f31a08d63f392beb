"""Syncing: bringing PO files up to their interviews, without losing a translator's work."""

import re
from dataclasses import dataclass

import polib

from colloquy.model import Unit
from colloquy.translating.forgetting import Forgotten, forget

STALE_SINCE = re.compile(r"^stale since:.*\n?", re.IGNORECASE | re.MULTILINE)
COMMENT = re.compile("\0([0-9]+)")
"""The place of an entry's comment, while polib writes the file."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What syncing one PO file came to."""

    text: str
    added: int
    changed: int
    """Entries whose source changed; they are marked as fuzzy, with the previous source beside them."""
    gone: int
    """Entries kept as obsolete."""
    forgotten: Forgotten
    """What was emptied or dropped, as it had or may have had words that are withheld."""
    written: bool
    """Whether there is anything to write."""


def sync(
    po: polib.POFile, units: list[Unit], source_path: str, language: str, today: str, source: str = ""
) -> Synced:
    """Bring a PO file (which is changed) up to the units of its interview.

    Translations, translators' comments, flags and the order of entries stay, but for what may have words that
    are withheld. What is new comes after the entry that precedes it in the interview. `today`, an ISO date,
    is noted where a source has changed. The header of a new file names its language and its source's, as
    locales: ``zh_Hans``.
    """
    before = _written(po)
    if not po.metadata:
        po.metadata = _header(language, source)
    forgotten = forget(po, units)
    # Where an entry is there twice, the one that is not obsolete counts.
    known = {entry.msgctxt: entry for entry in sorted(po, key=lambda entry: not entry.obsolete)}
    added = changed = gone = 0
    position = 0
    for unit in units:
        entry = known.get(unit.id)
        if entry is None:
            entry = polib.POEntry(msgctxt=unit.id, msgid=unit.source)
            po.insert(position, entry)
            added += 1
        elif entry.msgid != unit.source:
            _renew(entry, unit, today)
            changed += 1
        elif not entry.fuzzy:  # translated again: what was kept for that can go
            _settle(entry)
        entry.obsolete = False
        entry.occurrences = [(source_path, str(unit.line))] if unit.line else []
        entry.comment = _comment(unit)
        position = po.index(entry) + 1
    wanted = {unit.id for unit in units}
    for entry in po:
        if entry.msgctxt not in wanted and not entry.obsolete:
            entry.obsolete = True
            gone += 1
    text = _written(po)
    text = text if text.endswith("\n") else text + "\n"
    return Synced(text, added, changed, gone, forgotten, text.rstrip("\n") != before.rstrip("\n"))


def _renew(entry: polib.POEntry, unit: Unit, today: str) -> None:
    """Give an entry its unit's new source; what was translated from the old one is no longer certain."""
    if entry.msgstr and entry.fuzzy and entry.previous_msgid == unit.source:
        _settle(entry)  # the source is what was translated, again
        entry.flags.remove("fuzzy")
    elif entry.msgstr:
        if not entry.fuzzy:
            _settle(entry)
        if not entry.previous_msgid:  # the oldest source is the one that was translated
            entry.previous_msgid = entry.msgid
        if not entry.fuzzy:
            entry.flags.append("fuzzy")
        if not STALE_SINCE.search(entry.tcomment):
            entry.tcomment = "\n".join(filter(None, [entry.tcomment, f"stale since: {today}"]))
    entry.msgid = unit.source


def _settle(entry: polib.POEntry) -> None:
    """Drop what was kept for translating an entry again."""
    entry.previous_msgid = None
    entry.tcomment = STALE_SINCE.sub("", entry.tcomment).strip("\n")


def _written(po: polib.POFile) -> str:
    """Write a PO file; polib wraps long comments, but what one says to the archive ends with its line."""
    comments = [entry.tcomment for entry in po]
    for number, entry in enumerate(po):
        entry.tcomment = f"\0{number}" if entry.tcomment else ""
    text = str(po)
    for entry, comment in zip(po, comments, strict=True):
        entry.tcomment = comment
    return COMMENT.sub(lambda match: comments[int(match[1])].replace("\n", "\n# "), text)


def _comment(unit: Unit) -> str:
    notes = [text for note in unit.notes for text in note.values()]
    return "\n".join(filter(None, [unit.speaker, *notes]))


def _header(language: str, source: str) -> dict[str, str]:
    header = {
        "Project-Id-Version": "Colloquy",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        # Poedit finds the source text by it (its wiki, page "PO Extensions"), as by the source's language.
        "X-Poedit-Basepath": "../..",
    }
    return {**header, "X-Source-Language": source} if source else header
