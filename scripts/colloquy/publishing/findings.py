"""Findings: what MkDocs, its plugins and its theme warn of, as problems like all others."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from colloquy.problems import Location, Problem, error

DOC_FILE = re.compile(r"Doc file '([^']+)'|page '([^']+)'")
"""How MkDocs names the page that it warns of."""


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
