"""Exchanges: turns gathered under the questions, or parts, that open them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from colloquy.catalogue.records import ExchangeRecord
from colloquy.model import Block, Exchange, Turn
from colloquy.problems import Problem, doubt, error
from colloquy.segmenting.asking import asks
from colloquy.segmenting.context import Context
from colloquy.segmenting.cues import join_cues
from colloquy.segmenting.passages import PassageMaker
from colloquy.segmenting.turns import Drafts, DraftTurn

_ASKS = {
    "audience": "the audience speaks, but no question is declared here",
    "moderator": "a moderator speaks, but no question is declared here",
    "interviewer": "an interviewer speaks, but no question is declared here",
}
"""By role: somebody begins to speak who may ask."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """All that is said."""

    opening: tuple[Turn, ...]
    exchanges: tuple[Exchange, ...]


def exchanges(drafts: Drafts, context: Context, maker: PassageMaker) -> tuple[Conversation, list[Problem]]:
    """Gather turns into exchanges, each from its line to the next; before them is the opening."""
    records = _records(drafts, context)
    problems = [*_find_unopened(drafts, context), *_find_unanswered(drafts, context)]
    interjections = frozenset(context.record.interjections)
    opening: list[DraftTurn] = []
    groups: list[list[DraftTurn]] = []
    for turn in drafts.turns:
        if turn.line in records:
            groups.append([])
        elif groups and turn.line not in interjections and _begins_to_ask(turn, context):
            what = _ASKS[next(speaker.role for speaker in turn.speakers if speaker.asks)]
            remedy = (
                "if a new question begins here, add `- line: {line}` under `exchanges` in interview.yml; if "
                "not, add {line} to `interjections`"
            )
            problems.append(doubt(context.in_source(turn.line), what, remedy, line=turn.line))
        (groups[-1] if groups else opening).append(turn)
    if problems:
        return Conversation((), ()), problems
    return Conversation(
        tuple(_turn(turn, context, maker) for turn in opening),
        tuple(
            Exchange(
                number,
                group[0].line,
                records[group[0].line].title or "",
                tuple(_turn(turn, context, maker) for turn in group),
            )
            for number, group in enumerate(groups, start=1)
        ),
    ), []


def _begins_to_ask(turn: DraftTurn, context: Context) -> bool:
    return turn.asks and not turn.resumes and turn.line not in context.supplied


def _records(drafts: Drafts, context: Context) -> dict[int, ExchangeRecord]:
    """Give what opens exchanges, by line; where questions are headings or in bold, each of them may."""
    record = context.record
    if record.exchanges or not {"headings", "bold"} & set(record.turns):
        return {exchange.line: exchange for exchange in record.exchanges}
    lines = (turn.line for turn in drafts.turns if turn.asks and turn.label is None)
    return {line: ExchangeRecord(line=line) for line in lines}


def _turn(draft: DraftTurn, context: Context, maker: PassageMaker) -> Turn:
    passages = tuple(map(maker.passage, join_cues(draft.blocks, context) if draft.speakers else draft.blocks))
    return Turn(draft.speakers, draft.supplied, draft.label, passages, draft.start)


def _find_unanswered(drafts: Drafts, context: Context) -> Iterator[Problem]:
    """Find questions that nobody answers, as far as the labels show; who is meant to answer is left open."""
    spoken = _join_resumed([turn for turn in drafts.turns if turn.speakers])
    lines = {line for line, kind in context.exchanges.items() if kind == "question"}
    answered, uncertain = _answered(spoken, lines), sorted(drafts.uncertain)
    for index, turn in enumerate(spoken):
        follower = spoken[index + 1] if index + 1 < len(spoken) else None
        if not turn.asks or (follower and follower.answers and not turn.unlabelled):
            continue
        at = bisect_left(uncertain, turn.line)
        if at < len(uncertain) and (follower is None or uncertain[at] < follower.line):
            continue
        asked = [at for at, block in enumerate(turn.blocks) if block.pieces and asks(block.pieces[-1].text)]
        opens = turn.line in lines
        if not (asked or opens or turn.unlabelled):
            continue
        behind = turn.blocks[asked[0] + 1 if asked else 1 :]
        if turn.unlabelled:
            behind = [block for block in turn.blocks if block.lines.first not in turn.unlabelled]
        unsaid = [block for block in behind if block.pieces and not _is_known(block, context)]
        if unsaid:
            what = "no label after a question: the question may go on here, or somebody answers"
            remedy = (
                "find out who says it, and write that person’s id after `{line}: ` under `supplied_speakers` "
                "in interview.yml: who asked, if the question goes on; who answers, if this is the answer"
            )
            line = unsaid[0].lines.first
            yield doubt(context.in_source(line), what, remedy, line=line)
        elif opens and not answered[index + 1]:
            what = "a question with no answer"
            remedy = (
                "declare under `supplied_speakers` who answers it and where; if nobody does, move the line "
                "from `exchanges` to `interjections`"
            )
            yield doubt(context.in_source(turn.line), what, remedy)


def _join_resumed(turns: Sequence[DraftTurn]) -> list[DraftTurn]:
    """Give the turns as they are without the words of nobody between them."""
    joined: list[DraftTurn] = []
    for turn in turns:
        if joined and turn.resumes:
            joined[-1].blocks += turn.blocks
        else:
            joined.append(replace(turn, blocks=[*turn.blocks]))
    return joined


def _is_known(block: Block, context: Context) -> bool:
    """Say whether it is declared, or printed anew, who says a block."""
    return block.lines.first in context.supplied or bool(block.voice and block.voice.text)


def _answered(turns: Sequence[DraftTurn], lines: set[int]) -> list[bool]:
    """Say, from each turn on, whether anybody answers before the next question that opens an exchange."""
    answered = [False]
    for turn in reversed(turns):
        answered.append(turn.line not in lines and (turn.answers or answered[-1]))
    return answered[::-1]


def _find_unopened(drafts: Drafts, context: Context) -> Iterator[Problem]:
    """Find declared exchanges and interjections at lines where nobody begins who may open them."""
    asking = [turn for turn in drafts.turns if turn.asks]
    asked = {turn.line for turn in asking}
    begun = {turn.line for turn in drafts.turns}
    answered = {turn.line for turn in drafts.turns if turn.speakers and not turn.asks}
    goes_on = {block.lines.first for turn in asking for block in turn.blocks} & context.supplied.keys()
    interjecting = asked | goes_on | drafts.uncertain
    for index, line in enumerate(context.record.interjections):
        if line not in interjecting:
            what = "no interviewer begins to speak in line {line} of the source text"
            place = context.declared.at("interjections", index)
            remedy = "correct the number, or remove it"
            if line in answered:
                what = "line {line} is a guest’s, so it is not an interjection"
                remedy = "remove {line}; if it is the only one, write `[]`"
            yield error(place, what, remedy, line=line)
    questions = any(speaker.asks for speaker in context.speakers)
    for index, record in enumerate(context.record.exchanges):
        opening = asked if questions and record.kind == "question" else begun
        if record.line in opening or record.line in drafts.uncertain:
            continue
        place = context.declared.at("exchanges", index, "line")
        what = "no interviewer begins to speak in line {line} of the source text"
        remedy = (
            "correct the number, or declare the speaker's label, or add the line under `supplied_speakers`; "
            "if a part begins there without a question, add `kind: section`"
        )
        yield error(place, what, remedy, line=record.line)
