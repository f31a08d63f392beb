"""What topics show of an interview: of each exchange its title, its speakers, the passages that matter."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from colloquy.catalogue import Archive, Described, InterviewRecord
from colloquy.composing.environment import environment
from colloquy.composing.passages import passage_view, write_passages
from colloquy.composing.places import topic_place
from colloquy.composing.quoting import Quoting
from colloquy.composing.writing import Writer
from colloquy.gathering import Gathered, gathered
from colloquy.model import Edition, Exchange, Kind, Passage, Provenance, Standing, Turn, Words
from colloquy.text.inline.markdown import line, text
from colloquy.words.naming import names_in_turn
from colloquy.words.wording import find_words

FEW = 60
"""A topic that gathers more questions than this lists them; one that gathers fewer shows them in full."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one speaker says in an extract."""

    name: Markup
    role: str
    passages: Markup


@dataclass(frozen=True, slots=True)
class Extract:
    """One exchange, as a topic gathers it, in one language."""

    interview: str
    record: InterviewRecord
    exchange: Exchange
    title: Words
    tag: str
    """The title's language tag, where it is not the page's."""
    reason: Markup
    standing: Standing
    spoken: tuple[Spoken, ...]


def excerpts(
    archive: Archive, described: Described, editions: Sequence[Edition]
) -> Iterator[tuple[str, str]]:
    """Write the excerpts of each language as JSON: by topic, what can be copied, and their Markdown."""
    wanted = gathered(archive, described.id)
    for edition in editions:
        words = find_words(edition.language, archive.site.tag(edition.language))
        template = environment(words).get_template("extract.md.jinja")
        other = other_edition(edition, editions)
        quotings: dict[str, Quoting] = {}
        texts: dict[str, list[str]] = defaultdict(list)
        for exchange in edition.interview.exchanges:
            for entry in wanted.get(exchange.id, ()):
                topic = entry.topic.id
                if len(entry.topic.exchanges) <= FEW:
                    quoting = quotings.setdefault(topic, Quoting(archive, described, edition, words))
                    extract = _extract(quoting, other, exchange, entry)
                    texts[topic].append(template.render(extract=extract))
        if texts:
            by_topic = {
                topic: {"both": other is not None, "quoting": quotings[topic].block(), "texts": written}
                for topic, written in texts.items()
            }
            yield edition.language, json.dumps(by_topic, ensure_ascii=False)


def other_edition(edition: Edition, editions: Sequence[Edition]) -> Edition | None:
    """Choose what to read beside an edition: the source text, or beside that, its first translation."""
    said = [each for each in editions if each.provenance is not Provenance.UNTRANSLATED]
    others = [each for each in said if each is not edition] if edition in said else []
    return next((each for each in others if each.own), next(iter(others), None))


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
            if (passage.id in named if named and not turn.asks else _said(passage))
        ]
        for each in kept:
            quoting.passage(each, turn, *here)
        views = (passage_view(replace(each, marks=()), edition, other, site, writer) for each in kept)
        # Their anchors are such as no other interview has, and show where the passages are.
        there = (replace(view, id=f"{described.id}-{view.id}") for view in views)
        name = words.text(names_in_turn(archive, turn.speakers), site, text)
        if not turn.speakers:
            return Spoken(text(words.plainly("not spoken")), "nobody", write_passages(there))
        return Spoken(name, turn.role, write_passages(there))

    return Extract(
        interview=described.id,
        record=described.declared.record,
        exchange=exchange,
        title=title,
        tag=site.tag(title.language) if title.language != edition.language else "",
        reason=line(words.text(entry.record.reason, site, text)) if entry.record.reason else Markup(),
        standing=edition.standing,
        spoken=tuple(part for part in map(spoken, exchange.turns) if part.passages),
    )


def _said(passage: Passage) -> bool:
    return passage.translatable and passage.kind is not Kind.FIGURE
