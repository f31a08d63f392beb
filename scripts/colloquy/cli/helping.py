"""Help: what verbs and options are for, in the language of whoever asks."""

import re
from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from typing import Any

import click
from click import core, exceptions, parser, types

from colloquy.text.scripts import is_wide
from colloquy.words.telling import TERMINAL, Teller, find_teller

BREAK, JOIN = " ", "\u2060"
"""One of these follows each wide character while lines are filled: the line may end there, or may not."""
OPENING, CLOSING = "（《", "，。、：；！？）》”’"
"""Punctuation that ends no line, and that begins none."""
AS_WRITTEN = "\b\n"
"""Begins a paragraph whose lines click keeps."""
STANDING_FOR = re.compile("OPTIONS|COMMAND|ARGS|FILES|DIRECTORY|INTEGER RANGE|INTEGER|ADDRESS")
"""What is written in place of what somebody types."""


class HelpFormatter(click.HelpFormatter):
    """Writes help with every sentence translated: ours, and those that click adds."""

    def __init__(self, tell: Teller, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self.tell = tell

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a verb is called."""
        super().write_usage(prog, self._call(args), prefix or self.tell.translate("Usage:") + " ")

    def write_heading(self, heading: str) -> None:
        """Write what a list is of."""
        self.write(self.tell.translate(f"{heading}:") + "\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        super().write_text("\n\n".join(map(self._paragraph, text.split("\n\n"))))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of options or verbs, each with what it is for."""
        rows = [(self._call(term), self._explain(text)) for term, text in rows]
        super().write_dl(rows, col_max, col_spacing)

    def getvalue(self) -> str:
        """Give everything that was written."""
        return _narrow(super().getvalue())

    def _paragraph(self, paragraph: str) -> str:
        words = _widen(self.tell.translate(words_of(paragraph)))
        return AS_WRITTEN + words if paragraph.startswith(AS_WRITTEN) else words

    def _call(self, typed: str) -> str:
        """Translate what is written in place of what somebody types."""
        return _widen(STANDING_FOR.sub(lambda found: self.tell.translate(found[0]), typed))

    def _explain(self, text: str) -> str:
        """Translate what an option is for, but not what click adds in brackets: its default, its range."""
        words, bracket, added = text.partition("  [")
        return _widen(self.tell.translate(words)) + bracket + added


class Context(click.Context):
    """Runs a verb, and explains it and its wrong uses in the language of whoever asks."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        speak(find_teller())

    def make_formatter(self) -> HelpFormatter:
        """Make what writes help."""
        tell = self.obj if isinstance(self.obj, Teller) else find_teller()
        return HelpFormatter(tell, self.terminal_width, self.max_content_width)


def speak(tell: Teller) -> None:
    """Have click speak a language: its own gettext knows only compiled files, and only the locale."""
    words = {"_": tell.translate, "ngettext": partial(tell.catalogue.npgettext, TERMINAL)}
    for part in (core, exceptions, parser, types):
        vars(part).update(words)


def words_of(paragraph: str) -> str:
    """Give a paragraph as it is translated: on one line, unless its lines are to be kept."""
    kept = paragraph.removeprefix(AS_WRITTEN)
    return kept if kept != paragraph else " ".join(paragraph.split())


def _widen(words: str) -> str:
    """Make words as long as they are wide, with blanks where a line of Chinese may end."""
    widened = []
    for character, after in pairwise(f"{words}\n"):
        joined = character in OPENING or after in CLOSING
        widened.append(character + (JOIN if joined else BREAK) * is_wide(character))
    return "".join(widened)


def _narrow(text: str) -> str:
    """Take off what made words as long as they are wide."""
    narrow, wide = [], False
    for character in text:
        if not (wide and character in (BREAK, JOIN)):
            narrow.append(character)
        wide = is_wide(character)
    return "".join(narrow)
