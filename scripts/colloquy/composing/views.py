"""What an interview's page shows, ready for its templates: every text is Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from colloquy.catalogue import Archive, Described, InterviewRecord
from colloquy.composing.about import About
from colloquy.composing.extracts import other_edition
from colloquy.composing.glossing import Glosser
from colloquy.composing.links import links
from colloquy.composing.measuring import minutes
from colloquy.composing.passages import PassageView, levelled, passage_view, write_passages
from colloquy.composing.places import Place, page_places
from colloquy.composing.progress import Progress, languages_translated, translation_progress
from colloquy.composing.timing import begins
from colloquy.composing.writing import Writer
from colloquy.model import Edition, Exchange, Kind, Passage, Provenance, Speaker, Standing, Turn, Words
from colloquy.text.inline.markdown import text
from colloquy.words.naming import name_speakers, names_of
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
    other = other_edition(edition, editions)
    in_words = {edition.interview.language, *languages_translated(editions)}
    interview, record = edition.interview, described.declared.record
    glosser = Glosser(archive)
    writer = Writer(words, glosser)

    def view(passage: Passage) -> PassageView:
        return passage_view(passage, edition, other, archive.site, writer)

    def name(speakers: Sequence[Speaker]) -> Markup:
        return words.text(names_of(archive, speakers), archive.site, text)

    def spoken(turn: Turn) -> _Spoken:
        recording, times = record.origin.recording, [passage.block.start for passage in turn.passages]
        marks = [begins(time if time != turn.start else None, recording) for time in times]
        views = (replace(view(each), start=mark) for each, mark in zip(turn.passages, marks, strict=True))
        passages = tuple(levelled(views))
        start, said = begins(turn.start, recording), write_passages(passages)
        return _Spoken(TurnView(name(turn.speakers), turn.role, turn.supplied, start, said), passages)

    def said(title: Words) -> Said:
        tag = archive.site.tag(title.language) if title.language != edition.language else ""
        return Said(text(title.text), tag)

    title = edition.title()
    front = write_passages(
        view(passage) for passage in interview.front if passage.lines.first != interview.title_line
    )
    opening = tuple(spoken(turn).view for turn in interview.opening)
    exchanges = []
    for exchange in interview.exchanges:
        glosser.begin(exchange.id)
        exchanges.append(_exchange(exchange, said(edition.exchange_title(exchange)), spoken))
    glosser.begin()
    back = write_passages(map(view, interview.back))
    return InterviewView(
        title=said(title),
        title_id=f"l{interview.title_line}" if interview.title_line else "",
        plain_title=title.text,
        source=words.source(record.origin.publisher, record.date),
        people=tuple(
            Person(speaker.person, name_speakers(archive, [speaker], words.code), name([speaker]), roles)
            for speaker, roles in _with_roles(interview.speakers)
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
        exchanges=tuple(exchanges),
        back=back,
        about=About(archive, words, record, interview),
        links=links(edition),
        glosses=glosser.notes(words),
        used={id_: tuple(terms) for id_, terms in glosser.used.items() if id_ and terms},
        places=tuple(page_places(described, edition)),
    )


def _with_roles(speakers: Sequence[Speaker]) -> Iterator[tuple[Speaker, tuple[str, ...]]]:
    """Give each person once, with all roles."""
    roles: dict[tuple[str, str], list[str]] = {}
    for speaker in speakers:
        roles.setdefault((speaker.person, speaker.printed), []).append(speaker.role)
    once = {(speaker.person, speaker.printed): speaker for speaker in reversed(speakers)}
    return ((once[key], tuple(having)) for key, having in roles.items())


def _exchange(exchange: Exchange, title: Said, said: Callable[[Turn], _Spoken]) -> ExchangeView:
    first, *others = exchange.turns
    if not first.asks:
        return ExchangeView(exchange.id, title, None, None, tuple(said(turn).view for turn in exchange.turns))
    asked = said(first)
    question = next((passage for passage in asked.passages if passage.kind in HEADINGS), None)
    rest = write_passages(passage for passage in asked.passages if passage is not question)
    turns = tuple(said(turn).view for turn in others)
    return ExchangeView(exchange.id, title, replace(asked.view, passages=rest), question, turns)
