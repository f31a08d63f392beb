"""Marks of the apparatus in running text: quiet, opened by mouse, touch or keyboard, numbered in print."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from colloquy.catalogue.site import Site
from colloquy.inline import Image, html, parse, parse_marked
from colloquy.model import Emendation, Mark, Note
from colloquy.wording import Wording

EMENDED = Markup(
    '<span class="emended"><ins>{corrected}</ins><del data-search-exclude>{received}</del></span>'
)
NOTED = Markup('<span class="noted">{words}</span>')
MARK = Markup(
    '<button type="button" class="mark" popovertarget="{id}-note" aria-label="{label}" data-search-exclude>'
    '{sign}</button><span class="apparatus-note" popover id="{id}-note" data-search-exclude>{note}</span>'
)


class Marker:
    """Writes the marks of one page."""

    def __init__(self, words: Wording, site: Site) -> None:
        self.words = words
        self.site = site
        self.inline = 0
        """How many corrections stand in the page's text."""

    def source(self, text: str, marks: tuple[Mark, ...]) -> Markup:
        """Write a passage's own words with the apparatus on them."""
        tree, placed = parse_marked(text, [mark.span for mark in marks])

        def mark(index: int, words: Markup) -> Markup:
            return self._on(marks[index].apparatus, words)

        rest = self.after(each for index, each in enumerate(marks) if index not in placed)
        return html(tree, mark, self.picture) + rest

    def translated(self, text: str, marks: tuple[Mark, ...]) -> Markup:
        """Write a translation; the notes on the words that it translates follow it."""
        notes = (mark for mark in marks if isinstance(mark.apparatus, Note))
        return self.plain(text) + self.after(notes)

    def plain(self, text: str) -> Markup:
        """Write inline Markdown that has no marks."""
        return html(parse(text), lambda _, words: words, self.picture)

    def after(self, marks: Iterable[Mark]) -> Markup:
        """Write marks that apply to a passage as a whole."""
        return Markup("").join(self._sign(mark.apparatus) for mark in marks)

    def picture(self, image: Image) -> Markup:
        """Write what stands for a picture in the running text."""
        words = self.words.say("[picture not held: {name}]", name=image.description or image.source)
        return Markup('<span class="no-image">{}</span>').format(words)

    def _on(self, entry: Emendation | Note, words: Markup) -> Markup:
        if isinstance(entry, Note):
            return NOTED.format(words=words) + self._sign(entry)
        self.inline += 1
        return EMENDED.format(corrected=words, received=self.plain(entry.found)) + self._sign(entry)

    def _sign(self, entry: Emendation | Note) -> Markup:
        if isinstance(entry, Note):
            label = self.words.say("Editorial note {number}", number=entry.number)
            note = self.words.text(entry.text, self.site)
            sign = Markup("n{}").format(entry.number)
            return MARK.format(id=f"n{entry.number}", label=label, sign=sign, note=_titled(label, note))
        label = self.words.say("Correction {number}", number=entry.number)
        change = self.words.say(
            "received: {received}; corrected: {corrected} ({reason})",
            received=Markup("<q>{}</q>").format(self.plain(entry.found)),
            corrected=Markup("<q>{}</q>").format(self.plain(entry.replaced)),
            reason=self.words.say(entry.reason),
        )
        note = change + (Markup("<br>") + self.words.text(entry.note, self.site) if entry.note else "")
        return MARK.format(id=f"e{entry.number}", label=label, sign=entry.number, note=_titled(label, note))


def _titled(label: Markup, note: Markup) -> Markup:
    return Markup("<strong>{}</strong> {}").format(label, note)
