"""Marks of the apparatus in running text: quiet, opened by mouse, touch or keyboard, numbered in print."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from markupsafe import Markup

from colloquy.catalogue.site import Site
from colloquy.composing.glossing import Glosser
from colloquy.inline import Image, escape, html, parse, parse_marked
from colloquy.model import Emendation, Mark, Note
from colloquy.wording import Wording


class Marker:
    """Writes the marks of one page."""

    def __init__(self, words: Wording, site: Site, glosser: Glosser | None = None) -> None:
        self.words = words
        self.site = site
        self.glosser = glosser
        self.inline = 0
        """How many corrections stand in the page's text."""

    def source(self, text: str, marks: tuple[Mark, ...], language: str) -> Markup:
        """Write a passage's own words with the apparatus on them."""
        if not marks:
            return self._glossed(text, language)
        tree, placed = parse_marked(text, [mark.span for mark in marks])

        def mark(index: int, words: Markup) -> Markup:
            return self._on(marks[index].apparatus, words)

        rest = [each for index, each in enumerate(marks) if index not in placed]
        return Markup(f"{html(tree, mark, self.picture, self._words(language))}{self.after(rest)}")

    def translated(self, text: str, marks: tuple[Mark, ...], language: str) -> Markup:
        """Write a translation; the notes on the words that it translates follow it."""
        notes = [mark for mark in marks if isinstance(mark.apparatus, Note)]
        return Markup(f"{self._glossed(text, language)}{self.after(notes)}")

    def _glossed(self, text: str, language: str) -> Markup:
        if self.glosser is None:
            return self.plain(text)
        return html(parse(text), _unmarked, self.picture, self._words(language))

    def _words(self, language: str) -> Callable[[str], Markup]:
        return self.glosser.words(language) if self.glosser else escape

    def plain(self, text: str) -> Markup:
        """Write inline Markdown that has no marks."""
        return _plain(text) or html(parse(text), _unmarked, self.picture)

    def after(self, marks: Iterable[Mark]) -> Markup:
        """Write marks that apply to a passage as a whole."""
        return Markup("".join([self._sign(mark.apparatus) for mark in marks]))

    def picture(self, image: Image) -> Markup:
        """Write what stands for a picture in the running text."""
        words = self.words.say("[picture not held: {name}]", name=image.description or image.source)
        return Markup('<span class="no-image">{}</span>').format(words)

    def _on(self, entry: Emendation | Note, words: Markup) -> Markup:
        if isinstance(entry, Note):
            return Markup(f'<span class="noted">{words}</span>{self._sign(entry)}')
        self.inline += 1
        received = f"<del data-search-exclude>{self.plain(entry.found)}</del>"
        return Markup(f'<span class="emended"><ins>{words}</ins>{received}</span>{self._sign(entry)}')

    def _sign(self, entry: Emendation | Note) -> Markup:
        return _mark(*self.told(entry))

    def told(self, entry: Emendation | Note) -> tuple[str, str, Markup, Markup]:
        """Tell an entry of the apparatus: its id, its sign in the text, what it is, and what it says."""
        if isinstance(entry, Note):
            id_, label = f"n{entry.number}", self.words.say("Editorial note {number}", number=entry.number)
            return id_, id_, label, self.words.text(entry.text, self.site)
        label = self.words.say("Correction {number}", number=entry.number)
        change = self.words.say(
            "received: {received}; corrected: {corrected} ({reason})",
            received=Markup(f"<q>{self.plain(entry.found)}</q>"),
            corrected=Markup(f"<q>{self.plain(entry.replaced)}</q>"),
            reason=self.words.say(entry.reason),
        )
        note = f"<br/>{self.words.text(entry.note, self.site)}" if entry.note else ""
        return f"e{entry.number}", str(entry.number), label, Markup(change + Markup(note))


@lru_cache(maxsize=2048)
def _plain(text: str) -> Markup | None:
    """Write a text that is the same on every page, on which it stands alone or beside another."""
    tree = parse(text)
    return None if "![" in text else html(tree, _unmarked, lambda _: Markup())


def _unmarked(_: int, words: Markup) -> Markup:
    return words


def _mark(id_: str, sign: str, label: Markup, note: Markup) -> Markup:
    """Write a mark and what it opens: a popover, which browsers open by themselves."""
    return Markup(
        f'<button type="button" class="mark" popovertarget="{id_}-note" aria-label="{sign} {label}"'
        f" data-search-exclude>{sign}</button>"
        f'<span class="apparatus-note" popover id="{id_}-note" data-search-exclude>'
        f"<strong>{label}</strong> {note}</span>"
    )
