"""Attributing: who speaks in a text that does not say so, as somebody says it, a page of lines at a time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

import yaml

from colloquy.intake.drafting.people import UNKNOWN
from colloquy.intake.drafting.writing import Sheet
from colloquy.intake.parts.exchanges import find_exchanges
from colloquy.intake.parts.model import DoubtKind, Reading, Turn, Voice
from colloquy.intake.parts.units import Unit
from colloquy.intake.settling.deciding import OpenDoubt, drop, read_candidates, read_doubts, read_range
from colloquy.intake.settling.editing import key_of, remove_key, replace_values, settle_values, value_at
from colloquy.intake.settling.trying import Draft
from colloquy.model import Kind
from colloquy.problems import Phrase
from colloquy.text.inertness import LINE_END

NOBODY = ""
"""Who says what is no speech."""
PAGE = 16
"""Lines that are shown at a time."""
KEYS = "abcdefghijklmoprstuvwxyz"
"""Of speakers; `n` and `q` mean something else."""
SILENT = "n"
ANSWER = re.compile(r"(?:\d+\s*[a-z][\s,，]*)+")
STEP = re.compile(r"(\d+)\s*([a-z])")
Said = Mapping[int, str]
"""Who says each line, by its number; `NOBODY` where it is no speech."""


def read_page(draft: Draft, doubt: OpenDoubt) -> list[tuple[int, str]]:
    """Give the next lines of which nobody has said who speaks, with their numbers."""
    lines = _lines(draft, doubt.line, doubt.last)
    return [line for _, line in zip(range(PAGE), lines, strict=False)]


def read_answer(
    answer: str, page: Sequence[tuple[int, str]], speakers: Sequence[str], before: str | None
) -> Said | None:
    """Read who speaks from which line on, as `3a 5b 9n`; `None` for what says it of no line or of another.

    Empty, whoever spoke `before` the page goes on; a letter alone is for all of it.
    """
    keys = {**dict(zip(KEYS, speakers, strict=False)), SILENT: NOBODY}
    numbers = [number for number, _ in page]
    answer = f"{numbers[0]}{answer}" if answer in keys else answer
    steps = {int(number): key for number, key in STEP.findall(answer)}
    if (
        (answer and not ANSWER.fullmatch(answer))
        or not steps.keys() <= set(numbers)
        or not {*steps.values()} <= keys.keys()
    ):
        return None
    said: dict[int, str] = {}
    for number in numbers:
        before = keys[steps[number]] if number in steps else before
        if before is None:
            return None
        said[number] = before
    return said


def read_before(draft: Draft, line: int) -> str | None:
    """Give who speaks, or that nobody does, right before a line; `None` if nobody has said so."""
    said = _said(draft)
    return next((said[number] for number in sorted(said, reverse=True) if number < line), None)


def declare_speakers(declared: str, speakers: Sequence[tuple[str, str]]) -> str:
    """Say who the speakers are, by person and role, in place of those who are declared."""
    listed = [{"person": person, "role": role} for person, role in dict.fromkeys(speakers)]
    return _replaced(declared, "speakers", listed)


def is_unlabelled(declared: str) -> bool:
    """Say whether no names are printed before the turns of an interview."""
    speakers = yaml.safe_load(declared).get("speakers") or ()
    return not any(speaker.get("labels") for speaker in speakers)


def open_turns(draft: Draft, what: Phrase) -> str:
    """Leave open who speaks in all lines; what was declared of that goes."""
    known = yaml.safe_load(draft.declared)
    unspoken = [int(known.get("title_line") or 0)]
    unspoken += [
        int(str(part).rpartition("-")[2]) for cut in known.get("omissions") or () for part in cut["lines"]
    ]
    last = len(LINE_END.split(draft.source.rstrip()))
    first = next(number for number, _ in _lines(draft, max(unspoken) + 1, last))
    doubt = {"line": first, "last": last, "what": what.text(), "kind": str(DoubtKind.TURNS)}
    declared = _replaced(draft.declared, "doubts", [doubt])
    declared = _replaced(declared, "speakers", [{"person": UNKNOWN, "role": UNKNOWN}])
    for name in ("exchanges", "interjections", "supplied_speakers", "not_speech", "back_matter"):
        declared = remove_key(declared, name)
    turns = value_at(yaml.compose(declared), "turns")
    assert turns is not None
    return settle_values(declared, [(turns, "supplied")])


def _replaced(declared: str, name: str, values: Sequence[Mapping[str, object]]) -> str:
    """Write a list in place of another."""
    sheet = Sheet()
    sheet.sequence(name, values)
    place = key_of(yaml.compose(declared), name).start_mark.line
    lines = remove_key(declared, name).split("\n")
    return "\n".join([*lines[:place], *sheet.lines, *lines[place:]])


def attribute(draft: Draft, doubt: OpenDoubt, said: Said) -> str:
    """Declare who says some lines; the doubt is about those after them, or settled once all is said."""
    declared = _with_said(draft, {**_said(draft), **said})
    rest = next(_lines(draft, max(said) + 1, doubt.last), None)
    if rest is None:
        (left,) = [each for each in read_doubts(declared) if each.index == doubt.index]
        return _with_exchanges(replace(draft, declared=drop(declared, left)))
    doubts = value_at(yaml.compose(declared), "doubts")
    assert isinstance(doubts, yaml.SequenceNode)
    line = value_at(doubts.value[doubt.index], "line")
    assert line is not None
    return replace_values(declared, [(line, str(rest[0]))])


def _lines(draft: Draft, first: int, last: int) -> Iterator[tuple[int, str]]:
    lines = LINE_END.split(draft.source)
    return ((number, lines[number - 1]) for number in range(first, last + 1) if lines[number - 1].strip())


def _said(draft: Draft) -> dict[int, str]:
    """Read who says which lines, as far as that is declared."""
    tree = yaml.compose(draft.declared)
    supplied, silent = value_at(tree, "supplied_speakers"), value_at(tree, "not_speech")
    entries = (
        [(key, speaker.value) for key, speaker in supplied.value]
        if isinstance(supplied, yaml.MappingNode)
        else []
    )
    entries += [(key, NOBODY) for key in silent.value] if isinstance(silent, yaml.SequenceNode) else []
    return {number: who for key, who in entries for number, _ in _lines(draft, *read_range(key))}


def _runs(said: Said) -> Iterator[tuple[int, int, str]]:
    """Give the first and the last line of each run of lines that one says, and who."""
    for who, run in groupby(sorted(said), key=lambda number: said[number]):
        numbers = list(run)
        yield numbers[0], numbers[-1], who


def read_turns(draft: Draft) -> Iterator[tuple[int, str, str]]:
    """Give the line in which each turn begins, who speaks, `NOBODY` where it is no speech, and all words."""
    lines = LINE_END.split(draft.source)
    for first, last, who in _runs(_said(draft)):
        yield first, who, " ".join(" ".join(lines[first - 1 : last]).split())


def _with_said(draft: Draft, said: Said) -> str:
    declared = remove_key(remove_key(draft.declared, "supplied_speakers"), "not_speech")
    written = [(str(first) if first == last else f"{first}-{last}", who) for first, last, who in _runs(said)]
    sheet = Sheet()
    if spoken := {lines: who for lines, who in written if who}:
        sheet.entry("supplied_speakers", spoken)
    if silent := [lines for lines, who in written if not who]:
        sheet.sequence("not_speech", silent)
    return "\n".join([declared.rstrip("\n"), *sheet.lines, ""])


def _with_exchanges(draft: Draft) -> str:
    """Declare the questions of those who ask."""
    reading = Reading("supplied")
    reading.voices = {
        candidate.id: Voice(candidate.id, role=candidate.role)
        for candidate in read_candidates(draft.declared)
    }
    for line, who, words in read_turns(draft):
        unit = Unit(line, line, Kind.PARAGRAPH, 0, words, words, begins=True)
        reading.turns.append(Turn(unit, who or None, [unit], printed=False))
    asked, _ = find_exchanges(reading)
    sheet = Sheet()
    sheet.sequence("exchanges", [{"line": each.line, "title": each.title} for each in asked])
    return "\n".join([draft.declared.rstrip("\n"), *(sheet.lines if asked else ()), ""])
