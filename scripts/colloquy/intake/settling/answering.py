"""Answering: what somebody types where it is asked is checked, and taken as it is declared."""

import re
from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from colloquy.catalogue.complaints import say_why
from colloquy.catalogue.fields import Date, KnownAddress, KnownTitle, Title
from colloquy.intake.drafting.dates import read_date
from colloquy.intake.drafting.framing import UNKNOWN
from colloquy.intake.drafting.people import names_nobody
from colloquy.intake.settling.unknowns import ADDRESS, DATE, LICENSE, TITLE, Unknown
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.problems import Phrase, phrase

FORMS: Mapping[tuple[str, ...], TypeAdapter[str]] = {
    TITLE: TypeAdapter(Title),
    DATE: TypeAdapter(Date),
    ADDRESS: TypeAdapter(KnownAddress),
}
OTHER: TypeAdapter[str] = TypeAdapter(KnownTitle)
NOT_KNOWN = pattern("not_known")
WORD = re.compile(r"[^\W\d_][^\W_]|[\u3400-\u9fff]")
"""What a title or a name has: two letters, or a Chinese character."""
LICENSES = pattern("licenses")
CREATIVE_COMMONS = re.compile(
    r"(?:cc|creative commons)[ -]*(?P<terms>by(?:[ -](?:sa|nc|nd))*|0)(?:[ -]*v?(?P<version>\d\.\d))?",
    re.IGNORECASE,
)


class UnfitError(Exception):
    """An answer that cannot be declared."""

    def __init__(self, why: Phrase | str, insisted: str = "") -> None:
        """Say why, and what it means if somebody gives it again; empty where that is no answer, either."""
        self.why, self.insisted = why, insisted


def check_answer(unknown: Unknown, words: str) -> str:
    """Give an answer as it is declared, `unknown` for all ways to say so; raises `UnfitError`."""
    words = " ".join(words.split())
    if words == unknown.guess or (NOT_KNOWN.fullmatch(words) and unknown.key != TITLE):
        return words if words == unknown.guess else UNKNOWN
    wanted = read_date(words) or words if unknown.key == DATE else words
    try:
        value = FORMS.get(unknown.key, OTHER).validate_python(wanted) or UNKNOWN
    except ValidationError as failure:
        raise UnfitError(say_why(failure.errors()[0])) from None
    if unknown.key in (DATE, ADDRESS) or value == UNKNOWN:
        return value
    if not WORD.search(value):
        raise UnfitError(phrase("it has no word of two letters"))
    if unknown.speaker and names_nobody(value):
        raise UnfitError(phrase("that is a role, not a name"))
    return _license(value) if unknown.key == LICENSE else value


def _license(words: str) -> str:
    """Write a license as SPDX does where it is one of Creative Commons; doubt what is none that is known."""
    if match := CREATIVE_COMMONS.fullmatch(words):
        terms = match["terms"].upper().replace(" ", "-")
        version = match["version"] or ("1.0" if terms == "0" else "")
        return f"CC0-{version}" if terms == "0" else f"CC-{terms}-{version}".rstrip("-")
    if read_date(words):
        raise UnfitError(phrase("that is a date, not a license"))
    if not LICENSES.search(words):
        raise UnfitError(phrase("no license is known by that name; give it again to keep it"), words)
    return words
