"""Sides: an archive before and after, as far as it can be read; what `check` refuses is not compared.

A file that is refused on one side would otherwise look as if all that it says came or went.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from colloquy.catalogue import Archive, open_archive
from colloquy.catalogue.collection import NAME as COLLECTION
from colloquy.mapping.keeping import update_records
from colloquy.mapping.runs import Run
from colloquy.mapping.snapshots import SNAPSHOT, Snapshot, UnitSnapshot
from colloquy.problems import Problem, Severity
from colloquy.recording import findings
from colloquy.recording.store import Store, opened
from colloquy.text.names import name_in


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """An archive before or after. What it lacks to be read at all is lent by the other side."""

    archive: Archive
    refused: frozenset[str]
    """Files that all interviews share, and folders, which `check` refuses."""
    language: str
    """That of the archive's languages which the report is written in; empty if it has it not."""
    store: Store
    """The records of its interviews that are compared or named."""
    run: Run
    """How they are made."""

    def read(self, names: Collection[str]) -> None:
        """Make the records of interviews."""
        known = sorted({*names} & {*self.archive.interviews})
        update_records(self.archive, known, ("snapshot",), self.store, self.run.workers, self.run.progress)

    @lru_cache(maxsize=64)  # noqa: B019 (two sides, for one comparison)
    def version(self, name: str) -> Version | None:
        """Give an interview; nothing if it is refused."""
        if not self.store.has("findings", name):  # nothing of it changed, but something names it
            self.read([name])
        refused = self.refused_of(name)
        if not self.store.has("snapshot", name) or any(not path.endswith(".po") for path in refused):
            return None
        language = "" if f"seeds/{name}/{self.language}.po" in refused else self.language
        return Version(self, SNAPSHOT.validate_json(self.store.piece("snapshot", name)), language)

    def refused_of(self, name: str) -> frozenset[str]:
        """Name the files of an interview which `check` refuses: its translations, if the rest can be read."""
        if not self.archive.people:
            return self.refused
        if not self.store.has("findings", name):
            return frozenset()
        problems = findings.load(self.store.piece("findings", name).decode())
        # What topics and highlights say of an interview does not keep it from being read.
        paths = [
            path for path in _refused(problems) if path == COLLECTION or path.startswith(f"seeds/{name}/")
        ]
        return frozenset([path for path in paths if not path.endswith(".po")] or paths)

    def name(self, names: Mapping[str, str]) -> str:
        """Pick a name in the report's language, or else the first one."""
        return name_in(names, self.language)

    def person(self, id_: str) -> str:
        """Name a person; somebody without a record by the id, and nobody by a dash."""
        record = self.archive.people.get(id_)
        return self.name(record.name) if record else id_ or "–"

    def address(self, at: str) -> str:
        """Write an address of an exchange or passage with what is there."""
        name, _, id_ = at.partition("#")
        version = self.version(name)
        unit = version.units.get(id_) if version else None
        if version is None or unit is None or not unit.exchange:
            return at
        return " · ".join((at, *version.where(id_))) if unit.turn else f"{name}#{version.question(id_)}"


@dataclass(frozen=True, slots=True)
class Version:
    """An interview on one side."""

    side: Side
    snapshot: Snapshot
    language: str
    """The report's language; empty if the interview's edition in it is refused."""

    @property
    def units(self) -> Mapping[str, UnitSnapshot]:
        """Its passages and titles by id, in the order of the page."""
        return self.snapshot.units

    @property
    def passages(self) -> int:
        """How many passages it has."""
        return sum(1 for unit in self.units.values() if unit.lines)

    @property
    def title(self) -> str:
        """Its title in the report's language, if it is translated."""
        return self.snapshot.titles.get(self.language, self.snapshot.title)

    def question(self, exchange: str) -> str:
        """Write an exchange's id with its title."""
        unit = self.units[exchange]
        words = unit.words.get(self.language)
        return f"{exchange} {words.text if words else unit.source}"

    def where(self, id_: str) -> tuple[str, ...]:
        """Give in which exchange a passage is, and who says it; nothing of what frames an interview."""
        unit = self.units[id_]
        if not unit.turn:
            return ()
        asked = (self.question(unit.exchange),) if unit.exchange else ()
        return (*asked, self.side.person(unit.speaker))


@contextmanager
def open_sides(run: Run, before: Path, after: Path, language: str) -> Iterator[tuple[Side, Side]]:
    """Open an archive as it was and as it is, for a report in a language.

    Records are kept beside the two folders, so that memory does not grow with the archive.
    """
    (old, problems), (new, others) = open_archive(before), open_archive(after)
    was, is_ = _refused(problems), _refused(others)
    stores = before.with_name("records-before"), after.with_name("records-after")
    with opened(stores[0]) as old_store, opened(stores[1]) as new_store:
        yield (
            _side(_completed(old, was - is_, new), was, language, old_store, run),
            _side(_completed(new, is_ - was, old), is_, language, new_store, run),
        )


def _completed(archive: Archive, lacking: frozenset[str], other: Archive) -> Archive:
    """Lend an archive what it lacks; its interviews are read whatever is wrong with topics and terms."""
    people = other.people if "seeds/people.yml" in lacking else archive.people
    site = other.site if "mkdocs.yml" in lacking else archive.site
    return replace(archive, site=site, people=people, sound=bool(people))


def _side(archive: Archive, refused: frozenset[str], language: str, store: Store, run: Run) -> Side:
    codes = archive.site.codes
    own = (code for code in codes if code == language or code.partition("-")[0] == language)
    return Side(archive, refused, next(own, ""), store, run)


def _refused(problems: Iterable[Problem]) -> frozenset[str]:
    return frozenset(each.location.path for each in problems if each.severity is not Severity.ADVICE)
