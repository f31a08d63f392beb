"""Understanding: from a received file to what it says of a conversation. Nothing is written.

`read_source` reads a file in its format and applies `REWRITES`. `understand_text` decides, in order: the
language that is a translation, the units, the header, the title, who is named as what, the turns in each way
that explains them (`turns.ways`), whether this is an interview at all (`weighing.refusing`), and of the best
reading the exchanges, whether the file has several interviews, and what is in doubt.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from colloquy.intake.formats import read_format
from colloquy.intake.formats.columns import unfold
from colloquy.intake.formats.sniffing import sniff
from colloquy.intake.formats.texts import MARKDOWN, IntakeText, UnreadableError, escape, unreadable
from colloquy.intake.parts import dividing, wrapping
from colloquy.intake.parts.asides import are_broken, are_timed
from colloquy.intake.parts.exchanges import Asked, find_exchanges
from colloquy.intake.parts.indenting import write_prose
from colloquy.intake.parts.interleaving import Separated, Translation, separate_languages
from colloquy.intake.parts.language import detect_language
from colloquy.intake.parts.model import Doubt, DoubtKind, Reading
from colloquy.intake.parts.numbering import without_numbers
from colloquy.intake.parts.running import part_heads, set_heads_aside
from colloquy.intake.parts.sentences import divide_sentences, without_labels
from colloquy.intake.parts.timing import write_spans, write_times
from colloquy.intake.parts.units import Unit, read_units
from colloquy.intake.parts.unsigned import write_letters
from colloquy.intake.parts.untimed import unlabel_chapters
from colloquy.intake.parts.within import divide_lines
from colloquy.intake.speakers.header import Header, read_header
from colloquy.intake.speakers.introducing import gather_hints, unlabel_titles
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.turns.ways import read_turns
from colloquy.intake.weighing.conversing import GOOD, doubt_uncalled
from colloquy.intake.weighing.refusing import find_reason, gather_evidence
from colloquy.intake.weighing.several import Part, doubt_parts, find_parts
from colloquy.intake.weighing.title import find_title, unlabel_above_title, unlabel_title
from colloquy.model import Kind
from colloquy.problems import Phrase, phrase
from colloquy.text.inertness import LINE_END

NOTHING = Phrase("")
TAKEN, DRAFT, REFUSED = "taken", "draft", "refused"
ABOUT = (
    *("subtitle", "subtitulo", "teaser", "excerpt"),
    *("description", "summary", "category", "categories", "tags"),
)
"""What the front matter of a file says that may call it an interview."""
MOST_LINES = 40_000
"""Of a text that is understood, the blank ones included; a day of talk has a tenth of it."""

REWRITES: tuple[tuple[str, Callable[[IntakeText], IntakeText]], ...] = (
    ("tables", unfold),
    ("indented prose", write_prose),
    ("numbers of lines", without_numbers),
    ("running heads", part_heads),
    ("spans of time", write_spans),
    ("emphasis", dividing.write_emphasis),
    ("linked times", write_times),
    ("letters without a sign", write_letters),
    ("bars behind names", dividing.divide_bars),
    ("lines that name who speaks", dividing.call_speakers),
    ("what people are", dividing.write_bearers),
    ("broken addresses", wrapping.join_addresses),
    ("broken names", wrapping.join_names),
    ("marks of change", wrapping.write_changes),
    ("pictures before labels", wrapping.divide_pictures),
    ("labels within lines", dividing.divide_labels),
    ("letters within lines", dividing.divide_letters),
    ("turns within lines", divide_lines),
    ("answers behind questions", dividing.divide_run_in),
)
"""What is written otherwise, in order, before a text is read as units; others stay as they are."""


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
    running: tuple[Unit, ...] = ()
    """The heads of its pages."""


def understand(raw: bytes, name: str) -> Understanding:
    """Understand a file by its bytes and its name."""
    try:
        return understand_text(read_source(raw, name), name)
    except UnreadableError as failure:
        reason = phrase("{what}; {remedy}", what=failure.what, remedy=failure.remedy)
        return Understanding(name, REFUSED, reason)


def read_source(raw: bytes, name: str) -> IntakeText:
    """Read a file in its format, and write otherwise what hides turns; raises `UnreadableError`."""
    text = read_format(sniff(raw, name), raw, name)
    if (lines := text.text.count("\n")) > MOST_LINES:
        what = "{lines} lines; no more than {most} are read"
        remedy = "check that this is the right file; divide a longer text into several"
        raise unreadable(what, remedy, lines=lines, most=MOST_LINES)
    for _, rewrite in REWRITES:
        text = rewrite(text)
    return text


def understand_text(text: IntakeText, name: str) -> Understanding:
    """Understand a text that has been read: what is above its turns, then these; or why there are none.

    Raises `UnreadableError` where there are more paragraphs than an interview may have.
    """
    separated, units, running = _read_units(text)
    text, header = separated.text, read_header(units)
    title, title_line = find_title(units, header, text)
    hints = gather_hints(units, header, {**text.metadata, "title": title})
    readings = read_turns(units, header, hints, text)
    best = max(readings, key=lambda reading: reading.score, default=None)
    recorded = text.recorded or are_timed(units)
    seen = Understanding(
        name,
        REFUSED,
        text=text,
        language=detect_language(text, units),
        title=title,
        title_line=title_line,
        header=header,
        hints=hints,
        scores=tuple((reading.way, round(reading.score, 2)) for reading in readings),
        translation=separated.translation,
        running=tuple(running),
    )
    named = bool(header.legend or header.askers or header.guests)
    about = " ".join(text.metadata.get(key, "") for key in ABOUT)
    evidence = gather_evidence(units, title, about)
    reason = find_reason(units, best, title, evidence, recorded=recorded, named=named)
    if reason is not None:
        return replace(seen, reason=reason)
    cut = recorded or are_broken(units)
    if best is None or best.score < GOOD * 0.5 or (cut and best.way == "questions"):
        return _unexplained(seen, units)
    best.doubts += doubt_uncalled(best, units, evidence)
    return _explained(seen, text, units, best, separated.doubts)


def _read_units(text: IntakeText) -> tuple[Separated, list[Unit], list[Unit]]:
    """Divide a text into units, without its translation; give running heads apart. Titles have no labels."""
    received = read_units(text)
    separated = separate_languages(text, received)
    units = received if separated.text is text else read_units(separated.text)
    units, running = set_heads_aside(units)
    units = unlabel_title(unlabel_chapters(units))
    return separated, unlabel_titles(unlabel_above_title(units, text.metadata.get("title", ""))), running


def _explained(
    seen: Understanding, text: IntakeText, units: Sequence[Unit], best: Reading, doubts: Sequence[Doubt]
) -> Understanding:
    """Add what the best reading says of a text, and all that is in doubt."""
    asked, interjections = find_exchanges(best)
    parts = find_parts(text, units, best)
    doubts = sorted(
        [*best.doubts, *doubts, *doubt_parts(parts), *_doubt_document(text)], key=lambda doubt: doubt.line
    )
    return replace(
        seen,
        verdict=DRAFT if doubts else TAKEN,
        reason=why_draft(parts, doubts),
        parts=parts,
        text=relabel(text, best),
        reading=best,
        asked=tuple(asked),
        interjections=tuple(interjections),
        doubts=tuple(doubts),
    )


def _doubt_document(text: IntakeText) -> Iterator[Doubt]:
    if text.odd:
        yield Doubt(1, *text.odd, (), DoubtKind.ALL)


def why_draft(parts: Sequence[Part], doubts: Sequence[Doubt]) -> Phrase:
    """Give why a text is a draft: it has several interviews, or doubts; nothing where it has neither."""
    if parts:
        lines = [f"{part.first}–{part.last}" for part in parts]
        return phrase("{number} interviews in one file, in lines {lines}", number=len(parts), lines=lines)
    return phrase("doubts to settle: {number}", number=len(doubts)) if doubts else NOTHING


def _unexplained(seen: Understanding, units: Sequence[Unit]) -> Understanding:
    """Leave all of a text open: it is a conversation, and nothing says who speaks, or one name for all."""
    assert seen.text is not None
    names = {unit.label.name for unit in units if unit.label and seen.text.way}
    what, text = phrase("nothing in the text says who speaks"), seen.text
    if len(names) == 1:
        what = phrase("one name, {name}, is printed for all that is said", name=names.pop())
        text = without_labels(text, units)
    text = divide_sentences(text)
    remedy = phrase(
        "say in a terminal who speaks from which line on: `colloquy add` asks, or `colloquy add --resume ID`"
    )
    line = next((unit.line for unit in read_units(text) if unit.text and unit.kind is not Kind.HEADING), 1)
    doubts = (Doubt(line, what, remedy, (), DoubtKind.TURNS),)
    return replace(seen, verdict=DRAFT, reason=what, text=text, doubts=doubts)


def relabel(text: IntakeText, reading: Reading) -> IntakeText:
    """Write labels of rare forms anew, in their lines; a text that has none is given back as it is."""
    if not (rare := list(_rare(reading))):
        return text
    lines = LINE_END.split(text.text)
    for unit in rare:
        assert unit.label is not None
        first = unit.label.body.partition("\n")[0]
        name = f"**{escape(unit.label.name)}:**" if text.form == MARKDOWN else f"{unit.label.name}:"
        lines[unit.line - 1] = f"{name} {first.strip()}"
    return text.rewritten("\n".join(lines), "labels written as names before a colon")


def _rare(reading: Reading) -> Iterator[Unit]:
    """Give units whose labels the archive would not read: few have a stop where others have colons."""
    labelled = [unit for turn in reading.turns for unit in turn.units if unit.label and unit.label.name]
    stops = [unit for unit in labelled if unit.form == "stop"]
    few = len(stops) * 2 < len(labelled)
    for unit in labelled:
        if unit.label and (not unit.label.is_read or (few and unit.label.form == "stop")):
            yield unit
