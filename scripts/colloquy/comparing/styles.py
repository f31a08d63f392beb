"""How a comparison looks: as text for a terminal, and as Markdown for a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from colloquy.problems import Phrase
from colloquy.words.telling import Teller


@dataclass(frozen=True, slots=True)
class Style:
    """How a comparison looks."""

    markdown: bool
    colour: bool = False

    def inert(self, text: str) -> str:
        """Write words of an archive so that they stay words."""
        if not self.markdown:
            return "".join(character if character.isprintable() else " " for character in text)
        marks = {ord(mark): f"&#{ord(mark)};" for mark in "\\`*_{}[]()<>~|$!"}
        # GitHub notifies people whom a comment mentions, and links numbers of issues; a comment stops it.
        mentions = {ord("@"): "@<!-- -->", ord("#"): "&#35;<!-- -->"}
        return escape(text, quote=False).translate(marks | mentions).replace("\n", " <br> ")

    def text(self, words: Phrase, teller: Teller) -> str:
        """Say a phrase of ours; what fills its gaps stays inert, also between the marks of code."""

        def translate(template: str) -> str:
            translated = teller.translate(template)
            return re.sub(r"`(\{\w+\})`", r"<code>\1</code>", translated) if self.markdown else translated

        fields = {
            name: self.text(field, teller) if isinstance(field, Phrase) else self.inert(str(field))
            for name, field in words.fields.items()
        }
        return Phrase(words.template, fields).text(translate)

    def gone(self, text: str) -> str:
        """Mark words that are there no more."""
        return self._marked(text, "del", "31;9", "[-", "-]")

    def new(self, text: str) -> str:
        """Mark words that were not there."""
        return self._marked(text, "ins", "32;1", "{+", "+}")

    def heading(self, text: str, level: int) -> str:
        """Write a heading."""
        if self.markdown:
            return f"{'#' * level} {text}"
        return f"\033[1m{text}\033[0m" if self.colour else text

    def name(self, text: str) -> str:
        """Write what a block is about; nothing, if it goes on with what the block before is about."""
        return f"**{text}**" if self.markdown and text else text

    def block(self, name: str, lines: Iterable[str]) -> str:
        """Write lines below a name, which may be empty."""
        if self.markdown:
            return "\n".join([name, "", *(f"- {line}" for line in lines)]).strip()
        return "\n".join([name, *(f"  {line}" for line in lines)]).strip("\n")

    @property
    def plus(self) -> str:
        """The sign of what is new; in Markdown, a plus sign would begin a list."""
        return "&#43;" if self.markdown else "+"

    def _marked(self, text: str, tag: str, colour: str, opening: str, closing: str) -> str:
        if not text:
            return ""
        words = self.inert(text)
        if self.markdown:  # spaces at the edges of a mark would be invisible
            return f"<{tag}>{words.replace(' ', '&nbsp;') if words.isspace() else words}</{tag}>"
        return f"\033[{colour}m{words}\033[0m" if self.colour else f"{opening}{words}{closing}"
