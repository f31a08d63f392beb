"""``people.yml``, as typed records."""

from typing import Annotated

from pydantic import Field

from colloquy.catalogue.fields import Address, Language, PersonId, Record, Title


class PersonRecord(Record):
    """A person who speaks in the archive."""

    id: PersonId
    name: Annotated[dict[Language, Title], Field(min_length=1)]
    """The person's name as each language writes it."""
    short: dict[Language, Title] = Field(default_factory=dict)
    """The name by which others address the person, in each language."""
    variants: dict[Language, tuple[Title, ...]] = Field(default_factory=dict)
    """Other forms of the name, as books or source texts print it."""
    links: tuple[Address, ...] = ()
    """The person's own pages elsewhere."""

    @property
    def names(self) -> tuple[str, ...]:
        """Give every form of the full name, in every language, once."""
        others = (form for forms in self.variants.values() for form in forms)
        return tuple(dict.fromkeys((*self.name.values(), *others)))

    def forms(self, language: str) -> tuple[str, ...]:
        """Give the full name and its other forms in a language."""
        name = self.name.get(language)
        return (*([name] if name else []), *self.variants.get(language, ()))


class People(Record):
    """`people.yml`: everybody who speaks."""

    people: tuple[PersonRecord, ...]
