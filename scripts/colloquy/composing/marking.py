"""Passages' words as HTML, and what the entries of the apparatus say."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from colloquy.catalogue.site import Site
from colloquy.model import Emendation, Mark, Note
from colloquy.text.inline import Image, html, parse, parse_marked
from colloquy.words.wording import Wording


class Marker:
    """Writes words of one language's books; who writes signs of the apparatus says how they look."""

    def __init__(self, words: Wording, site: Site) -> None:
        self.words = words
        self.site = site

    def source(self, text: str, marks: tuple[Mark, ...], _language: str = "") -> Markup:
        """Write a passage's own words with the apparatus on them."""
        if not marks:
            return self.plain(text)
        tree, placed = parse_marked(text, [mark.span for mark in marks])

        def mark(index: int, words: Markup) -> Markup:
            return self._on(marks[index].apparatus, words)

        rest = [each for index, each in enumerate(marks) if index not in placed]
        return Markup(f"{html(tree, mark, self.picture)}{self.after(rest)}")

    def translated(self, text: str, marks: tuple[Mark, ...], _language: str = "") -> Markup:
        """Write a translation; the notes on the words that it translates follow it."""
        notes = [mark for mark in marks if isinstance(mark.apparatus, Note)]
        return Markup(f"{self.plain(text)}{self.after(notes)}")

    def plain(self, text: str) -> Markup:
        """Write inline Markdown that has no marks."""
        return plainly(text, self.words)

    def after(self, marks: Iterable[Mark]) -> Markup:
        """Write marks that apply to a passage as a whole."""
        return Markup("".join([self._sign(mark.apparatus) for mark in marks]))

    def picture(self, image: Image) -> Markup:
        """Write what stands for a picture in the running text."""
        return _picture(image, self.words)

    def _on(self, entry: Emendation | Note, words: Markup) -> Markup:
        return Markup(f"{words}{self._sign(entry)}")

    def _sign(self, _entry: Emendation | Note) -> Markup:
        return Markup()

    def told(self, entry: Emendation | Note) -> tuple[str, str, Markup, Markup]:
        """Tell an entry of the apparatus: its id, its sign in the text, what it is, and what it says."""
        if isinstance(entry, Note):
            id_, label = f"n{entry.number}", self.words.say("Editorial note {number}", number=entry.number)
            return id_, id_, label, self.words.text(entry.text, self.site)
        label = self.words.say("Correction {number}", number=entry.number)
        change = changed(self.words, entry.found, entry.replaced, self.words.say(entry.reason))
        note = f"<br/>{self.words.text(entry.note, self.site)}" if entry.note else ""
        return f"e{entry.number}", str(entry.number), label, Markup(f"{change}{note}")


def changed(words: Wording, found: str, replaced: str, reason: str) -> Markup:
    """Say what a correction changed, and why."""
    received, corrected = (Markup(f"<q>{plainly(text, words)}</q>") for text in (found, replaced))
    return words.say(
        "received: {received}; corrected: {corrected} ({reason})",
        received=received,
        corrected=corrected,
        reason=reason,
    )


@lru_cache(maxsize=2048)
def plainly(text: str, words: Wording) -> Markup:
    """Write inline Markdown as HTML, without marks: the same wherever it is."""
    return html(parse(text), _unmarked, lambda image: _picture(image, words))


def _picture(image: Image, words: Wording) -> Markup:
    name = words.say("[picture not held: {name}]", name=image.description or image.source)
    return Markup('<span class="no-image">{}</span>').format(name)


def _unmarked(_: int, words: Markup) -> Markup:
    return words
