"""The pages about many interviews: home, lists, topics, people, glossary, pictures, translations."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from colloquy.catalogue.site import SiteLanguage
from colloquy.catalogue.topics import TopicRecord
from colloquy.composing import schema_org
from colloquy.composing.choices import Choices, choices
from colloquy.composing.environment import environment
from colloquy.composing.extracts import FEW
from colloquy.composing.glossary import glossary
from colloquy.composing.highlights import Highlight
from colloquy.composing.mending import topic_place
from colloquy.composing.pictures import spoken, timeline, topic_map
from colloquy.composing.quoting import as_script
from colloquy.joining.whole import Output, Sizes, Whole, page
from colloquy.model.summary import Speech, Summary
from colloquy.wording import Wording, wording

CARDS, TOPICS = 6, 24
"""How many interviews and topics the home page shows; the lists have all."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """What pages in one language are made from."""

    whole: Whole
    language: SiteLanguage
    words: Wording
    summaries: list[Summary]
    """In order of time."""
    lists: Choices

    def page(self, path: str, key: str, template: str, known: Callable[[], dict[str, object]]) -> Output:
        """Make the output of one page, below the language's folder."""
        return page(f"{self.language.code}/{path}.md", key, partial(self._written, template, known))

    def _written(self, template: str, known: Callable[[], dict[str, object]]) -> str:
        made, site = environment(self.words).get_template(f"{template}.md.jinja"), self.whole.archive.site
        return made.render(code=self.language.code, site=site, lists=self.lists, **known())

    def described(
        self, kind: str, folder: str, among: str, id_: str, name: str, known: schema_org.Node
    ) -> Markup:
        """Describe a page in a folder, one `among` others, in the vocabulary of schema.org."""
        site, words, path = self.whole.archive.site, self.words, f"{folder}/{id_}/"
        way = schema_org.crumbs(site, words, (str(words.say(among)), f"{folder}/"), (name, path))
        return schema_org.written(schema_org.page(kind, site, words, path, name, **known), way)


def _languages(whole: Whole) -> Iterator[Language]:
    ordered = whole.ordered
    for language in whole.archive.site.languages:
        words = wording(language.code, language.tag)
        yield Language(whole, language, words, ordered, choices(whole.archive, ordered, words))


def home(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write the home pages, where an archive has none of its own."""
    for pages in _languages(whole):
        if pages.language.code not in whole.archive.own_homes:
            key = whole.key("summary", f"highlights {pages.language.code}")
            yield pages.page("index", key, "home", partial(_home, pages))


def _home(pages: Language) -> dict[str, object]:
    archive, code = pages.whole.archive, pages.language.code
    listed, name = archive.highlights, f"highlights {code}"
    found = (row for id_ in pages.whole.digests(name) for row in json.loads(pages.whole.piece(name, id_)))
    highlights = sorted(map(Highlight.revived, found), key=lambda each: each.order)
    topics = sorted(archive.topic_records, key=lambda topic: -len(topic.exchanges))
    return {
        "language": pages.language,
        "schema_org": schema_org.written(schema_org.home(archive.site, pages.language)),
        "summaries": pages.summaries[-CARDS:],
        "count": len(pages.summaries),
        "topics": topics[:TOPICS],
        "topic_count": len(topics),
        "highlights": highlights,
        "lines": [listed.at("highlights", each.order, "at").line for each in highlights] if listed else [],
    }


def lists(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write the lists of interviews, translations and topics."""
    for pages in _languages(whole):
        for folder in ("interviews", "translations", "topics"):
            yield pages.page(f"{folder}/index", whole.key("summary"), folder, partial(_lists, pages))


def _lists(pages: Language) -> dict[str, object]:
    return {"summaries": pages.summaries, "topics": pages.whole.archive.topic_records}


def terms(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write the glossary."""
    for pages in _languages(whole):
        key = whole.key("summary", "exchanges")
        yield pages.page("glossary/index", key, "glossary", partial(_terms, pages))


def _terms(pages: Language) -> dict[str, object]:
    whole = pages.whole
    return {"letters": glossary(whole.archive, pages.summaries, whole.exchanges, pages.words)}


def topics(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write a page for each topic."""
    for pages in _languages(whole):
        piece = f"excerpts {pages.language.code}"
        for index, topic in enumerate(whole.archive.topic_records):
            few = len(topic.exchanges) <= FEW
            gathered = {each.interview for each in topic.exchanges}
            of = [each.id for each in pages.summaries if each.id in gathered]
            key = whole.key("summary", piece if few else "exchanges", of=of)
            yield pages.page(
                f"topics/{topic.id}", key, "topic", partial(_topic, pages, topic, index, of, few)
            )


def _topic(pages: Language, topic: TopicRecord, index: int, of: list[str], few: bool) -> dict[str, object]:
    archive, words = pages.whole.archive, pages.words
    names = {each.id: words.name(each.title) for each in archive.topic_records}
    about: schema_org.Node = {"about": {"@type": "DefinedTerm", "name": names[topic.id]}}
    name = f"excerpts {pages.language.code}"
    pieces = {id_: json.loads(pages.whole.piece(name, id_))[topic.id] for id_ in of} if few else {}
    quoting = {id_: piece["quoting"] for id_, piece in pieces.items()}
    return {
        "title": names[topic.id],
        "schema_org": pages.described("CollectionPage", "topics", "Topics", topic.id, names[topic.id], about),
        "summary": words.text(topic.summary, archive.site),
        "both": any(piece["both"] for piece in pieces.values()),
        "excerpts": [text for piece in pieces.values() for text in piece["texts"]],
        "listed": [] if few else _listed(pages, topic, of),
        "related": [(id_, names[id_]) for id_ in topic.related],
        "place": topic_place(archive.topics, index) if archive.topics else None,
        "quotable": as_script(archive.site, words, quoting),
    }


def _listed(pages: Language, topic: TopicRecord, of: list[str]) -> list[tuple[Summary, object, Markup]]:
    """List what a topic gathers: interviews in order of time, exchanges, and why they are here."""
    site, summaries = pages.whole.archive.site, {each.id: each for each in pages.summaries}
    reasons = {each.at: each.reason for each in topic.exchanges}
    return [
        (summaries[id_], exchange, pages.words.text(reasons[at], site) if reasons[at] else Markup())
        for id_ in of
        for exchange in pages.whole.exchanges(id_)
        if (at := f"{id_}#{exchange.id}") in reasons
    ]


def people(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write a page for each person who speaks, and the list of them."""
    archive = whole.archive
    for pages in _languages(whole):
        found: dict[str, list[tuple[Summary, Speech]]] = defaultdict(list)
        for each in pages.summaries:
            for speech in each.speeches:
                found[speech.person].append((each, speech))
        speaking = [archive.people[id_] for id_ in sorted(found)]
        for person in speaking:
            key = whole.key("summary", of=[each.id for each, _ in found[person.id]])
            known = partial(_person, pages, person.id, found[person.id])
            yield pages.page(f"people/{person.id}", key, "person", known)
        listed = {"people": speaking, "speeches": found}
        yield pages.page("people/index", whole.key("summary"), "people", partial(dict, listed))


def _person(pages: Language, id_: str, speeches: list[tuple[Summary, Speech]]) -> dict[str, object]:
    archive, words = pages.whole.archive, pages.words
    person = archive.people[id_]
    name = words.name(person.name)
    entity: schema_org.Node = {"mainEntity": schema_org.person(person, archive.site, words)}
    return {
        "person": person,
        "name": name,
        "line": archive.lines["people", id_],
        "speeches": speeches,
        "titles": {topic.id: topic.title for topic in archive.topic_records},
        "schema_org": pages.described("ProfilePage", "people", "People", id_, name, entity),
    }


def overview(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write the pictures of the archive."""
    for pages in _languages(whole):
        key = whole.key("summary", "exchanges")
        yield pages.page("overview/index", key, "overview", partial(_overview, pages))


def _overview(pages: Language) -> dict[str, object]:
    archive, ordered, words = pages.whole.archive, pages.summaries, pages.words
    return {
        "summaries": ordered,
        "map": topic_map(archive, ordered, pages.whole.exchanges, words),
        "timeline": timeline(ordered),
        "spoken": spoken(archive, ordered, words),
    }
