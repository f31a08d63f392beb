"""Passages' words as Markdown, with the signs of the apparatus and the glosses.

A sign is a link to its entry in the list of the same page, where the site's extension finds what it opens.
"""

from collections.abc import Iterable

from markupsafe import Markup

from colloquy.composing.gaps import in_translation
from colloquy.composing.glossing import Glosser
from colloquy.composing.marking import plainly
from colloquy.model import Emendation, Entry, Mark, Note, Withheld
from colloquy.text.inline import Image, Inline, parse, parse_marked
from colloquy.text.inline.markdown import link, markdown, text
from colloquy.words.wording import Wording

CLASSES: dict[type[Entry], str] = {Emendation: "emended", Note: "noted", Withheld: "withheld"}
"""What words are to which an entry applies."""


class Writer:
    """Writes the words of one page."""

    def __init__(self, words: Wording, glosser: Glosser | None = None) -> None:
        self.words = words
        self.glosser = glosser
        self.corrected = False
        """Whether a correction is in the text, where it can be switched off."""

    def source(self, words: str, marks: tuple[Mark, ...], language: str) -> Markup:
        """Write a passage's own words with the apparatus on them."""
        tree, placed = parse_marked(words, [mark.span for mark in marks]) if marks else (parse(words), ())

        def mark(index: int, on: str, linked: bool) -> str:
            return self._on(marks[index].apparatus, on, linked)

        rest = [each for index, each in enumerate(marks) if index not in placed]
        return Markup(f"{markdown(self._glossed(tree, language), mark, self.picture)}{self.after(rest)}")

    def translated(self, words: str, marks: tuple[Mark, ...], language: str) -> Markup:
        """Write a translation; the notes on the words that it translates follow it."""
        notes = [mark for mark in marks if isinstance(mark.apparatus, Note)]
        return Markup(
            f"{self.source(words, in_translation(words, marks, language), language)}{self.after(notes)}"
        )

    def plain(self, words: str) -> Markup:
        """Write inline Markdown that has neither marks nor glosses."""
        return markdown(parse(words), _unmarked, self.picture)

    def after(self, marks: Iterable[Mark]) -> Markup:
        """Write marks that apply to a passage as a whole."""
        return Markup("".join([_sign(mark.apparatus) for mark in marks]))

    def picture(self, image: Image) -> Markup:
        """Write what represents a picture in the running text."""
        name = image.description or image.source
        words = text(self.words.plainly("[picture not in this archive: {name}]", name=name))
        return Markup(f'<span class="no-image">{words}</span>')

    def _glossed(self, tree: tuple[Inline, ...], language: str) -> tuple[Inline, ...]:
        return self.glosser.glossed(tree, language) if self.glosser else tree

    def _on(self, entry: Entry, words: str, linked: bool) -> str:
        """Put a mark on words; a link cannot be in a link, so words with one are marked by tags."""
        kind = CLASSES[type(entry)]
        self.corrected = self.corrected or isinstance(entry, Emendation)
        if not linked:
            return link(words, f"#{entry.id}", f".{kind}")
        if not isinstance(entry, Emendation):
            return f'<span class="{kind}">{words}</span>{_sign(entry)}'
        received = f"<del data-search-exclude>{plainly(entry.received, self.words)}</del>"
        return f'<span class="emended"><ins>{words}</ins>{received}</span>{_sign(entry)}'


def _sign(entry: Entry) -> Markup:
    return link(entry.sign, f"#{entry.id}", ".mark")


def _unmarked(_index: int, words: str, _linked: bool) -> str:
    return words
