"""Hyphens at line ends that are no part of a word, declared by the words that they divide."""

import re
from collections.abc import Iterator
from itertools import product

from colloquy.catalogue.records import EmendationRecord, InterviewRecord
from colloquy.catalogue.validating import Located
from colloquy.emending.finding import Correction, Finder
from colloquy.problems import Problem, error

_WORD = r"[\w'’]++"
BEFORE = re.compile(
    rf"(?<![\w'’\u2010-])(?P<all>(?:{_WORD}[-\u2010])*?(?P<near>{_WORD}))(?P<hyphen>[-\u2010\xad]\s*+)$"
)
BEHIND = re.compile(rf"(?P<indent>[\s>]*+)(?P<all>(?P<near>{_WORD})(?:[-\u2010]{_WORD})*)")


def join_hyphens(
    finder: Finder, declared: Located[InterviewRecord]
) -> tuple[list[Correction], list[Problem]]:
    """Make a correction of each hyphen at a line end within one of the declared words."""
    words = declared.record.joined_hyphens
    corrections: list[Correction] = []
    places = {word.casefold(): index for index, word in reversed(list(enumerate(words)))}
    for divided, record in _find_divided(finder) if words else ():
        if known := places.keys() & divided:
            corrections.append(Correction(record, ("joined_hyphens", min(map(places.__getitem__, known)))))
    used = {correction.keys[1] for correction in corrections}
    what = "no line of the source text ends within `{word}` with a hyphen"
    remedy = "write the word as it is when joined, once, without that hyphen; or remove it"
    return corrections, [
        error(declared.at("joined_hyphens", index), what, remedy, word=word)
        for index, word in enumerate(words)
        if index not in used
    ]


def _find_divided(finder: Finder) -> Iterator[tuple[set[str], EmendationRecord]]:
    """Find every word that a hyphen divides at a line end, with and without what other hyphens tie to it."""
    for number, line in enumerate(finder.source.lines, start=1):
        if line.rstrip()[-1:] not in ("-", "\u2010", "\xad") or number in finder.omitted:
            continue
        before, behind = BEFORE.search(line), None
        if before and len(lines := finder.lines_from(number, 2)) > 1:
            behind = BEHIND.match(finder.source.line(lines[-1]))
        if before and behind:
            found = f"{before['near']}{before['hyphen']}\n{behind['indent']}{behind['near']}"
            replaced = f"{before['near']}{behind['near']}"
            record = EmendationRecord(line=number, found=found, replaced=replaced, reason="split word")
            ways = product(("all", "near"), repeat=2)
            yield {f"{before[one]}{behind[other]}".casefold() for one, other in ways}, record
