"""How a comparison looks: as text for a terminal, and as Markdown for a pull request."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from string import punctuation

from colloquy.problems import Phrase
from colloquy.words.telling import Teller

NOTHING = "<!-- -->"
LINKING = frozenset("@#:-.")
"""Of these, code hosts make mentions, issues, addresses and ``GH-1``, unless a comment follows them."""
COMMIT = re.compile("([0-9A-Fa-f]{3})([0-9A-Fa-f]{4})")
"""What may be a commit's number: a comment divides it."""
PLAIN = frozenset(",;\"'?/%")
"""Punctuation that acts nowhere."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a comparison looks."""

    markdown: bool
    colour: bool = False

    def inert(self, text: str) -> str:
        """Write words of an archive so that they stay words."""
        if not self.markdown:
            return "".join(character if character.isprintable() else " " for character in text)
        written = "".join(map(_inert, text)).replace("\n", " <br> ")
        return COMMIT.sub(rf"\1{NOTHING}\2{NOTHING}", written)

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


def _inert(character: str) -> str:
    """Write a character as the pull request's comment has it; see ``.github/workflows/comment.yml``."""
    if character not in punctuation or character in PLAIN:
        return character if character.isprintable() or character == "\n" else " "
    return f"&#{ord(character)};{NOTHING * (character in LINKING)}"
