"""Findings: what MkDocs, its plugins and its theme warn of, as problems like all others."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from colloquy.guarding.files import is_file, read_text
from colloquy.problems import Location, Problem, error

DOC_FILE = re.compile(r"Doc file '([^']+)'|page '([^']+)'")
"""How MkDocs names the page that it warns of."""

QUOTED = re.compile(r"'([^']+)'")
"""How MkDocs names links, files and settings."""

JOINED = re.compile(r"[\w./-]")
"""What goes on with a name before or behind it."""


class Findings(logging.Handler):
    """Gathers warnings; whoever takes them leaves none behind."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Turn a warning into a problem of the page that it names, or of the settings."""
        what = record.getMessage().strip()
        page = DOC_FILE.search(what)
        place = Location(f"docs/{page[1] or page[2]}" if page else "mkdocs.yml")
        self.problems.append(
            error(place, "MkDocs: {what}", "correct the page or setting that MkDocs names", what=what)
        )

    def blame(self, failure: BaseException) -> None:
        """Note a failure, unless MkDocs has logged its reason."""
        if not self.problems:
            place = Location("mkdocs.yml")
            self.problems.append(error(place, "MkDocs: {what}", "correct the setting", what=str(failure)))

    def take(self) -> list[Problem]:
        """Hand over what was gathered so far."""
        taken, self.problems = self.problems, []
        return taken


@contextmanager
def listening() -> Iterator[Findings]:
    """Hear what MkDocs logs, and keep it off the terminal."""
    findings, log = Findings(), logging.getLogger("mkdocs")
    propagate, log.propagate = log.propagate, False
    log.addHandler(findings)
    try:
        yield findings
    finally:
        log.removeHandler(findings)
        log.propagate = propagate


def point(problems: Iterable[Problem], root: Path) -> Iterator[Problem]:
    """Find the lines of files that have what MkDocs names: a link, a file, a setting."""

    @cache
    def read(path: str) -> str:
        return read_text(root / path, errors="replace") if is_file(root / path) else ""

    for problem in problems:
        place = problem.location
        line = place.line or _find_line(problem, read(place.path))
        yield replace(problem, location=Location(place.path, line, place.column))


def _find_line(problem: Problem, text: str) -> int:
    """Give the first line that has a name from the problem's words as a word of its own; without one, 0."""
    for name in QUOTED.findall(str(problem.what.fields.get("what"))):
        if f"docs/{name}" != problem.location.path and (place := _find_name(name, text)) is not None:
            return text.count("\n", 0, place) + 1
    return 0


def _find_name(name: str, text: str) -> int | None:
    place = text.find(name)  # no pattern: it would take minutes where thousands of names are looked for
    while place >= 0:
        end = place + len(name)
        if not JOINED.match(text[place - 1 : place]) and not JOINED.match(text[end : end + 1]):
            return place
        place = text.find(name, place + 1)
    return None
