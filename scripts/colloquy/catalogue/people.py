"""``people.yml``, as typed records."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from colloquy.catalogue.fields import Address, Id, Language, Record, Title


class PersonRecord(Record):
    """A person who speaks in the archive."""

    id: Id
    name: Annotated[dict[Language, Title], Field(min_length=1)]
    """The person's name as each language writes it."""
    short: dict[Language, Title] = Field(default_factory=dict)
    """The name by which others address the person, in each language."""
    links: tuple[Address, ...] = ()
    """The person's own pages elsewhere."""


class People(Record):
    """`people.yml`: everybody who speaks."""

    people: tuple[PersonRecord, ...]
