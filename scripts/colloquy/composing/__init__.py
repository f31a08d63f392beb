"""Composing: from editions to the Markdown pages that MkDocs builds.

The words of pages stand in ``templates/``; what a page needs to know is gathered in `views`, and for
pages about many interviews in `summaries`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from colloquy.catalogue import Archive, Described
from colloquy.composing.environment import environment
from colloquy.composing.extracts import other_edition
from colloquy.composing.metadata import interview_metadata
from colloquy.composing.taking import Made, of_edition
from colloquy.composing.views import interview_view
from colloquy.model import Edition
from colloquy.wording import wording

__all__ = ["FOLDERS", "Page", "interview_pages"]

Page = tuple[str, str]
"""A page's path below ``docs/``, and its Markdown."""

Used = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By edition and exchange: ids of the terms used there."""

FOLDERS = ("interviews", "topics", "people", "glossary", "overview", "translations", "data")
"""Folders of a language in which all pages are made here."""


def interview_pages(
    archive: Archive, described: Described, editions: list[Edition], files: Sequence[Made] = ()
) -> tuple[list[Page], Used]:
    """Write the page of an interview in each of its editions; tell which terms are used in each.

    The page leads to the `files` that were written of the interview.
    """
    codes = archive.site.codes
    pages: list[Page] = []
    used = {}
    for edition in editions:
        other = other_edition(edition, editions)
        words = wording(edition.language, archive.site.tag(edition.language))
        template = environment(words).get_template("interview.md.jinja")
        view = interview_view(archive, described, edition, other, words)
        used[edition.language] = view.used
        own = list(of_edition(files, described.id, edition.language, codes))
        home = archive.site.root_from(edition.language, f"interviews/{described.id}/")
        metadata = interview_metadata(archive, described, edition, words)
        text = template.render(page=view, files=own, home=home, metadata=metadata)
        pages.append((f"{edition.language}/interviews/{described.id}.md", text))
    return pages, used
