"""Segmenting: from an emended source text to an interview.

One module per way of telling turns apart; `WAYS` names them. What none of them can tell for certain
is declared in ``interview.yml``, or is a problem.
"""

from __future__ import annotations

from colloquy.catalogue import Described
from colloquy.model import Emendation, Interview, Note, Provenance, SourceText, Speaker, Withheld
from colloquy.problems import Location, Problem, error
from colloquy.reading import FORMATS
from colloquy.segmenting import labelled, questions
from colloquy.segmenting.context import Context, Opener
from colloquy.segmenting.exchanges import exchanges
from colloquy.segmenting.framing import frame, omissions, split_at, title, without
from colloquy.segmenting.passages import Apparatus, PassageMaker
from colloquy.segmenting.turns import turns

MOST = 20_000
"""Paragraphs, items and the like of one interview; a page of more than that nobody opens."""

WAYS: dict[str, Opener] = {"labelled": labelled.opening, "questions": questions.opening}


def segment(
    described: Described,
    source: SourceText,
    emendations: tuple[Emendation, ...],
    notes: tuple[Note, ...],
    withheld: tuple[Withheld, ...] = (),
) -> tuple[Interview | None, list[Problem]]:
    """Tell the frame, the exchanges, the turns and the passages of a source text."""
    declared = described.declared
    record = declared.record
    omitted, problems = omissions(declared, source)
    context = Context(declared, source)
    begun, told_by_labels = context.declared_lines, record.turns == "labelled"
    blocks = split_at(
        FORMATS[record.source.format](without(source, omitted)),
        lambda piece: piece.line in begun or (told_by_labels and labelled.labelled(piece, context)),
    )
    if len(blocks) > MOST:
        what, remedy = "more than {most} paragraphs", "divide the text into several interviews"
        return None, [
            *problems,
            error(Location(source.path, blocks[MOST].lines.first), what, remedy, most=MOST),
        ]
    framed, more = frame(declared, blocks, source)
    problems += more
    drafts, more, uncertain = turns(framed.middle, context, WAYS[record.turns])
    problems += more
    maker = PassageMaker(record, Apparatus.of(*emendations, *notes, *withheld))
    asked, more = exchanges(drafts, context, maker, uncertain)
    problems += more
    front = tuple(maker.passage(block) for block in framed.front)
    name, more = title(declared, front)
    problems += more
    if problems:
        return None, problems
    return Interview(
        id=described.id,
        language=record.language,
        provenance=Provenance.of_source(record.origin.kind),
        title=name,
        title_line=record.title_line or 0,
        source=source,
        speakers=tuple(Speaker(speaker.person, speaker.role) for speaker in record.speakers),
        front=front,
        exchanges=asked,
        back=tuple(maker.passage(block) for block in framed.back),
        emendations=emendations,
        notes=notes,
        withheld=withheld,
        omissions=tuple(sorted([*omitted, *framed.dividers], key=lambda omission: omission.lines)),
    ), []
