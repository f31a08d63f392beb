"""An archive on disk: its languages, its people, its interviews."""

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel

from colloquy.catalogue.collection import read_collection
from colloquy.catalogue.fields import ID, LONGEST_ID
from colloquy.catalogue.highlights import Highlights
from colloquy.catalogue.people import People, PersonRecord
from colloquy.catalogue.site import Site, read_site
from colloquy.catalogue.terms import TermRecord, Terms, check_terms
from colloquy.catalogue.topics import TopicRecord, Topics, check_topics
from colloquy.catalogue.validating import Located, repeated, validate
from colloquy.catalogue.yaml_tree import Tree, read_tree
from colloquy.guarding.files import exists, is_file, is_folder, read_text
from colloquy.guarding.folders import list_folder
from colloquy.problems import Location, Problem, error, has_errors
from colloquy.text.decoding import decode, read_bytes

R = TypeVar("R", bound=BaseModel)


class Reader(Hashable, Protocol):
    """Reads the bytes of one YAML file into a record; ``shown`` is its path in messages."""

    def __call__(self, raw: bytes, shown: str, model: type[R], /) -> tuple[Located[R] | None, list[Problem]]:
        """Give the record, or what is wrong."""


def read_record(raw: bytes, shown: str, model: type[R]) -> tuple[Located[R] | None, list[Problem]]:
    """Read the bytes of one YAML file into a record; `shown` is its path in messages."""
    text, problems = decode(raw, shown)
    if problems:
        return None, problems
    return validate(model, read_tree(text, shown))


@lru_cache(maxsize=4)  # topics grow with the archive, and few edits change them
def _read_shared(
    read: Reader, raw: bytes, shown: str, model: type[R]
) -> tuple[Located[R] | None, list[Problem]]:
    return read(raw, shown, model)


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
    sound: bool = True
    """Whether the shared files have no errors: without them no edition can be made."""
    shared: str = ""
    """A hash of the shared files."""
    collection: Tree | None = None
    """What interviews share, if there is such a file; with problems, no interview can be described."""
    own_homes: frozenset[str] = frozenset()
    """Languages whose home page is written by hand."""
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Where people and terms are in their files: ``("people", id)``, and the line."""

    @property
    def topic_records(self) -> tuple[TopicRecord, ...]:
        """All topics; none where the archive has no file of them."""
        return self.topics.record.topics if self.topics else ()


def open_archive(root: Path, read: Reader = read_record) -> tuple[Archive, list[Problem]]:
    """Read what all interviews share. The archive holds what could be read, problems or not.

    Topics, which may be many, are read as `read` does.
    """
    site, problems = read_site(root)
    people, found = _shared(root, "people.yml", People)
    problems += found
    if people:
        problems += repeated(people, "people", (person.id for person in people.record.people))
    terms, wrong = _terms(root, site)
    known = terms.record.terms if terms else ()
    folders, odd = _folders(root)
    by_id = {person.id: person for person in people.record.people} if people else {}
    topics, unclear = _topics(root, site, known, read)
    highlights, amiss = _optional(root, "highlights.yml", Highlights)
    collection, unshared = read_collection(root)
    lines: dict[tuple[str, str], int] = {}
    if people:
        lines |= _lines(people, "people", [person.id for person in people.record.people])
    if terms:
        lines |= _lines(terms, "terms", [term.id for term in known])
    problems += [*wrong, *unclear, *amiss, *unshared, *odd]
    sound = not has_errors(problems)
    whole = Archive(
        root=root,
        site=site,
        people=by_id,
        terms=known,
        topics=topics,
        gathered=_index_topics(topics),
        highlights=highlights,
        interviews=folders,
        sound=sound,
        shared=_hash_shared(root),
        own_homes=frozenset(code for code in site.codes if _own_home(root / "docs" / code / "index.md")),
        lines=lines,
        collection=collection,
    )
    return whole, problems


def _hash_shared(root: Path) -> str:
    """Hash the shared files as they are."""
    hasher = blake2b(digest_size=16)
    for name in ("archive.yml", "people.yml", "terms.yml", "topics.yml", "highlights.yml"):
        raw, _ = read_bytes(root / "seeds" / name, name)
        hasher.update(len(raw).to_bytes(8, "big") + raw)
    return hasher.hexdigest()


def _own_home(path: Path) -> bool:
    """Say whether a home page is there and written by hand."""
    return is_file(path) and "\nmade_by: colloquy\n" not in read_text(path, errors="replace")


def _lines(located: Located[R], key: str, ids: list[str]) -> dict[tuple[str, str], int]:
    return {(key, id_): located.at(key, index, "id").line for index, id_ in enumerate(ids)}


def _optional(
    root: Path, name: str, model: type[R], read: Reader = read_record
) -> tuple[Located[R] | None, list[Problem]]:
    """Read a file that a small archive may do without."""
    path = root / "seeds" / name
    return _shared(root, name, model, read) if exists(path) else (None, [])


def _shared(
    root: Path, name: str, model: type[R], read: Reader = read_record
) -> tuple[Located[R] | None, list[Problem]]:
    raw, problems = read_bytes(root / "seeds" / name, f"seeds/{name}")
    if problems:
        return None, problems
    record, found = _read_shared(read, raw, f"seeds/{name}", model)
    return record, [*found]


def _terms(root: Path, site: Site) -> tuple[Located[Terms] | None, list[Problem]]:
    terms, problems = _optional(root, "terms.yml", Terms)
    return terms, problems + (list(check_terms(terms, site.codes)) if terms else [])


def _topics(
    root: Path, site: Site, terms: tuple[TermRecord, ...], read: Reader
) -> tuple[Located[Topics] | None, list[Problem]]:
    topics, problems = _optional(root, "topics.yml", Topics, read)
    if topics is None:
        return None, problems
    return topics, problems + list(check_topics(topics, {term.id for term in terms}, site.codes))


def _index_topics(topics: Located[Topics] | None) -> dict[str, tuple[tuple[int, int], ...]]:
    by_interview: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, topic in enumerate(topics.record.topics if topics else ()):
        for number, each in enumerate(topic.exchanges):
            by_interview[each.interview].append((index, number))
    return {interview: tuple(places) for interview, places in by_interview.items()}


def _is_id(name: str) -> bool:
    return len(name) <= LONGEST_ID and bool(re.fullmatch(ID, name))


def _folders(root: Path) -> tuple[tuple[str, ...], list[Problem]]:
    seeds = root / "seeds"
    if not is_folder(seeds):
        remedy = "run this in the folder that has mkdocs.yml and seeds/, or name it with --root"
        return (), [error(Location("seeds"), "there is no such folder", remedy)]
    names, problems = [], []
    visible = (seeds / name for name in list_folder(seeds) if name[0] not in "._")
    for folder in filter(is_folder, visible):
        if not _is_id(folder.name) or folder.name == "index":
            what = "the folder's name cannot be an interview's address"
            remedy = (
                "use 1 to 80 lowercase letters, digits, hyphens, as in `my-talk-2017`; `index` is the list "
                "of all"
            )
            problems.append(error(Location(f"seeds/{folder.name}"), what, remedy))
        else:
            names.append(folder.name)
    return tuple(names), problems
