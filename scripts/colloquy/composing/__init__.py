"""Composing: from editions to the Markdown pages that MkDocs builds.

The words of pages stand in ``templates/``; what a page needs to know is gathered in `views`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jinja2 import Environment

from colloquy.catalogue import Archive, Described
from colloquy.catalogue.site import SiteLanguage
from colloquy.composing.environment import environment
from colloquy.composing.extracts import Extract, other_edition
from colloquy.composing.people import Speech
from colloquy.composing.summaries import Summary, summary
from colloquy.composing.views import interview_view
from colloquy.model import Edition
from colloquy.wording import wording

Page = tuple[str, str]
"""A page's path below ``docs/``, and its Markdown."""

INDEXES = ("interviews", "translations")
"""Folders of a language whose index is a page about all interviews."""

FOLDERS = (*INDEXES, "topics", "people", "data")
"""Folders of a language in which all pages are made here."""

__all__ = ["FOLDERS", "Page", "Summary", "index_pages", "interview_pages", "summary"]


def interview_pages(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[Page]:
    """Write the page of an interview in each of its editions."""
    for edition in editions:
        other = other_edition(edition, editions)
        words = wording(edition.language, archive.site.tag(edition.language))
        template = environment(words).get_template("interview.md.jinja")
        view = interview_view(archive, described, edition, other, words)
        yield f"{edition.language}/interviews/{described.id}.md", template.render(page=view)


def index_pages(archive: Archive, summaries: list[Summary]) -> Iterator[Page]:
    """Write the pages about all interviews in each language: their list, oldest first, and translations."""
    ordered = sorted(summaries, key=lambda each: (each.date, each.id))
    for language in archive.site.languages:
        templates = environment(wording(language.code, language.tag))
        for folder in INDEXES:
            template = templates.get_template(f"{folder}.md.jinja")
            text = template.render(summaries=ordered, code=language.code, site=archive.site)
            yield f"{language.code}/{folder}/index.md", text
        yield from _topic_pages(archive, ordered, language, templates)
        yield from _people_pages(archive, ordered, language, templates)


def _topic_pages(
    archive: Archive, summaries: list[Summary], language: SiteLanguage, templates: Environment
) -> Iterator[Page]:
    """Write the page of each topic, and their list."""
    words = wording(language.code, language.tag)
    names = {topic.id: words.name(topic.title) for topic in archive.topic_records}
    found: dict[str, list[Extract]] = defaultdict(list)
    for each in summaries:
        for extract in each.extracts[language.code]:
            found[extract.topic].append(extract)
    for topic in archive.topic_records:
        text = templates.get_template("topic.md.jinja").render(
            title=names[topic.id],
            summary=words.text(topic.summary, archive.site),
            extracts=found[topic.id],
            related=[(id_, names[id_]) for id_ in topic.related],
        )
        yield f"{language.code}/topics/{topic.id}.md", text
    index = templates.get_template("topics.md.jinja").render(topics=archive.topic_records, site=archive.site)
    yield f"{language.code}/topics/index.md", index


def _people_pages(
    archive: Archive, summaries: list[Summary], language: SiteLanguage, templates: Environment
) -> Iterator[Page]:
    """Write the page of each person who speaks, and their list."""
    words = wording(language.code, language.tag)
    found: dict[str, list[tuple[Summary, Speech]]] = defaultdict(list)
    for each in summaries:
        for speech in each.speeches:
            found[speech.person].append((each, speech))
    titles = {topic.id: topic.title for topic in archive.topic_records}
    known = {"code": language.code, "site": archive.site, "titles": titles}
    speaking = [archive.people[id_] for id_ in sorted(found)]
    for person in speaking:
        page = templates.get_template("person.md.jinja")
        text = page.render(person=person, name=words.name(person.name), speeches=found[person.id], **known)
        yield f"{language.code}/people/{person.id}.md", text
    index = templates.get_template("people.md.jinja").render(people=speaking, speeches=found, **known)
    yield f"{language.code}/people/index.md", index
