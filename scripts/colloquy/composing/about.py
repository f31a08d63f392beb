"""What an interview's page says of its text: origin, rights, speakers, and every entry of the apparatus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from colloquy.catalogue import Archive, Described
from colloquy.model import Interview
from colloquy.text.inline.markdown import line, text
from colloquy.words.wording import Wording


@dataclass(frozen=True, slots=True)
class Printed:
    """A label as the source text prints it, and how often."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """A speaker, by the labels in the source text."""

    name: str
    labels: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Supplied:
    """A speaker whom the archive supplies, and the line where."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of the source text."""

    number: int
    line: int
    passage: str
    """The passage that has the line; empty if it is on no page."""
    found: str
    replaced: str
    reason: str
    note: Markup


@dataclass(frozen=True, slots=True)
class EditorialNote:
    """What is said of words that stay as they were received."""

    number: int
    line: int
    passage: str
    at: str
    text: Markup


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines that are on no page, and why; lines of one reason together."""

    reason: str
    lines: str
    note: Markup


@dataclass(frozen=True, slots=True)
class About:
    """The section "About this text"."""

    origin: Markup
    rights: Markup
    file: str
    digest: str
    length: int
    """In lines."""
    tag: str
    """The language tag of the source text."""
    unlabelled: bool
    """Whether the source text prints no speakers' names."""
    labels: tuple[Labelled, ...]
    supplied: tuple[Supplied, ...]
    corrections: tuple[Correction, ...]
    notes: tuple[EditorialNote, ...]
    omissions: tuple[LeftOut, ...]


def about(archive: Archive, described: Described, interview: Interview, words: Wording) -> About:
    """Gather what is said of an interview's text."""
    record = described.declared.record

    def said(texts: Mapping[str, str]) -> Markup:
        return line(words.text(texts, archive.site, text)) if texts else Markup()

    passages = {
        number: each.id
        for each in interview.passages
        for number in range(each.lines.first, each.lines.last + 1)
    }
    return About(
        origin=said(record.origin.account),
        rights=said(record.rights.account),
        file=interview.source.path,
        digest=interview.source.sha256,
        length=len(interview.source.lines),
        tag=archive.site.tag(interview.language),
        unlabelled=record.turns == "questions",
        labels=tuple(_labels(archive, interview, words)),
        supplied=tuple(_supplied(archive, interview, words)),
        corrections=tuple(
            Correction(
                each.number,
                each.line,
                passages.get(each.line, ""),
                each.found,
                each.replaced,
                each.reason,
                said(each.note),
            )
            for each in interview.emendations
        ),
        notes=tuple(
            EditorialNote(each.number, each.line, passages.get(each.line, ""), each.at, said(each.text))
            for each in interview.notes
        ),
        omissions=tuple(
            LeftOut(reason, ", ".join(lines), said(dict(note)))
            for (reason, note), lines in _omitted(interview).items()
        ),
    )


def _labels(archive: Archive, interview: Interview, words: Wording) -> Iterator[Labelled]:
    printed: dict[str, Counter[str]] = {speaker.person: Counter() for speaker in interview.speakers}
    for exchange in interview.exchanges:
        for turn in exchange.turns:
            if turn.label:
                printed[turn.speaker.person][turn.label.text] += 1
    for person, counted in printed.items():
        labels = tuple(Printed(label, count) for label, count in counted.most_common())
        yield Labelled(words.name(archive.people[person].name), labels)


def _supplied(archive: Archive, interview: Interview, words: Wording) -> Iterator[Supplied]:
    for exchange in interview.exchanges:
        for turn in exchange.turns:
            if turn.supplied and turn.passages:
                name = words.name(archive.people[turn.speaker.person].name)
                yield Supplied(name, turn.passages[0].lines.first)


def _omitted(interview: Interview) -> dict[tuple[str, tuple[tuple[str, str], ...]], list[str]]:
    """Gather lines by the reason and the note for which they were left out."""
    omitted: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    for each in interview.omissions:
        first, last = each.lines
        shown = f"{first}–{last}" if last > first else str(first)
        omitted.setdefault((each.reason, tuple(each.note.items())), []).append(shown)
    return omitted
