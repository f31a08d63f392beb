"""What the steps of segmenting share: the declarations, by line, and how the text prints labels."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import cycle
from types import MappingProxyType

from colloquy.catalogue import InterviewRecord, Located
from colloquy.catalogue.records import SpeakerRecord
from colloquy.model import UNKNOWN, Block, Kind, Lines, Piece, SourceText, Speaker, Withheld, by_line
from colloquy.problems import Location, Problem, doubt
from colloquy.segmenting.naming import named_alone, named_among_words, names_of
from colloquy.segmenting.styles import Style, Styles

Speakers = tuple[Speaker, ...]
"""One; several where a label names several; none where nobody speaks."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a block opens a turn."""

    speakers: Speakers
    block: Block
    """Without the label, if it had one."""
    label: Piece | None = None
    supplied: bool = False
    start: int | None = None
    """Its time in the recording, in milliseconds."""
    kept: str = ""
    """For messages: the label, where it was read in a way that this text does not use otherwise."""


@dataclass(frozen=True)
class Context:
    """The declarations about an interview, and the text that they are about."""

    declared: Located[InterviewRecord]
    source: SourceText
    speakers: Speakers
    labels: Styles
    """Whom the labels name, and in which styles this text prints them."""
    supplied: dict[int, tuple[Lines, Speakers]]
    """By line: who speaks there as declared, and in which lines."""
    silent: frozenset[int]
    """Lines that are not speech."""
    left_out: Mapping[int, Speakers]
    """By line: whom lines name that are left off the page, or said by nobody."""
    shown: Mapping[int, Sequence[str]]
    """By line: what readers see in place of withheld words."""

    @property
    def record(self) -> InterviewRecord:
        """The declarations themselves."""
        return self.declared.record

    @cached_property
    def exchanges(self) -> Mapping[int, str]:
        """By line: what kind of exchange is declared to begin there."""
        return {exchange.line: exchange.kind for exchange in self.record.exchanges}

    @cached_property
    def _left_out_lines(self) -> Sequence[int]:
        return sorted(self.left_out)

    def left_out_above(self, line: int) -> int:
        """Give the last line above another with a label that is left out; 0 where there is none."""
        at = bisect_left(self._left_out_lines, line)
        return self._left_out_lines[at - 1] if at else 0

    @cached_property
    def begun(self) -> frozenset[int]:
        """Lines in which something is declared to begin."""
        record = self.record
        single = (record.title_line, record.back_matter)
        lines = {line for line in single if line}
        lines |= self.exchanges.keys() | set(record.interjections)
        lines |= {lines.first for lines in record.supplied_speakers} | set(record.captions)
        ranges = [lines for lines in record.supplied_speakers if lines.last > lines.first]
        edges = ((part.first, part.last + 1) for part in (*record.not_speech, *ranges))
        return frozenset(lines).union(*edges)

    def sole(self, *roles: str) -> Speaker | None:
        """Give the only speaker who has one of some roles; none where there are several."""
        having = [speaker for speaker in self.speakers if speaker.role in roles]
        return having[0] if len(having) == 1 else None

    def in_source(self, line: int) -> Location:
        """Give the location of a line of the source text."""
        return Location(self.source.path, line)

    def doubt_who(self, line: int, what: str, **fields: object) -> Problem:
        """Doubt who says what begins in a line, if it is spoken."""
        remedy = (
            "find out who says this, and write that person’s id after `{line}: ` under `supplied_speakers` "
            "in interview.yml; if nobody does, add {line} to `not_speech`"
        )
        return doubt(self.in_source(line), what, remedy, line=line, **fields)


Opener = Callable[[Block, Speakers | None, Context], Opening | Problem | None]
"""A way of knowing turns apart: does this block, after words of those speakers, open a turn?

`None` says that the turn goes on; a problem, that somebody must decide.
"""


def make_context(
    declared: Located[InterviewRecord],
    source: SourceText,
    blocks: Sequence[Block],
    left_out: Sequence[Block] = (),
    full_names: Mapping[str, Sequence[str]] = MappingProxyType({}),
    withheld: Sequence[Withheld] = (),
) -> Context:
    """Bring the declarations together with the blocks of the text that they are about, on the page or not.

    `full_names` are those of the speakers, by person.
    """
    record = declared.record
    speakers = tuple(speaker for spoken in record.speakers for speaker in _speakers(spoken, record))
    by_name: dict[str, list[Speaker]] = {}
    for spoken in record.speakers:
        for label, speaker in zip(spoken.labels, cycle(_speakers(spoken, record)), strict=False):
            by_name.setdefault(label, []).append(speaker)
    named = {lines: _named(reference, speakers) for lines, reference in record.supplied_speakers.items()}
    supplied = {line: (lines, named[lines]) for line, lines in by_line(named, len(source.lines))}
    silent = frozenset(line for line, _ in by_line(record.not_speech, len(source.lines)))
    spoken_blocks = [block for block in blocks if block.lines.first not in silent]
    names = {name: tuple(who) for name, who in by_name.items()}
    labels = Styles.of(names, spoken_blocks, record.title_line, record.not_labels)
    sections = {
        exchange.line for exchange in record.exchanges if exchange.kind == "section"
    } - supplied.keys()
    heads = (block for block in blocks if block.kind is Kind.HEADING and block.lines.first in sections)
    silent |= {head.lines.first for head in heads if labels.match(head) is None}
    said_by_nobody = [block for block in blocks if block.lines.first in silent]
    by_speaker: dict[Speaker, list[str]] = {speaker: [] for speaker in speakers}
    for label, having in by_name.items():
        for speaker in having:
            by_speaker[speaker].append(label)
    left = named_among_words(said_by_nobody, names_of(by_speaker, full_names))
    left = {**left, **named_alone([*left_out, *said_by_nobody], labels)}
    shown: dict[int, list[str]] = {}
    for entry in withheld:
        shown.setdefault(entry.line, []).append(entry.replaced)
    return Context(declared, source, speakers, labels, supplied, silent, left, shown)


def _speakers(spoken: SpeakerRecord, record: InterviewRecord) -> Speakers:
    """Give a person in a role; of somebody unknown, a voice for each label."""
    if spoken.person == UNKNOWN and spoken.labels:
        return tuple(Speaker(UNKNOWN, spoken.role, label, record.language) for label in spoken.labels)
    first = next(other for other in record.speakers if other.person == spoken.person)
    return (
        Speaker(spoken.person, spoken.role, again=spoken.person != UNKNOWN and first.role != spoken.role),
    )


def _named(reference: str, speakers: Speakers) -> Speakers:
    """Give the speaker whom a supplied speaker's reference means: a person, or one of a person's roles.

    Somebody unknown is none of the voices that the text prints.
    """
    person, _, role = reference.partition("/")
    having = [each for each in speakers if each.person == person and role in ("", each.role)]
    if not having:
        return (Speaker(person, "unknown"),)
    return (replace(having[0], printed=""),)  # a voice of which no label is printed there


__all__ = ["Context", "Opener", "Opening", "Speakers", "Style", "make_context"]
