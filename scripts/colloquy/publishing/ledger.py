"""The ledger: what the former rendering was made of and left behind, page by page, in an SQLite file.

It holds texts and numbers only: reading it can run no code. One that is broken, or of another frame, is begun
again, and every page is then rendered.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from colloquy.guarding.files import connect
from colloquy.guarding.folders import make_folder, remove_folder
from colloquy.publishing.sources import Source, Stamp

TABLES = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (path TEXT PRIMARY KEY, size INT, modified INT, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, size INT, modified INT) WITHOUT ROWID;
CREATE TABLE pages (path TEXT PRIMARY KEY, key TEXT NOT NULL, facts TEXT NOT NULL, ties TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What others show of a page: the navigation, the sitemap, the search."""

    title: str | None
    meta: dict[str, Any]
    """Of its front matter, what is shown elsewhere."""
    sections: list[dict[str, Any]]
    """Its entries in the theme's index of the search."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What ties a page to others."""

    anchors: list[str]
    """The places in it."""
    links: dict[str, dict[str, str]]
    """For each page that it leads into: the places there, and how the links are written."""
    lookups: dict[str, str]
    """Each path that it asked for, and the file that it was given; empty if there was none."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the ledger knows it."""

    key: str
    """Of its inputs."""
    facts: Facts


class Ledger:
    """The ledger of one frame."""

    def __init__(self, folder: Path, frame: str) -> None:
        """Open the ledger in a folder, or start an empty one."""
        self.path = folder / "ledger.db"
        try:
            self._open()
            if self.setting("frame") != frame:
                raise sqlite3.DatabaseError("of another frame")
        except sqlite3.Error:
            self.close()
            remove_folder(folder)
            self._open()
            self.database.executescript(TABLES)
            self.put("frame", frame)
            self.commit()

    def _open(self) -> None:
        make_folder(self.path.parent)
        self.database = connect(self.path)
        self.database.execute("PRAGMA synchronous = OFF")  # losing it costs time only

    def close(self) -> None:
        """Let go of the file; what is not committed is forgotten."""
        with contextlib.suppress(AttributeError):  # it could not even be opened
            self.database.close()

    def setting(self, name: str) -> str:
        """Give a value that holds for all pages, empty if it was never set."""
        row = self.database.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def put(self, name: str, value: str) -> None:
        """Set a value that holds for all pages."""
        self.database.execute("REPLACE INTO settings VALUES (?, ?)", (name, value))

    def commit(self) -> None:
        """Make sure of all that was changed so far; before, it is forgotten if the run ends."""
        self.database.commit()

    def sources(self) -> dict[str, Source]:
        """Give the files that the pages were rendered from."""
        rows = self.database.execute("SELECT path, size, modified, digest FROM sources")
        return {path: Source(Stamp(size, modified), digest) for path, size, modified, digest in rows}

    def files(self) -> dict[str, Stamp]:
        """Give the files of the rendered site."""
        rows = self.database.execute("SELECT path, size, modified FROM files")
        return {path: Stamp(size, modified) for path, size, modified in rows}

    def note(self, sources: Mapping[str, Source], files: Mapping[str, Stamp]) -> None:
        """Replace the lists of files."""
        self.database.execute("DELETE FROM sources")
        self.database.executemany(
            "INSERT INTO sources VALUES (?, ?, ?, ?)",
            (
                (path, source.stamp.size, source.stamp.modified, source.digest)
                for path, source in sources.items()
            ),
        )
        self.database.execute("DELETE FROM files")
        self.database.executemany(
            "INSERT INTO files VALUES (?, ?, ?)",
            ((path, stamp.size, stamp.modified) for path, stamp in files.items()),
        )

    def pages(self) -> dict[str, Page]:
        """Give all pages that were rendered without a problem."""
        rows = self.database.execute("SELECT path, key, facts FROM pages")
        return {path: Page(key, Facts(**_read(facts))) for path, key, facts in rows}

    def paths(self) -> set[str]:
        """Give the paths of these pages."""
        return {row[0] for row in self.database.execute("SELECT path FROM pages")}

    def ties(self, path: str) -> Ties | None:
        """Give what ties a page to others; `None` if it is not known."""
        row = self.database.execute("SELECT ties FROM pages WHERE path = ?", (path,)).fetchone()
        return Ties(**_read(row[0])) if row else None

    def enter(self, path: str, key: str, facts: Facts, ties: Ties) -> None:
        """Enter a page that was rendered."""
        texts = (to_json(part).decode() for part in (facts, ties))
        self.database.execute("REPLACE INTO pages VALUES (?, ?, ?, ?)", (path, key, *texts))

    def strike(self, paths: Iterable[str]) -> None:
        """Forget pages: they are rendered again if they are still there."""
        self.database.executemany("DELETE FROM pages WHERE path = ?", ((path,) for path in paths))


def _read(text: str) -> dict[str, Any]:
    try:
        return dict(json.loads(text))
    except (ValueError, TypeError) as failure:
        raise sqlite3.DatabaseError("not what was written") from failure
