"""What `interview.yml` says, as typed records. Their JSON Schemas, for editors, come from here too."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from colloquy.catalogue.fields import (
    SHA256,
    Count,
    Date,
    FileName,
    Given,
    Id,
    InLanguages,
    Label,
    Labels,
    Language,
    Line,
    LineRange,
    PlainDate,
    Printed,
    ReceivedName,
    Record,
    Sentence,
    SpeakerId,
    SpokenLines,
    Title,
    Word,
    listed,
)
from colloquy.catalogue.origins import EditionRecord, OriginRecord, RightsRecord
from colloquy.catalogue.refusing import mark_of_words

Role = Literal["interviewer", "guest", "moderator", "audience", "narrator", "interpreter", "unknown"]
Way = Literal["labelled", "questions", "headings", "bold", "cues", "table", "supplied"]


class SourceRecord(Record):
    """The source text: which file, and how it is written."""

    file: FileName
    """The file's name, in this folder."""
    sha256: Annotated[str, StringConstraints(pattern=SHA256)]
    """Of the file as it was received, or without the words that are withheld. Line numbers are addresses."""
    format: Literal["text", "markdown", "webvtt", "subrip", "csv"]
    """`csv`: a table with commas, semicolons or tabs between its cells, for `turns: table`."""


class ReceivedRecord(Record):
    """The file that somebody gave, where the source text is made from it; it is kept beside, unchanged."""

    file: ReceivedName
    """The file's name, in this folder."""
    sha256: Annotated[str, StringConstraints(pattern=SHA256)]
    made: Sentence
    """How the source text was made from it."""
    redacted: bool = False
    """Whether the words that are withheld have been taken out of it."""


class DoubtRecord(Record):
    """One thing that adding left open: the interview is not published until somebody removes it."""

    line: Annotated[int, Field(ge=0)]
    """The line of the source text that it is about; 0 if it is about the whole text."""
    last: Annotated[int, Field(ge=0)] | None = None
    """The last line that it is about, if that is not `line`."""
    what: Sentence
    """What somebody must decide."""
    kind: Literal["speaker", "label", "speech", "role", "turns", "all"] = "all"
    """Who speaks, whether words are a label or speech, who asks, who says each line; or all of the text."""
    between: tuple[Title, ...] = ()
    """The speakers between whom it is."""


class SpeakerRecord(Record):
    """A person in this interview."""

    person: Id
    """An id from people.yml, or `unknown`. A person who has two roles is listed once for each."""
    role: Role
    then: dict[Language, Sentence] = Field(default_factory=dict)
    """Who the person was at the time, in a few words."""
    labels: Annotated[tuple[Label, ...], Field(max_length=100)] = ()
    """The names printed before this speaker's turns, without bold and without the sign that ends them.
    A label shared by several people is listed with each of them."""


class TableRecord(Record):
    """The columns of a table with a row for each stretch of speech, by their heads."""

    speaker: Title
    text: Title
    start: Title | None = None
    """When the words of a row begin in the recording, such as `0:04`."""
    end: Title | None = None
    left_out: tuple[Title, ...] = ()
    """Columns that are left off the page, such as the rows' numbers."""

    @property
    def columns(self) -> dict[str, str]:
        """The columns that have a meaning: their heads, by what they are."""
        return self.model_dump(exclude={"left_out"}, exclude_none=True)


class OmissionRecord(Record):
    """Lines that are left off the page."""

    lines: Annotated[tuple[LineRange, ...], Field(min_length=1)]
    reason: Literal["site navigation", "advertisement", "boilerplate", "repetition", "other"]
    note: dict[Language, Sentence] = Field(default_factory=dict)


class EmendationRecord(Record):
    """One correction of the source text."""

    line: Line
    """The line that the words begin in."""
    found: Annotated[str, StringConstraints(min_length=1)]
    """The words as received, exactly `count` times in that line; they may go on in the next."""
    replaced: str
    """What they are replaced by."""
    count: Count = 1
    reason: Literal["lost letter", "split word", "placeholder", "punctuation", "spacing", "misprint"]
    note: dict[Language, Sentence] = Field(default_factory=dict)


class WithheldRecord(Record):
    """Words that may not be published: they are in no file; a mark has their place in the source text."""

    line: Line
    mark: Annotated[str, StringConstraints(max_length=80), AfterValidator(mark_of_words)] = "[withheld]"
    """What the source text has in their place, exactly `count` times in that line; never the words."""
    count: Annotated[int, Field(ge=1)] = 1
    reason: Literal[
        "privacy", "request of the person concerned", "safety", "legal reasons", "agreement", "other"
    ]
    """Why; readers see it in the words' place."""
    extent: Literal["words", "passage", "turn"] = "words"
    """What is withheld; of a passage or turn, nothing but the mark is left in the line."""
    quantity: Annotated[int, Field(ge=1)] | None = None
    """How many words, passages or turns, where that may be said."""
    decided_by: Title | None = None
    """Who decided it."""
    decided: Annotated[Date | None, Given] = None
    """When."""
    note: dict[Language, Sentence] = Field(default_factory=dict)
    """What else readers may know; a reason `other` needs one."""


class NoteRecord(Record):
    """An editorial note on what is wrong but not ours to correct."""

    line: Line
    at: str = ""
    """The words that it is about, as they read after emendation, once in the line; or all of the passage."""
    note: InLanguages


class ExchangeRecord(Record):
    """One question and all that answers it."""

    line: Line
    """The line that the question begins in."""
    title: Title | None = None
    """Short, plain, in the interview's language; translations go into the PO files. Else its first words."""
    kind: Literal["question", "section"] = "question"
    """Whether somebody asks in that line, or a part begins there without a question."""
    hidden_labels: Labels = Field(default_factory=dict)
    """Words that readers look for and no speaker uses; only search knows them."""


class InterviewRecord(Record):
    """`interview.yml`: all that is declared about one interview."""

    source: SourceRecord
    received: ReceivedRecord | None = None
    """What the source text was made from, where it is not what was received."""
    language: Language
    """Of the source text."""
    title: Title | None = None
    """In the interview's language; only where the source text has no title."""
    title_line: Line | None = None
    """The line of the title."""
    date: Date
    """When the interview was held, or, where that is not known, published; or `unknown`."""
    added: PlainDate | None = None
    """When the interview came into the archive; for the feeds, which are in the order of these days."""
    changed: Date | None = None
    """When its text or its apparatus last changed so that readers should know."""
    origin: OriginRecord
    rights: RightsRecord
    editions: dict[Language, EditionRecord] = Field(default_factory=dict)
    """Translations that came with the text, by language; their words are in the PO files."""
    speakers: Annotated[tuple[SpeakerRecord, ...], Field(min_length=1, max_length=500)]
    paragraphs: Literal["blank lines", "lines", "indented"] = "blank lines"
    """What divides paragraphs: blank lines; every line's end; or blanks at the beginning of a line."""
    verse: tuple[LineRange, ...] = ()
    """Lines of verse; a range is a passage of its own, or several with blank lines, and keeps its lines."""
    joined_hyphens: Annotated[tuple[Word, ...], Field(max_length=10_000)] = ()
    """Words that a hyphen divides at a line's end and nowhere else, as they are without it: `eighteen`."""
    turns: Annotated[tuple[Way, ...], BeforeValidator(listed, json_schema_input_type=Way | list[Way])]
    """How the text shows who speaks; a list where several ways go together. Printed labels always count.

    `labelled`: by printed names. `questions`: by the lines of `exchanges`. `headings`, `bold`: headings of
    `heading_level`, or paragraphs in bold, ask. `cues`: by the voices of subtitles. `table`: by a column.
    `supplied`: only as `supplied_speakers` says. The line of a cue is the first of its words.
    """
    heading_level: Annotated[int, Field(ge=1, le=6)] | None = None
    """For `headings`: 2 for headings that begin with `##`; all levels, if not given."""
    table: TableRecord | None = None
    """For `table`: which column says what."""
    exchanges: tuple[ExchangeRecord, ...] = ()
    """None of them in a testimony, or where every heading or bold paragraph that asks opens one."""
    back_matter: Line | None = None
    """The line that the back matter begins in, if there is any."""
    interjections: tuple[Line, ...] = ()
    """Lines in which an interviewer speaks, or goes on speaking, without opening an exchange."""
    supplied_speakers: dict[SpokenLines, SpeakerId] = Field(default_factory=dict)
    """Who speaks, where the source text does not say so: from a line on, or in lines `30-45` and no others.
    A speaker's person; `ann/narrator` for one of a person's roles; or `unknown`."""
    not_speech: tuple[LineRange, ...] = ()
    """Lines that are not speech: section heads, tape changes, stage directions."""
    not_labels: Annotated[tuple[Printed, ...], Field(max_length=2_000)] = ()
    """Words that look like a speaker's label at the start of a paragraph and are none."""
    captions: tuple[Line, ...] = ()
    """Lines of paragraphs that are the caption of the picture above them."""
    other_languages: dict[Language, tuple[Line, ...]] = Field(default_factory=dict)
    """Lines that are in another language than the interview."""
    omissions: tuple[OmissionRecord, ...] = ()
    emendations: tuple[EmendationRecord, ...] = ()
    notes: tuple[NoteRecord, ...] = ()
    withheld: Annotated[tuple[WithheldRecord, ...], Field(max_length=1_000)] = ()
    doubts: tuple[DoubtRecord, ...] = ()
    """What `colloquy add` could not decide. Whoever decides one removes it."""

    def omitted_lines(self, last: int) -> frozenset[int]:
        """Give the lines that are left off the page, of a text that has so many."""
        runs = (run for omission in self.omissions for run in omission.lines)
        return frozenset(line for run in runs for line in range(run.first, min(run.last, last) + 1))

    def licence_of(self, language: str) -> tuple[str, str]:
        """Give an edition's license and who claims it; a translation that was received may have its own."""
        received = self.editions.get(language)
        if received and received.licence is not None:
            return received.licence, ""
        return self.rights.licence, self.rights.claimed_by
