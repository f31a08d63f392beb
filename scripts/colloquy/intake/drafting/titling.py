"""Titling: a title for a text that has none, of the names of who answers, or else of its file's."""

from collections.abc import Sequence

from colloquy.intake.vocabulary.titles import LONGEST, plain_title
from colloquy.problems import phrase

MADE_UP = phrase("made up")
"""Why a title is a guess, if the text has none."""
MOST = 3
"""Names in a title."""


def make_title(names: Sequence[str], file: str, language: str) -> str:
    """Make a title; `file` is the name of the file without its ending."""
    names, file = names[:MOST], plain_title(file)
    if language.startswith("zh"):
        return f"{'、'.join(names)}访谈" if names else f"访谈（{file}）" if file else "访谈"
    made = f"Interview with {', '.join(names)}" if names else f"Interview ({file})" if file else "Interview"
    return made[:LONGEST]
