"""Turns: each block of what is said goes to the speaker who says it, or to nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from colloquy.model import Block, Kind, Piece
from colloquy.problems import Problem, error
from colloquy.segmenting import labelled
from colloquy.segmenting.asides import asides_within, find_asides, is_aside
from colloquy.segmenting.context import Context, Opener, Opening, Speakers
from colloquy.segmenting.supplying import supplied


@dataclass(slots=True)
class DraftTurn:
    """A turn while it is being gathered."""

    speakers: Speakers
    supplied: bool
    label: Piece | None
    start: int | None = None
    blocks: list[Block] = field(default_factory=list)
    resumes: bool = False
    """Whether the speaker of the turn before only goes on, behind words of nobody."""
    unlabelled: set[int] = field(default_factory=set)
    """Lines that a heading, bold words or a declared question give to the speaker, and no label."""

    @property
    def line(self) -> int:
        """The line that the speech begins in; a picture above it does not count."""
        spoken = (block.lines.first for block in self.blocks if block.kind is not Kind.FIGURE)
        return self.label.line if self.label else next(spoken, 0)

    @property
    def last(self) -> int:
        """The last line in which something of it begins."""
        begun = self.blocks[-1].lines.first if self.blocks else 0
        return max(begun, self.label.line if self.label else 0)

    @property
    def asks(self) -> bool:
        """Whether somebody speaks whose questions open exchanges."""
        return any(speaker.asks for speaker in self.speakers)

    @property
    def answers(self) -> bool:
        """Whether somebody speaks who asks none, be it together with an interviewer."""
        return not all(speaker.asks for speaker in self.speakers)


@dataclass(slots=True)
class Drafts:
    """The turns that have been gathered so far, and who is speaking."""

    turns: list[DraftTurn] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    uncertain: set[int] = field(default_factory=set)
    """Lines of the source text of which it is open who says them."""
    ahead: list[Block] = field(default_factory=list)
    """Pictures after a divider, which belong to the turn that follows."""
    speaking: DraftTurn | None = None
    """Whose words go on where no label is; none after a finding, until somebody is known to speak again."""
    until: int = 0
    """The last line in which the one who is speaking is declared to speak; 0 where that is not said."""
    divided: bool = True
    asides: list[int] = field(default_factory=list)
    """Lines of headings, directions and the like, which nobody may say."""


def turns(middle: list[Block], context: Context, openers: Sequence[Opener], uncertain: set[int]) -> Drafts:
    """Gather turns from the blocks of what is said (rules included: pictures behind one go with the next).

    The `uncertain` lines have what looks like a label of somebody else: nobody speaks on over them.
    """
    drafts = Drafts(uncertain=set(uncertain))
    for block in middle:
        if block.kind is Kind.RULE:
            drafts.divided = True
        elif block.lines.first in context.silent:
            _say_nobody(drafts, block)
        else:
            if drafts.until and block.lines.first > drafts.until:
                drafts.speaking = None
            _say(drafts, block, _opened(block, drafts, context, openers), context)
    if drafts.turns:
        drafts.turns[-1].blocks += drafts.ahead
    asides = sorted({*drafts.asides, *asides_within(middle, context)})
    drafts.problems += [*find_asides(asides, context), *_unused(drafts, context)]
    return drafts


def _opened(
    block: Block, drafts: Drafts, context: Context, openers: Sequence[Opener]
) -> Opening | Problem | None:
    """Ask the declarations, then printed labels, then the other ways of this interview."""
    if known := supplied(block, context) or labelled.opening(block, context):
        return known
    before = drafts.speaking.speakers if drafts.speaking else None
    answers = (opener(block, before, context) for opener in openers)
    return next((answer for answer in answers if answer), None) or _left_out(block, drafts, context)


def _left_out(block: Block, drafts: Drafts, context: Context) -> Problem | None:
    """Doubt words above which a line, left out or said by nobody, names somebody else."""
    speaking, line = drafts.speaking, block.lines.first
    above = context.left_out_above(line)
    if speaking is None or line in drafts.uncertain or speaking.last >= above:
        return None
    if set(context.left_out[above]) == set(speaking.speakers):
        return None
    what = (
        "line {above}, which is left out or listed in `not_speech`, names a speaker: these words may be that "
        "person’s"
    )
    return context.doubt_who(line, what, above=above)


def _say(drafts: Drafts, block: Block, opened: Opening | Problem | None, context: Context) -> None:
    line = block.lines.first
    match opened:
        case Problem():
            drafts.problems.append(opened)
            _leave_open(drafts, block)
        case Opening():
            _open(drafts, opened, context)
        case None if line in drafts.uncertain:
            _leave_open(drafts, block)
        case None if drafts.divided and block.kind is Kind.FIGURE:
            drafts.ahead.append(block)
        case None if drafts.speaking is None:
            if not drafts.uncertain or not drafts.turns:
                drafts.problems.append(context.doubt_who(line, "nothing shows who speaks here"))
            _leave_open(drafts, block)
        case None:
            speaking = drafts.speaking
            drafts.divided = False
            if speaking is not drafts.turns[-1] or (
                context.exchanges.get(line) == "section" and speaking.blocks
            ):
                resumes = speaking is not drafts.turns[-1]
                speaking = DraftTurn(speaking.speakers, speaking.supplied, None, block.start, resumes=resumes)
                drafts.turns.append(speaking)
                drafts.speaking = speaking
            before = speaking.blocks[-1] if speaking.blocks else None
            speaking.blocks.append(block)
            if is_aside(block, before, context):
                drafts.asides.append(line)


def _say_nobody(drafts: Drafts, block: Block) -> None:
    """Take a block out of the speech; whoever speaks goes on after it."""
    if not drafts.turns or drafts.turns[-1].speakers:
        drafts.turns.append(DraftTurn((), supplied=False, label=None, start=block.start))
    drafts.turns[-1].blocks += [*drafts.ahead, block]
    drafts.ahead, drafts.divided = [], False


def _leave_open(drafts: Drafts, block: Block) -> None:
    """Give a block to nobody until somebody decides; what follows is not known either, and not reported."""
    drafts.uncertain.add(block.lines.first)
    drafts.speaking = None
    if not drafts.turns or drafts.turns[-1].speakers:
        drafts.turns.append(DraftTurn((), supplied=False, label=None))
    drafts.turns[-1].blocks.append(block)


def _open(drafts: Drafts, opened: Opening, context: Context) -> None:
    line = opened.label.line if opened.label else opened.block.lines.first
    last = drafts.turns[-1] if drafts.turns else None
    begins = line in context.exchanges
    if opened.label and opened.block.is_speech and last and not last.supplied and not begins:
        opened = _going_on(opened, last)
    goes_on = opened.label is None and last and last.speakers == opened.speakers and not begins
    if last is None or not goes_on:
        start = opened.block.start if opened.start is None else opened.start
        last = DraftTurn(opened.speakers, opened.supplied, opened.label, start)
        drafts.turns.append(last)
    last.blocks += drafts.ahead
    if opened.block.pieces or opened.block.image or opened.block.is_speech:
        last.blocks.append(opened.block)
    if not (opened.label or opened.supplied or opened.block.is_speech):
        last.unlabelled.add(line)
    drafts.speaking, drafts.ahead, drafts.divided = last, [], False
    lines = context.supplied[line][0] if line in context.supplied and opened.supplied else None
    drafts.until = lines.last if lines and lines.last > lines.first else 0


def _going_on(opened: Opening, last: DraftTurn) -> Opening:
    """Let a label be markup where it only names anew who speaks, as in subtitles and tables."""
    if opened.label is None or last.speakers != opened.speakers:
        return opened
    block = replace(opened.block, markup=(*opened.block.markup, opened.label), voice=opened.label)
    return replace(opened, block=block, label=None)


def _unused(drafts: Drafts, context: Context) -> Iterator[Problem]:
    """Find supplied speakers, and words of nobody, declared for lines where no block begins."""
    begun = {block.lines.first for turn in drafts.turns for block in turn.blocks}
    begun |= {turn.label.line for turn in drafts.turns if turn.label}
    ordered = sorted(begun)
    for lines in context.record.supplied_speakers:
        if not lines.has_any(ordered):
            what = "no paragraph of what is said begins in line {line} of the source text"
            place = context.declared.at("supplied_speakers", str(lines))
            yield error(place, what, "correct the number, or remove the entry", line=lines)
