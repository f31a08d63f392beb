"""Declaring: what `interview.yml` says of turns and speakers, and of what the text itself does not say."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from colloquy.intake.drafting.people import UNKNOWN, Match
from colloquy.intake.drafting.writing import Guess, Sheet
from colloquy.intake.formats.markdown import front_lines
from colloquy.intake.formats.texts import PLAIN
from colloquy.intake.parts.model import Reading, Turn
from colloquy.intake.parts.units import CAPTION, Unit
from colloquy.intake.understanding import Understanding
from colloquy.intake.vocabulary.asking import ends_asking
from colloquy.intake.vocabulary.labels import find_label, key
from colloquy.model import ASKING, Kind
from colloquy.problems import Say, phrase

MARKUP = re.compile(r"[<>`{}\\\\]|\*\*|\]\(")
"""What no title may have."""
WAYS = {"labelled": "labelled", "cues": "labelled", "table": "labelled", "marks": "supplied"}
"""What a way of telling turns is in the text that is made; all others are `questions`, by their lines."""


def declare_turns(
    sheet: Sheet,
    understood: Understanding,
    matches: Mapping[str, Match],
    no_labels: Sequence[str],
    say: Say,
) -> None:
    """Write all that is declared about turns."""
    assert understood.text is not None
    reading = understood.reading
    sheet.gap()
    if reading is None or not reading.turns:
        sheet.entry("turns", "supplied", say(phrase("nothing in the text says who speaks")))
        sheet.sequence("speakers", [{"person": UNKNOWN, "role": "unknown"}])
        return
    way = WAYS.get(reading.way, "questions")
    scores = ", ".join(f"{name} {score}" for name, score in understood.scores)
    sheet.entry("turns", way, say(phrase("what fits the text best: {scores}", scores=scores)))
    for note in reading.notes:
        sheet.comment(say(note))
    sheet.sequence("speakers", [_speaker(name, reading, matches) for name in reading.voices])
    for match in matches.values():
        if match.alike:
            what = "{name}: perhaps the same person as {alike} in people.yml."
            sheet.comment(say(phrase(what, name=match.name, alike=list(match.alike))))
    if supplied := _supplied(understood, reading, way, matches):
        sheet.entry("supplied_speakers", supplied)
    sheet.gap()
    sheet.sequence(
        "exchanges",
        [{"line": each.line, "title": each.title} for each in understood.asked],
        say(phrase("short titles are taken from the questions")),
    )
    if understood.interjections and way != "supplied":
        sheet.sequence("interjections", understood.interjections)
    _declare_rest(sheet, understood, reading, no_labels, say)


def _named(unit: Unit) -> str:
    """Give the key of the name that a unit is printed with as turns are, even if it is none."""
    label = find_label(unit.raw)
    return key(label.name) if label else ""


def _declare_rest(
    sheet: Sheet, understood: Understanding, reading: Reading, no_labels: Sequence[str], say: Say
) -> None:
    assert understood.text is not None
    said = {key(label) for voice in reading.voices.values() for label in voice.labels}
    header = understood.header
    entries = header.entries
    above = [unit for unit in reading.front if _named(unit) in said and unit.line != understood.title_line]
    clashing = [*(unit for unit in entries if _named(unit) in said or unit in header.legend), *above]
    captions = [unit for unit in reading.front if CAPTION.match(unit.raw) and find_label(unit.raw)]
    quiet = [*clashing, *captions, *reading.not_speech]
    enclosed = _enclosed(reading.not_speech)
    quiet = [
        unit
        for unit in quiet
        if unit.line in enclosed or (unit.text and unit.kind not in (Kind.RULE, Kind.FIGURE))
    ]
    if lines := list(_ranges(quiet)):
        sheet.sequence("not_speech", lines)
    if labels := list(
        dict.fromkeys(
            name
            for name in (*_names(entries, clashing), *reading.not_labels, *no_labels)
            if 0 < len(name) <= 120 and not MARKUP.search(name)
        )
    ):
        sheet.sequence("not_labels", labels[:200])
    if reading.back:
        sheet.entry(
            "back_matter",
            next((unit.line for unit in reading.back if unit.text), reading.back[0].line),
            say(phrase("what follows is not part of the conversation")),
        )
    front = front_lines(understood.text.text) if understood.text.form != PLAIN else 0
    head, running = [f"1-{front}"] if front else [], list(_ranges(understood.running))
    parts = ((head, phrase("the front matter")), (running, phrase("page headers")))
    if left_out := [part for part in parts if part[0]]:
        sheet.sequence(
            "omissions",
            [{"lines": lines, "reason": "boilerplate"} for lines, _ in left_out],
            say(phrase("left out: {parts}", parts=[what for _, what in left_out])),
        )


def _enclosed(quiet: Sequence[Unit]) -> set[int]:
    """Give the lines of pictures between elements of a page: one of them alone is not part of a turn."""
    return {
        unit.line
        for before, unit, after in zip(quiet, quiet[1:], quiet[2:], strict=False)
        if before.raw.startswith("<") and after.raw.startswith("</")
    }


def _names(entries: Iterable[Unit], but: Sequence[Unit]) -> Iterator[str]:
    yield from (unit.label.name for unit in entries if unit.label and unit not in but)


def _speaker(name: str, reading: Reading, matches: Mapping[str, Match]) -> dict[str, object]:
    voice = reading.voices[name]
    labels = [label for label in dict.fromkeys(voice.labels) if label]
    person, guess = matches[name].person, matches[name].guess
    shown = Guess(person, f"{guess}?") if guess else person
    return {"person": shown, "role": voice.role, **({"labels": labels} if labels else {})}


def _supplied(
    understood: Understanding, reading: Reading, way: str, matches: Mapping[str, Match]
) -> dict[str, str]:
    """Give who speaks where the text itself does not say so, by lines."""
    supplied: dict[str, str] = {}
    remarks = set(understood.interjections)
    for before, turn in zip((None, *reading.turns), reading.turns, strict=False):
        if turn.voice is None:
            continue
        person = matches[turn.voice].person
        if person == UNKNOWN:
            person = f"{UNKNOWN}/{reading.voices[turn.voice].role}"
        asks = reading.voices[turn.voice].role in ASKING
        answers_remark = before is not None and before.line in remarks and not asks
        for first, last in _unsaid(turn, way, asks, turn.line in remarks or answers_remark):
            supplied[str(first) if first == last else f"{first}-{last}"] = person
    return supplied


def _unsaid(turn: Turn, way: str, asks: bool, remark: bool) -> Iterator[tuple[int, int]]:
    """Give the lines of a turn of which its way of telling does not say who speaks."""
    if way == "questions" and not remark:
        later = [unit for unit in turn.units[1:] if asks and unit.begins]
        yield from ((unit.line, unit.last) for unit in later)
    elif way in ("supplied", "questions") or not turn.printed:
        yield turn.units[0].line, turn.units[-1].last
    elif asks:  # a question that goes on without a label
        for index, unit in enumerate(turn.units[1:], start=1):
            if unit.begins and not unit.label and any(ends_asking(each.said) for each in turn.units[:index]):
                yield unit.line, unit.last


def _ranges(units: Iterable[Unit]) -> Iterator[object]:
    for unit in units:
        yield unit.line if unit.line == unit.last else f"{unit.line}-{unit.last}"
