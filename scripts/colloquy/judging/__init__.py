"""Judging: asks the search of a built site what readers asked, and finds what it should have led to.

A file of queries has columns divided by tabs, named in its first line: ``language``, ``query`` and
``answers``, which are exchanges such as ``a-talk#q3``. A query without answers, as a log has it, is only
judged by its words.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from colloquy.catalogue import Archive
from colloquy.catalogue.describing import describe
from colloquy.judging.asking import Found
from colloquy.judging.queries import Query
from colloquy.problems import Location, Problem, advice
from colloquy.reading import read_files

__all__ = ["FIRST", "find_misses"]

FIRST = 5
"""Results among which an answer is found: a reader looks at no more."""
SHOWN = 5
"""Queries that are shown of an exchange."""


def find_misses(
    archive: Archive, questions: Mapping[str, int], queries: Sequence[Query], answered: Sequence[Found]
) -> Iterator[Problem]:
    """Name each exchange that queries should have found, those that most missed first; then other queries.

    `questions` says how many exchanges each interview has.
    """
    missed: dict[str, list[Query]] = defaultdict(list)
    for query, results in zip(queries, answered, strict=True):
        for answer in query.answers:
            if answer not in results.places[:FIRST]:
                missed[answer].append(query)
    for exchange, asked in sorted(missed.items(), key=lambda miss: (-len(miss[1]), miss[0])):
        what = "{exchange} is not among the first {first} results for {queries}"
        remedy = "if the readers’ words fit it, add them to its `hidden_labels`"
        shown = [f"“{query.text}”" for query in asked[:SHOWN]] + ["…"] * (len(asked) > SHOWN)
        place = _place(archive, questions, exchange)
        yield advice(place, what, remedy, exchange=exchange, first=FIRST, queries=shown)
    for query, results in zip(queries, answered, strict=True):
        if not query.answers and not results.whole:
            what = "nothing has all words of “{query}”"
            remedy = "if a question answers it, add the readers’ words to its `hidden_labels`"
            yield advice(query.place, what, remedy, query=query.text)


def _place(archive: Archive, questions: Mapping[str, int], exchange: str) -> Location:
    """Give the place where an exchange is declared; where not all are, that of all of them."""
    interview, _, id_ = exchange.partition("#")
    described, _ = describe(archive, read_files(archive.root, interview))
    if described is None:
        return Location(f"seeds/{interview}/interview.yml", 1)
    declared, number = described.declared, re.fullmatch(r"q(\d+)", id_)
    if number and len(declared.record.exchanges) == questions.get(interview):
        return declared.at("exchanges", int(number[1]) - 1)
    return declared.at("exchanges")
