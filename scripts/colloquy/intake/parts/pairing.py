"""Pairing: in a text of two languages that take turns, which paragraph translates which.

Only what is certain is a pair: as many paragraphs of the one language as of the other behind them, which ask
where those ask, are as long as those are long, and have a label where those have another.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import StatisticsError, correlation, median

from colloquy.intake.parts.asides import is_markup, is_quiet
from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.asking import ends_asking, length
from colloquy.intake.vocabulary.labels import Printed, find_label, key
from colloquy.intake.vocabulary.scripts import script_of
from colloquy.model import Kind
from colloquy.text.inline import plain_text

FEWEST = 4
"""Pairs, below which another language is quoted."""
ALIKE = 0.5
"""How far the lengths of paragraphs and of their translations go together, at least (Pearson's r)."""
STRETCH = 3.0
"""How many times as long as usual a translation can be."""
ELEMENT = re.compile(r"\A<(?P<name>p|div|span)\b[^<>\n]{0,200}>(?P<words>.+?)</(?P=name)>\Z", re.DOTALL)
"""Words in an element of HTML within Markdown, as the second language may be."""
SHORT = 12
"""Words below which lengths say nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a paragraph that are in one language."""

    line: int
    last: int
    kind: Kind
    raw: str
    label: Printed | None
    """Where words are behind it."""
    script: str
    bare: bool = False
    """Whether there is no more than what may be a label, or is not spoken."""

    @property
    def words(self) -> str:
        """What is said, as written."""
        return self.label.body if self.label else self.raw

    @property
    def plain(self) -> str:
        """The same without markup."""
        return self.label.rest if self.label else " ".join(plain_text(self.raw).split())


@dataclass(frozen=True, slots=True)
class Pairing:
    """What is certain of a text in two languages, and what is not."""

    pairs: tuple[tuple[Part, Part], ...] = ()
    odd: tuple[tuple[Part, ...], ...] = ()
    """Paragraphs of the second language that follow each other, and translate no one knows which."""
    likeness: float = 0.0


def pair_languages(units: Sequence[Unit]) -> Pairing | None:
    """Pair the paragraphs of two languages; `None` where the second does not translate the first."""
    parts = [part for unit in units if unit.text for part in _parts(unit) if not is_markup(part.raw)]
    counts = Counter(part.script for part in parts if part.script)
    if len(counts) < 2 or counts.most_common(2)[1][1] < FEWEST:
        return None
    two = {script for script, _ in counts.most_common(2)}
    order = list(dict.fromkeys(part.script for part in parts if part.script in two))
    found = (_pair(parts, second) for second in reversed(order))
    return max(filter(None, found), key=lambda each: (len(each.pairs), each.likeness), default=None)


def _parts(unit: Unit) -> Iterator[Part]:
    """Divide a paragraph where its lines change the language."""
    lines = unit.raw.split("\n")
    first = unit.label.body.partition("\n")[0] if unit.label else lines[0]
    scripts = [script_of(first), *("<" if is_markup(line) else script_of(line) for line in lines[1:])]
    if unit.last - unit.line + 1 != len(lines) or len({*scripts} - {""}) < 2:
        label = unit.label if unit.said else None
        script = script_of(unit.said or unit.text)
        bare = not unit.said or is_quiet(unit)
        yield Part(unit.line, unit.last, unit.kind, unit.raw, label, script, bare)
        return
    for index in range(len(scripts) - 2, -1, -1):  # a label alone goes with what is below it
        scripts[index] = scripts[index] or scripts[index + 1]
    for script, numbers in groupby(range(len(lines)), key=scripts.__getitem__):
        here = list(numbers)
        raw = "\n".join(lines[index].rstrip(" \\") for index in here)
        raw = element["words"].strip() if (element := ELEMENT.match(raw.strip())) else raw
        label = find_label(raw) if here[0] or unit.label else None
        yield Part(unit.line + here[0], unit.line + here[-1], unit.kind, raw, label, script)


def _pair(parts: Sequence[Part], second: str) -> Pairing | None:
    """Take one of the languages for the translation; `None` where that explains little."""
    pairs: list[tuple[Part, Part]] = []
    odd: list[tuple[Part, ...]] = []
    before: list[Part] = []
    runs = 0
    for translates, run in groupby(parts, key=lambda part: part.script == second):
        if not translates:
            before = list(run)
        elif matched := _match(before, here := list(run), begun=bool(pairs)):
            pairs += matched
            runs += 1
        else:
            odd.append(tuple(here))
    kept, stretched = _part_stretched(pairs)
    if len(kept) < FEWEST or runs * 10 < 7 * (runs + len(odd)) or not _agree(kept):
        return None
    odd = sorted([*odd, *stretched], key=lambda run: run[0].line)
    likeness = _likeness(kept)
    return Pairing(tuple(kept), tuple(odd), likeness) if likeness >= ALIKE else None


def _match(before: Sequence[Part], run: Sequence[Part], begun: bool) -> list[tuple[Part, Part]]:
    """Pair paragraphs with as many before them; a translated question or head with the one right above it."""
    if len(before) > len(run):
        before = [part for part in before if not part.bare]
    asked = all(ends_asking(part.plain) or part.kind is Kind.HEADING for part in run)
    if len(run) > len(before) or (len(run) < len(before) and begun and not asked):
        return []
    pairs = list(zip(before[len(before) - len(run) :], run, strict=True))
    return pairs if all(_are_formed_alike(*pair) for pair in pairs) else []


def _are_formed_alike(one: Part, other: Part) -> bool:
    labelled = other.label is None or other.label.form == "strong" or one.label is not None
    asking = (
        ends_asking(one.plain) is ends_asking(other.plain)
        or bool(one.label and other.label)
        or max(length(one.plain), length(other.plain)) > SHORT
    )
    return (one.kind is Kind.HEADING) is (other.kind is Kind.HEADING) and labelled and asking


def _part_stretched(
    pairs: Sequence[tuple[Part, Part]],
) -> tuple[list[tuple[Part, Part]], list[tuple[Part, ...]]]:
    """Part the pairs from those of which one is far too long for the other."""
    usual = median(map(_ratio, pairs)) if pairs else 1.0
    kept = list[tuple[Part, Part]]()
    stretched = list[tuple[Part, ...]]()
    for pair in pairs:
        says = max(length(part.plain) for part in pair) > SHORT
        if says and not 1 / STRETCH < _ratio(pair) / usual < STRETCH:
            stretched.append((pair[1],))
        else:
            kept.append(pair)
    return kept, stretched


def _ratio(pair: tuple[Part, Part]) -> float:
    return (length(pair[1].plain) + 1) / (length(pair[0].plain) + 1)


def _agree(pairs: Sequence[tuple[Part, Part]]) -> bool:
    """Say whether both languages ask in the same places, by the same people.

    Where one person speaks the one language, and another the other, they converse.
    """
    labels = [
        (key(one.label.name), key(other.label.name)) for one, other in pairs if one.label and other.label
    ]
    asked = [(ends_asking(one.plain), ends_asking(other.plain)) for one, other in pairs]
    agreeing = sum(one is other for one, other in asked)
    if agreeing * 10 < 8 * len(asked):
        return False
    if len(labels) * 2 > len(pairs):
        named = dict(pair for pair, _ in reversed(Counter(labels).most_common()))
        return len(named) > 1 and sum(named[one] == other for one, other in labels) * 10 >= 9 * len(labels)
    return any(one and other for one, other in asked)


def _likeness(pairs: Sequence[tuple[Part, Part]]) -> float:
    """Give how far the lengths of both languages go together, where any are long enough to say so."""
    lengths = [(length(one.plain), length(other.plain)) for one, other in pairs]
    try:
        return correlation(*zip(*lengths, strict=True)) if max(map(max, lengths)) > SHORT else 1.0
    except StatisticsError:  # all are of one length
        return 1.0
