"""Editions: an interview in one language, and how far its translation has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from colloquy.model.apparatus import Withheld
from colloquy.model.interview import Exchange, Interview, Passage, Provenance, Standing
from colloquy.text.inline import plain_text
from colloquy.text.names import first_words


class Status(StrEnum):
    """How far a translation unit has come."""

    REVIEWED = "reviewed"
    DRAFT = "draft"
    STALE = "stale"
    MISSING = "missing"


class Unit(NamedTuple):
    """One passage or title, to be translated into one language."""

    id: str
    """The passage's id, or ``title``, or ``q5`` for an exchange's short title."""
    source: str
    language: str
    line: int
    speaker: str = ""
    notes: tuple[Mapping[str, str], ...] = ()
    withheld: tuple[Withheld, ...] = ()
    """What is withheld in it: a translation has the marks as well."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What an edition has for one unit."""

    text: str
    status: Status
    translator: str = ""
    stale_since: str = ""
    """The day on which the unit's source was found changed: ``2026-11-22``."""
    allowed: Mapping[str, str] = field(default_factory=dict)
    """Findings that the translator waved through: the check's name, and why."""
    line: int = 0
    """In the PO file."""
    translated_from: str = ""
    """The source at that time, where it has changed since."""
    synced: bool = False
    """Whether the PO file has the source as it is now."""
    unmarked: bool = False
    """Whether it lacks marks of withheld words: it may still have the words, so nobody sees it."""


class Words(NamedTuple):
    """Words on a page, in the language that they really are in."""

    text: str
    language: str
    status: Status | None
    """``None`` where the words are the source text's own."""
    stale_since: str = ""
    translator: str = ""


class Received(NamedTuple):
    """A translation that came with the text: it is its translator's, and not the archive's."""

    by: str
    """Who translated it, as far as that is known; else who published it; empty where neither is."""


class Origin(NamedTuple):
    """Of a source text that somebody translated: from what, and by whom; empty where it is no translation."""

    language: str = ""
    """The language of the original; empty where it is unknown."""
    translator: str = ""
    """Empty where nobody knows."""


NO_TRANSLATION = Origin()


@dataclass(frozen=True, slots=True)
class Edition:
    """An interview in one language."""

    interview: Interview
    language: str
    translations: Mapping[str, Translation]
    """By unit id; empty for the interview's own language."""
    revised: str = ""
    """The day on which its translators say that they changed it last; empty if they do not say."""
    astray: frozenset[str] = frozenset()
    """Units whose entry seems to have a wrong id."""
    received: Received | None = None
    """Declared of a translation that the archive did not make; ``None`` of all others."""
    source: Origin = NO_TRANSLATION
    """Of a source text that is a translation: by whom, and from what."""

    @property
    def own(self) -> bool:
        """Whether it is in the interview's own language."""
        return self.language == self.interview.language

    @property
    def provenance(self) -> Provenance:
        """Say whose words this edition's are, and through whose hands they went."""
        if self.own:
            return self.interview.provenance
        if all(each.status is Status.MISSING for each in self.translations.values()):
            return Provenance.UNTRANSLATED
        return Provenance.RECEIVED if self.received else self._made_here

    @property
    def _made_here(self) -> Provenance:
        """Say what a translation by the archive is a translation of."""
        original = self.source.language
        match self.interview.provenance:
            case Provenance.MACHINE:
                return Provenance.BACK if original in ("", self.language) else Provenance.INDIRECT_MACHINE
            case Provenance.RECEIVED:
                return Provenance.BACK_FROM_TRANSLATION if original == self.language else Provenance.INDIRECT
            case _:
                return Provenance.TRANSLATION

    @property
    def standing(self) -> Standing:
        """Say the same, and who made a translation that was received."""
        provenance = self.provenance
        if provenance is not Provenance.RECEIVED:
            return Standing(provenance)
        return Standing(provenance, self.received.by if self.received else self.source.translator)

    @property
    def translators(self) -> tuple[str, ...]:
        """Who is named as a translator of this edition, of what is translated."""
        named = (
            self.source.translator if self.own else "",
            *(each.translator for each in self.translations.values() if each.status is not Status.MISSING),
        )
        return tuple(dict.fromkeys(name for name in named if name))

    def standing_of(self, passage: Passage) -> Standing:
        """Say whose words a passage's are; what a source text has in another language is no translation.

        A passage of a translation that was received may have been translated by somebody else.
        """
        if passage.language != self.interview.language and passage.language == self.language:
            return Standing(Provenance.ORIGINAL)
        known = self.translations.get(passage.id)
        if known is None or self.own:
            return self.standing
        if known.status is Status.MISSING:
            return Standing(Provenance.UNTRANSLATED)
        if self.received and known.translator not in ("", self.received.by):
            return Standing(self._made_here)
        return self.standing

    def words(self, unit: str, source: str, language: str) -> Words:
        """Give a unit's words in this edition, or the source's where there are none yet."""
        own = self.language in (language, self.interview.language)
        if own or not source.strip():
            return Words(source, language, None)
        translation = self.translations.get(unit)
        if translation is None or translation.status is Status.MISSING:
            return Words(source, language, Status.MISSING)
        return Words(
            translation.text,
            self.language,
            translation.status,
            translation.stale_since,
            translation.translator,
        )

    def passage(self, passage: Passage) -> Words:
        """Give the words of a passage in this edition."""
        return self.words(passage.id, passage.text, passage.language)

    def exchange_title(self, exchange: Exchange) -> Words:
        """Give an exchange's short title in this edition; where it has none, its first words."""
        if not exchange.title:
            passage = next((each for each in exchange.passages if each.translatable), None)
            words = self.passage(passage) if passage else Words("", self.language, None)
            return words._replace(text=first_words(plain_text(words.text)))
        return _one_line(self.words(exchange.id, exchange.title, self.interview.language))

    def title(self) -> Words:
        """Give the interview's title in this edition, as plain text."""
        if not self.interview.title_line:
            return _one_line(self.words("title", self.interview.title, self.interview.language))
        words = self.words(f"l{self.interview.title_line}", self.interview.title, self.interview.language)
        return words if words.status is None else words._replace(text=plain_text(words.text))


def _one_line(words: Words) -> Words:
    """Titles are in headings and attributes, where a line end would end them."""
    text = " ".join(words.text.split())
    return words if text == words.text else words._replace(text=text)
