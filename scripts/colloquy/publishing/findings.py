"""Findings: what MkDocs, its plugins and its theme warn of, as problems like all others."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from colloquy.guarding.files import is_file, read_text
from colloquy.problems import Location, Problem, error

DOC_FILE = re.compile(r"Doc file '([^']+)'|page '([^']+)'")
"""How MkDocs names the page that it warns of."""

QUOTED = re.compile(r"'([^']+)'")
"""How MkDocs names links, files and settings."""


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


def point(problem: Problem, root: Path) -> Problem:
    """Find the line of a file that has what MkDocs names: a link, a file, a setting."""
    place = problem.location
    if place.line or not is_file(root / place.path):
        return problem
    lines = read_text(root / place.path, errors="replace").splitlines()
    for name in QUOTED.findall(str(problem.what.fields.get("what"))):
        named = re.compile(rf"(?<![\w./-]){re.escape(name)}(?![\w./-])")
        for number, line in enumerate(lines, start=1):
            if f"docs/{name}" != place.path and named.search(line):
                return replace(problem, location=Location(place.path, number))
    return problem
