"""Understanding: from a received file to what it says of a conversation. Nothing is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from colloquy.intake.formats import read_format
from colloquy.intake.formats.columns import unfold
from colloquy.intake.formats.sniffing import sniff
from colloquy.intake.formats.texts import IntakeText, UnreadableError
from colloquy.intake.parts.asides import are_broken, are_timed, is_quiet
from colloquy.intake.parts.dividing import divide
from colloquy.intake.parts.exchanges import Asked, find_exchanges
from colloquy.intake.parts.interleaving import Translation, separate_languages
from colloquy.intake.parts.language import detect_language
from colloquy.intake.parts.model import Doubt, DoubtKind, Reading
from colloquy.intake.parts.units import Unit, read_units, unlabelled
from colloquy.intake.parts.untimed import unlabel_chapters
from colloquy.intake.speakers.bystanding import doubt_bystanders
from colloquy.intake.speakers.header import Header, read_header
from colloquy.intake.speakers.introducing import gather_hints
from colloquy.intake.speakers.roles import Hints, assign_roles
from colloquy.intake.turns.alternating import read_alternating
from colloquy.intake.turns.half import read_half
from colloquy.intake.turns.keeping import keep_doubts
from colloquy.intake.turns.labelled import read_labelled
from colloquy.intake.turns.relabelling import relabel
from colloquy.intake.turns.repeating import FIRM
from colloquy.intake.turns.scoring import score_labelled
from colloquy.intake.turns.styled import read_styled
from colloquy.intake.vocabulary.asking import ends_asking, length
from colloquy.intake.vocabulary.labels import find_label
from colloquy.intake.vocabulary.names import is_name
from colloquy.intake.vocabulary.titles import plain_title
from colloquy.intake.weighing.conversing import GOOD, calls_interview
from colloquy.intake.weighing.refusing import find_reason
from colloquy.intake.weighing.several import Part, doubt_parts, find_parts
from colloquy.model import Kind
from colloquy.problems import Phrase, phrase
from colloquy.text.times import CLOCK

NOTHING = Phrase("")
TAKEN, DRAFT, REFUSED = "taken", "draft", "refused"
ABOUT = ("description", "summary", "categories", "tags")
"""What the front matter of a file says that may call it an interview."""
FRONT = 8
"""Units in which a page repeats its title."""
MOST_LINES = 40_000
"""Of a text that is understood, the blank ones included; a day of talk has a tenth of it."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is understood of one file."""

    file: str
    verdict: str
    reason: Phrase = NOTHING
    text: IntakeText | None = None
    language: str = ""
    title: str = ""
    title_line: int = 0
    reading: Reading | None = None
    asked: tuple[Asked, ...] = ()
    interjections: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    header: Header = field(default_factory=Header)
    hints: Hints = field(default_factory=Hints)
    scores: tuple[tuple[str, float], ...] = ()
    """Of all ways that were tried."""
    translation: Translation | None = None
    """What the text had in a second language."""
    parts: tuple[Part, ...] = ()
    """The interviews of the file, where there are several."""


def understand(raw: bytes, name: str) -> Understanding:
    """Understand a file by its bytes and its name."""
    try:
        text = read_format(sniff(raw, name), raw, name)
    except UnreadableError as failure:
        reason = phrase("{what}; {remedy}", what=failure.what, remedy=failure.remedy)
        return Understanding(name, REFUSED, reason)
    return understand_text(text, name)


def understand_text(text: IntakeText, name: str) -> Understanding:
    """Understand a text that has been read."""
    if (lines := text.text.count("\n")) > MOST_LINES:
        what = phrase("{lines} lines; no more than {most} are read", lines=lines, most=MOST_LINES)
        remedy = phrase("check that this is the right file; divide a longer text into several")
        return Understanding(name, REFUSED, phrase("{what}; {remedy}", what=what, remedy=remedy))
    text = divide(unfold(text))
    received = read_units(text)
    separated = separate_languages(text, received)
    own = received if separated.text is text else read_units(separated.text)
    text = separated.text
    units = _below_title(_with_title(unlabel_chapters(own)), text.metadata.get("title", ""))
    header = read_header(units)
    title, title_line = _title(units, header, text)
    hints = gather_hints(units, header, {**text.metadata, "title": title})
    readings = _readings(units, header, hints, text)
    scores = tuple((reading.way, round(reading.score, 2)) for reading in readings)
    best = max(readings, key=lambda reading: reading.score, default=None)
    language = detect_language(text, units)
    recorded = text.recorded or are_timed(units)
    reason = find_reason(
        units,
        best,
        title,
        " ".join(text.metadata.get(name, "") for name in ABOUT),
        recorded=recorded,
        named=header.legend or bool(header.askers or header.guests),
    )
    seen = Understanding(
        name,
        REFUSED,
        text=text,
        language=language,
        title=title,
        title_line=title_line,
        header=header,
        hints=hints,
        scores=scores,
        translation=separated.translation,
    )
    if reason is not None:
        return replace(seen, reason=reason)
    cut = recorded or are_broken(units)
    if best is None or best.score < GOOD * 0.5 or (cut and best.way == "questions"):
        return _unexplained(seen, units)
    asked, interjections = find_exchanges(best)
    parts = find_parts(text, units, best)
    doubts = tuple(
        sorted(
            [*best.doubts, *separated.doubts, *doubt_parts(parts), *_doubt_document(text)],
            key=lambda doubt: doubt.line,
        )
    )
    return replace(
        seen,
        verdict=DRAFT if doubts else TAKEN,
        reason=_why_draft(parts, doubts),
        parts=parts,
        text=relabel(text, best),
        reading=best,
        asked=tuple(asked),
        interjections=tuple(interjections),
        doubts=doubts,
    )


def _doubt_document(text: IntakeText) -> Iterator[Doubt]:
    if text.odd:
        remedy = phrase("compare with the recording; they are put in the order of their times")
        yield Doubt(1, text.odd, remedy, (), DoubtKind.ALL)


def _why_draft(parts: Sequence[Part], doubts: Sequence[Doubt]) -> Phrase:
    if parts:
        lines = ", ".join(f"{part.first}–{part.last}" for part in parts)
        return phrase("{number} interviews in one file, in lines {lines}", number=len(parts), lines=lines)
    return phrase("doubts to settle: {number}", number=len(doubts)) if doubts else NOTHING


def _unexplained(seen: Understanding, units: Sequence[Unit]) -> Understanding:
    """Leave all of a text open: it is a conversation, and nothing says who speaks."""
    line = next((unit.line for unit in units if unit.text and unit.kind is not Kind.HEADING), 1)
    what = phrase("nothing in the text says who speaks")
    remedy = phrase("have a recognizer separate the voices, or write labels into a copy")
    return replace(seen, verdict=DRAFT, reason=what, doubts=(Doubt(line, what, remedy, (), DoubtKind.ALL),))


def _readings(units: Sequence[Unit], header: Header, hints: Hints, text: IntakeText) -> list[Reading]:
    known = [*header.askers, *header.guests, *hints.askers, *hints.guests]
    readings = []
    voiced = text.format == "tei" and bool(text.way)
    if labelled := read_labelled(units, header.end, hints, known, voiced):
        for voice in labelled.voices.values():
            voice.role = "unknown"
        sure = assign_roles(labelled.turns, labelled.voices, hints)
        score_labelled(labelled, units, sure)
        doubt_bystanders(labelled, hints)
        if text.way:
            labelled.way = text.way
        readings.append(labelled)
        if half := read_half(units, labelled, hints):
            keep_doubts(half, labelled)
            labelled.score *= 0.5  # it gives the questions to who has answered the one before
            readings.append(half)
    if all(reading.score < 0.8 for reading in readings):
        readings += read_styled(units, header.end, hints)
        if marks := read_alternating(units, header.end, hints):
            readings.append(marks)
    return readings


def _title(units: Sequence[Unit], header: Header, text: IntakeText) -> tuple[str, int]:
    """Give the title, and the line that has it, if one of the text has."""
    said = text.metadata.get("title", "") or header.said.get("title", "") or header.said.get("标题", "")
    front = [unit for unit in units[: max(header.end, 12)] if not is_quiet(unit)]
    for unit in front:
        if not said and calls_interview(unit):
            return " ".join(unit.text.lstrip("# ").split())[:120], unit.line
    for unit in front:
        label = unit.label if unit.kind is Kind.HEADING else find_label(unit.raw)
        if label and label.form in FIRM and is_name(label.name):
            continue
        if said and (ends_asking(unit.text) or (unit.level > 1 and unit.text.strip() != said.strip())):
            continue  # a question, or the head of a section below a title that the file has
        if unit.text and (unit.kind is Kind.HEADING or (said and unit.text.strip() == said.strip())):
            return " ".join(unit.text.split())[:120], unit.line
    for unit in front[:4]:
        if said:
            break
        short = 1 < length(unit.text) < 20 and not re.search(rf"[.?!。:：]$|^\W*{CLOCK}", unit.text)
        if (
            unit.kind is Kind.PARAGRAPH
            and short
            and (unit.label is None or unit.label.form in ("alone", "strong", "dash"))
        ):
            return unit.text, unit.line
    return plain_title(said), 0


def _below_title(units: Sequence[Unit], title: str) -> list[Unit]:
    """Take names for none that speaks, down to the line that repeats a page's title: its site's, its own."""
    wanted = "".join(title.split())
    for index, unit in enumerate(units[:FRONT]):
        if wanted and "".join(unit.text.split()) == wanted:
            return [*map(unlabelled, units[: index + 1]), *units[index + 1 :]]
    return list(units)


def _with_title(units: Sequence[Unit]) -> list[Unit]:
    """Take a name in the title of a text for none that speaks: the one heading above all others."""
    heads = [index for index, unit in enumerate(units) if unit.kind is Kind.HEADING]
    first = heads[0] if heads else 0
    if not heads or any(unit.label and unit.begins for unit in units[:first]):
        return list(units)
    below = all(units[index].level > units[first].level for index in heads[1:])
    return [*units[:first], unlabelled(units[first]) if below else units[first], *units[first + 1 :]]
