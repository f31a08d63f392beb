"""Exchanges: turns gathered under the questions that open them."""

from __future__ import annotations

from collections.abc import Iterator

from colloquy.model import Exchange, Turn
from colloquy.problems import Problem, error
from colloquy.segmenting.context import Context
from colloquy.segmenting.passages import PassageMaker
from colloquy.segmenting.turns import DraftTurn


def exchanges(
    drafts: list[DraftTurn], context: Context, maker: PassageMaker, uncertain: set[int]
) -> tuple[tuple[Exchange, ...], list[Problem]]:
    """Gather turns into exchanges, each from its declared line to the next.

    In the `uncertain` lines nobody knows who speaks, which is told already: an answer may be there.
    """
    declared = sorted(enumerate(context.record.exchanges), key=lambda pair: pair[1].line)
    titles = {record.line: record.title for _, record in declared}
    problems = list(_find_unopened(drafts, context))
    groups: list[list[DraftTurn]] = []
    for turn in drafts:
        asks = turn.speaker.role != "guest"
        if turn.line in titles and asks:
            groups.append([])
        elif asks and turn.line not in context.record.interjections:
            what = "an interviewer speaks, and no exchange is declared"
            remedy = "add the line under `exchanges`, or under `interjections` if it opens none"
            problems.append(error(context.in_source(turn.line), what, remedy))
        if groups:
            groups[-1].append(turn)
    problems += [
        error(
            context.in_source(group[0].line),
            "a question with no answer",
            "declare under `supplied_speakers` who answers it and where; if nobody does, move the line "
            "from `exchanges` to `interjections`",
        )
        for group in groups
        if not _answered(group, uncertain)
    ]
    if problems:
        return (), problems
    return tuple(
        Exchange(number, group[0].line, titles[group[0].line], tuple(_turn(turn, maker) for turn in group))
        for number, group in enumerate(groups, start=1)
    ), []


def _answered(group: list[DraftTurn], uncertain: set[int]) -> bool:
    answered = any(turn.speaker.role == "guest" and turn.blocks for turn in group)
    return answered or any(block.lines.first in uncertain for turn in group for block in turn.blocks)


def _turn(draft: DraftTurn, maker: PassageMaker) -> Turn:
    return Turn(draft.speaker, draft.supplied, draft.label, tuple(map(maker.passage, draft.blocks)))


def _find_unopened(drafts: list[DraftTurn], context: Context) -> Iterator[Problem]:
    """Find declared exchanges and interjections at lines where no interviewer begins to speak."""
    asking = [turn for turn in drafts if turn.speaker.role != "guest"]
    asked = {turn.line for turn in asking}
    answered = {turn.line for turn in drafts if turn.speaker.role == "guest"}
    begun = {block.lines.first for turn in asking for block in turn.blocks}
    goes_on = begun & set(context.record.supplied_speakers)
    for index, line in enumerate(context.record.interjections):
        if line not in asked | goes_on:
            what = "no interviewer begins to speak in line {line} of the source text"
            place = context.declared.at("interjections", index)
            remedy = "correct the line, or remove it"
            if line in answered:
                what = "line {line} is a guest’s, so it is no interjection"
                remedy = "remove {line}; if it is the only one, write `[]`"
            yield error(place, what, remedy, line=line)
    for index, record in enumerate(context.record.exchanges):
        if record.line not in asked:
            what = "no interviewer begins to speak in line {line} of the source text"
            remedy = (
                "correct the line, or declare the speaker's label, or add the line under `supplied_speakers`"
            )
            place = context.declared.at("exchanges", index, "line")
            yield error(place, what, remedy, line=record.line)
