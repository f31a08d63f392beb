"""Supplied speakers: who speaks where the source text does not say so, as the archive declares it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from colloquy.model import UNKNOWN, Block, Lines
from colloquy.problems import Problem, advice, error
from colloquy.segmenting.context import Context, Opening
from colloquy.segmenting.labelled import printed, withheld_label
from colloquy.segmenting.second import second_label


def supplied(block: Block, context: Context) -> Opening | Problem | None:
    """Give the turn of the speaker whom the archive supplies for a block; a printed label is not overruled.

    Where the label that is printed there is that speaker's, however it is printed and in whatever role, it
    is taken for one.
    """
    line = block.lines.first
    if line not in context.supplied:
        return None
    lines, speakers = context.supplied[line]
    opened = printed(block, context)
    if opened is None:
        return withheld_label(block, speakers, context) or Opening(speakers, block, supplied=True)
    person = speakers[0].person
    place = context.declared.at("supplied_speakers", str(lines))
    if context.labels.opens(block) is None:
        return opened if set(speakers) & set(opened.speakers) else Opening(speakers, block, supplied=True)
    if set(speakers) < set(opened.speakers):
        return Opening(speakers, opened.block, opened.label, supplied=True, start=opened.start)
    if set(speakers) == set(opened.speakers):
        return opened
    if {person} == {speaker.person for speaker in opened.speakers} - {UNKNOWN}:  # in another role
        return replace(opened, speakers=speakers)
    what = "`{line}` names `{person}`, but the source text prints somebody else’s label there"
    remedy = (
        "remove this entry; if the label that is printed there is wrong, correct it under `emendations`, so "
        "that readers see it"
    )
    return error(place, what, remedy, line=line, person=person)


def find_needless(blocks: Iterable[Block], context: Context) -> Iterator[Problem]:
    """Find single lines in which the source text itself prints the speaker who is supplied.

    Where a second label is in the line, who says all of it must be declared nevertheless.
    """
    for block in blocks:
        lines, speakers = context.supplied.get(block.lines.first, (None, ()))
        match = context.labels.opens(block) if lines and lines.first == lines.last and block.pieces else None
        if match and match.speakers == speakers and not second_label(block, 0, context):
            what = "the source text itself shows that `{person}` speaks in line {line}"
            place = context.declared.at("supplied_speakers", str(lines))
            fields = {"line": block.lines.first, "person": speakers[0].person}
            yield advice(place, what, "remove this entry", **fields)


def find_silence(blocks: Iterable[Block], context: Context) -> Iterator[Problem]:
    """Find lines that nobody is declared to say in which nothing begins."""
    begun = sorted(block.lines.first for block in blocks)
    for index, lines in enumerate(context.record.not_speech):
        if not lines.has_any(begun):
            what = "`not_speech` names {line}, where no words of the source text begin"
            remedy = "the text has {count} lines; correct the number, or remove it"
            place, count = context.declared.at("not_speech", index), len(context.source.lines)
            yield error(place, what, remedy, line=lines, count=count)


def find_overlaps(context: Context) -> Iterator[Problem]:
    """Find ranges of supplied speakers that share a line with another, or with what is not spoken."""
    silent, widest = sorted(context.silent), Lines(0, 0)
    for lines in sorted(context.record.supplied_speakers):
        other, clash = str(widest), lines.first
        if lines.has_any(silent):
            other, clash = "not_speech", silent[bisect_left(silent, lines.first)]
        if clash <= widest.last or other == "not_speech":
            what = "line {line} is in `{lines}` and in `{other}`"
            place = context.declared.at("supplied_speakers", str(lines))
            remedy = "correct one of the two, so that each line is in one place"
            yield error(place, what, remedy, line=clash, lines=lines, other=other)
        widest = max(widest, lines, key=lambda each: each.last)
