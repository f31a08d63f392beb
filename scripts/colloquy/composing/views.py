"""What an interview's page shows, ready for its templates: every text is Markdown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from colloquy.catalogue import Archive, Described, InterviewRecord
from colloquy.composing.about import About
from colloquy.composing.extracts import other_edition
from colloquy.composing.glossing import Glosser
from colloquy.composing.measuring import minutes
from colloquy.composing.passages import PassageView, begins, levelled, passage_view, write_passages
from colloquy.composing.places import Place, page_places
from colloquy.composing.progress import Progress, languages_translated, translation_progress
from colloquy.composing.writing import Writer
from colloquy.model import Edition, Exchange, Kind, Passage, Provenance, Speaker, Standing, Turn, Words
from colloquy.text.inline import Link, parse, walk
from colloquy.text.inline.markdown import text
from colloquy.words.naming import name_speakers, names_in_turn, with_roles
from colloquy.words.wording import Wording

HEADINGS = (Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTE, Kind.ITEM)
"""Passages that can be a question's heading."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and their language tag where it is not the page's."""

    text: Markup
    tag: str


@dataclass(frozen=True, slots=True)
class Person:
    """One of those who speak."""

    id: str
    name: str
    shown: Markup
    """The name, which says its language where that is another one than the page's."""
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnView:
    """One turn as its page shows it."""

    name: Markup
    role: str
    supplied: bool
    start: Markup
    """Attributes that say when it begins in the recording, and where that can be heard."""
    passages: Markup


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """One exchange: its question as a heading, and what follows."""

    id: str
    title: Said
    asker: TurnView | None
    """Who asks, with the rest of the question; none where a part begins without one."""
    question: PassageView | None
    """The passage that is the heading; none where the question has no words."""
    turns: tuple[TurnView, ...]


@dataclass(frozen=True, slots=True)
class InterviewView:
    """An interview's page."""

    title: Said
    title_id: str
    plain_title: str
    source: str
    """Where it is from, in short."""
    people: tuple[Person, ...]
    languages: tuple[str, ...]
    """Codes of the site's languages that it is in: its own, and those that something is translated into."""
    record: InterviewRecord
    minutes: int
    """To read."""
    standing: Standing
    translated: bool
    """Whether the source text itself is a translation by somebody."""
    beside: tuple[str, ...]
    """Codes of the other languages that the source text has passages in."""
    progress: Progress | None
    other: Edition | None
    """The edition that can be read beside this one."""
    corrected: bool
    """Whether there are corrections that can be switched off."""
    front: Markup
    opening: tuple[TurnView, ...]
    exchanges: tuple[ExchangeView, ...]
    back: Markup
    about: About
    links: tuple[str, ...]
    """Addresses that the text links to, in their order."""
    glosses: tuple[Markup, ...]
    """What the glosses on the page open."""
    used: Mapping[str, tuple[str, ...]]
    """By exchange: ids of the terms used in it."""
    places: tuple[Place, ...]
    """Where the page is corrected as a whole."""

    @property
    def heading(self) -> str:
        """What the page is called among others."""
        return " · ".join(filter(None, [self.plain_title, self.source]))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A turn as its page shows it, and its passages one by one."""

    view: TurnView
    passages: tuple[PassageView, ...]


def interview_view(
    archive: Archive, described: Described, edition: Edition, editions: Sequence[Edition], words: Wording
) -> InterviewView:
    """Gather what an interview's page shows in one of its editions, with another one beside it."""
    interview, record = edition.interview, described.declared.record
    in_words = {interview.language, *languages_translated(editions)}
    title, other, glosser = edition.title(), other_edition(edition, editions), Glosser(archive)
    writer = Writer(words, glosser)
    views = _Views(archive, record, edition, other, glosser, writer)
    front = views.passages(each for each in interview.front if each.lines.first != interview.title_line)
    opening = tuple(views.turn(turn).view for turn in interview.opening)
    exchanges = tuple(map(views.exchange, interview.exchanges))
    glosser.begin()
    back = views.passages(interview.back)
    return InterviewView(
        title=views.title(title),
        title_id=f"l{interview.title_line}" if interview.title_line else "",
        plain_title=title.text,
        source=words.source(record.origin.publisher, record.date),
        people=tuple(
            Person(
                speaker.person,
                name_speakers(archive, [speaker], words.code),
                views.names([speaker]),
                roles,
            )
            for speaker, roles in with_roles(interview.speakers)
        ),
        languages=tuple(code for code in archive.site.codes if code in in_words),
        record=record,
        minutes=minutes(edition.passage(passage).text for passage in interview.passages),
        standing=edition.standing,
        translated=interview.provenance is Provenance.RECEIVED,
        beside=tuple(sorted({passage.language for passage in interview.passages} - {interview.language})),
        progress=translation_progress(archive, edition),
        other=other,
        corrected=writer.corrected,
        front=front,
        opening=opening,
        exchanges=exchanges,
        back=back,
        about=About(archive, words, record, interview),
        links=_links(edition),
        glosses=glosser.notes(words),
        used={id_: tuple(terms) for id_, terms in glosser.used.items() if id_ and terms},
        places=tuple(page_places(described, edition)),
    )


@dataclass(frozen=True, slots=True)
class _Views:
    """The views of an edition's parts, made in the order of the page: each term has its gloss once."""

    archive: Archive
    record: InterviewRecord
    edition: Edition
    other: Edition | None
    glosser: Glosser
    writer: Writer

    def passages(self, passages: Iterable[Passage]) -> Markup:
        """Show passages that are in no turn."""
        return write_passages(map(self._passage, passages))

    def names(self, speakers: Sequence[Speaker]) -> Markup:
        """Name speakers in the words of the page, each in the language of its name."""
        return self.writer.words.text(names_in_turn(self.archive, speakers), self.archive.site, text)

    def title(self, title: Words) -> Said:
        """Show a title, with its language where the page has another."""
        tag = self.archive.site.tag(title.language) if title.language != self.edition.language else ""
        return Said(text(title.text), tag)

    def turn(self, turn: Turn) -> _Spoken:
        """Show a turn, with the times at which its passages begin."""
        recording, times = self.record.origin.recording, [passage.block.start for passage in turn.passages]
        marks = [begins(time if time != turn.start else None, recording) for time in times]
        timed = zip(turn.passages, marks, strict=True)
        passages = tuple(levelled(replace(self._passage(passage), start=mark) for passage, mark in timed))
        start, said = begins(turn.start, recording), write_passages(passages)
        return _Spoken(TurnView(self.names(turn.speakers), turn.role, turn.supplied, start, said), passages)

    def exchange(self, exchange: Exchange) -> ExchangeView:
        """Show an exchange; what is printed as a heading of its first turn is its question."""
        self.glosser.begin(exchange.id)
        title = self.title(self.edition.exchange_title(exchange))
        first, *others = map(self.turn, exchange.turns)
        if not exchange.turns[0].asks:
            return ExchangeView(exchange.id, title, None, None, tuple(each.view for each in (first, *others)))
        question = next((passage for passage in first.passages if passage.kind in HEADINGS), None)
        rest = write_passages(passage for passage in first.passages if passage is not question)
        turns = tuple(spoken.view for spoken in others)
        return ExchangeView(exchange.id, title, replace(first.view, passages=rest), question, turns)

    def _passage(self, passage: Passage) -> PassageView:
        return passage_view(passage, self.edition, self.other, self.archive.site, self.writer)


def _links(edition: Edition) -> tuple[str, ...]:
    """Give the addresses on the web that passages below the title link to, as often as each is there.

    On paper they are at the page's end, as notes, in this order.
    """
    title = edition.interview.title_line
    return tuple(
        node.address
        for passage in edition.interview.passages
        if passage.kind is not Kind.CODE and passage.lines.first != title
        for node in walk(parse(edition.passage(passage).text))
        if isinstance(node, Link) and node.address.startswith("http")
    )
