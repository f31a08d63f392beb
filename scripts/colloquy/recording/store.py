"""The store of records: an SQLite file below `.colloquy/`. Reading it runs no code.

It holds nothing that cannot be made again. Whatever is wrong with it, it is dropped and filled again: a file
that is no database, has other tables, is cut off, or holds a piece that is not what was kept.
"""

import errno
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from pydantic_core import to_json

from colloquy.guarding.files import connect, remove
from colloquy.guarding.folders import make_folder
from colloquy.recording.tables import prepare

T = TypeVar("T")

NAME = "records.sqlite"
PATIENCE = 5
"""Seconds to wait for another run that writes; after that, a run goes on without what was kept."""


class BrokenStoreError(Exception):
    """What the store holds is not what was kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store knows of a record."""

    key: str
    vocabulary: str
    """The key of the vocabulary that the record was made or found valid with."""
    seen: str
    """A hash of how its files appeared and of what it was made with; empty if that was not certain."""
    parts: frozenset[str]


Pieces = Mapping[str, bytes]
"""What a part of a record consists of: texts, as UTF-8, and pictures, by name."""


class Store:
    """Records of one archive, by interview."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def kept(self) -> dict[str, Kept]:
        """Say which records there are."""
        parts: dict[str, list[str]] = {}
        for interview, part in self._rows("select interview, part from parts"):
            parts.setdefault(interview, []).append(part)
        rows = self._rows("select interview, key, vocabulary, seen from records")
        return {
            name: Kept(key, words, seen, frozenset(parts.get(name, ()))) for name, key, words, seen in rows
        }

    def keep(self, interview: str, key: str, parts: Mapping[str, Pieces]) -> None:
        """Keep parts of a record. Parts that were made under another key are dropped."""
        known = self._rows("select key from records where interview = ?", interview)
        if [key] != [row[0] for row in known]:
            self.forget([interview])
        self.connection.execute("insert or ignore into records values (?, ?, '', '')", (interview, key))
        for part, pieces in parts.items():
            self.connection.execute("delete from pieces where interview = ? and part = ?", (interview, part))
            self.connection.execute("insert or replace into parts values (?, ?)", (interview, part))
            rows = ((interview, name, part, _digest(body), body) for name, body in pieces.items())
            self.connection.executemany("insert or replace into pieces values (?, ?, ?, ?, ?)", rows)

    def forget(self, interviews: Iterable[str]) -> None:
        """Drop records."""
        for interview in interviews:
            for table in ("records", "parts", "pieces"):
                self.connection.execute(f"delete from {table} where interview = ?", (interview,))

    def confirm(self, interview: str, vocabulary: str, seen: str) -> None:
        """Remember with which vocabulary a record is valid, and how its files appear."""
        self.connection.execute(
            "update records set vocabulary = ?, seen = ? where interview = ?", (vocabulary, seen, interview)
        )

    def piece(self, name: str, interview: str) -> bytes:
        """Give one piece of one record; raises `BrokenStoreError` where it is missing or another."""
        for key, body in self._rows(
            "select digest, body from pieces where interview = ? and name = ?", interview, name
        ):
            if _is_kept(body, key):
                return bytes(body)
        raise BrokenStoreError(f"{interview}: {name}")

    def has(self, name: str, interview: str) -> bool:
        """Say whether a record has a piece."""
        return any(self._rows("select 1 from pieces where interview = ? and name = ?", interview, name))

    def digests(self, name: str) -> dict[str, bytes]:
        """Give the hash of a piece in every record that has it, by interview."""
        return dict(self._rows("select interview, digest from pieces where name = ?", name))

    def sizes(self, name: str) -> dict[str, int]:
        """Give how many bytes a piece has in every record that has it, by interview."""
        return dict(self._rows("select interview, length(body) from pieces where name = ?", name))

    def pieces(self, prefix: str) -> list[tuple[str, str, bytes]]:
        """List the pieces whose names begin with a prefix: name, interview and hash."""
        query = (
            "select name, interview, digest from pieces where name >= ? and name < ? order by name, interview"
        )
        return list(self._rows(query, prefix, f"{prefix}\U0010ffff"))

    def vocabulary(self, key: str) -> str | None:
        """Give a vocabulary that records were made with, as JSON."""
        return next((row[0] for row in self._rows("select body from vocabularies where key = ?", key)), None)

    def keep_vocabulary(self, key: str, body: str) -> None:
        """Keep a vocabulary, and drop those that no record needs any more."""
        self.connection.execute("insert or replace into vocabularies values (?, ?)", (key, body))
        unused = "delete from vocabularies where key <> ? and key not in (select vocabulary from records)"
        self.connection.execute(unused, (key,))

    def outputs(self) -> dict[str, tuple[str, int, int]]:
        """Give what is in place: by path, the key of what it was made from, its size and its time."""
        rows = self._rows("select path, key, size, time from outputs")
        return {path: (key, size, time) for path, key, size, time in rows}

    def keep_outputs(self, outputs: Mapping[str, tuple[str, int, int]], gone: Iterable[str]) -> None:
        """Remember what was put in place, and what no longer is."""
        rows = ((path, *known) for path, known in outputs.items())
        self.connection.executemany("insert or replace into outputs values (?, ?, ?, ?)", rows)
        self.connection.executemany("delete from outputs where path = ?", ((path,) for path in gone))

    def fact(self, name: str) -> dict[str, Any]:
        """Give a fact that was kept, empty if there is none; raises `BrokenStoreError` for another."""
        for key, body in self._rows("select digest, body from facts where name = ?", name):
            if not _is_kept(body, key):
                raise BrokenStoreError(name)
            return dict(json.loads(body))
        return {}

    def put_fact(self, name: str, value: Mapping[str, Any]) -> str:
        """Keep a fact, which JSON can write, and give its hash."""
        body = to_json(value)
        key = _digest(body)
        self.connection.execute("insert or replace into facts values (?, ?, ?)", (name, key, body))
        return key.hex()

    def drop_facts(self, prefix: str, but: set[str]) -> None:
        """Drop the facts whose names begin with a prefix, `but` some."""
        query = "select name from facts where name >= ? and name < ?"
        names = {name for (name,) in self._rows(query, prefix, f"{prefix}\U0010ffff")}
        self.connection.executemany("delete from facts where name = ?", ((each,) for each in names - but))

    def commit(self) -> None:
        """Make what was kept last."""
        self.connection.commit()

    def _rows(self, query: str, *values: str) -> Iterator[Any]:
        yield from self.connection.execute(query, values)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Open the store in a folder, or a new one where there is none that can be read.

    Where it cannot be written to, the store is in memory and gone at the end. Raises `BrokenStoreError` as
    soon as something in it turns out to be broken; the file is then gone, and the caller can begin again.
    Raises `OSError` where the disk is full.
    """
    connection = _connected(folder / NAME)
    try:
        yield Store(connection)
        connection.commit()
    except (sqlite3.DatabaseError, BrokenStoreError) as failure:
        if getattr(failure, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder / NAME)) from failure
        connection.close()
        with suppress(OSError):
            remove(folder / NAME)
        raise BrokenStoreError(str(failure)) from failure
    finally:
        connection.close()


def work_with(folder: Path, work: Callable[[Store], T]) -> T:
    """Do work with the store in a folder; once more, if what it held turns out to be broken."""
    try:
        with opened(folder) as store:
            return work(store)
    except BrokenStoreError:
        with opened(folder) as store:
            return work(store)


@contextmanager
def in_memory() -> Iterator[Store]:
    """Give a store that is gone at the end, for parts that depend on more than a record's key says."""
    with closing(_prepared(None)) as connection:
        yield Store(connection)


def _connected(path: Path) -> sqlite3.Connection:
    try:
        make_folder(path.parent)
        return _prepared(path)
    except sqlite3.OperationalError:  # another run is writing, or nobody may
        return _prepared(None)
    except (sqlite3.DatabaseError, OSError):
        with suppress(OSError):
            remove(path)
    try:
        return _prepared(path)
    except (sqlite3.DatabaseError, OSError):
        return _prepared(None)


def _prepared(path: Path | None) -> sqlite3.Connection:
    connection = connect(path, PATIENCE)
    try:
        prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_kept(body: object, digest: bytes) -> bool:
    return isinstance(body, bytes) and _digest(body) == digest  # what a table holds may be anything


def _digest(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).digest()
