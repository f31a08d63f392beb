"""Dates in TEI: to what they are known, and how surely (TEI P5, att.datable.w3c)."""

from __future__ import annotations

from colloquy.exporting.tei_inline import tei
from colloquy.exporting.xml import Element
from colloquy.text.dates import Known, Point, is_plain, read_date
from colloquy.words.wording import find_words

ENGLISH = find_words("en", "en")
"""What the header is in."""


def date(text: str, *words: str) -> Element:
    """Write a date, as `words` or in words that say all that is known; an empty one is unknown."""
    if not text:
        return tei("date", "unknown")
    if is_plain(text):
        return tei("date", *words, when=text)
    span = read_date(text)
    points = [point for point in (span.start, span.end) if point]
    known = _when(span.point) if span.point else {}
    if not known:
        known |= {"notBefore": span.start.plain} if span.start else {}
        known |= {"notAfter": _end(span.end)} if span.end else {}
    if any(point.uncertain or point.approximate for point in points):
        known["cert"] = "low" if any(point.uncertain for point in points) else "medium"
    return tei("date", ENGLISH.date(text), **known)


def _when(point: Point) -> dict[str, str]:
    return {"when": point.plain} if point.known in (Known.YEAR, Known.MONTH, Known.DAY) else {}


def _end(point: Point) -> str:
    return str(point.last.year) if point.known is Known.YEARS else point.plain
