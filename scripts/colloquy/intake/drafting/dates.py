"""The date of an interview, from what the text says of itself."""

import re
from collections.abc import Iterable

MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
DAY, YEAR = r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)?", r"(?P<y>[12]\d{3})\b"
FORMS = (
    re.compile(r"\b(?P<y>[12]\d{3})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})\b"),
    re.compile(r"(?P<y>[12]\d{3})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?[日号]"),
    re.compile(rf"{DAY}\s+(?:of\s+)?(?P<n>{MONTH})\.?,?\s+{YEAR}", re.IGNORECASE),
    re.compile(rf"\b(?P<n>{MONTH})\.?\s+{DAY},?\s+{YEAR}", re.IGNORECASE),
    re.compile(r"(?P<y>[12]\d{3})\s?年\s?(?P<m>\d{1,2})\s?月"),
    re.compile(rf"\b(?P<n>{MONTH})\.?,?\s+(?P<y>[12]\d{{3}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<y>[12]\d{3})-(?P<m>\d{2})\b(?!-)"),
    re.compile(r"^\s*(?P<y>(?:1[89]|20)\d{2})\s*年?\s*$"),
)  # fmt: skip


def find_date(texts: Iterable[str]) -> str:
    """Give the first date that texts have, as ISO 8601 writes it; nothing where there is none."""
    return next(filter(None, map(read_date, texts)), "")


def read_date(words: str) -> str:
    """Read a date as people write it, with its day or without."""
    for form in FORMS:
        match = form.search(words[:400])
        if match is None:
            continue
        parts = match.groupdict()
        month = MONTHS.index(_month(parts["n"])) + 1 if parts.get("n") else int(parts.get("m") or 0)
        day = int(parts.get("d") or 0)
        if month > 12 or day > 31:
            continue
        return "-".join([parts["y"], *(f"{number:02}" for number in (month, day) if number)])
    return ""


def _month(written: str) -> str:
    return next(month for month in MONTHS if month.startswith(written[:3].lower()))
