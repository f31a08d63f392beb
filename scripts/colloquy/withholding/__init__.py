"""Withholding: words that may not be published are in no file, and readers see where they were, and why.

The source text has a mark in their place. It becomes what readers see there, in their language; undoing that
gives back the file. A mark without its place, or words that are still there, is a problem.
"""

from collections.abc import Iterator
from itertools import pairwise

from colloquy.catalogue import InterviewRecord, Located
from colloquy.catalogue.records import WithheldRecord
from colloquy.catalogue.site import Site
from colloquy.model import SourceText, Withheld
from colloquy.problems import Problem, error, has_errors
from colloquy.withholding.doubting import redactions, removals, undeclared
from colloquy.withholding.placing import find_marks, find_misplaced, incomplete
from colloquy.withholding.text import Text
from colloquy.words.wording import find_words

__all__ = ["Text", "incomplete", "withhold"]


def withhold(
    received: SourceText, text: Text, declared: Located[InterviewRecord], site: Site
) -> tuple[Text, list[Problem]]:
    """Put in place of each declared mark what readers see there.

    `received` is the source text before emendation.
    """
    problems = [*redactions(declared, received), *removals(declared, received)]
    problems += undeclared(declared, received)
    marks: list[tuple[int, int, WithheldRecord]] = []
    for index, record in enumerate(declared.record.withheld):
        wrong = list(find_misplaced(declared, index, received, text))
        problems += wrong
        if not wrong:
            starts = find_marks(text.source.line(record.line), record.mark)
            marks += [(record.line, start, record) for start in starts]
    marks.sort(key=lambda mark: (*mark[:2], -len(mark[2].mark)))
    problems += _within(declared, marks)
    if has_errors(problems):
        return text, problems
    language = declared.record.language
    entries = [_entry(number, *mark, site, language) for number, mark in enumerate(marks, start=1)]
    return text.with_shown(entries), problems


def _entry(number: int, line: int, start: int, record: WithheldRecord, site: Site, language: str) -> Withheld:
    shown = {code: _label(record, site, code) for code in dict.fromkeys([*site.codes, language])}
    decided = (record.decided_by or "", record.decided or "")
    fields = (record.reason, record.extent, record.quantity or 0, decided, record.note)
    return Withheld(number, line, start, record.mark, shown[language], shown, *fields)


def _within(
    declared: Located[InterviewRecord], marks: list[tuple[int, int, WithheldRecord]]
) -> Iterator[Problem]:
    """Find marks that are a part of another mark, as `…` is of `[…]`."""
    for (line, start, record), (below, begin, other) in pairwise(marks):
        if line == below and begin < start + len(record.mark):
            index = declared.record.withheld.index(other)
            what = "`{mark}` in line {line} is part of another mark, `{other}`"
            remedy = "use marks of which none is part of another, such as `[withheld 1]` and `[withheld 2]`"
            place = declared.at("withheld", index)
            yield error(place, what, remedy, mark=other.mark, line=line, other=record.mark)


def _label(record: WithheldRecord, site: Site, code: str) -> str:
    words = find_words(code, site.tag(code))
    reason = words.plainly(record.reason)
    match record.extent:
        case "passage":
            return words.plainly("[passage withheld: {reason}]", reason=reason)
        case "turn":
            return words.plainly("[turn withheld: {reason}]", reason=reason)
        case _:
            return words.plainly("[withheld: {reason}]", reason=reason)
