"""The values of a reading diff: what was there before, what is there now, and where."""

from collections.abc import Mapping
from dataclasses import dataclass

from colloquy.problems import Phrase


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of one place in one language, before and after."""

    language: str
    """Empty where the words belong to no language: a date, an address."""
    before: str | None
    """``None`` where there was nothing."""
    after: str | None
    """``None`` where there is nothing any more."""
    statuses: tuple[str, str] = ("", "")
    """How far the translation had come and has, where that changed."""

    @property
    def changed(self) -> bool:
        """Whether a reader sees a difference."""
        return self.before != self.after or bool(self.statuses[0] or self.statuses[1])


@dataclass(frozen=True, slots=True)
class Change:
    """One place that changed, in every language that has it."""

    name: str | Phrase
    """As contributors find it: ``l72``, ``keras › summary``."""
    readings: tuple[Reading, ...]
    """Those that did not change are there to be compared with it, or to be recognized by."""
    facts: tuple[Phrase, ...] = ()
    """A line each: why a word was corrected, why a passage is left off."""
    also: tuple[Phrase, ...] = ()
    """Other pages that show a passage."""


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one file or page."""

    path: str
    """Where it is corrected: ``seeds/topics.yml``, ``seeds/<interview>``."""
    title: str
    """What readers call it; may be empty."""
    changes: tuple[Change, ...]
    notes: tuple[Phrase, ...] = ()
    """What no passage shows: a new interview, a page that is gone."""


@dataclass(frozen=True, slots=True)
class Built:
    """How two sites differ that were built to be compared."""

    same: int
    """How many files are the same, byte for byte."""
    words: Mapping[tuple[str, str], int]
    """A line of a page before and after, with the number of pages on which the same words change."""
    looks: tuple[str, ...]
    """Pages whose words are the same, and whose HTML is not."""
    files: tuple[str, ...]
    """Other files that differ, came or went: styles, scripts, the index of the search."""

    @property
    def alike(self) -> bool:
        """Whether readers get the same site."""
        return not (self.words or self.looks or self.files)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What readers see that they did not see at a revision, and what they see no more."""

    revision: str
    """The revision, in short."""
    sections: tuple[Section, ...]
    built: Built | None
    """Nothing where no build was needed."""
    aside: int
    """How many files changed of which no site is made."""
    unread: tuple[Phrase, ...] = ()
    """Which files `check` refuses, or refused; what they say is not compared."""
    notes: tuple[Phrase, ...] = ()
    design: tuple[str, ...] = ()
    """Files that changed and shape the site: code, templates, styles, settings. They are not run."""

    @property
    def texts_differ(self) -> bool:
        """Whether what was read shows that texts changed."""
        return bool(self.sections or self.unread)
