"""The term base, `terms.yml`: what a term is called in each language, and what it means."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from colloquy.catalogue.fields import Id, InLanguages, Language, Record, Title
from colloquy.catalogue.validating import Located, repeated, untranslated
from colloquy.problems import Problem, error

Forms = dict[Language, tuple[Title, ...]]


class TermRecord(Record):
    """One entry of the term base."""

    id: Id
    name: Annotated[dict[Language, Title], Field(min_length=1)]
    """The term in each language."""
    definition: InLanguages
    """One sentence for readers who are not specialists."""
    variants: Forms = Field(default_factory=dict)
    """Other forms that count as the same term."""
    forbidden: Forms = Field(default_factory=dict)
    """Renderings that a translation must not use."""

    def forms(self, language: str) -> tuple[str, ...]:
        """Give the term and its variants in a language."""
        name = self.name.get(language)
        return (*([name] if name else []), *self.variants.get(language, ()))


class Terms(Record):
    """`terms.yml`: the term base."""

    terms: tuple[TermRecord, ...]


def check_terms(terms: Located[Terms], languages: tuple[str, ...]) -> Iterator[Problem]:
    """Find terms that are declared twice, or not in every language of the site."""
    yield from repeated(terms, "terms", (term.id for term in terms.record.terms))
    forms: dict[tuple[str, str], str] = {}
    for index, term in enumerate(terms.record.terms):
        place = terms.at("terms", index, "id")
        texts = {"name": term.name, "definition": term.definition}
        yield from untranslated(terms, ("terms", index, term.id), texts, languages)
        for language in languages:
            for form in term.forms(language):
                other = forms.setdefault((language, form.casefold()), term.id)
                if other != term.id:
                    what, remedy = (
                        "`{form}` is already a form of `{other}`",
                        "keep it in one of the two terms",
                    )
                    yield error(place, what, remedy, form=form, other=other)
