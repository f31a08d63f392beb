"""Dates as archives know them, from a day to "some time in the 1960s": EDTF, levels 0 and 1.

After https://www.loc.gov/standards/datetime/. The library that reads them is loaded where a date needs it:
most name a year, a month or a day, and those need none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Self

PLAIN = re.compile(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
"""A date of level 0. Nobody was interviewed before the year 1000, and nobody has been after 2999."""
FORM = re.compile(r"[12][0-9](?:[0-9][0-9X]|XX)(?:-(?:[0-9]{2}|XX)){0,2}")
"""What the library may see: what else it reads is of level 2, or a time of day, or makes it stumble."""
SIGNS = {"?": (True, False), "~": (False, True), "%": (True, True), "": (False, False)}
"""What a sign behind a date says: whether it is uncertain, and whether it is approximate."""


class Known(IntEnum):
    """What a point in time is known to."""

    YEARS = 0
    """Several years: a decade, a century."""
    YEAR = 1
    MONTH = 2
    DAY = 3
    SEASON = 4


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month, a year and the like, and how sure it is."""

    first: date
    last: date
    """Its first and last day. A season has all days of its year: which they are depends on the hemisphere."""
    known: Known
    season: int = 0
    """1 (spring) to 4 (winter), or 0."""
    uncertain: bool = False
    approximate: bool = False

    @property
    def plain(self) -> str:
        """The same without its signs, as a date of level 0 that some calendar has; of a season, its year."""
        parts = min(self.known, Known.DAY) if self.known is not Known.SEASON else Known.YEAR
        return "-".join(self.first.isoformat().split("-")[: max(parts, 1)])


@dataclass(frozen=True, slots=True)
class Span:
    """When something was: at one point in time, or between two of them."""

    start: Point | None
    """``None``: at any time before `end`."""
    end: Point | None
    """The same as `start` for a single point; ``None``: at any time after `start`."""

    @property
    def point(self) -> Point | None:
        """The point, where it is one and not two."""
        return self.start if self.start == self.end else None

    @property
    def exact(self) -> bool:
        """Whether it is a day, a month or a year without any doubt."""
        point = self.point
        sure = point and not point.uncertain and not point.approximate
        return bool(sure and point and point.known in (Known.YEAR, Known.MONTH, Known.DAY))

    @property
    def first(self) -> date:
        """The first day that it can have been, or the first that is known."""
        known = self.start or self.end
        assert known
        return known.first

    @property
    def last(self) -> date:
        """The last day that it can have been, or the last that is known."""
        known = self.end or self.start
        assert known
        return known.last

    def in_years(self) -> Self:
        """Give the same, with nothing finer than years."""
        start, end = (point and _in_years(point) for point in (self.start, self.end))
        return replace(self, start=start, end=end)

    def overlaps(self, other: Self) -> bool:
        """Say whether both can have been at the same time."""
        begins = [span.start.first if span.start else date.min for span in (self, other)]
        ends = [span.end.last if span.end else date.max for span in (self, other)]
        return max(begins) <= min(ends)


def _in_years(point: Point) -> Point:
    if point.known is Known.YEARS:
        return point
    year = point.first.year
    return replace(point, first=date(year, 1, 1), last=date(year, 12, 31), known=Known.YEAR, season=0)


@lru_cache(maxsize=4096)
def read_date(text: str) -> Span:
    """Read a date. Raises `ValueError` for what is none, or is before the year 1000 or after 2999."""
    if "/" not in text:
        point = _read_point(text)
        return Span(point, point)
    start, end = (None if part in ("", "..") else _read_point(part) for part in text.split("/", 1))
    if not (start or end) or (start and end and (start.first, start.season) >= (end.first, end.season)):
        raise ValueError(text)
    return Span(start, end)


def is_plain(text: str) -> bool:
    """Say whether a text is a date of level 0 without a "/": a year, a month or a day."""
    try:
        return bool(PLAIN.fullmatch(text)) and read_date(text).exact
    except ValueError:
        return False


def is_day(text: str) -> bool:
    """Say whether a text is a date with its day."""
    return is_plain(text) and len(text) == len("2017-12-05")


def order(text: str) -> tuple[bool, date, int, str]:
    """Give what a date sorts by; an unknown one, which is empty, comes last."""
    if not text:
        return True, date.max, 0, ""
    span = read_date(text)
    return False, span.first, span.start.season if span.start else 0, text


def latest(dates: Iterable[str | None]) -> str:
    """Give the latest of some dates, as one of level 0; empty where none is known."""
    known = [text for text in dates if text]
    if not known:
        return ""
    newest = max(known, key=order)
    return newest if is_plain(newest) else read_date(newest).first.isoformat()


def _read_point(text: str) -> Point:
    base = text.rstrip("".join(SIGNS))
    if (sign := text[len(base) :]) not in SIGNS:
        raise ValueError(text)
    uncertain, approximate = SIGNS[sign]  # the library takes none behind a season
    return replace(_read_base(base), uncertain=uncertain, approximate=approximate)


def _read_base(text: str) -> Point:
    if match := PLAIN.fullmatch(text):
        year, month, day = (int(part or 1) for part in match.groups())
        known = Known(sum(part is not None for part in match.groups()))
        if known is not Known.MONTH or month <= 12:
            return Point(date(year, month, day), _last(year, month, day, known), known)
    return _read_by_library(text)


def _last(year: int, month: int, day: int, known: Known) -> date:
    if known is Known.DAY:
        return date(year, month, day)
    if known is Known.YEAR or month == 12:
        return date(year, 12, 31)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


def _read_by_library(text: str) -> Point:
    """Read what has an X in place of digits, or a season in that of a month."""
    if not FORM.fullmatch(text):
        raise ValueError(text)
    from edtf import (
        EDTFParseException,
        Level2Season,
        PartialUnspecified,
        Season,
        Unspecified,
        parse_edtf,
    )

    try:
        read = parse_edtf(text)
    except EDTFParseException as failure:
        raise ValueError(text) from failure
    if not isinstance(read, Season | Unspecified) or isinstance(read, PartialUnspecified | Level2Season):
        raise ValueError(text)
    year = text[:4]
    if isinstance(read, Season):
        number = int(text[5:]) - 20
        return Point(date(int(year), 1, 1), date(int(year), 12, 31), Known.SEASON, number)
    first, last = (date(*time[:3]) for time in (read.lower_strict(), read.upper_strict()))  # type: ignore[no-untyped-call]
    parts = [part for part in text.split("-") if "X" not in part]
    return Point(first, last, Known(len(parts)))
