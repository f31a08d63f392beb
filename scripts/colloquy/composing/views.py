"""What an interview's page shows, ready for its template: every text is HTML that is inert as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from colloquy.catalogue import Archive, Described
from colloquy.catalogue.site import Site
from colloquy.composing.glossing import Glosser
from colloquy.composing.links import links
from colloquy.composing.marking import Marker
from colloquy.composing.measuring import minutes
from colloquy.composing.mending import Place, page_places
from colloquy.composing.passages import PassageView, levelled, passage_view
from colloquy.composing.progress import Progress, translation_progress
from colloquy.composing.quoting import as_script, quoting
from colloquy.gathering import gathered
from colloquy.inline import attribute, escape
from colloquy.model import Edition, Exchange, Interview, Kind, Passage, Turn, Words
from colloquy.wording import Wording

HEADINGS = (Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTE, Kind.ITEM)
"""Passages that can stand as a question's heading."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and their language tag where it is not the page's."""

    html: Markup
    tag: str
    label: Markup
    """The same for an attribute."""


@dataclass(frozen=True, slots=True)
class TurnView:
    """One turn as its page shows it."""

    name: str
    role: str
    supplied: bool
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """One exchange: its question as a heading, and what follows."""

    id: str
    title: Said
    asker: str
    asker_supplied: bool
    question: PassageView | None
    """The passage that is the heading; none where the question has no words."""
    rest: tuple[PassageView, ...]
    """Of the question's turn."""
    turns: tuple[TurnView, ...]
    topics: tuple[tuple[str, str], ...]
    """Ids and titles of the topics that gather it."""

    @property
    def passages(self) -> tuple[PassageView, ...]:
        """All passages, in their order."""
        own = (self.question,) if self.question else ()
        return (*own, *self.rest, *(passage for turn in self.turns for passage in turn.passages))


@dataclass(frozen=True, slots=True)
class InterviewView:
    """An interview's page."""

    described: Described
    edition: Edition
    title: Said
    title_id: str
    plain_title: str
    speakers: tuple[tuple[str, str, str], ...]
    """Ids, names and roles."""
    languages: list[Markup]
    """Names of all languages of the site."""
    progress: Progress | None
    minutes: int
    switch: bool
    """Whether there are corrections that can be switched off."""
    other: Edition | None
    """The edition that can be read beside this one."""
    site: Site
    labels: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    """By speaker: each label as printed, and how often."""
    supplied: tuple[tuple[str, int], ...]
    """Speakers whom the archive supplies, and the lines where."""
    passages: Mapping[int, str]
    """Ids, by each line that a passage has."""
    front: tuple[PassageView, ...]
    exchanges: tuple[ExchangeView, ...]
    back: tuple[PassageView, ...]
    links: tuple[Markup, ...]
    """Addresses that the text links to, in their order."""
    glosses: tuple[Markup, ...]
    """What the glosses on the page open."""
    used: Mapping[str, tuple[str, ...]]
    """By exchange: ids of the terms used in it."""
    quoting: Markup
    """What can be copied of it, as JSON."""
    mending: tuple[Place, ...]
    """Where it is mended as a whole."""

    @property
    def names(self) -> list[Markup]:
        """The speakers' names."""
        return [escape(name) for _, name, _ in self.speakers]

    @property
    def source_tag(self) -> str:
        """The language tag of the source text."""
        return self.site.tag(self.edition.interview.language)

    @property
    def omissions(self) -> list[tuple[str, str, Mapping[str, str]]]:
        """What was left out: the reason, the lines, a note; lines of one reason together."""
        gathered: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
        for each in self.edition.interview.omissions:
            first, last = each.lines
            shown = f"{first}–{last}" if last > first else str(first)
            gathered.setdefault((each.reason, tuple(each.note.items())), []).append(shown)
        return [(reason, ", ".join(lines), dict(note)) for (reason, note), lines in gathered.items()]

    def passage_at(self, line: int) -> str:
        """Find the passage that has a line; nothing if it is on no page."""
        return self.passages.get(line, "")


def interview_view(
    archive: Archive, described: Described, edition: Edition, other: Edition | None, words: Wording
) -> InterviewView:
    """Gather what an interview's page shows in one edition, with the `other` one beside it."""
    interview = edition.interview
    glosser = Glosser(archive)
    marker = Marker(words, archive.site, glosser)

    def view(passage: Passage) -> PassageView:
        return passage_view(passage, edition, other, archive.site, marker)

    def name(person: str) -> str:
        return words.name(archive.people[person].name)

    def said(title: Words) -> Said:
        tag = archive.site.tag(title.language) if title.language != edition.language else ""
        return Said(escape(title.text), tag, attribute(title.text))

    gathering = gathered(archive, described.id)

    def topics(exchange: Exchange) -> tuple[tuple[str, str], ...]:
        entries = gathering.get(exchange.id, ())
        return tuple((entry.topic.id, words.name(entry.topic.title)) for entry in entries)

    title = edition.title()
    front = levelled(view(each) for each in interview.front if each.lines.first != interview.title_line)
    exchanges = []
    for each in interview.exchanges:
        glosser.begin(each.id)
        exchanges.append(_exchange(each, said(edition.exchange_title(each)), view, name, topics(each)))
    glosser.begin()
    back = levelled(map(view, interview.back))
    every = (*front, *(passage for each in exchanges for passage in each.passages), *back)
    return InterviewView(
        described=described,
        edition=edition,
        title=said(title),
        title_id=f"l{interview.title_line}" if interview.title_line else "",
        plain_title=title.text,
        speakers=tuple((each.person, name(each.person), each.role) for each in interview.speakers),
        languages=[escape(words.language(code)) for code in archive.site.codes],
        progress=translation_progress(archive, edition),
        minutes=minutes(edition.passage(each).text for each in interview.passages),
        switch=marker.inline > 0,
        other=other,
        site=archive.site,
        passages={
            line: each.id
            for each in interview.passages
            for line in range(each.lines.first, each.lines.last + 1)
        },
        labels=_labels(interview, name),
        supplied=tuple(
            (name(turn.speaker.person), turn.passages[0].lines.first)
            for exchange in interview.exchanges
            for turn in exchange.turns
            if turn.supplied and turn.passages
        ),
        front=front,
        exchanges=tuple(exchanges),
        back=back,
        links=links(every),
        glosses=glosser.notes(words),
        used={id_: tuple(terms) for id_, terms in glosser.used.items() if id_ and terms},
        quoting=as_script(
            archive.site, words, {described.id: quoting(archive, described, edition, words).block()}
        ),
        mending=tuple(page_places(described, edition)),
    )


def _exchange(
    exchange: Exchange,
    title: Said,
    view: Callable[[Passage], PassageView],
    name: Callable[[str], str],
    topics: tuple[tuple[str, str], ...],
) -> ExchangeView:
    first, *others = (_turn(turn, view, name) for turn in exchange.turns)
    question = next((each for each in first.passages if each.kind in HEADINGS), None)
    return ExchangeView(
        id=exchange.id,
        title=title,
        asker=first.name,
        asker_supplied=first.supplied,
        question=question,
        rest=levelled(each for each in first.passages if each is not question),
        turns=tuple(others),
        topics=topics,
    )


def _turn(turn: Turn, view: Callable[[Passage], PassageView], name: Callable[[str], str]) -> TurnView:
    passages = levelled(map(view, turn.passages))
    return TurnView(name(turn.speaker.person), turn.speaker.role, turn.supplied, passages)


def _labels(
    interview: Interview, name: Callable[[str], str]
) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    printed: dict[str, Counter[str]] = {speaker.person: Counter() for speaker in interview.speakers}
    for exchange in interview.exchanges:
        for turn in exchange.turns:
            if turn.label:
                printed[turn.speaker.person][turn.label.text] += 1
    return tuple((name(person), tuple(counted.most_common())) for person, counted in printed.items())
