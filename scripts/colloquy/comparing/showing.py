"""Showing a comparison: one walk, `_told`, says what is told in which order; a `Style` says how it looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from colloquy.comparing.changes import Built, Change, Comparison, Reading, Section
from colloquy.comparing.shortening import divided
from colloquy.comparing.styles import Style
from colloquy.comparing.words import Part
from colloquy.problems import Phrase
from colloquy.words.telling import Teller

LISTED = 12
"""Pages or files named one by one; the rest are counted."""


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
    title, path = style.inert(section.title), style.inert(section.path)
    yield style.heading(teller.tells("{title} ({path})", title=title, path=path) if title else path, 3)
    for note in section.notes:
        yield style.text(note, teller)
    last = title
    for change in section.changes:
        told = change.name
        name = style.text(told, teller) if isinstance(told, Phrase) else style.inert(told)
        yield _block(name if name != last else "", _lines(change, teller, style), style)
        last = name


def _block(name: str, lines: Iterable[str], style: Style) -> str:
    if style.markdown:
        return "\n".join([f"**{name}**" if name else "", "", *(f"- {line}" for line in lines)]).strip()
    return "\n".join([name, *(f"  {line}" for line in lines)]).strip("\n")


def _lines(change: Change, teller: Teller, style: Style) -> Iterator[str]:
    for fact in change.facts:
        yield style.text(fact, teller)
    for reading, words in zip(change.readings, divided(change.readings), strict=True):
        yield from _reading(reading, words, teller, style)
    if change.also:
        places = teller.tells(", ").join(style.text(place, teller) for place in change.also)
        yield teller.tells("also shown on: {places}", places=places)


def _reading(reading: Reading, words: list[Part], teller: Teller, style: Style) -> Iterator[str]:
    """Tell one language: what was and what is, with the words marked; or what stayed the same."""
    code = f"{reading.language} " if reading.language else ""
    if any(reading.standing):
        before, after = (teller.translate(way or "source") for way in reading.standing)
        yield f"{code}{teller.tells('translation: {before} → {after}', before=before, after=after)}"
    if reading.before == reading.after:
        if reading.after is not None:
            yield f"{code}= {style.inert(''.join(part.after for part in words))}"
        return
    if reading.before is not None:
        yield f"{code}− " + "".join(
            style.gone(part.before) if part.changed and part.before else style.inert(part.before)
            for part in words
        )
    if reading.after is not None:
        yield f"{code}{'&#43;' if style.markdown else '+'} " + "".join(
            style.new(part.after) if part.changed and part.after else style.inert(part.after)
            for part in words
        )


def _built(comparison: Comparison, teller: Teller, style: Style) -> Iterator[str]:
    built, told = comparison.built, bool(comparison.sections)
    if built is None:
        if not (told or comparison.unread or comparison.notes):
            yield style.heading(teller.tells("Readers will see nothing new."), 2)
            if comparison.aside:
                yield teller.counts(
                    "No file of which the site is made has changed; {number} other file has.",
                    "No file of which the site is made has changed; {number} other files have.",
                    comparison.aside,
                )
            else:
                yield teller.tells("No file has changed.")
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
        lines = _lines(Change("", (Reading("", before or None, after or None),)), teller, style)
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
    some = teller.tells(", ").join(style.inert(name) for name in names[:LISTED])
    rest = len(names) - LISTED
    return some if rest <= 0 else some + teller.tells(" and {number} more", number=rest)
