"""The pages about many interviews: home, lists, topics, people, glossary, pictures, translations."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from markupsafe import Markup

from colloquy.catalogue.site import SiteLanguage
from colloquy.catalogue.topics import TopicRecord
from colloquy.composing import schema_org
from colloquy.composing.choices import Choices, choices
from colloquy.composing.environment import environment
from colloquy.composing.extracts import FEW
from colloquy.composing.glossary import glossary
from colloquy.composing.highlights import Highlight
from colloquy.composing.page import Page, list_places, reading_sidecar, sidecar
from colloquy.composing.pictures import spoken, timeline, topic_map
from colloquy.composing.places import Place, topic_place
from colloquy.joining.whole import Output, Sizes, Whole, page, page_and_sidecar
from colloquy.model.summary import Speech, Summary
from colloquy.text.inline.markdown import line, text
from colloquy.words.wording import Wording, find_words

Known = dict[str, object]
"""What a template is given."""

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
    lists: Callable[[], Choices]
    """What the lists can be narrowed down by."""

    def list(self, path: str, key: str, template: str, known: Callable[[], Known]) -> Output:
        """Make the output of one page, below the language's folder."""
        return page(f"{self.language.code}/{path}.md", key, lambda: self.write(template, known()))

    def write(self, template: str, known: Known) -> str:
        """Write a page."""
        made, site = environment(self.words).get_template(f"{template}.md.jinja"), self.whole.archive.site
        return made.render(code=self.language.code, site=site, lists=self.lists(), **known)

    def composed(self, path: str, template: str, known: Known, beside: str) -> Page:
        """Compose a page that has something beside it."""
        return Page(f"{self.language.code}/{path}.md", (self.write(template, known),), (), beside)

    def described(
        self, kind: str, folder: str, among: str, id_: str, name: str, known: schema_org.Node
    ) -> str:
        """Describe a page in a folder, one `among` others, in the vocabulary of schema.org."""
        site, words, path = self.whole.archive.site, self.words, f"{folder}/{id_}/"
        way = schema_org.crumbs(site, words, (str(words.say(among)), f"{folder}/"), (name, path))
        return schema_org.dump(schema_org.page(kind, site, words, path, name, **known), way)


def _languages(whole: Whole) -> Iterator[Language]:
    ordered = whole.ordered
    for language in whole.archive.site.languages:
        words = find_words(language.code, language.tag)
        yield Language(
            whole, language, words, ordered, cache(partial(choices, whole.archive, ordered, words))
        )


def home(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write the home pages, where an archive has none of its own."""
    for pages in _languages(whole):
        if pages.language.code not in whole.archive.own_homes:
            key = whole.key("summary", f"highlights {pages.language.code}")
            yield from page_and_sidecar(f"{pages.language.code}/index.md", key, partial(_home, pages))


def _home(pages: Language) -> Page:
    archive, code = pages.whole.archive, pages.language.code
    listed, name = archive.highlights, f"highlights {code}"
    found = (row for id_ in pages.whole.digests(name) for row in json.loads(pages.whole.piece(name, id_)))
    highlights = sorted(map(Highlight.revived, found), key=lambda each: each.order)
    topics = sorted(archive.topic_records, key=lambda topic: -len(topic.exchanges))
    lines = [listed.at("highlights", each.order, "at").line for each in highlights] if listed else []
    places = [*(Place("", "seeds/highlights.yml", line) for line in lines), Place("", "mkdocs.yml", 0)]
    described = schema_org.dump(schema_org.home(archive.site, pages.language))
    known = {
        "language": pages.language,
        "summaries": pages.summaries[-CARDS:],
        "count": len(pages.summaries),
        "topics": topics[:TOPICS],
        "topic_count": len(topics),
        "highlights": highlights,
    }
    beside = sidecar({"schema_org": described, "styles": ["finding.css"], "places": list_places(places)})
    return pages.composed("index", "home", known, beside)


def search(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write the pages of results, which are empty until somebody searches."""
    for pages in _languages(whole):
        yield pages.list("search/index", whole.key(of=()), "search", dict)


def lists(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write the lists of interviews, translations and topics."""
    for pages in _languages(whole):
        for folder in ("interviews", "translations", "topics"):
            yield pages.list(f"{folder}/index", whole.key("summary"), folder, partial(_lists, pages))


def _lists(pages: Language) -> Known:
    return {"summaries": pages.summaries, "topics": pages.whole.archive.topic_records}


def terms(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write the glossary."""
    for pages in _languages(whole):
        key = whole.key("summary", "exchanges")
        yield pages.list("glossary/index", key, "glossary", partial(_terms, pages))


def _terms(pages: Language) -> Known:
    whole = pages.whole
    return {"letters": glossary(whole.archive, pages.summaries, whole.exchanges, pages.words)}


def topics(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write a page for each topic."""
    for pages in _languages(whole):
        piece = f"excerpts {pages.language.code}"
        for index, topic in enumerate(whole.archive.topic_records):
            few = len(topic.exchanges) <= FEW
            of = [each.id for each in pages.summaries if each.id in topic.interviews]
            key = whole.key("summary", piece if few else "exchanges", of=of)
            path = f"{pages.language.code}/topics/{topic.id}.md"
            yield from page_and_sidecar(path, key, partial(_topic, pages, topic, index, of, few))


def _topic(pages: Language, topic: TopicRecord, index: int, of: list[str], few: bool) -> Page:
    archive, words = pages.whole.archive, pages.words
    names = {each.id: words.name(each.title) for each in archive.topic_records}
    shown = {each.id: words.text(each.title, archive.site, text) for each in archive.topic_records}
    about: schema_org.Node = {"about": {"@type": "DefinedTerm", "name": names[topic.id]}}
    name = f"excerpts {pages.language.code}"
    pieces = {id_: json.loads(pages.whole.piece(name, id_))[topic.id] for id_ in of} if few else {}
    quoting = {id_: piece["quoting"] for id_, piece in pieces.items()}
    described = pages.described("CollectionPage", "topics", "Topics", topic.id, names[topic.id], about)
    places = [topic_place(archive.topics, index)] if archive.topics else []
    meta = {"schema_org": described, "places": list_places(places)}
    known = {
        "id": topic.id,
        "title": names[topic.id],
        "heading": shown[topic.id],
        "description": words.text(topic.summary, archive.site),
        "summary": line(words.text(topic.summary, archive.site, text)),
        "both": any(piece["both"] for piece in pieces.values()),
        "excerpts": [excerpt for piece in pieces.values() for excerpt in piece["texts"]],
        "listed": [] if few else _listed(pages, topic, of),
        "related": [(id_, shown[id_]) for id_ in topic.related],
    }
    beside = reading_sidecar(archive.site, words, quoting, (), meta)
    return pages.composed(f"topics/{topic.id}", "topic", known, beside)


def _listed(pages: Language, topic: TopicRecord, of: list[str]) -> list[tuple[Summary, object, Markup]]:
    """List what a topic gathers: interviews in order of time, exchanges, and why they are here."""
    site, summaries = pages.whole.archive.site, {each.id: each for each in pages.summaries}
    reasons = {each.at: each.reason for each in topic.exchanges}
    return [
        (
            summaries[id_],
            exchange,
            line(pages.words.text(reasons[at], site, text)) if reasons[at] else Markup(),
        )
        for id_ in of
        for exchange in pages.whole.exchanges(id_)
        if (at := f"{id_}#{exchange.id}") in reasons
    ]


def people(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write a page for each person who speaks, and the list of them."""
    archive = whole.archive
    for pages in _languages(whole):
        speeches: dict[str, list[tuple[Summary, Speech]]] = defaultdict(list)
        for summary in pages.summaries:
            for speech in summary.speeches:
                speeches[speech.person].append((summary, speech))
        speaking = [archive.people[id_] for id_ in sorted(speeches)]
        for person in speaking:
            key = whole.key("summary", of=[summary.id for summary, _ in speeches[person.id]])
            path = f"{pages.language.code}/people/{person.id}.md"
            yield from page_and_sidecar(path, key, partial(_person, pages, person.id, speeches[person.id]))
        listed = {"people": speaking, "speeches": speeches}
        yield pages.list("people/index", whole.key("summary"), "people", partial(dict, listed))


def _person(pages: Language, id_: str, speeches: list[tuple[Summary, Speech]]) -> Page:
    archive, words = pages.whole.archive, pages.words
    person = archive.people[id_]
    name = words.name(person.name)
    entity: schema_org.Node = {"mainEntity": schema_org.person(person, archive.site, words)}
    described = pages.described("ProfilePage", "people", "People", id_, name, entity)
    places = [Place("", "seeds/people.yml", archive.lines["people", id_])]
    titles = {topic.id: topic.title for topic in archive.topic_records}
    known = {
        "person": person,
        "name": name,
        "others": [
            (language, form)
            for language in archive.site.languages
            for form in person.forms(language.code)
            if form != name
        ],
        "speeches": speeches,
        "titles": titles,
    }
    beside = sidecar({"schema_org": described, "styles": ["finding.css"], "places": list_places(places)})
    return pages.composed(f"people/{id_}", "person", known, beside)


def overview(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write the pictures of the archive."""
    for pages in _languages(whole):
        key = whole.key("summary", "exchanges")
        yield pages.list("overview/index", key, "overview", partial(_overview, pages))


def _overview(pages: Language) -> Known:
    archive, ordered, words = pages.whole.archive, pages.summaries, pages.words
    return {
        "summaries": ordered,
        "map": topic_map(archive, ordered, pages.whole.exchanges, words),
        "timeline": timeline(ordered, words),
        "spoken": spoken(archive, ordered, words),
    }
