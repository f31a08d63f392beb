"""Composing: from editions to the Markdown pages that MkDocs builds.

The words of pages are in ``templates/``; what a page needs to know is gathered in `views`, and for
pages about many interviews in `summaries`.
"""

from collections.abc import Sequence

from colloquy.catalogue import Archive, Described
from colloquy.composing.environment import environment
from colloquy.composing.metadata import interview_metadata
from colloquy.composing.page import END, Page, list_places, reading_sidecar
from colloquy.composing.progress import languages_translated
from colloquy.composing.quoting import quoting
from colloquy.composing.taking import ExportFile, of_edition
from colloquy.composing.views import InterviewView, interview_view
from colloquy.model import Edition
from colloquy.words.wording import Wording, find_words


def interview_pages(
    archive: Archive, described: Described, editions: list[Edition], files: Sequence[ExportFile] = ()
) -> list[Page]:
    """Write the page of an interview in each of its editions.

    The page leads to the `files` that were written of the interview.
    """
    pages: list[Page] = []
    translated = languages_translated(editions)
    for edition in editions:
        words = find_words(edition.language, archive.site.tag(edition.language))
        view = interview_view(archive, described, edition, editions, words)
        quotable = {described.id: quoting(archive, described, edition, words).block()}
        meta = interview_metadata(archive, described, edition, translated, words)
        meta |= {"places": list_places(view.places), "running": view.heading}
        pages.append(
            Page(
                path=f"{edition.language}/interviews/{described.id}.md",
                parts=_parts(archive, view, words, files, described.id),
                places=(*(exchange.id for exchange in view.exchanges), END),
                sidecar=reading_sidecar(archive.site, words, quotable, view.glosses, meta),
            )
        )
    return pages


def _parts(
    archive: Archive, view: InterviewView, words: Wording, files: Sequence[ExportFile], interview: str
) -> tuple[str, ...]:
    """Write an interview's page: up to its first question, each question, and the end."""
    templates, codes = environment(words), archive.site.codes
    own = list(of_edition(files, interview, words.code, codes))
    home = archive.site.root_from(words.code, f"interviews/{interview}/")
    begin, exchange, end = (
        templates.get_template(f"{name}.md.jinja") for name in ("interview", "exchange", "ending")
    )
    parts = [begin.render(page=view), *(exchange.render(exchange=each) for each in view.exchanges)]
    parts[:2] = ["".join(parts[:2])]
    return (*parts, end.render(page=view, files=own, home=home), "")
