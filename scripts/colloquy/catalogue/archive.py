"""An archive on disk: its languages, its people, its interviews."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from colloquy.catalogue.highlights import Highlights
from colloquy.catalogue.records import ID, InterviewRecord, People, PersonRecord
from colloquy.catalogue.site import Site, read_site
from colloquy.catalogue.terms import TermRecord, Terms, check_terms
from colloquy.catalogue.topics import TopicRecord, Topics, check_topics
from colloquy.catalogue.validating import Located, foreign, repeated, validate
from colloquy.catalogue.yaml_tree import read_tree
from colloquy.problems import Location, Problem, error, warning
from colloquy.reading.decoding import decode, read_bytes

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True, eq=False)
class Archive:
    """What is shared by all interviews, and where these are. No two are equal."""

    root: Path
    site: Site
    people: Mapping[str, PersonRecord]
    terms: tuple[TermRecord, ...]
    topics: Located[Topics] | None
    """With its places; nothing where the archive has none."""
    gathered: Mapping[str, tuple[tuple[int, int], ...]]
    """By interview: the places in the topics' file that gather something of it."""
    highlights: Located[Highlights] | None
    """With its places; nothing where the archive has none."""
    interviews: tuple[str, ...]
    """Ids, in alphabetical order."""
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Where people and terms stand in their files: ``("people", id)``, and the line."""

    @property
    def topic_records(self) -> tuple[TopicRecord, ...]:
        """All topics; none where the archive has no file of them."""
        return self.topics.record.topics if self.topics else ()

    def folder(self, interview: str) -> Path:
        """Give the folder of an interview's seeds."""
        return self.root / "seeds" / interview


@dataclass(frozen=True, slots=True)
class Described:
    """An interview's declarations, checked against the shared catalogues."""

    id: str
    declared: Located[InterviewRecord]


def open_archive(root: Path) -> tuple[Archive, list[Problem]]:
    """Read what all interviews share. The archive holds what could be read, problems or not."""
    site, problems = read_site(root)
    people, found = read_record(root / "seeds" / "people.yml", "seeds/people.yml", People)
    problems += found
    if people:
        problems += repeated(people, "people", (person.id for person in people.record.people))
    terms, wrong = _terms(root, site)
    known = terms.record.terms if terms else ()
    folders, found = _folders(root)
    by_id = {person.id: person for person in people.record.people} if people else {}
    topics, unclear = _topics(root, site, known)
    highlights, amiss = _optional(root, "highlights.yml", Highlights)
    lines: dict[tuple[str, str], int] = {}
    if people:
        lines |= _lines(people, "people", [person.id for person in people.record.people])
    if terms:
        lines |= _lines(terms, "terms", [term.id for term in known])
    whole = Archive(root, site, by_id, known, topics, _gathered(topics), highlights, folders, lines)
    return whole, problems + wrong + unclear + amiss + found


def _lines(located: Located[R], key: str, ids: list[str]) -> dict[tuple[str, str], int]:
    return {(key, id_): located.at(key, index, "id").line for index, id_ in enumerate(ids)}


def _optional(root: Path, name: str, model: type[R]) -> tuple[Located[R] | None, list[Problem]]:
    """Read a file that a small archive may do without."""
    path = root / "seeds" / name
    return read_record(path, f"seeds/{name}", model) if path.exists() else (None, [])


def _terms(root: Path, site: Site) -> tuple[Located[Terms] | None, list[Problem]]:
    terms, problems = _optional(root, "terms.yml", Terms)
    return terms, problems + (list(check_terms(terms, site.codes)) if terms else [])


def _topics(
    root: Path, site: Site, terms: tuple[TermRecord, ...]
) -> tuple[Located[Topics] | None, list[Problem]]:
    topics, problems = _optional(root, "topics.yml", Topics)
    if topics is None:
        return None, problems
    return topics, problems + list(check_topics(topics, {term.id for term in terms}, site.codes))


def _gathered(topics: Located[Topics] | None) -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = defaultdict(tuple)
    for index, topic in enumerate(topics.record.topics if topics else ()):
        for number, each in enumerate(topic.exchanges):
            found[each.interview] += ((index, number),)
    return dict(found)


def describe(archive: Archive, interview: str) -> tuple[Described | None, list[Problem]]:
    """Read an interview's declarations."""
    shown = f"seeds/{interview}/interview.yml"
    declared, problems = read_record(archive.folder(interview) / "interview.yml", shown, InterviewRecord)
    if declared is None:
        return None, problems
    return Described(interview, declared), [*_inconsistencies(archive, declared), *_unread(archive, declared)]


def read_record(path: Path, shown: str, model: type[R]) -> tuple[Located[R] | None, list[Problem]]:
    """Read one YAML file into a record."""
    raw, problems = read_bytes(path, shown)
    if problems:
        return None, problems
    text, problems = decode(raw, shown)
    if problems:
        return None, problems
    return validate(model, read_tree(text, shown))


def _folders(root: Path) -> tuple[tuple[str, ...], list[Problem]]:
    seeds = root / "seeds"
    if not seeds.is_dir():
        remedy = "run this in the folder that has mkdocs.yml and seeds/, or name it with --root"
        return (), [error(Location("seeds"), "there is no such folder", remedy)]
    names, problems = [], []
    for folder in sorted(path for path in seeds.iterdir() if path.is_dir() and path.name[0] not in "._"):
        if folder.is_symlink() or not re.fullmatch(ID, folder.name) or folder.name == "index":
            what = "the folder's name cannot be an interview's address"
            remedy = (
                "use lower-case letters, digits and hyphens, as in `my-talk-2017`; `index` is the list of all"
            )
            problems.append(error(Location(f"seeds/{folder.name}"), what, remedy))
        else:
            names.append(folder.name)
    return tuple(names), problems


def _inconsistencies(archive: Archive, declared: Located[InterviewRecord]) -> Iterator[Problem]:
    """Find what no single key can tell: things declared twice, or not at all."""
    record = declared.record
    if (record.title is None) == (record.title_line is None):
        what = "an interview has either `title` or `title_line`"
        remedy = "give `title_line` if the source text has a title, else `title`"
        yield error(declared.at("title") if record.title else Location(declared.path, 1), what, remedy)
    if archive.site.codes and record.language not in archive.site.codes:
        what, remedy = "the site has no language `{language}`", "add it to the languages in mkdocs.yml"
        yield error(declared.at("language"), what, remedy, language=record.language)
    yield from _unknown_people(archive, declared)
    yield from _repeated(
        (exchange.line, declared.at("exchanges", index, "line"))
        for index, exchange in enumerate(record.exchanges)
    )
    yield from _repeated(
        (speaker.person, declared.at("speakers", index, "person"))
        for index, speaker in enumerate(record.speakers)
    )
    yield from _repeated(
        (label, declared.at("speakers", index, "labels", number))
        for index, speaker in enumerate(record.speakers)
        for number, label in enumerate(speaker.labels)
    )
    for index, exchange in enumerate(record.exchanges):
        key = ("exchanges", index, "hidden_labels")
        yield from foreign(declared, key, exchange.hidden_labels, archive.site.codes)
    roles = [speaker.role for speaker in record.speakers]
    if record.turns == "questions" and sorted(roles) != ["guest", "interviewer"]:
        what = "turns told by `questions` need exactly one interviewer and one guest"
        yield error(declared.at("speakers"), what, "declare the two, or tell turns by `labelled`")


def _unread(archive: Archive, declared: Located[InterviewRecord]) -> Iterator[Problem]:
    """Find translations that nobody reads, mostly for their names."""
    folder = archive.root / declared.path
    wanted = {f"{code}.po" for code in archive.site.codes if code != declared.record.language}
    for path in sorted(folder.parent.iterdir()):
        if path.suffix.lower() == ".po" and path.name not in wanted:
            place = Location(f"{declared.path.rpartition('/')[0]}/{path.name}")
            what = "this translation is not read"
            remedy = "name it {wanted}, or add its language to mkdocs.yml; else remove it"
            yield warning(place, what, remedy, wanted=", ".join(sorted(wanted)))


def _unknown_people(archive: Archive, declared: Located[InterviewRecord]) -> Iterator[Problem]:
    record = declared.record
    for index, speaker in enumerate(record.speakers):
        if archive.people and speaker.person not in archive.people:
            what, remedy = "nobody in people.yml has the id `{id}`", "add the person there, or correct the id"
            yield error(declared.at("speakers", index, "person"), what, remedy, id=speaker.person)
    here = {speaker.person for speaker in record.speakers}
    for line, person in record.supplied_speakers.items():
        if person not in here:
            what, remedy = "`{id}` is no speaker of this interview", "use one of: {known}"
            place = declared.at("supplied_speakers", str(line))
            yield error(place, what, remedy, id=person, known=", ".join(sorted(here)))


def _repeated(declared: Iterable[tuple[int | str, Location]]) -> Iterator[Problem]:
    """Find what is declared in two places."""
    seen: dict[int | str, int] = {}
    for value, place in declared:
        if value in seen:
            what, remedy = "`{value}` is declared twice (first in line {first})", "keep one of the two"
            yield error(place, what, remedy, value=value, first=seen[value])
        seen.setdefault(value, place.line)
