"""Sides: an archive before and after, as far as it can be read; what `check` refuses is not compared.

A file that is refused on one side would else be told as if all that it says came or went.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from colloquy.catalogue import Archive, InterviewRecord, describe, open_archive
from colloquy.mapping.steps import read_interview
from colloquy.model import Edition, Exchange, Interview, Passage, Turn
from colloquy.problems import Phrase, Problem, Severity, has_errors, phrase
from colloquy.reading import read_files
from colloquy.text.names import name_in
from colloquy.translating import edition, shown_path


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit of an interview stands: a passage, or the title of an exchange or of it all."""

    exchange: Exchange | None = None
    turn: Turn | None = None
    passage: Passage | None = None

    @property
    def speaker(self) -> str:
        """The id of the person who speaks here; empty where nobody does."""
        return self.turn.speaker.person if self.turn else ""


@dataclass(frozen=True, slots=True)
class Read:
    """An interview that could be read."""

    interview: Interview
    declared: InterviewRecord
    editions: Mapping[str, Edition]
    """By language, without those whose translation is refused."""
    places: Mapping[str, Place]
    """By unit, in the order of the page."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """An archive before or after. What it lacks to be read at all is lent by the other side."""

    archive: Archive
    refused: frozenset[str]
    """Files that all interviews share, and folders, which `check` refuses."""
    language: str
    """That of the archive's languages which the report is written in; empty if it has it not."""

    @lru_cache(maxsize=64)  # noqa: B019 (two sides, for one comparison)
    def interview(self, name: str) -> tuple[Read | None, frozenset[str]]:
        """Read an interview; give the files of it that are refused as well."""
        archive = self.archive
        if name not in archive.interviews:
            return None, frozenset()
        if not archive.people:
            return None, self.refused
        files = read_files(archive.root, name)
        described, problems = describe(archive, files)
        if described is None or has_errors(problems):
            return None, _refused(problems)
        interview, found = read_interview(archive, files)
        if interview is None or has_errors(found):
            return None, _refused(found)
        made, refused = {}, set()
        for code in archive.site.codes:
            made[code], found = edition(archive, files, interview, code)
            if has_errors(found):
                del made[code]
                refused.add(shown_path(interview, code))
        read = Read(interview, described.declared.record, made, dict(_places(interview)))
        return read, frozenset(refused)

    def name(self, names: Mapping[str, str]) -> str:
        """Pick a name in the report's language, or else the first one."""
        return name_in(names, self.language)

    def person(self, id_: str) -> str:
        """Name a person; somebody without a record by the id, and nobody by a dash."""
        record = self.archive.people.get(id_)
        return self.name(record.name) if record else id_ or "–"

    def title(self, read: Read) -> str:
        """Give an interview's title in the report's language, if it is translated."""
        shown = read.editions.get(self.language)
        return shown.title().text if shown else read.interview.title

    def question(self, read: Read, exchange: Exchange) -> str:
        """Give an exchange's title in the same way."""
        shown = read.editions.get(self.language)
        return shown.exchange_title(exchange).text if shown else exchange.title

    def where(self, read: Read, id_: str) -> tuple[str, ...]:
        """Tell in which exchange a passage is, and who says it; nothing of what frames an interview."""
        place = read.places[id_]
        if place.exchange is None or place.turn is None:
            return ()
        return f"{place.exchange.id} {self.question(read, place.exchange)}", self.person(place.speaker)

    def address(self, at: str) -> str:
        """Write an address of an exchange or passage with what is found there."""
        name, _, id_ = at.partition("#")
        read, _ = self.interview(name)
        place = read.places.get(id_) if read else None
        if read is None or place is None or place.exchange is None:
            return at
        if place.passage is None:
            return f"{at} {self.question(read, place.exchange)}"
        return " · ".join((at, *self.where(read, id_)))


def open_sides(before: Path, after: Path, language: str) -> tuple[Side, Side]:
    """Open an archive as it was and as it is, for a report in a language."""
    (old, lost), (new, found) = open_archive(before), open_archive(after)
    was, is_ = _refused(lost), _refused(found)
    return _side(old, was, new, is_, language), _side(new, is_, old, was, language)


def unread(root: Path, was: Set[str], is_: Set[str], changed: list[str]) -> Iterator[Phrase]:
    """Tell which files are refused or were; `root` is the archive's as it was."""
    for file in sorted(was | is_):
        if file not in is_:
            yield phrase("`{file}` had errors, so it is not compared; now it has none", file=file)
        elif file not in was and (root / file).exists():
            yield phrase(
                "`{file}` has errors now, so it is not compared; `colloquy check` says which", file=file
            )
        elif file not in was or file in changed:
            yield phrase("`{file}` has errors, so it is not compared; `colloquy check` says which", file=file)


def _side(
    archive: Archive, refused: frozenset[str], other: Archive, theirs: frozenset[str], language: str
) -> Side:
    if "mkdocs.yml" in refused - theirs:
        archive = replace(archive, site=other.site)
    if "seeds/people.yml" in refused - theirs:
        archive = replace(archive, people=other.people)
    codes = archive.site.codes
    own = (code for code in codes if code == language or code.partition("-")[0] == language)
    return Side(archive, refused, next(own, ""))


def _refused(problems: list[Problem]) -> frozenset[str]:
    return frozenset(each.location.path for each in problems if each.severity is Severity.ERROR)


def _places(interview: Interview) -> Iterator[tuple[str, Place]]:
    if not interview.title_line:  # else it is a passage
        yield "title", Place()
    for passage in interview.front:
        yield passage.id, Place(passage=passage)
    for exchange in interview.exchanges:
        yield exchange.id, Place(exchange)
        for turn in exchange.turns:
            for passage in turn.passages:
                yield passage.id, Place(exchange, turn, passage)
    for passage in interview.back:
        yield passage.id, Place(passage=passage)
