"""Problems: what is wrong in an archive, where, and how to mend it.

A problem's words are a template and its fields, not a finished sentence, so that they can be
translated. Nothing in the package prints a problem but ``cli.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Severity(IntEnum):
    """How bad a problem is; an error keeps everything from being written."""

    ERROR = 0
    WARNING = 1


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the archive."""

    path: str
    """Relative to the archive's root, with forward slashes."""
    line: int = 0
    """1-based; 0 where the whole file is meant."""
    column: int = 0
    """1-based; 0 where the whole line is meant."""

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path, *numbers])


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, at a place, with its remedy."""

    location: Location
    what: str
    """A ``str.format`` template in English."""
    remedy: str
    """A ``str.format`` template in English; what the reader of the message should do."""
    fields: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Say the problem in two lines, in the language that `translate` turns English into."""
        what = translate(self.what).format_map(self.fields)
        remedy = translate(self.remedy).format_map(self.fields)
        return f"{self.location}: {what}\n  {translate('remedy')}: {remedy}"


def error(location: Location, what: str, remedy: str, /, **fields: object) -> Problem:
    """Make a problem that keeps everything from being written."""
    return Problem(location, what, remedy, fields)


def warning(location: Location, what: str, remedy: str, /, **fields: object) -> Problem:
    """Make a problem that is told but stops nothing."""
    return Problem(location, what, remedy, fields, Severity.WARNING)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether anything in `problems` keeps the archive from being written."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Order problems for reading: errors before warnings, then by file, line and column."""
    return sorted(problems, key=lambda problem: (problem.severity, problem.location))
