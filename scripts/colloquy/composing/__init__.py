"""Composing: from editions to the Markdown pages that MkDocs builds.

The words of pages stand in ``templates/``; what a page needs to know is gathered in `views`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from colloquy.catalogue import Archive, Described
from colloquy.composing.environment import environment
from colloquy.composing.summaries import Summary, summary
from colloquy.composing.views import interview_view
from colloquy.model import Edition
from colloquy.wording import wording

Page = tuple[str, str]
"""A page's path below ``docs/``, and its Markdown."""

__all__ = ["Page", "Summary", "index_pages", "interview_pages", "summary"]


def interview_pages(archive: Archive, described: Described, editions: Iterable[Edition]) -> Iterator[Page]:
    """Write the page of an interview in each of its editions."""
    for edition in editions:
        words = wording(edition.language, archive.site.tag(edition.language))
        template = environment(words).get_template("interview.md.jinja")
        view = interview_view(archive, described, edition, words)
        yield f"{edition.language}/interviews/{described.id}.md", template.render(page=view)


def index_pages(archive: Archive, summaries: list[Summary]) -> Iterator[Page]:
    """Write the list of all interviews in each language, oldest first."""
    for language in archive.site.languages:
        words = wording(language.code, language.tag)
        template = environment(words).get_template("interviews.md.jinja")
        ordered = sorted(summaries, key=lambda each: (each.date, each.id))
        yield (
            f"{language.code}/interviews/index.md",
            template.render(summaries=ordered, code=language.code, site=archive.site),
        )
