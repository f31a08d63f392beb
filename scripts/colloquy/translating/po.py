"""Reading PO files: polib parses; this module tells what is wrong, and how far each unit has come."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import polib

from colloquy.model import Interview, Status, Translation, Unit
from colloquy.problems import Location, Phrase, Problem, error, phrase, warning
from colloquy.reading.decoding import FORBIDDEN, LINE_END, decode, read_bytes

CONFLICT = re.compile(r"\n(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
NO_LINE = re.compile(
    r'\n(?!\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:\\.|[^"\\\n]++)*")?\s*$).+',
    re.MULTILINE,
)
"""What is no line of a PO file: neither a comment nor a keyword with a string in quotes.

Both begin with the end of the line before: that is found much faster than the beginning of a line.
"""
COMMENT = re.compile(
    r"^(?P<key>translator|stale since|allow [\w -]+):(?P<value>.*)$", re.IGNORECASE | re.MULTILINE
)
"""What a translator's comment can say to the archive: who translated, and which findings to let pass."""
NAME = re.compile(r"<[^>]*>$")
"""The mail address behind a name in a PO header."""
TAG = re.compile(r"</?[A-Za-z][^>\s:@]*(?:\s[^>]*)?>|(?i:\]\(\s*(?:javascript|data|vbscript):)")
"""HTML, or an address that runs: no translation needs one. ``<https://…>`` is a Markdown link, not a tag."""


def shown_path(interview: Interview, language: str) -> str:
    """Give the path of a translation, relative to the archive's root."""
    return f"seeds/{interview.id}/{language}.po"


def read_po(path: Path, shown: str) -> tuple[polib.POFile, list[Problem]]:
    """Read a PO file; what cannot be read is empty, and the problems say why."""
    raw, problems = read_bytes(path, shown)
    if problems:
        return polib.POFile(), problems
    text, problems = decode(raw, shown)
    if problems:
        return polib.POFile(), problems
    text = text.removeprefix("\ufeff")
    lines = f"\n{text}"  # each after a line end
    if conflict := CONFLICT.search(lines):
        place = Location(shown, text.count("\n", 0, conflict.start()) + 1)
        what, remedy = (
            "the marks of a merge conflict",
            "keep what is right of the two versions, remove the marks",
        )
        return polib.POFile(), [error(place, what, remedy)]
    if broken := NO_LINE.search(lines):  # polib passes over many of these in silence
        line = text.count("\n", 0, broken.start()) + 1
        return polib.POFile(), [_syntax(phrase("not a line of a PO file"), shown, line)]
    try:
        po = polib.pofile(text, wrapwidth=78, encoding="utf-8")
    except (OSError, ValueError, UnicodeError, IndexError) as failure:
        found = re.search(r"\(line (\d+)\)", str(failure))
        quote = "unescaped double quote" in str(failure)
        why = phrase("a quote without a backslash before it") if quote else phrase("a line out of place")
        return polib.POFile(), [_syntax(why, shown, int(found[1]) if found else 0)]
    return po, list(_problems(po, shown))


def _syntax(what: Phrase, shown: str, line: int) -> Problem:
    remedy = 'correct the line: `msgid "…"` or `msgstr "…"`, with a backslash before quotes inside'
    return error(Location(shown, line), "broken PO syntax: {what}", remedy, what=what)


def _problems(po: polib.POFile, shown: str) -> Iterator[Problem]:
    charset = re.search(r"charset=([\w-]+)", po.metadata.get("Content-Type", ""))
    if charset and charset[1].lower() not in ("utf-8", "utf8"):
        what, remedy = "the header says {charset}", "save the file as UTF-8 and write charset=UTF-8"
        yield error(Location(shown, 1), what, remedy, charset=charset[1])
    seen: dict[str, int] = {}
    for entry in po:
        place = Location(shown, entry.linenum or 1)
        if entry.obsolete:
            continue
        if not entry.msgctxt:
            what, remedy = (
                "an entry without `msgctxt`",
                'give it the id of its passage, as in `msgctxt "l72"`',
            )
            yield error(place, what, remedy)
        elif entry.msgctxt in seen:
            what, remedy = "`{id}` again (first in line {first})", "keep one of the two entries"
            yield error(place, what, remedy, id=entry.msgctxt, first=seen[entry.msgctxt])
        seen.setdefault(entry.msgctxt or "", entry.linenum or 1)
        if tag := TAG.search(entry.msgstr):
            what, remedy = (
                "`{tag}` in a translation",
                "write Markdown, not HTML; only http, https and mailto links",
            )
            yield error(place, what, remedy, tag=tag.group())
        if bad := FORBIDDEN.search(entry.msgstr):
            what, remedy = "a control character (U+{code:04X}) in a translation", "remove it"
            yield error(place, what, remedy, code=ord(bad.group()))


def translations(
    po: polib.POFile, shown: str, wanted: list[Unit]
) -> tuple[dict[str, Translation], list[Problem]]:
    """Find the translation of each unit, and entries whose unit is gone."""
    by_id = {unit.id: unit for unit in wanted}
    team = NAME.sub("", po.metadata.get("Last-Translator", "")).strip()
    found: dict[str, Translation] = {}
    problems: list[Problem] = []
    for entry in po:
        unit = by_id.get(entry.msgctxt or "")
        if unit is None and not entry.obsolete and entry.msgctxt:
            what = "the interview has no `{id}` to translate"
            remedy = "run `colloquy sync`: it keeps the entry as obsolete"
            problems.append(warning(Location(shown, entry.linenum or 1), what, remedy, id=entry.msgctxt))
        elif unit and not entry.obsolete:
            found[unit.id] = _translation(entry, unit, team)
    return found, problems


def revised(po: polib.POFile) -> str:
    """Give the day of the last revision after the header, as an ISO date; empty if it names none."""
    found = re.match(r"\d{4}-\d{2}-\d{2}", po.metadata.get("PO-Revision-Date", ""))
    try:
        return datetime.date.fromisoformat(found[0]).isoformat() if found else ""
    except ValueError:
        return ""


def _translation(entry: polib.POEntry, unit: Unit, team: str) -> Translation:
    said = {match["key"].lower(): match["value"].strip() for match in COMMENT.finditer(entry.tcomment)}
    how_far = status(entry, unit)
    return Translation(
        text=LINE_END.sub("\n", entry.msgstr),
        status=how_far,
        translator=said.get("translator", team),
        stale_since=said.get("stale since", "") if how_far is Status.STALE else "",
        allowed={key.removeprefix("allow "): why for key, why in said.items() if key.startswith("allow ")},
        line=entry.linenum or 1,
    )


def status(entry: polib.POEntry, unit: Unit) -> Status:
    """Tell how far a unit has come: an entry marked as fuzzy is never as good as reviewed."""
    if not entry.msgstr.strip():
        return Status.MISSING
    if entry.msgid != unit.source or (entry.fuzzy and entry.previous_msgid):
        return Status.STALE
    return Status.DRAFT if entry.fuzzy else Status.REVIEWED
