"""Keys: what a record is made from, as a hash; when that is the same, the record is not made again.

A key covers the interview's files, what the site, the topics and the highlights say of it, and the package's
code. People and terms are many, and an interview uses few of them: they are kept apart (`Vocabulary`), and a
record is made again only if one that changed occurs in it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from re import match
from typing import Self

from pydantic import BaseModel

from colloquy.catalogue import Archive
from colloquy.catalogue.describing import DECLARATIONS, merge_files
from colloquy.catalogue.merging import taken
from colloquy.guarding.files import read_bytes
from colloquy.guarding.folders import files_below
from colloquy.reading import Files

FORMAT = 3
"""Counts changes of how records are kept."""


def digest(*parts: object) -> str:
    """Hash values that are written the same way each time: text, bytes, numbers, nests of these."""
    hasher = blake2b(digest_size=16)
    for part in parts:
        raw = part if isinstance(part, bytes) else repr(part).encode()
        hasher.update(len(raw).to_bytes(8, "big"))
        hasher.update(raw)
    return hasher.hexdigest()


@cache
def code() -> str:
    """Hash the package, with its templates and words, and the versions of what it depends on."""
    folder = Path(__file__).resolve().parent.parent
    paths = sorted(path for path in files_below(folder) if "__pycache__" not in path.split("/"))
    texts = [(path, read_bytes(folder / path)) for path in paths]
    return digest(FORMAT, *(part for pair in texts for part in pair), *_versions())


def record_key(archive: Archive, files: Files) -> str:
    """Hash what one interview's record is made from, people and terms aside."""
    contents = [(name, digest(raw)) for name, raw in sorted(files.contents.items())]
    contents += sorted(files.digests.items())
    refused = [(name, str(problem)) for name, problem in sorted(files.refused.items())]
    about = (*_list_topics(archive, files.interview), *_list_highlights(archive, files.interview))
    shared = (archive.site, archive.sound, archive.topics is not None, bool(archive.people))
    collected = _list_shared(archive, files)
    return digest(code(), files.interview, files.names, contents, refused, about, shared, collected)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The people and terms of an archive: what each is called, and a hash of all that is declared of it."""

    entries: dict[str, tuple[str, tuple[str, ...]]]
    """By kind and id: the hash, and the forms that occur in texts, in small letters."""

    @property
    def key(self) -> str:
        """Hash all of it."""
        return digest(sorted(self.entries.items()))

    def dump(self) -> str:
        """Write it as JSON."""
        return json.dumps(self.entries, ensure_ascii=False)

    @classmethod
    def load(cls, text: str) -> Self:
        """Read what `dump` wrote."""
        return cls({name: (key, tuple(forms)) for name, (key, forms) in json.loads(text).items()})

    def changed(self, former: Self) -> frozenset[str]:
        """Give the forms, former and present, of every entry that came, went or changed."""
        names = {*self.entries, *former.entries}
        differ = [name for name in names if self.entries.get(name) != former.entries.get(name)]
        both = (entries.get(name, ("", ())) for name in differ for entries in (self.entries, former.entries))
        return frozenset(form for _, forms in both for form in forms)


def vocabulary(archive: Archive) -> Vocabulary:
    """Gather the people and terms of an archive."""
    entries = {}
    for person in archive.people.values():
        names = (*person.names, *person.short.values())
        entries[f"person {person.id}"] = _entry(person, (person.id, *names))
    for term in archive.terms:
        forms = [form for kind in (term.variants, term.forbidden) for each in kind.values() for form in each]
        entries[f"term {term.id}"] = _entry(term, (*term.name.values(), *forms))
    return Vocabulary(entries)


def _entry(record: BaseModel, forms: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    return digest(record.model_dump_json()), tuple(dict.fromkeys(form.lower() for form in forms))


def _list_shared(archive: Archive, files: Files) -> object:
    """Give what an interview has from its collection, and where; not what it overrides."""
    if archive.collection is None or DECLARATIONS not in files.contents:
        return ()
    if archive.collection.problems:
        return archive.shared
    return list(taken(merge_files(archive.collection, files), archive.collection))


def _list_topics(archive: Archive, interview: str) -> Iterator[object]:
    """Give what topics say of an interview, and where."""
    for topic, number in archive.gathered.get(interview, ()):
        record, topics = archive.topic_records[topic], archive.topics
        exchange = record.exchanges[number]
        yield record.id, record.title, len(record.exchanges), exchange.model_dump_json()
        if topics:
            way = ("topics", topic, "exchanges", number)
            places = [topics.at(*way, "passages", index).line for index in range(len(exchange.passages))]
            yield topics.at("topics", topic, "id").line, topics.at(*way, "at").line, places


def _list_highlights(archive: Archive, interview: str) -> Iterator[object]:
    if archive.highlights:
        for index, record in enumerate(archive.highlights.record.highlights):
            if record.interview == interview:
                yield index, record.model_dump_json(), archive.highlights.at("highlights", index, "at").line


def _versions() -> Iterator[str]:
    for required in sorted(requires("colloquy") or ()):
        name = match(r"[\w.-]+", required)
        try:
            yield f"{name[0]} {version(name[0])}" if name else required
        except PackageNotFoundError:  # an extra that is not installed
            continue
