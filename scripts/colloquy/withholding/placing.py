"""Whether each declared mark is where it is declared, and the words are not."""

import re
from collections.abc import Iterator

from colloquy.catalogue import InterviewRecord, Located
from colloquy.catalogue.records import EmendationRecord, WithheldRecord
from colloquy.emending import no_such_line
from colloquy.model import Interview, Passage, SourceText, Turn
from colloquy.problems import Problem, error
from colloquy.text.inline import parse, plain
from colloquy.withholding.doubting import hides
from colloquy.withholding.text import Text


def find_marks(line: str, mark: str) -> list[int]:
    """Find where a mark begins in a line, each behind the end of the one before."""
    return [match.start() for match in re.finditer(re.escape(mark), line)]


def find_misplaced(
    declared: Located[InterviewRecord], index: int, received: SourceText, text: Text
) -> Iterator[Problem]:
    """Find why an entry of `withheld` cannot be: its line, its mark, or another entry."""
    record = declared.record.withheld[index]
    place = declared.at("withheld", index, "mark" if "mark" in record.model_fields_set else "line")
    if record.line > len(received.lines):
        yield no_such_line(declared, ("withheld", index, "line"), record.line, received)
        return
    if any(
        (entry.line, entry.mark) == (record.line, record.mark) for entry in declared.record.withheld[:index]
    ):
        what = "`{mark}` in line {line} is declared twice"
        remedy = "keep one of the two entries; if the mark is there more than once, say so by `count`"
        yield error(place, what, remedy, mark=record.mark, line=record.line)
        return
    if record.reason == "other" and not record.note:
        what, remedy = "the reason `other` says nothing", "say why in a `note`, or choose another reason"
        yield error(declared.at("withheld", index, "reason"), what, remedy)
    before = len(find_marks(received.line(record.line), record.mark))
    if not before and any(
        hides(emendation) and record.mark in emendation.replaced
        for emendation in _corrections(declared, record.line)
    ):
        return  # which is said of the emendation
    if any(
        entry.line == record.line and record.mark in entry.mark != record.mark
        for entry in declared.record.withheld
    ):
        return  # which is said where both are
    if before != record.count:
        yield _miscounted(declared, index, received, before)
    elif _changed(record, text):
        what = "an emendation changes `{mark}` in line {line}"
        remedy = "leave the mark out of what that emendation finds and replaces"
        yield error(place, what, remedy, mark=record.mark, line=record.line)


def _changed(record: WithheldRecord, text: Text) -> bool:
    """Say whether an emendation made a mark, took one away, or reaches into one."""
    starts = find_marks(text.source.line(record.line), record.mark)
    ends = [start + len(record.mark) for start in starts]
    return len(starts) != record.count or any(
        each.column < end and start < each.column + len(each.replaced)
        for each in text.emendations
        if each.line == record.line
        for start, end in zip(starts, ends, strict=True)
    )


def _corrections(declared: Located[InterviewRecord], line: int) -> Iterator[EmendationRecord]:
    return (each for each in declared.record.emendations if each.line == line)


def _miscounted(declared: Located[InterviewRecord], index: int, received: SourceText, count: int) -> Problem:
    record = declared.record.withheld[index]
    place = declared.at("withheld", index, "mark" if "mark" in record.model_fields_set else "line")
    elsewhere = [number for number, line in enumerate(received.lines, start=1) if record.mark in line]
    fields = {"mark": record.mark, "line": record.line, "file": received.path, "count": count}
    if count:
        what = "line {line} of the source text has `{mark}` {count} times, not {declared}"
        remedy = "declare `count: {count}`; for other reasons, use other marks, such as `[withheld 2]`"
        return error(place, what, remedy, declared=record.count, **fields)
    what = "line {line} of the source text has no `{mark}`, so it still has the words"
    remedy = (
        "in {file} itself, take out the words that may not be published and put `{mark}` in their place; an "
        "emendation would publish them"
    )
    if elsewhere:
        what = "line {line} of the source text has no `{mark}`"
        remedy = (
            "correct `line`, if line {elsewhere} is meant; if not, put `{mark}` in place of the words "
            "in {file}"
        )
    return error(place, what, remedy, elsewhere=elsewhere[:5], **fields)


def incomplete(declared: Located[InterviewRecord], interview: Interview) -> Iterator[Problem]:
    """Find passages and turns that are declared as withheld and still have words."""
    turns = {each.id: turn for turn in interview.turns for each in turn.passages}
    by_line = {line: each for each in interview.passages for line in each.lines.numbers}
    for index, record in enumerate(declared.record.withheld):
        passage = by_line.get(record.line)
        if passage and record.extent != "words" and _has_words(record, passage, turns.get(passage.id)):
            what = "the {extent} at line {line} is declared as withheld, and has words besides the mark"
            remedy = (
                "take all its words out of {file} and leave the mark; if only some of them are withheld, "
                "write `extent: words`"
            )
            place = declared.at("withheld", index, "extent")
            fields = {"line": record.line, "file": interview.source.path, "extent": record.extent}
            yield error(place, what, remedy, **fields)


def _has_words(record: WithheldRecord, passage: Passage, turn: Turn | None) -> bool:
    """Say whether anything but the marks is left of what is withheld."""
    passages = turn.passages if turn and record.extent == "turn" else (passage,)
    for each in passages:
        rest = plain(parse(each.text))
        for entry in each.withheld:
            rest = rest.replace(entry.replaced, "", 1)
        if any(character.isalnum() for character in rest):
            return True
    return False
