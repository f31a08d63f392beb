"""The pages about many interviews: home, lists, topics, people, glossary, pictures, translations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from colloquy.catalogue import Archive
from colloquy.catalogue.site import SiteLanguage
from colloquy.composing import schema_org
from colloquy.composing.choices import Choices, choices
from colloquy.composing.environment import environment
from colloquy.composing.extracts import Extract
from colloquy.composing.glossary import glossary
from colloquy.composing.mending import Place, topic_place
from colloquy.composing.page import Page, sidecar
from colloquy.composing.people import Speech
from colloquy.composing.pictures import spoken, timeline, topic_map
from colloquy.composing.reading import mended, reading_sidecar
from colloquy.composing.summaries import Summary, in_time
from colloquy.inline.markdown import line, text
from colloquy.wording import Wording, wording

FOLDERS = ("interviews", "topics", "people", "glossary", "overview", "translations", "data")
"""Folders of a language in which all pages are made here."""

CARDS, TOPICS = 6, 24
"""How many interviews and topics the home page shows; the lists have all."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What pages in one language are made of."""

    archive: Archive
    summaries: list[Summary]
    """In order of time."""
    language: SiteLanguage
    words: Wording
    lists: Choices

    def page(self, path: str, template: str, beside: str = "", **known: object) -> Page:
        """Make one page, below the language's folder, and `beside` it what Markdown cannot carry."""
        made = environment(self.words).get_template(f"{template}.md.jinja")
        code, site = self.language.code, self.archive.site
        text = made.render(code=code, site=site, lists=self.lists, **known)
        return Page(f"{code}/{path}.md", (text,), sidecar=beside)

    def told(self, kind: str, folder: str, among: str, id_: str, name: str, known: schema_org.Node) -> str:
        """Describe a page in a folder, one `among` others, in the vocabulary of schema.org."""
        site, words, path = self.archive.site, self.words, f"{folder}/{id_}/"
        way = schema_org.crumbs(site, words, (str(words.say(among)), f"{folder}/"), (name, path))
        return schema_org.written(schema_org.page(kind, site, words, path, name, **known), way)


def index_pages(archive: Archive, summaries: list[Summary]) -> Iterator[Page]:
    """Write the pages about all interviews in each language."""
    makers: tuple[Callable[[Pages], Iterator[Page]], ...] = (_home, _lists, _topics, _people, _overview)
    for language in archive.site.languages:
        words, ordered = wording(language.code, language.tag), in_time(summaries)
        pages = Pages(archive, ordered, language, words, choices(archive, ordered, words))
        for make in makers:
            yield from make(pages)


def _home(pages: Pages) -> Iterator[Page]:
    path = pages.archive.root / "docs" / pages.language.code / "index.md"
    if path.is_file() and "\nmade_by: colloquy\n" not in path.read_text(encoding="utf-8", errors="replace"):
        return  # an archive may have a home page of its own
    code, listed = pages.language.code, pages.archive.highlights
    settings = Place("", "mkdocs.yml", 0)
    found = (each for summary in pages.summaries for each in summary.highlights[code])
    highlights = sorted(found, key=lambda each: each.order)
    topics = sorted(pages.archive.topic_records, key=lambda topic: -len(topic.exchanges))
    lines = [listed.at("highlights", each.order, "at").line for each in highlights] if listed else []
    places = [*(Place("", "seeds/highlights.yml", line) for line in lines), settings]
    told = schema_org.written(schema_org.home(pages.archive.site, pages.language))
    yield pages.page(
        "index",
        "home",
        sidecar({"schema_org": told, "styles": ["finding.css"], "mend": mended(places)}),
        language=pages.language,
        summaries=pages.summaries[-CARDS:],
        count=len(pages.summaries),
        topics=topics[:TOPICS],
        topic_count=len(topics),
        highlights=highlights,
    )


def _lists(pages: Pages) -> Iterator[Page]:
    for folder in ("interviews", "translations"):
        yield pages.page(f"{folder}/index", folder, summaries=pages.summaries)
    yield pages.page(
        "glossary/index", "glossary", letters=glossary(pages.archive, pages.summaries, pages.words)
    )


def _topics(pages: Pages) -> Iterator[Page]:
    words, records = pages.words, pages.archive.topic_records
    names = {topic.id: words.name(topic.title) for topic in records}
    found: dict[str, list[Extract]] = defaultdict(list)
    for each in pages.summaries:
        for extract in each.extracts[pages.language.code]:
            found[extract.topic].append(extract)
    for index, topic in enumerate(records):
        about: schema_org.Node = {"about": {"@type": "DefinedTerm", "name": names[topic.id]}}
        told = pages.told("CollectionPage", "topics", "Topics", topic.id, names[topic.id], about)
        places = [topic_place(pages.archive.topics, index)] if pages.archive.topics else []
        blocks = {each.interview: each.quoting for each in found[topic.id]}
        yield pages.page(
            f"topics/{topic.id}",
            "topic",
            reading_sidecar(
                pages.archive.site, words, blocks, (), {"schema_org": told, "mend": mended(places)}
            ),
            title=names[topic.id],
            description=words.text(topic.summary, pages.archive.site),
            summary=line(words.text(topic.summary, pages.archive.site, text)),
            extracts=found[topic.id],
            related=[(id_, names[id_]) for id_ in topic.related],
        )
    yield pages.page("topics/index", "topics", topics=records, summaries=pages.summaries)


def _people(pages: Pages) -> Iterator[Page]:
    found: dict[str, list[tuple[Summary, Speech]]] = defaultdict(list)
    for each in pages.summaries:
        for speech in each.speeches:
            found[speech.person].append((each, speech))
    titles = {topic.id: topic.title for topic in pages.archive.topic_records}
    speaking = [pages.archive.people[id_] for id_ in sorted(found)]
    for person in speaking:
        name = pages.words.name(person.name)
        entity: schema_org.Node = {"mainEntity": schema_org.person(person, pages.archive.site, pages.words)}
        told = pages.told("ProfilePage", "people", "People", person.id, name, entity)
        places = [Place("", "seeds/people.yml", pages.archive.lines["people", person.id])]
        beside = sidecar({"schema_org": told, "styles": ["finding.css"], "mend": mended(places)})
        known = {"name": name, "speeches": found[person.id], "titles": titles}
        yield pages.page(f"people/{person.id}", "person", beside, person=person, **known)
    yield pages.page("people/index", "people", people=speaking, speeches=found)


def _overview(pages: Pages) -> Iterator[Page]:
    yield pages.page(
        "overview/index",
        "overview",
        summaries=pages.summaries,
        map=topic_map(pages.archive, pages.summaries, pages.words),
        timeline=timeline(pages.summaries),
        spoken=spoken(pages.archive, pages.summaries, pages.words),
    )
