"""Findings: what is wrong or open in an archive, where, and what to do about it.

A problem's words are a template and its fields, not a finished sentence, so that they can be
translated; a field that is words, too, is a `Phrase`, and several are a list. `words.telling` says
them; only `cli` prints.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """The three levels of findings, worst first."""

    PROBLEM = 0
    """The site would be wrong: nothing is published."""
    DOUBT = 1
    """Somebody must decide: the interview is not published."""
    ADVICE = 2
    """It could be better; it stops nothing."""


class Location(NamedTuple):
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


Translate = Callable[[str], str]
"""Turns a template in English into one in the reader's language."""

Fill = Callable[[object], object]
"""Writes what fills a gap of a template."""


def _as_it_is(value: object) -> object:
    return value


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with gaps, which are translated before the gaps are filled."""

    template: str
    """A ``str.format`` template in English."""
    fields: Mapping[str, object] = field(default_factory=dict)

    def text(self, translate: Translate = str, fill: Fill = _as_it_is) -> str:
        """Say it, in the language that `translate` turns English into; `fill` writes what is in the gaps."""
        fields = {name: _say(value, translate, fill) for name, value in self.fields.items()}
        return translate(self.template).format_map(fields)


def _say(value: object, translate: Translate, fill: Fill) -> object:
    if isinstance(value, Phrase):
        return value.text(translate, fill)
    if isinstance(value, list):
        return translate(", ").join(str(_say(part, translate, fill)) for part in value)
    return fill(value)


Say = Callable[[Phrase], str]
"""Says words in the language of who reads them."""


def phrase(template: str, /, **fields: object) -> Phrase:
    """Make a phrase of a template and what fills its gaps."""
    return Phrase(template, fields)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, at a place, with its remedy."""

    location: Location
    what: Phrase
    remedy: Phrase
    """What the reader of the message should do."""
    severity: Severity = Severity.PROBLEM


def error(location: Location, what: str, remedy: str, /, **fields: object) -> Problem:
    """Make a problem, which keeps everything from being published."""
    return Problem(location, Phrase(what, fields), Phrase(remedy, fields))


def doubt(location: Location, what: str, remedy: str, /, **fields: object) -> Problem:
    """Make a doubt, which keeps its interview from being published until somebody decides."""
    return Problem(location, Phrase(what, fields), Phrase(remedy, fields), Severity.DOUBT)


def advice(location: Location, what: str, remedy: str, /, **fields: object) -> Problem:
    """Make a piece of advice, which stops nothing."""
    return Problem(location, Phrase(what, fields), Phrase(remedy, fields), Severity.ADVICE)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether anything in `problems` keeps everything from being published."""
    return any(problem.severity is Severity.PROBLEM for problem in problems)


def is_open(problems: Iterable[Problem]) -> bool:
    """Say whether anything in `problems` keeps what it is about from being published."""
    return any(problem.severity is not Severity.ADVICE for problem in problems)


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Order findings for reading: by level, then by file, line and column."""
    return sorted(problems, key=lambda problem: (problem.severity, problem.location))


def told_once(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out what is reported again: what interviews share is compared with the catalogues for each."""
    first = {(each.location, each.what.text(), each.remedy.text()): each for each in problems}
    return list(first.values())
