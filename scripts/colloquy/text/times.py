"""Times as transcripts print them: ``00:04``, ``[01:02:03]``, ``(1:02:03.500)``, ``T+00:01:02``."""

import re

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,;]\d{1,3}|:\d{3})?"
"""Hours if there are any, minutes, seconds; then milliseconds, or frames after a semicolon."""
_WIDE = r"(?:\d{1,3}[:：])?\d{1,3}[:：]\d{2}(?:[.,;]\d{1,3}|:\d{3})?"
"""The same in brackets, where a full-width colon ends no label."""
_HALF = r"\s?(?:[AaPp][Mm]|[AaPp]\.\s?[Mm]\.)(?:\s(?:[ECMP][SD]?T|AKST|GMT|UTC|BST|CES?T|IST|JST))?(?!\w)"
_DAY = r"(?:\d{4}(?:[-/.]\d{1,2}){2}|(?:\d{1,2}[-/.]){2}\d{2,4}|(?:[Tt]oday|[Yy]esterday)(?: at)?),?\s"
"""What a time of day has behind or before it; it is no time of a recording."""
TIME = (
    rf"\\?[\[(（【<{{［〈＜]\s*{_WIDE}(?:\s*(?:-->|[-–—~]|to)\s*{_WIDE})?\s*\\?[\])）】>}}］〉＞]"
    rf"|(?<![\w:.,/-])(?:{_DAY})?(?:[Tt][+=]|#)?{CLOCK}(?:-\d#|\s*(?:-->|[-–—~])\s*{CLOCK})?(?:{_HALF}|(?!\w|[:：]\d))"
)
"""A time, or a span of time, within a line; in brackets of any kind, or free."""
_OF_DAY, _ON_DAY = re.compile(_HALF), re.compile(_DAY)
_CLOCK = re.compile(r"(?:(\d{1,3})[:：])?(\d{1,3})[:：](\d{2})(?:([.,;]|:(?=\d{3}))(\d{1,3}))?")


def milliseconds(text: str) -> int | None:
    """Read the first time in a text, from the beginning of a recording; frames count for nothing.

    A time of day, such as ``10:01 AM`` or ``5/12/2020, 10:01``, is none.
    """
    match = _CLOCK.search(text)
    if match is None or _OF_DAY.match(text, match.end()) or _ON_DAY.search(text, 0, match.start()):
        return None
    hours, minutes, seconds, mark, rest = match.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    part = int(rest.ljust(3, "0")) if rest and mark != ";" else 0
    return whole * 1000 + part


def clock(start: int) -> str:
    """Write a time as people read it: ``4:05``, ``1:02:03``."""
    minutes, seconds = divmod(start // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
