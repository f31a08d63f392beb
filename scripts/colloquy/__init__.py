"""Colloquy turns raw interview texts into a bilingual, searchable static site.

The way of one interview, from what is declared about it to its editions, is `read_interview` and
`editions` below. Only the two ends touch the disk; between them go immutable values (`model`), and
every step gives its problems back beside its result.
"""

from __future__ import annotations

from colloquy.accounting import account
from colloquy.catalogue import Archive, Described
from colloquy.emending import annotate, emend
from colloquy.model import Edition, Interview
from colloquy.problems import Problem, has_errors
from colloquy.reading import read
from colloquy.segmenting import segment
from colloquy.translating import edition

__version__ = "0.1.0"


def read_interview(archive: Archive, described: Described) -> tuple[Interview | None, list[Problem]]:
    """Read one interview: source text, emendations, turns; then prove that nothing is lost."""
    file = described.declared.record.source
    shown = f"seeds/{described.id}/{file.file}"
    source, problems = read(archive.root / shown, shown, file.sha256)
    if source is None or has_errors(problems):
        return None, problems
    emended, emendations, found = emend(source, described.declared)
    notes, unplaced = annotate(emended, described.declared)
    problems += found + unplaced
    if has_errors(problems):
        return None, problems
    interview, found = segment(described, emended, emendations, notes)
    return interview, problems + found + (account(interview) if interview else [])


def editions(archive: Archive, interview: Interview) -> tuple[list[Edition], list[Problem]]:
    """Make an interview's edition in every language of the site."""
    made = [edition(archive, interview, language) for language in archive.site.codes]
    return [each for each, _ in made], [problem for _, found in made for problem in found]
