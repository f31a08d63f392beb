"""What a topic's page shows of one exchange: its title, its speakers, the passages that matter, whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from markupsafe import Markup

from colloquy.catalogue import Archive, Described
from colloquy.composing.passages import passage_view, write_passages
from colloquy.composing.places import topic_place
from colloquy.composing.quoting import Block, Quoting
from colloquy.composing.writing import Writer
from colloquy.gathering import Gathered, gathered
from colloquy.model import Edition, Exchange, Kind, Passage, Provenance, Turn
from colloquy.text.inline.markdown import line, text
from colloquy.words.wording import Wording

FEW = 60
"""A topic that gathers more questions than this lists them; one that gathers fewer shows them in full."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one speaker says in an extract."""

    name: str
    role: str
    passages: Markup


@dataclass(frozen=True, slots=True)
class Extract:
    """One exchange, as a topic gathers it, in one language."""

    topic: str
    interview: str
    date: str
    publisher: str
    exchange: str
    number: int
    title: str
    tag: str
    """The title's language tag, where it is not the page's."""
    reason: Markup
    provenance: Provenance
    other: Edition | None
    spoken: tuple[Spoken, ...]
    quoting: Block = field(default_factory=dict)
    """What can be copied of all that the topic gathers of the interview."""


def extracts(
    archive: Archive, described: Described, edition: Edition, other: Edition | None, words: Wording
) -> list[Extract]:
    """Take out of an interview what topics gather of it."""
    wanted = gathered(archive, described.id)
    quotings: dict[str, Quoting] = {}
    made = []
    for exchange in edition.interview.exchanges:
        for entry in wanted.get(exchange.id, ()):
            if len(entry.topic.exchanges) > FEW:
                continue
            quoting = quotings.setdefault(entry.topic.id, Quoting(archive, described, edition, words))
            made.append(_extract(quoting, other, exchange, entry))
    blocks = {topic: quoting.block() for topic, quoting in quotings.items()}
    return [replace(each, quoting=blocks[each.topic]) for each in made]


def other_edition(edition: Edition, editions: list[Edition]) -> Edition | None:
    """Choose what to read beside an edition: the source text, or beside that, its first translation."""
    others = [each for each in editions if each is not edition]
    own = edition.interview.language
    beside_own = (each for each in others if each.translations)
    return next((each for each in others if each.language == own), next(beside_own, None))


def _extract(quoting: Quoting, other: Edition | None, exchange: Exchange, entry: Gathered) -> Extract:
    archive, described, edition, words = quoting.archive, quoting.described, quoting.edition, quoting.say
    title, site = edition.exchange_title(exchange), archive.site
    writer = Writer(words)
    here = (topic_place(archive.topics, *entry.place),) if archive.topics else ()

    def spoken(turn: Turn) -> Spoken:
        named = entry.record.passages
        kept = [
            passage
            for passage in turn.passages
            if (passage.id in named if named and turn.speaker.role == "guest" else _said(passage))
        ]
        for each in kept:
            quoting.passage(each, turn, *here)
        views = (passage_view(replace(each, marks=()), edition, other, site, writer) for each in kept)
        # Their anchors are such as no other interview has, and show where the passages are.
        there = (replace(view, id=f"{described.id}-{view.id}") for view in views)
        name = words.name(archive.people[turn.speaker.person].name)
        return Spoken(name, turn.speaker.role, write_passages(there))

    record = described.declared.record
    return Extract(
        topic=entry.topic.id,
        interview=described.id,
        date=record.date,
        publisher=record.origin.publisher,
        exchange=exchange.id,
        number=exchange.number,
        title=title.text,
        tag=site.tag(title.language) if title.language != edition.language else "",
        reason=line(words.text(entry.record.reason, site, text)) if entry.record.reason else Markup(),
        provenance=edition.provenance,
        other=other,
        spoken=tuple(part for part in map(spoken, exchange.turns) if part.passages),
    )


def _said(passage: Passage) -> bool:
    return passage.translatable and passage.kind is not Kind.FIGURE
