"""Findings: what MkDocs, its plugins and its theme warn of, as problems like all others."""

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

USUAL = re.compile(
    r"contains (?:a|an (?P<absolute>absolute)|an unrecognized relative) link '(?P<link>[^']+)', "
    r"(?:but (?P<place>there is no such anchor|the doc '[^']+' does not contain)|but the target|it was left)"
    r"(?:.* Did you mean '(?P<close>[^']+)'\?)?"
    r"|(?P<nav>A reference) to '(?P<page>[^']+)' is included in the 'nav' configuration, which is not found"
)
"""The usual warnings: of links, and of pages that the navigation lists."""
SAID = {
    "absolute": (
        "the link `{link}` begins with `/`, so it works in one place only",
        "write the path from this page, such as `about.md` or `../about.md`",
    ),
    "place": (
        "the link `{link}` leads to a place that its page does not have",
        "correct what is after `#`; if a heading of yours is meant, write `{{ #{place} }}` after it",
    ),
    "nav": (
        "`nav` lists `{link}`, which is not in docs/",
        "correct the name, add the page, or remove it from `nav`",
    ),
    "": (
        "the link `{link}` leads to no page or file in docs/",
        "correct the link, or add what it leads to",
    ),
}
"""What each of them means, and what to do."""

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
        other = error(place, "MkDocs: {what}", "correct the page or setting that MkDocs names", what=what)
        self.problems.append(_usual(place, what) or other)

    def blame(self, failure: BaseException) -> None:
        """Note a failure, unless MkDocs has logged its reason."""
        if not self.problems:
            place = Location("mkdocs.yml")
            self.problems.append(error(place, "MkDocs: {what}", "correct the setting", what=str(failure)))

    def take(self) -> list[Problem]:
        """Hand over what was gathered so far."""
        taken, self.problems = self.problems, []
        return taken


def _usual(page: Location, warning: str) -> Problem | None:
    """Say a usual warning in our words; none for another."""
    match = USUAL.search(warning)
    if not match:
        return None
    link, close = match["link"] or match["page"], match["close"]
    what, remedy = SAID[next((kind for kind in ("absolute", "place", "nav") if match[kind]), "")]
    if close:
        remedy = "did you mean `{close}`?"
    return error(page, what, remedy, link=link, close=close, place=link.rpartition("#")[2])


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
    fields = problem.what.fields
    for name in [str(fields["link"])] if "link" in fields else QUOTED.findall(str(fields.get("what"))):
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
