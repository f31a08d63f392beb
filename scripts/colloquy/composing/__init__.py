"""Composing: from editions to the Markdown pages that MkDocs builds.

The words of pages stand in ``templates/``; what a page needs to know is gathered in `views`.
"""

from __future__ import annotations

from collections.abc import Iterator

from colloquy.catalogue import Archive, Described
from colloquy.composing.environment import environment
from colloquy.composing.summaries import Summary, summary
from colloquy.composing.views import interview_view
from colloquy.model import Edition
from colloquy.wording import wording

Page = tuple[str, str]
"""A page's path below ``docs/``, and its Markdown."""

INDEXES = ("interviews", "translations")
"""Folders of a language whose index is a page about all interviews."""

__all__ = ["INDEXES", "Page", "Summary", "index_pages", "interview_pages", "summary"]


def interview_pages(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[Page]:
    """Write the page of an interview in each of its editions."""
    for edition in editions:
        other = _other(edition, editions)
        words = wording(edition.language, archive.site.tag(edition.language))
        template = environment(words).get_template("interview.md.jinja")
        view = interview_view(archive, described, edition, other, words)
        yield f"{edition.language}/interviews/{described.id}.md", template.render(page=view)


def _other(edition: Edition, editions: list[Edition]) -> Edition | None:
    """Choose what to read beside an edition: the source text, or beside that, its first translation."""
    others = [each for each in editions if each is not edition]
    own = edition.interview.language
    beside_own = (each for each in others if each.translations)
    return next((each for each in others if each.language == own), next(beside_own, None))


def index_pages(archive: Archive, summaries: list[Summary]) -> Iterator[Page]:
    """Write the pages about all interviews in each language: their list, oldest first, and translations."""
    ordered = sorted(summaries, key=lambda each: (each.date, each.id))
    for language in archive.site.languages:
        templates = environment(wording(language.code, language.tag))
        for folder in INDEXES:
            template = templates.get_template(f"{folder}.md.jinja")
            text = template.render(summaries=ordered, code=language.code, site=archive.site)
            yield f"{language.code}/{folder}/index.md", text
