"""Queries, as a file has them: what was asked in which language, and the exchanges that answer it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from colloquy.guarding.files import read_text
from colloquy.problems import Location, Problem, error

NEEDED = ("language", "query")
NUMBERED = re.compile(r"q([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody asked."""

    place: Location
    language: str
    text: str
    answers: tuple[str, ...]
    """Exchanges, such as ``a-talk#q3``; none where nobody has judged."""


def read_queries(
    path: Path, languages: Sequence[str], questions: Mapping[str, int]
) -> tuple[list[Query], list[Problem]]:
    """Read a file of queries; those with problems are left out.

    `questions` says how many exchanges each interview has.
    """
    queries: list[Query] = []
    problems: list[Problem] = []
    head, *lines = read_text(path).splitlines() or [""]
    names = head.split("\t")
    if missing := [name for name in NEEDED if name not in names]:
        what = "the first line does not name the column {name}"
        remedy = "name the columns in it, with tabs between them"
        return [], [error(Location(str(path), 1), what, remedy, name=missing[0])]
    for number, line in enumerate(lines, 2):
        if line.strip():
            row = dict(zip(names, line.split("\t"), strict=False))
            answers = tuple(row.get("answers", "").split())
            place = Location(str(path), number)
            query = Query(place, row.get("language", ""), row.get("query", ""), answers)
            wrong = list(_check(query, languages, questions))
            problems += wrong
            queries += [] if wrong else [query]
    return queries, problems


def _check(query: Query, languages: Sequence[str], questions: Mapping[str, int]) -> Iterator[Problem]:
    if query.language not in languages:
        what, remedy = "the site has no language {language}", "give one of {languages}"
        yield error(query.place, what, remedy, language=query.language, languages=[*languages])
    for answer in query.answers:
        interview, _, id_ = answer.partition("#")
        number = NUMBERED.fullmatch(id_)
        if not number or int(number[1]) > questions.get(interview, 0):
            what = "there is no question {name}"
            remedy = "give answers as an interview and its question, such as {example}"
            yield error(
                query.place, what, remedy, name=answer, example=f"{min(questions, default='a-talk')}#q1"
            )
