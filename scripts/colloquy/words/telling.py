"""Telling: what the command line says, in the language of who reads it, as plain text."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path

from babel import default_locale

from colloquy.problems import Phrase, Problem, Severity
from colloquy.text.inertness import in_json, visible
from colloquy.words.catalogues import find_languages, load_catalogue

LANGUAGES = find_languages()
"""The languages that the command line speaks."""

TERMINAL = "terminal"
"""The context of these messages in a catalogue, where words of pages have none and are HTML."""

LEVELS = {Severity.PROBLEM: "error", Severity.DOUBT: "warning", Severity.ADVICE: "notice"}
"""GitHub's names for the levels of findings."""


COMMAND = re.compile(
    r"(?<![A-Za-z0-9_./-])(?:colloquy|make(?= (?:sync|check)`)) "
    r"(?P<verb>add|check|sync|pages|build|serve|offline|pdf|status|diff)(?![A-Za-z0-9_-])"
)
"""A command in a message; two of them are targets of `make` as well, which only some archives have."""


@dataclass(frozen=True, slots=True)
class Called:
    """How the program was called: by what, and with which options that its other commands need as well."""

    program: str = "colloquy"
    options: str = ""

    def write(self, command: re.Match[str]) -> str:
        """Write a command of a template so that it works where it is pasted."""
        written = f"{self.program} {command['verb']} {self.options}".rstrip()
        return written.replace("{", "{{").replace("}", "}}")


@dataclass(frozen=True, slots=True)
class Teller:
    """Says things in one language, as plain text."""

    language: str
    catalogue: NullTranslations
    called: Called | None = None
    """How the program was called; without it, commands are as the messages have them."""

    def translate(self, message: str) -> str:
        """Turn a template in English into this language, with commands as the program was called."""
        translated = self.catalogue.pgettext(TERMINAL, message)
        return COMMAND.sub(self.called.write, translated) if self.called else translated

    def says(self, words: Phrase) -> str:
        """Say a phrase."""
        return words.text(self.translate, _shown)

    def tells(self, message: str, /, **fields: object) -> str:
        """Say a message with its fields filled in."""
        return self.translate(message).format_map(_fill(fields))

    def counts(self, one: str, many: str, number: int, /, **fields: object) -> str:
        """Say a message that depends on ``{number}``."""
        message = self.catalogue.npgettext(TERMINAL, one, many, number)
        return message.format_map({"number": number, **_fill(fields)})

    def problem(self, problem: Problem) -> str:
        """Say a problem in two lines: ``path:line: what is wrong``, and the remedy."""
        what, remedy = self.says(problem.what), self.says(problem.remedy)
        return self.tells(
            "{place}: {what}\n  remedy: {remedy}", place=problem.location, what=what, remedy=remedy
        )

    def annotation(self, problem: Problem, root: Path) -> str:
        """Say a problem as a workflow command, which GitHub shows at its line; `root` is the archive's.

        The escapes are those of GitHub's own toolkit (actions/toolkit, ``packages/core/src/command.ts``).
        """
        place = problem.location
        marks = {"file": (root / place.path).as_posix(), "line": place.line, "col": place.column}
        properties = ",".join(
            f"{name}={_property(visible(str(value)))}" for name, value in marks.items() if value
        )
        what, remedy = self.says(problem.what), self.says(problem.remedy)
        message = self.tells("{what}\nRemedy: {remedy}", what=what, remedy=remedy)
        return f"::{LEVELS[problem.severity]} {properties}::{_message(message)}"

    def report(self, problems: Iterable[Problem]) -> str:
        """Write problems as JSON, for programs: a list of objects, with 0 where no line is meant."""
        findings = [
            {
                "file": problem.location.path,
                "line": problem.location.line,
                "column": problem.location.column,
                "severity": problem.severity.name.lower(),
                "what": self.says(problem.what),
                "remedy": self.says(problem.remedy),
            }
            for problem in problems
        ]
        return in_json(json.dumps(findings, ensure_ascii=False, indent=2))


def find_teller(language: str | None = None) -> Teller:
    """Find the teller of a language; without one, that of the terminal's locale, or else English."""
    wanted = language or (default_locale(["LC_ALL", "LC_MESSAGES", "LANG"]) or "").partition("_")[0]
    spoken = wanted if wanted in LANGUAGES else "en"
    return Teller(spoken, load_catalogue(spoken))


def _fill(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: _shown(value) for name, value in fields.items()}


def _shown(value: object) -> object:
    """Give what fills a gap: of an archive's words, what would act on a terminal is spelled."""
    return value if isinstance(value, int | float) else visible(str(value))


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
