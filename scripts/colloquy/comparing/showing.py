"""Showing a comparison: what is said in which order; a `Style` says how it looks."""

from collections.abc import Iterator, Sequence

from colloquy.comparing.changes import Built, Change, Comparison, Reading, Section
from colloquy.comparing.shortening import divide
from colloquy.comparing.styles import Style
from colloquy.comparing.words import Part
from colloquy.problems import Phrase
from colloquy.words.telling import Teller

LISTED = 12
"""Pages or files named one by one; the rest are counted."""


def show(comparison: Comparison, teller: Teller, style: Style) -> str:
    """Write a comparison."""
    return "\n\n".join(_blocks(comparison, teller, style)) + "\n"


def _blocks(comparison: Comparison, teller: Teller, style: Style) -> Iterator[str]:
    for file in comparison.unread:
        yield style.text(file, teller)
    if count := sum(len(section.changes) or 1 for section in comparison.sections):
        what = teller.counts(
            "Readers will see {number} place changed since {revision}.",
            "Readers will see {number} places changed since {revision}.",
            count,
            revision=style.inert(comparison.revision),
        )
        yield style.heading(what, 2)
    for section in comparison.sections:
        yield from _section(section, teller, style)
    if comparison.built:
        yield from _built(comparison.built, bool(comparison.design), teller, style)
    elif not (comparison.texts_differ or comparison.notes or comparison.design):
        yield style.heading(teller.tells("Readers will see nothing new."), 2)
        yield _aside(comparison.aside, teller)
    if comparison.design:
        yield style.heading(teller.tells("The design changed"), 2)
        yield teller.tells("A comparison runs no code of another revision, so look at these files yourself:")
        yield _list(comparison.design, teller, style)
    for note in comparison.notes:
        yield style.inert(note.text(teller.translate))


def _built(built: Built, redesigned: bool, teller: Teller, style: Style) -> Iterator[str]:
    """Say how two sites differ that were built of the texts before and after."""
    if not built.alike:
        yield style.heading(teller.tells("What changes on the built pages"), 2)
        yield from _pages(built, teller, style)
        return
    nothing = "Readers will see nothing new."
    if redesigned:
        nothing = "The texts change nothing that readers see."
    yield style.heading(teller.tells(nothing), 2)
    yield teller.counts(
        "Two sites were built, before and after: all {number} file is the same, byte for byte.",
        "Two sites were built, before and after: all {number} files are the same, byte for byte.",
        built.same,
    )


def _aside(files: int, teller: Teller) -> str:
    if not files:
        return teller.tells("No file has changed.")
    return teller.counts(
        "No file that the site is built from has changed; {number} other file has.",
        "No file that the site is built from has changed; {number} other files have.",
        files,
    )


def _section(section: Section, teller: Teller, style: Style) -> Iterator[str]:
    title, path = style.inert(section.title), style.inert(section.path)
    yield style.heading(teller.tells("{title} ({path})", title=title, path=path) if title else path, 3)
    yield from (style.text(note, teller) for note in section.notes)
    last = title
    for change in section.changes:
        name = (
            style.text(change.name, teller) if isinstance(change.name, Phrase) else style.inert(change.name)
        )
        yield style.block(style.name(name) if name != last else "", _lines(change, teller, style))
        last = name


def _lines(change: Change, teller: Teller, style: Style) -> Iterator[str]:
    yield from (style.text(fact, teller) for fact in change.facts)
    for reading, words in zip(change.readings, divide(change.readings), strict=True):
        code = f"{reading.language} " if reading.language else ""
        yield from (code + line for line in _reading(reading, words, teller, style))
    if change.also:
        places = teller.tells(", ").join(style.text(place, teller) for place in change.also)
        yield teller.tells("also shown on: {places}", places=places)


def _reading(reading: Reading, words: Sequence[Part], teller: Teller, style: Style) -> Iterator[str]:
    """Give what was and what is, with the words marked; or what stayed the same."""
    if any(reading.statuses):
        before, after = (teller.translate(way or "source") for way in reading.statuses)
        yield teller.tells("translation: {before} → {after}", before=before, after=after)
    if reading.before == reading.after:
        if reading.after is not None:
            yield f"= {style.inert(''.join(part.after for part in words))}"
        return
    if reading.before is not None:
        marked = (style.gone(part.before) if part.changed else style.inert(part.before) for part in words)
        yield f"− {''.join(marked)}"
    if reading.after is not None:
        marked = (style.new(part.after) if part.changed else style.inert(part.after) for part in words)
        yield f"{style.plus} {''.join(marked)}"


def _pages(built: Built, teller: Teller, style: Style) -> Iterator[str]:
    for (before, after), pages in list(built.words.items())[:LISTED]:
        where = teller.counts("on {number} page", "on {number} pages", pages)
        change = Change("", (Reading("", before or None, after or None),))
        yield style.block(f"{where}:", _lines(change, teller, style))
    if (rest := len(built.words) - LISTED) > 0:
        yield teller.counts(
            "and {number} more change in wording", "and {number} more changes in wording", rest
        )
    if built.looks:
        yield f"{teller.tells('The same words, in other HTML:')} {_list(built.looks, teller, style)}"
    if built.files:
        yield f"{teller.tells('Other files:')} {_list(built.files, teller, style)}"


def _list(names: Sequence[str], teller: Teller, style: Style) -> str:
    some = teller.tells(", ").join(style.inert(name) for name in names[:LISTED])
    rest = len(names) - LISTED
    return some if rest <= 0 else some + teller.tells(" and {number} more", number=rest)
