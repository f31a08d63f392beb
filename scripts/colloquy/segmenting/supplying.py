"""Supplied speakers: who speaks where the source text does not say so, as the archive declares it."""

from __future__ import annotations

from colloquy.model import Block, Speaker
from colloquy.problems import Problem, error
from colloquy.segmenting.context import Context, Opening


def supplied(
    block: Block, printed: Opening | Problem | None, speaking: Speaker | None, context: Context
) -> Opening | Problem | None:
    """Take the speaker whom the archive supplies for a block, or else what the source text has there.

    To supply who is `speaking` already is refused, unless something says that it is meant: an interviewer
    who goes on after a question is declared as an interjection; before a guest's words stands what looks
    like another's label.
    """
    line = block.lines.first
    person = context.record.supplied_speakers.get(line)
    if person is None:
        return printed
    speaker = context.speaker(person)
    place = context.declared.at("supplied_speakers", str(line))
    if isinstance(printed, Opening) and printed.label and printed.speaker == speaker:
        what = "`{line}` says `{person}`, as the source text itself does there"
        return error(place, what, "remove the line", line=line, person=person)
    asks = speaker.role != "guest"
    meant = line in context.record.interjections if asks else printed is not None
    if speaker != speaking or meant:
        return Opening(speaker, block, supplied=True)
    what, remedy = (
        "`{line}` says `{person}`, who is already speaking",
        "remove the line, or name who speaks here",
    )
    if asks:
        remedy = (
            "remove the line, or name who answers here; if a question goes on, add {line} to `interjections`"
        )
    return error(place, what, remedy, line=line, person=person)
