"""Where texts and translations are from, and whose rights are claimed to them, as typed records."""

from typing import Annotated, Literal

from pydantic import Field

from colloquy.catalogue.fields import (
    Address,
    Date,
    Given,
    InLanguages,
    KnownAddress,
    KnownLanguage,
    KnownTitle,
    Language,
    Record,
    Robots,
    Sentence,
)


class OriginRecord(Record):
    """Where the text comes from. What is left out, there is not: a recording that nobody published."""

    publisher: Annotated[KnownTitle | None, Given] = None
    """Who published it first, or `unknown`."""
    url: Annotated[KnownAddress | None, Given] = None
    """Where, or `unknown`."""
    published: Annotated[Date | None, Given] = None
    """When, or `unknown`."""
    recording: Annotated[Address | None, Given] = None
    """Where the sound or film of it is, for times to lead to."""
    kind: Literal[
        "transcript", "recording", "notes", "e-mail interview", "machine translation", "translation"
    ]
    """How the text was made; a `recording` or `notes` may never have been published."""
    canonical: Literal["archive", "original"] = "archive"
    """Which address search engines should take for that of the words as received."""
    account: InLanguages
    """The same in words, for readers: what the text is, and what the archive does not have."""
    translator: Annotated[KnownTitle | None, Given] = None
    """Who translated it, or `unknown`; where the kind is `translation`."""
    translated_from: Annotated[KnownLanguage | None, Given] = None
    """The language that it is translated from, or `unknown`."""
    original: Annotated[KnownAddress | None, Given] = None
    """Where the words are that it is translated from, or `unknown`."""


class RightsRecord(Record):
    """Which license is claimed, and by whom."""

    licence: KnownTitle
    """An SPDX identifier, `none stated`, or `unknown`."""
    claimed_by: KnownTitle
    """Who claims it, `nobody`, or `unknown`."""
    robots: tuple[Robots, ...] = ()
    """What search engines are asked not to do with the interview's pages."""
    account: InLanguages
    """The same in words, for readers."""


class EditionRecord(Record):
    """A translation that came with the text: its translator's, not the archive's."""

    translator: Annotated[KnownTitle | None, Given] = None
    """Who translated, or `unknown`."""
    publisher: Annotated[KnownTitle | None, Given] = None
    """Who published the translation first, or `unknown`."""
    url: Annotated[KnownAddress | None, Given] = None
    """Where."""
    published: Annotated[Date | None, Given] = None
    """When."""
    licence: Annotated[KnownTitle | None, Given] = None
    """An SPDX identifier, `none stated`, or `unknown`; where it is another than the interview's."""
    account: dict[Language, Sentence] = Field(default_factory=dict)
    """The same in words, for readers."""

    @property
    def by(self) -> str:
        """Who is answerable for its words: who translated, or where that is not said, who published."""
        return (self.publisher if self.translator is None else self.translator) or ""
