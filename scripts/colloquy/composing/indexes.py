"""The pages about many interviews: home, lists, topics, people, glossary, pictures, translations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from colloquy.catalogue import Archive
from colloquy.catalogue.site import SiteLanguage
from colloquy.composing import schema_org
from colloquy.composing.choices import Choices, choices
from colloquy.composing.environment import environment
from colloquy.composing.extracts import Extract
from colloquy.composing.glossary import glossary
from colloquy.composing.mending import topic_place
from colloquy.composing.people import Speech
from colloquy.composing.pictures import spoken, timeline, topic_map
from colloquy.composing.quoting import as_script
from colloquy.composing.summaries import Summary, in_time
from colloquy.wording import Wording, wording

Page = tuple[str, str]
"""A page's path below ``docs/``, and its Markdown."""

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

    def page(self, path: str, template: str, **known: object) -> Page:
        """Make one page, below the language's folder."""
        made = environment(self.words).get_template(f"{template}.md.jinja")
        code, site = self.language.code, self.archive.site
        return f"{code}/{path}.md", made.render(code=code, site=site, lists=self.lists, **known)

    def told(self, kind: str, folder: str, among: str, id_: str, name: str, known: schema_org.Node) -> Markup:
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
    found = (each for summary in pages.summaries for each in summary.highlights[code])
    highlights = sorted(found, key=lambda each: each.order)
    topics = sorted(pages.archive.topic_records, key=lambda topic: -len(topic.exchanges))
    yield pages.page(
        "index",
        "home",
        language=pages.language,
        schema_org=schema_org.written(schema_org.home(pages.archive.site, pages.language)),
        summaries=pages.summaries[-CARDS:],
        count=len(pages.summaries),
        topics=topics[:TOPICS],
        topic_count=len(topics),
        highlights=highlights,
        lines=[listed.at("highlights", each.order, "at").line for each in highlights] if listed else [],
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
        yield pages.page(
            f"topics/{topic.id}",
            "topic",
            title=names[topic.id],
            schema_org=pages.told("CollectionPage", "topics", "Topics", topic.id, names[topic.id], about),
            summary=words.text(topic.summary, pages.archive.site),
            extracts=found[topic.id],
            related=[(id_, names[id_]) for id_ in topic.related],
            place=topic_place(pages.archive.topics, index) if pages.archive.topics else None,
            quotable=as_script(
                pages.archive.site, words, {each.interview: each.quoting for each in found[topic.id]}
            ),
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
        line = pages.archive.lines["people", person.id]
        known = {"name": name, "line": line, "speeches": found[person.id], "titles": titles}
        known["schema_org"] = told
        yield pages.page(f"people/{person.id}", "person", person=person, **known)
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
