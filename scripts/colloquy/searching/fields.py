"""Fields: what an entry has to search, language by language, in the postings that all readers share."""

from functools import cache
from typing import NamedTuple

PARTS = ("answer", "question", "title")
"""What an entry has in each edition."""
OWN = ("who", "about", *PARTS)
"""What it has for readers of one language only."""

WEIGHTS = {"title": 4.0, "question": 2.2, "answer": 1.0, "about": 0.4, "labels": 2.0, "who": 0.4}
"""How much a word counts by where it is; a test compares them with those in parameters.js."""


class Field(NamedTuple):
    """A field of an entry."""

    part: str
    language: str = ""
    """Empty where all editions say the same."""
    alone: bool = False
    """Whether readers of other languages find nothing by it."""


LABELS = Field("labels")


@cache
def list_fields(languages: tuple[str, ...]) -> tuple[Field, ...]:
    """List the fields in the order of their bits, the frequent ones first: of two languages, in a byte."""
    editions = [Field(part, language) for part in PARTS for language in languages]
    own = [Field(part, language, alone=True) for part in OWN for language in languages]
    return (LABELS, *editions, *own, *map(Field, PARTS))


def seen_from(field: Field, language: str) -> str:
    """Name a field as the script of a language's readers does; empty if they find nothing by it."""
    if field.language in ("", language):
        return field.part
    return "" if field.alone else f"other{field.part.capitalize()}"
