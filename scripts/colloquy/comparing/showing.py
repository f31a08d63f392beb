"""Showing a comparison: as text for a terminal, and as Markdown for a pull request.

One walk, `_told`, says what is told in which order; a `Style` says how it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from colloquy.comparing.changes import Built, Comparison, Reading, Section
from colloquy.comparing.words import Part, parts
from colloquy.problems import Phrase
from colloquy.telling import Teller

KEPT = 120
"""Characters kept on each side of a change, where what is the same goes on for longer."""
WHOLE = 600
"""A text of no more characters is shown whole."""
LISTED = 12
"""Pages or files named one by one; the rest are counted."""


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
        # GitHub tells people whom a comment mentions and links numbers of issues; a comment stops it.
        mentions = {ord("@"): "@<!-- -->", ord("#"): "&#35;<!-- -->"}
        return escape(text, quote=False).translate(marks | mentions).replace("\n", " <br> ")

    def text(self, words: Phrase, teller: Teller) -> str:
        """Say a phrase of ours; what fills its gaps stays inert, also between the marks of code."""

        def translate(template: str) -> str:
            told = teller.translate(template)
            return re.sub(r"`(\{\w+\})`", r"<code>\1</code>", told) if self.markdown else told

        fields = {name: self.inert(str(field)) for name, field in words.fields.items()}
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

    def _marked(self, text: str, tag: str, colour: str, opening: str, closing: str) -> str:
        words = self.inert(text)
        if self.markdown:  # spaces at the edges of a mark would be invisible
            return f"<{tag}>{words.replace(' ', '&nbsp;') if words.isspace() else words}</{tag}>"
        return f"\033[{colour}m{words}\033[0m" if self.colour else f"{opening}{words}{closing}"


def shown(comparison: Comparison, teller: Teller, style: Style) -> str:
    """Write a comparison."""
    blocks = list(_told(comparison, teller, style))
    return "\n\n".join(blocks) + "\n"


def _told(comparison: Comparison, teller: Teller, style: Style) -> Iterator[str]:
    for file in comparison.unread:
        yield style.text(file, teller)
    count = sum(len(section.changes) or 1 for section in comparison.sections)
    since = style.inert(comparison.revision)
    if count:
        what = teller.counts(
            "Readers will see {number} place changed since {revision}.",
            "Readers will see {number} places changed since {revision}.",
            count,
            revision=since,
        )
        yield style.heading(what, 2)
    for section in comparison.sections:
        yield from _section(section, teller, style)
    yield from _built(comparison, teller, style)
    for note in comparison.notes:
        yield style.inert(note.text(teller.translate))


def _section(section: Section, teller: Teller, style: Style) -> Iterator[str]:
    title = style.inert(f"{section.title} ({section.path})" if section.title else section.path)
    yield style.heading(title, 3)
    for note in section.notes:
        yield style.text(note, teller)
    last = style.inert(section.title)
    for change in section.changes:
        lines = [style.text(fact, teller) for fact in change.facts]
        lines += [line for reading in change.readings for line in _reading(reading, teller, style)]
        told = change.name
        name = style.text(told, teller) if isinstance(told, Phrase) else style.inert(told)
        name, last = name if name != last else "", name
        if style.markdown:
            yield "\n".join([f"**{name}**" if name else "", "", *(f"- {line}" for line in lines)]).strip()
        else:
            yield "\n".join([name, *(f"  {line}" for line in lines)]).strip("\n")


def _reading(reading: Reading, teller: Teller, style: Style) -> Iterator[str]:
    """Tell one language: what was and what is, with the words marked; or what stayed the same."""
    code = f"{reading.language} " if reading.language else ""
    if any(reading.standing):
        before, after = (teller.translate(way or "source") for way in reading.standing)
        yield f"{code}{teller.tells('translation: {before} → {after}', before=before, after=after)}"
    if reading.before == reading.after:
        if reading.after is not None:
            yield f"{code}= {style.inert(reading.after)}"
        return
    divided = _shortened(parts(reading.before or "", reading.after or ""))
    if reading.before is not None:
        yield f"{code}− " + "".join(
            style.gone(part.before) if part.changed and part.before else style.inert(part.before)
            for part in divided
        )
    if reading.after is not None:
        yield f"{code}{'&#43;' if style.markdown else '+'} " + "".join(
            style.new(part.after) if part.changed and part.after else style.inert(part.after)
            for part in divided
        )


def _shortened(divided: list[Part]) -> list[Part]:
    """Leave out the middle of what stays the same, in a long text."""
    if sum(len(part.after) for part in divided) <= WHOLE:
        return divided
    short = []
    for index, part in enumerate(divided):
        text = part.after
        head = text[:KEPT] if index else ""
        tail = text[-KEPT:] if index < len(divided) - 1 else ""
        cut = not part.changed and len(head) + len(tail) + 1 < len(text)
        short.append(Part(f"{head}…{tail}", f"{head}…{tail}") if cut else part)
    return short


def _built(comparison: Comparison, teller: Teller, style: Style) -> Iterator[str]:
    built, told = comparison.built, bool(comparison.sections)
    if built is None:
        if not (told or comparison.unread or comparison.notes):
            yield style.heading(teller.tells("Readers will see nothing new."), 2)
            yield teller.counts(
                "No file of which the site is made has changed; {number} other file has.",
                "No file of which the site is made has changed; {number} other files have.",
                comparison.aside,
            )
        return
    if built.alike:
        what = (
            teller.tells("The design changes nothing that readers see.")
            if built.apart
            else teller.tells("Readers will see nothing new.")
        )
        yield style.heading(what, 2)
        yield teller.counts(
            "Two sites were built, before and after: all {number} file is the same, byte for byte.",
            "Two sites were built, before and after: all {number} files are the same, byte for byte.",
            built.same,
        )
        return
    yield style.heading(teller.tells("What the design changes"), 2)
    yield from _designed(built, teller, style)


def _designed(built: Built, teller: Teller, style: Style) -> Iterator[str]:
    first = list(built.words.items())[:LISTED]
    for (before, after), pages in first:
        reading = Reading("", before or None, after or None)
        lines = _reading(reading, teller, style)
        on = teller.counts("on {number} page", "on {number} pages", pages)
        yield "\n".join(
            [f"{on}:", *([""] if style.markdown else [])]
            + [f"- {line}" if style.markdown else f"  {line}" for line in lines]
        )
    if rest := len(built.words) - len(first):
        yield teller.counts("and {number} change of words more", "and {number} changes of words more", rest)
    if built.looks:
        same = teller.tells("The same words, in other HTML:")
        yield f"{same} {_listed(built.looks, teller, style)}"
    if built.files:
        yield f"{teller.tells('Other files:')} {_listed(built.files, teller, style)}"


def _listed(names: tuple[str, ...], teller: Teller, style: Style) -> str:
    some = ", ".join(style.inert(name) for name in names[:LISTED])
    rest = len(names) - LISTED
    return some if rest <= 0 else some + teller.tells(" and {number} more", number=rest)
