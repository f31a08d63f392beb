"""The one form that every format is brought into: paragraphs, and the text that is written from them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from colloquy.model import Kind
from colloquy.problems import Phrase
from colloquy.text.inertness import FORBIDDEN, spaced

BLOCK = re.compile(r"^(?P<before>\d{0,9})(?P<sign>(?<=\d)[.)](?=\s)|(?<!\d)(?:[#>+]|[-=](?=[\s=-])|~~~))")
"""What would make a paragraph something else in Markdown: a heading, an item, a quotation."""
SPECIAL = re.compile(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)")
SIGNED = re.compile(r"\\\*\\\*[^*\n]{1,80}\\\*\\\*")
"""How a paragraph begins whose first words are bold by the signs of Markdown, and not by a style."""
FEWEST_SIGNED = 4
MARKDOWN, PLAIN = "markdown", "text"
TABBED = re.compile(r"(?:\*\*)?[^\W\d_](?:[^\s:：]|[ ](?=\S)){0,30}(?<![.,:：])[ ]?\t\s*\S")
"""What may be a label, and the tab behind it, which is all that sets it apart: `DOE<tab>Good morning.`"""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a received document."""

    text: str
    """Inline Markdown."""
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    """Of a heading: 1 to 6."""
    voice: str = ""
    """Who speaks, where the format itself says so."""
    start: int | None = None
    """When it is said, in milliseconds from the beginning of a recording."""


@dataclass(frozen=True, slots=True)
class IntakeText:
    """A received document, as text that the archive can read."""

    format: str
    """What was received: `docx`, `srt`."""
    text: str
    """With lines that end in ``\\n``, whatever ends them in what was received."""
    form: str
    """How the text is written: `markdown` or `text`."""
    stays: bool
    """Whether the received bytes are this text but for the ends of lines: the source text themselves."""
    way: str = ""
    """`cues` or `table`, where the format itself says who speaks."""
    voices: frozenset[str] = frozenset()
    """Who speaks, as the format itself says, and not only what is printed like a label."""
    metadata: Mapping[str, str] = field(default_factory=dict)
    """What the document says of itself: `title`, `date`, `author`, `url`, `guest`…"""
    notes: tuple[str, ...] = ()
    """What had to be done to read it, in English."""
    recorded: bool = False
    """Whether it has the times of a recording: a machine may have heard it, without any punctuation."""
    paired: bool = False
    """Whether dashes only show that two speak at one time, and nothing where else the speaker changes."""
    odd: tuple[Phrase, Phrase] | None = None
    """What is odd about the document, so that somebody has to compare; and with what."""

    def rewritten(self, text: str, note: str) -> Self:
        """Give this with another text, and a note of what was done; the same where nothing was."""
        if text == self.text:
            return self
        return replace(self, text=text, stays=False, notes=(*self.notes, note))


class UnreadableError(Exception):
    """A file that cannot be taken in: why, and what to do instead."""

    def __init__(self, what: Phrase, remedy: Phrase) -> None:
        super().__init__(what.text())
        self.what = what
        self.remedy = remedy


def unreadable(what: str, remedy: str, /, **fields: object) -> UnreadableError:
    """Make the error of a file that cannot be taken in."""
    return UnreadableError(Phrase(what, fields), Phrase(remedy, fields))


def read_signs(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Take signs of Markdown in a document for such, where its paragraphs begin with them again and again.

    So it is where somebody has put into it what a program has written.
    """
    if sum(bool(SIGNED.match(paragraph.text)) for paragraph in paragraphs) < FEWEST_SIGNED:
        return list(paragraphs)
    return [_read_sign(paragraph) for paragraph in paragraphs]


def _read_sign(paragraph: Paragraph) -> Paragraph:
    text = paragraph.text.replace("\\*\\*", "**")
    if paragraph.kind is not Kind.PARAGRAPH:
        return replace(paragraph, text=text)
    if heading := re.fullmatch(r"(#{1,6}) +(.+)", text, re.DOTALL):
        return replace(paragraph, text=heading[2], kind=Kind.HEADING, level=len(heading[1]))
    rule = re.fullmatch(r"-{3,}|(?:\\?\*){3,}", text)
    return replace(paragraph, text="", kind=Kind.RULE) if rule else replace(paragraph, text=text)


def write_markdown(
    named: str,
    paragraphs: Iterable[Paragraph],
    metadata: Mapping[str, str] | None = None,
    way: str = "",
) -> IntakeText:
    """Write paragraphs as Markdown, a blank line between them; a voice is printed when it changes."""
    written, voice, voices = [], "", set()
    for paragraph in paragraphs:
        most = 1 if TABBED.match(paragraph.text) else 0
        words = "\t".join(" ".join(clean(part).split()) for part in paragraph.text.split("\t", most))
        if not words and paragraph.kind is not Kind.RULE:
            continue
        if paragraph.voice and paragraph.voice != voice:
            time = f" [{clock(paragraph.start)}]" if paragraph.start is not None else ""
            words = f"**{escape(paragraph.voice)}**{time}: {words}"
        voice = paragraph.voice
        voices |= {voice} - {""}
        written.append(_block(paragraph, words))
    text = "\n\n".join(written) + "\n"
    return IntakeText(named, text, MARKDOWN, False, way, frozenset(voices if way else ()), metadata or {})


def _block(paragraph: Paragraph, words: str) -> str:
    match paragraph.kind:
        case Kind.HEADING:
            return f"{'#' * max(1, min(paragraph.level, 6))} {words}"
        case Kind.ITEM:
            return f"* {words}"
        case Kind.QUOTE:
            return f"> {words}"
        case Kind.RULE:
            return "* * *"
        case _:
            return BLOCK.sub(r"\g<before>\\\g<sign>", words, count=1)


def escape(text: str) -> str:
    """Write plain words so that they are the same words in Markdown."""
    return SPECIAL.sub(r"\\\g<0>", text)


def clean(text: str) -> str:
    """Drop what no text of an archive may have, and let nothing within a paragraph end a line."""
    return spaced(FORBIDDEN.sub("", text.replace("\x0b", " ").replace("\t", " ")))


def clock(milliseconds: int) -> str:
    """Write a time as printed in transcripts: ``01:02:03``."""
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}"
