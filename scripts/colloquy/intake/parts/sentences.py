"""Sentences: a text in which each has a line of its own, so that somebody can say who speaks from any on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from colloquy.intake.formats.texts import (
    BLOCK,
    MARKDOWN,
    PLAIN,
    IntakeText,
    Paragraph,
    escape,
    write_markdown,
)
from colloquy.intake.parts.units import Unit, read_units

ENDED = re.compile(
    r"(?:(?<=[.?!…\])）】])|(?<=[.?!…][\"”’]))\s+(?=\S)|(?:(?<=[。？！])|(?<=[。？！][”’」』）]))\s*(?=[^\s”’」』）。？！…])"
)
"""Where a sentence, or what is in brackets, ends within a line."""
OTHER = re.compile(r"\s*(?:[#>|<`~]|[*+-]\s|\d+[.)]\s|$)")
"""How lines of Markdown begin that are not those of a paragraph."""
MOST_WORDS, AT_ONCE = 60, 10
"""Words of what seems to be a sentence, above which no periods were put; and words of a line then."""


def divide_sentences(text: IntakeText) -> IntakeText:
    """Put each sentence of all paragraphs on a line; of words without periods, a few on each."""
    if text.form == PLAIN:
        paragraphs = [Paragraph(escape(unit.text)) for unit in read_units(text) if unit.text]
        written = write_markdown(text.format, paragraphs).text
    else:
        written = text.text
    lines = [line for paragraph in written.split("\n") for line in _divided(paragraph)]
    divided = text.rewritten("\n".join(lines), "a line for each sentence")
    return text if divided is text else replace(divided, form=MARKDOWN)


def without_labels(text: IntakeText, units: Iterable[Unit]) -> IntakeText:
    """Leave out the names that a format prints, where they do not say who speaks."""
    said = "\n\n".join(unit.label.body if unit.label else unit.raw for unit in units)
    return replace(text, text=f"{said}\n", way="", notes=(*text.notes, "without the one name that it prints"))


def _divided(paragraph: str) -> Iterator[str]:
    if OTHER.match(paragraph):
        yield paragraph
        return
    sentences = [line for sentence in ENDED.split(paragraph) for line in _few(sentence)]
    for index, sentence in enumerate(sentences):
        yield BLOCK.sub(r"\g<before>\\\g<sign>", sentence, count=1) if index else sentence


def _few(sentence: str) -> Iterator[str]:
    words = sentence.split(" ")
    most = AT_ONCE if len(words) > MOST_WORDS else len(words)
    for first in range(0, len(words), most):
        yield " ".join(words[first : first + most])
