"""Segmenting: from an emended source text to an interview.

One module for each way of knowing turns apart; `WAYS` names them. What none of them can know for certain is
declared in ``interview.yml``, or is a doubt.
"""

from collections.abc import Sequence

from colloquy.catalogue import Described
from colloquy.model import Block, Emendation, Interview, Note, Provenance, SourceText, Withheld
from colloquy.problems import Location, Problem, error, is_open
from colloquy.reading import MOST_PARAGRAPHS
from colloquy.segmenting import labelled
from colloquy.segmenting.asking import by_bold, by_questions, ends_bold, is_declared, is_heading
from colloquy.segmenting.blocks import read_blocks, read_left_out
from colloquy.segmenting.context import Context, Opener, Opening, make_context
from colloquy.segmenting.exchanges import exchanges
from colloquy.segmenting.first_cells import without_first_cells
from colloquy.segmenting.followups import find_followups
from colloquy.segmenting.framing import frame, omissions, split_at, title
from colloquy.segmenting.lookalikes import find_lookalikes
from colloquy.segmenting.nameless import find_lone_marks, with_names
from colloquy.segmenting.passages import PassageMaker
from colloquy.segmenting.second import find_second_labels
from colloquy.segmenting.styles import begins_line
from colloquy.segmenting.supplying import find_needless, find_overlaps, find_silence, supplied
from colloquy.segmenting.turns import turns
from colloquy.segmenting.voices import find_unnamed
from colloquy.segmenting.wordless import find_wordless

WAYS: dict[str, Opener] = {
    "questions": by_questions(is_declared),
    "headings": by_questions(is_heading),
    "bold": by_bold,
}
"""What opens turns beside printed labels and supplied speakers, which always do."""


def segment(
    described: Described,
    source: SourceText,
    emendations: tuple[Emendation, ...],
    notes: tuple[Note, ...],
    withheld: tuple[Withheld, ...] = (),
) -> tuple[Interview | None, list[Problem]]:
    """Find the frame, the exchanges, the turns and the passages of a source text; nothing, with a doubt."""
    interview, problems = segment_draft(described, source, emendations, notes, withheld)
    return (None if is_open(problems) else interview), problems


def segment_draft(
    described: Described,
    source: SourceText,
    emendations: tuple[Emendation, ...] = (),
    notes: tuple[Note, ...] = (),
    withheld: tuple[Withheld, ...] = (),
) -> tuple[Interview | None, list[Problem]]:
    """Find the same, but for what is in doubt, of a text of which somebody still has to decide that."""
    declared = described.declared
    record = declared.record
    omitted, problems = omissions(declared, source)
    blocks, more = read_blocks(declared, source, emendations)
    problems += more
    if len(blocks) > MOST_PARAGRAPHS:
        return None, [*problems, _too_long(blocks, source)]
    left_out = read_left_out(declared, source, emendations)
    context = make_context(declared, source, blocks, left_out, described.names, withheld)
    blocks = [*without_first_cells(blocks, context.labels)]
    blocks = split_at(blocks, lambda block, index: _begins(block, index, context))
    if len(blocks) > MOST_PARAGRAPHS:
        return None, [*problems, _too_long(blocks, source)]
    openers = [WAYS[way] for way in record.turns if way in WAYS]
    framed, more = frame(declared, blocks, source, lambda block: _speaks(block, context, openers))
    more += [
        problem for block in (*framed.front, *framed.back) for problem in labelled.doubtful(block, context)
    ]
    more += labelled.swallowed(emendations, context)
    named = with_names(blocks, context)
    lookalikes, uncertain = find_lookalikes(named, context)
    unnamed, voices = find_unnamed(named, context, uncertain)
    problems += [
        *more,
        *find_overlaps(context),
        *find_silence(blocks, context),
        *find_needless(blocks, context),
        *find_lone_marks(blocks, context),
    ]
    problems += [*lookalikes, *find_second_labels(named, context, uncertain), *unnamed]
    uncertain |= voices
    drafts = turns(framed.middle, context, openers, uncertain)
    maker = PassageMaker.of(record, source, *emendations, *notes, *withheld)
    conversation, more = exchanges(drafts, context, maker)
    problems += [*drafts.problems, *more, *find_followups(drafts, context), *find_wordless(drafts, context)]
    front = tuple(maker.passage(block) for block in framed.front)
    name, more = title(declared, front)
    problems += more
    return Interview(
        id=described.id,
        language=record.language,
        provenance=Provenance.of_source(record.origin.kind),
        title=name,
        title_line=record.title_line or 0,
        source=source,
        speakers=context.speakers,
        front=front,
        opening=conversation.opening,
        exchanges=conversation.exchanges,
        back=tuple(maker.passage(block) for block in framed.back),
        emendations=emendations,
        notes=notes,
        withheld=withheld,
        omissions=tuple(sorted([*omitted, *framed.dividers], key=lambda omission: omission.lines)),
    ), problems


def _too_long(blocks: Sequence[Block], source: SourceText) -> Problem:
    what, remedy = "more than {most} paragraphs", "divide the text into several interviews"
    return error(
        Location(source.path, blocks[MOST_PARAGRAPHS].lines.first), what, remedy, most=MOST_PARAGRAPHS
    )


def _begins(block: Block, index: int, context: Context) -> bool:
    """Say whether a line within a block begins something."""
    if "bold" in context.record.turns and ends_bold(block, index):
        return True
    above, line = block.pieces[index - 1].line, block.pieces[index].line
    begun = begins_line(block, index) and line in context.begun
    return (
        begun
        or any(above < left < line for left in context.left_out)
        or context.labels.opens(block, index) is not None
    )


def _speaks(block: Block, context: Context, openers: list[Opener]) -> bool:
    """Say whether somebody begins to speak with a block, whatever is before it."""
    if block.lines.first in context.silent:
        return False
    answers = [supplied(block, context), labelled.opening(block, context)]
    return any(isinstance(answer, Opening) for answer in answers) or any(
        opener(block, None, context) for opener in openers
    )
