"""Chapters of books: one interview in one or more languages, as XHTML for EPUB 3.

The templates and their words are those of the pages; a chapter shows less, and its apparatus as notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from colloquy.catalogue import Archive, Described, InterviewRecord
from colloquy.composing.environment import environment
from colloquy.composing.marking import Marker
from colloquy.exporting.xml import legal
from colloquy.inline import escape
from colloquy.model import Edition, Emendation, Exchange, Kind, Note, Passage, Status, Words
from colloquy.wording import wording


@dataclass(frozen=True, slots=True)
class Line:
    """Words in one language."""

    html: Markup
    tag: str
    status: Status | None


@dataclass(frozen=True, slots=True)
class PassageLines:
    """A passage in each language of the book."""

    id: str
    kind: Kind
    marker: str
    picture: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """An entry of the apparatus."""

    id: str
    sign: str
    label: Markup
    html: Markup


class _BookMarker(Marker):
    """Writes the apparatus as notes at the end of the chapter."""

    notes: list[NoteLine]

    def _on(self, entry: Emendation | Note, words: Markup) -> Markup:
        return Markup(f"{words}{self._sign(entry)}")

    def _sign(self, entry: Emendation | Note) -> Markup:
        note = NoteLine(*self.told(entry))
        self.notes.append(note)
        return Markup(
            f'<a class="mark" epub:type="noteref" role="doc-noteref" id="{note.id}-mark" '
            f'href="#{note.id}">{note.sign}</a>'
        )


class Chapter:
    """What the template of a chapter shows."""

    def __init__(self, archive: Archive, described: Described, editions: list[Edition]) -> None:
        """Prepare a chapter; the first of `editions` is the book's own, whose language its words are in."""
        own = editions[0].interview.language
        self.archive, self.described = archive, described
        self.interview = editions[0].interview
        # Where languages stand together, the source text comes first.
        self.editions = sorted(editions, key=lambda edition: edition.language != own)
        self.words = wording(editions[0].language, archive.site.tag(editions[0].language))
        self.marker = _BookMarker(self.words, archive.site)
        self.marker.notes = []

    @property
    def notes(self) -> list[NoteLine]:
        """The notes on what was written so far, in the order of the text."""
        return self.marker.notes

    @property
    def record(self) -> InterviewRecord:
        """What is declared about the interview."""
        return self.described.declared.record

    @property
    def provenances(self) -> list[tuple[str, str]]:
        """Language and provenance of each edition that has words."""
        own = self.interview.language
        told = (each for each in self.editions if each.language == own or each.translations)
        return [(each.language, each.provenance.value) for each in told]

    def titles(self) -> list[Line]:
        """Give the interview's title."""
        return self._lines(lambda edition: edition.title(), self._escaped)

    def heading(self, exchange: Exchange) -> list[Line]:
        """Give an exchange's short title."""
        return self._lines(lambda edition: edition.exchange_title(exchange), self._escaped)

    def names(self, person: str) -> list[Line]:
        """Give a person's name."""
        names = self.archive.people[person].name
        wanted = [edition.language for edition in self.editions if edition.language in names]
        known = {names[code]: code for code in wanted or [next(iter(names))]}
        return [Line(escape(name), self._tag(code), None) for name, code in known.items()]

    def passages(self, passages: Iterable[Passage]) -> list[PassageLines]:
        """Give passages, in the order of the text; the title is none, as it stands above the chapter."""
        title = self.interview.title_line
        return [self._passage(each) for each in passages if not title or each.lines.first != title]

    def _passage(self, each: Passage) -> PassageLines:
        def written(words: Words) -> Markup:
            if each.kind is Kind.CODE:
                return escape(words.text)
            if words.language == self.interview.language and words.status in (None, Status.MISSING):
                return _xhtml(self.marker.source(words.text, each.marks))
            if len(self.editions) == 1:
                return _xhtml(self.marker.translated(words.text, each.marks))
            return _xhtml(self.marker.plain(words.text))

        picture = each.block.image.source if each.block.image else ""
        lines = self._lines(lambda edition: edition.passage(each), written)
        return PassageLines(each.id, each.kind, each.block.marker, picture, tuple(lines))

    def _lines(self, words_in: Callable[[Edition], Words], written: Callable[[Words], Markup]) -> list[Line]:
        """Write words in each language of the book, once for each language that they are really in."""
        found: dict[str, Words] = {}
        for edition in self.editions:
            words = words_in(edition)
            found.setdefault(words.language, words)
        return [
            Line(written(words), self._tag(words.language), words.status if len(found) == 1 else None)
            for words in found.values()
        ]

    def _tag(self, code: str) -> str:
        return self.archive.site.tag(code)

    def _escaped(self, words: Words) -> Markup:
        return escape(words.text)


def chapter(archive: Archive, described: Described, editions: list[Edition]) -> str:
    """Write an interview as a chapter."""
    view = Chapter(archive, described, editions)
    template = environment(view.words).get_template("chapter.xhtml.jinja")
    return legal(template.render(chapter=view, interview=view.interview, site=archive.site))


def contents(archive: Archive, described: Described, editions: list[Edition]) -> str:
    """Write an interview's part of the table of contents: its title and its questions."""
    view = Chapter(archive, described, editions)
    template = environment(view.words).get_template("contents.xhtml.jinja")
    return legal(template.render(chapter=view, interview=view.interview))


def _xhtml(html: Markup) -> Markup:
    """Close what HTML leaves open; in text, the signs of a tag are references."""
    return Markup(html.replace(Markup("<br>"), Markup("<br/>")))
