"""Reading PO files: polib parses; this module says what is wrong, and how far each unit has come."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import polib

from colloquy.model import Interview, Translation, Unit
from colloquy.problems import Location, Problem, advice, error
from colloquy.reading.files import Files
from colloquy.text.decoding import EXPLAINED, decode
from colloquy.text.inertness import ISOLATE, LINE_END, OPEN, find_forbidden, spaced_lines
from colloquy.text.inline import parse, resolved
from colloquy.translating.astray import astray, find_gone
from colloquy.translating.entries import day, said, translation
from colloquy.translating.headers import check_charset

CONFLICT = re.compile(r"\n(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
NO_LINE = re.compile(
    r"\n(?![^\S\n]*+(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)[^\S\n]++)?"
    r'"(?:\\.|[^"\\\n]++)*+")?+[^\S\n]*+$).+',
    re.MULTILINE,
)
"""What is no line of a PO file: neither a comment nor a keyword with a string in quotes.

Both begin with the end of the line before: that is found much faster than the beginning of a line.
"""
KEYWORD = r"\s*+(?:msg(?:ctxt|id|id_plural|str)(?:\[[0-9]\])?\s*+)?+"
CURLY = re.compile(rf'{KEYWORD}(?:[“”„＂「]|"[^"]*[“”„＂」]$)')
INSIDE = re.compile(rf'{KEYWORD}"(?:\\.|[^"\\])*+".*"$')
"""What such a line has that was meant as one: curly quotes around the words, straight ones in them."""
NO_NAME = "\n" + " " * 5000
"""A blank line, longer than any name of a file: polib would open a file that is called as the text."""
NAME = re.compile(r"<[^<>]*+>$")
"""The mail address behind a name in a PO header."""
ENTRY = re.compile(r"^(?:#~[^\S\n]*+)?msg(?:ctxt|id|str)", re.MULTILINE)
"""Where another of the texts of an entry begins."""
OBSOLETE = re.compile(r"^#~\|", re.MULTILINE)
"""Before the former source of an obsolete entry: polib writes it and does not read it, but reads ``#|``."""
LONGEST = 60_000
"""Characters of a text of an entry, with the comments behind it: no passage is as long as a chapter."""
TAG = re.compile(r"</?[A-Za-z][^<>\s:@]*+(?:\s[^>]*+)?>")
"""HTML: no translation needs it. ``<https://…>`` is a Markdown link, not a tag."""
RUNNING = re.compile(r"\]\(\s*+(?:javascript|data|vbscript):", re.IGNORECASE)
"""An address that runs."""


class Catalogue(polib.POFile):
    """A PO file that knows where its words are."""

    said: tuple[int, ...] = ()
    """Lines that begin with ``msgstr``."""


class _Lines(str):
    """A text whose lines end as editors have it: polib loses what is before any other end of a line."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        """Divide the text at its line feeds."""
        return [f"{line}\n" if keepends else line for line in self.split("\n")]


def shown_path(interview: Interview, language: str) -> str:
    """Give the path of a translation, relative to the archive's root."""
    return f"seeds/{interview.id}/{language}.po"


def read_po(files: Files, name: str) -> tuple[Catalogue, list[Problem]]:
    """Read a PO file; what cannot be read is empty, and the problems say why. A missing one is new."""
    if name not in files.names:
        return Catalogue(wrapwidth=78), []
    shown = files.path(name)
    raw, problems = files.take(name)
    if problems:
        return Catalogue(), problems
    text, problems = decode(raw, shown)
    if problems:
        return Catalogue(), problems
    text = OBSOLETE.sub("#|", LINE_END.sub("\n", text.removeprefix("\ufeff")))
    if fault := _find_fault(text, shown):
        return Catalogue(), [fault]
    try:
        po = polib.pofile(_Lines(text + NO_NAME), wrapwidth=78, encoding="utf-8", klass=Catalogue)
    except (OSError, ValueError, UnicodeError, IndexError) as failure:
        position = re.search(r"\(line (\d+)\)", str(failure))
        what, remedy = (
            "broken PO syntax: a line out of place",
            "an entry has `msgctxt`, `msgid` and `msgstr`, in this order, each with words in quotes",
        )
        return Catalogue(), [error(Location(shown, int(position[1]) if position else 0), what, remedy)]
    _point(po, text)
    for entry in po:  # as source texts are read
        entry.msgid = spaced_lines(entry.msgid)
        entry.previous_msgid = entry.previous_msgid and spaced_lines(entry.previous_msgid)
    return po, list(_problems(po, shown))


def _find_fault(text: str, shown: str) -> Problem | None:
    """Find the first thing that polib would pass over in silence, or not bear."""
    lines = f"\n{text}"  # each after a line end
    if conflict := CONFLICT.search(lines):
        place = Location(shown, text.count("\n", 0, conflict.start()) + 1)
        remedy = (
            "keep what is right in each version, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`"
        )
        return error(place, "the marks of a merge conflict", remedy)
    if broken := NO_LINE.search(lines):
        return _syntax(broken.group()[1:], shown, text.count("\n", 0, broken.start()) + 1)
    for begin, end in pairwise((0, *(match.start() for match in ENTRY.finditer(text)), len(text))):
        if end - begin > LONGEST:  # to join its lines would take the square of their number
            place = Location(shown, text.count("\n", 0, begin) + 1)
            what = "more than {most} characters in one text of an entry"
            return error(place, what, "shorten it, or remove the entry", most=LONGEST)
    return None


def _point(po: Catalogue, text: str) -> None:
    """Let each entry's number be the line of its `msgctxt`, and remember where words begin."""
    numbered = [
        (number, line) for number, line in enumerate(text.split("\n"), start=1) if line.startswith("msg")
    ]
    named = [number for number, line in numbered if line.startswith("msgctxt")]
    for entry in po:
        if entry.msgctxt:
            entry.linenum = _next(named, entry.linenum or 1)
    po.said = tuple(number for number, line in numbered if line.startswith("msgstr"))


def _next(numbers: Sequence[int], line: int) -> int:
    """Give the first of some lines that is not before a `line`; the line itself where there is none."""
    after = bisect_left(numbers, line)
    return numbers[after] if after < len(numbers) else line


def _syntax(broken: str, shown: str, number: int) -> Problem:
    """Say what is wrong with a line that is no line of a PO file."""
    what, remedy = (
        "broken PO syntax: not a line of a PO file",
        'correct the line: `msgid "…"` or `msgstr "…"`, with both quotes',
    )
    broken = broken.rstrip()
    if CURLY.match(broken):
        what = "broken PO syntax: curly quotes around the entry’s words"
        remedy = 'put the words between straight quotes: `msgstr "…"`'
    elif INSIDE.match(broken):
        what = "broken PO syntax: a straight quote inside the entry’s words"
        remedy = 'write curly quotes inside, “ ”; or put a backslash before straight ones, `\\"`'
    return error(Location(shown, number), what, remedy)


def _problems(po: polib.POFile, shown: str) -> Iterator[Problem]:
    yield from check_charset(po, shown)
    seen: dict[str, tuple[int, str]] = {}
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
            first, msgid = seen[entry.msgctxt]
            what, remedy = "`{id}` occurs twice (first in line {first})", "keep one of the two entries"
            if entry.msgid != msgid:
                remedy = "they belong to two passages: correct the number that is wrong"
            yield error(place, what, remedy, id=entry.msgctxt, first=first)
        seen.setdefault(entry.msgctxt or "", (entry.linenum or 1, entry.msgid))
        yield from _problems_of(entry, place)


def _problems_of(entry: polib.POEntry, place: Location) -> Iterator[Problem]:
    """Find what is wrong in an entry itself."""
    words = entry.msgstr
    since = said(entry).get("stale since")
    if since is not None and not day(since):
        what, remedy = (
            "`stale since: {given}` does not give a date",
            "write a date, such as 2018-07-02, or remove the line",
        )
        yield advice(place, what, remedy, given=since)
    if entry.msgid_plural or entry.msgstr_plural:
        what, remedy = "an entry with plural forms", "write one `msgid` and one `msgstr`, without `[0]`"
        yield error(place, what, remedy)
    if tag := TAG.search(words, 0, words.rfind(">") + 1) or RUNNING.search(words):
        what, remedy = (
            "`{tag}` in a translation",
            "write Markdown, not HTML; only http, https and mailto links",
        )
        yield error(place, what, remedy, tag=tag.group())
    if bad := next(find_forbidden("".join((entry.msgstr, *resolved(parse(entry.msgstr))))), None):
        what, remedy = "a control character (U+{code:04X}) in a translation", "remove it"
        if ISOLATE.match(bad[0]):
            what, remedy = EXPLAINED[OPEN]
        yield error(place, what, remedy, code=ord(bad.group()))


def translations(
    po: Catalogue, shown: str, wanted: list[Unit], language: str = "", received: str | None = None
) -> tuple[dict[str, Translation], list[Problem]]:
    """Find the translation of each unit, and entries whose unit is gone.

    `received` is who made a translation that came with the text: the header then names who typed it.
    """
    by_id = {unit.id: unit for unit in wanted}
    named = NAME.sub("", po.metadata.get("Last-Translator", "")).strip()
    team = named if received is None else received
    by_unit: dict[str, Translation] = {}
    meant = astray(po, wanted)
    entries = [entry for entry in po if entry.msgctxt and not entry.obsolete]
    problems = list(find_gone(entries, by_id, meant, shown))
    for entry in entries:
        unit, place = by_id.get(entry.msgctxt), Location(shown, entry.linenum or 1)
        if theirs := meant.get((entry.msgctxt, entry.msgid)):
            what, remedy = "`{id}` has the `msgid` of `{meant}`", "is `{meant}` meant? Correct `msgctxt`"
            problems.append(advice(place, what, remedy, id=entry.msgctxt, meant=theirs))
        elif unit is not None:
            line = _next(po.said, place.line)
            by_unit[unit.id] = translation(entry, unit, team, line, language)
            if by_unit[unit.id].unmarked:
                problems.append(_unmarked(unit, Location(shown, line)))
    return by_unit, problems


def _unmarked(unit: Unit, place: Location) -> Problem:
    """Say that readers do not see a translation, as it may have words that may not be published."""
    what = "{id}: the translation lacks the marks {marks}; it may still have the words, and is not shown"
    remedy = "put the marks in place of the words; or run `make sync`, which empties the translation"
    marks = list(dict.fromkeys(f"`{entry.found}`" for entry in unit.withheld))
    return advice(place, what, remedy, id=unit.id, marks=marks)
