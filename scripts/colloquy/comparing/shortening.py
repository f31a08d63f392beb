"""Shortening: of a long text, what changed and what is around it, as much of it in every script."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, takewhile

from colloquy.comparing.changes import Reading
from colloquy.comparing.words import TOKEN, Part, parts
from colloquy.text.scripts import UNSPACED

KEPT = 120
"""The size of what is kept on each side of a change, where what is the same goes on for longer."""
WHOLE = 600
"""A text of no larger size is shown whole."""
WEIGHT = 3
"""How many letters of an alphabet say as much as one Chinese character, roughly."""
EDGES = " .,;:!?，。；：！？、"
"""What is not left next to an ellipsis."""
CHINESE = re.compile(f"[{UNSPACED}]")

Span = tuple[float, float]
"""Where a change begins and ends, as fractions of its text."""


def divide(readings: Sequence[Reading]) -> list[list[Part]]:
    """Divide the words of each reading of a change into what is the same and what changed, shortened.

    Of a text that did not change, that is what is about where the others changed.
    """
    texts = [parts(reading.before or "", reading.after or "") for reading in readings]
    spans = [_span(text) for text in texts if any(part.changed for part in text)]
    span = (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0.0, 0.0)
    return [
        _shortened(text) if any(part.changed for part in text) else [_around(text, span)] for text in texts
    ]


def _span(stretches: list[Part]) -> Span:
    total = sum(len(part.after) for part in stretches)
    if not total:
        return 0.0, 1.0
    first, last = ("" if part.changed else part.after for part in (stretches[0], stretches[-1]))
    return len(first) / total, 1 - len(last) / total


def _around(same: list[Part], span: Span) -> Part:
    text = "".join(part.after for part in same)
    if _size(text) > WHOLE:
        first, last = (round(each * len(text)) for each in span)
        head, tail = _last(text[:first]), _first(text[last:])
        before, after = ("…" if len(head) < first else ""), ("…" if len(tail) < len(text) - last else "")
        text = f"{before}{head}{text[first:last]}{tail}{after}"
    return Part(text, text)


def _shortened(stretches: list[Part]) -> list[Part]:
    """Leave out the middle of what stays the same, in a long text."""
    if max(_size("".join(texts)) for texts in zip(*stretches, strict=True)) <= WHOLE:
        return stretches
    short = []
    for index, part in enumerate(stretches):
        head = _first(part.after) if index else ""
        tail = _last(part.after) if index < len(stretches) - 1 else ""
        cut = not part.changed and len(head) + len(tail) + 1 < len(part.after)
        short.append(Part(f"{head}…{tail}", f"{head}…{tail}") if cut else part)
    return short


def _size(text: str) -> int:
    return len(text) + (WEIGHT - 1) * len(CHINESE.findall(text))


def _first(text: str) -> str:
    """Give the first words of a text, of the size that is kept."""
    kept = "".join(_kept(TOKEN.findall(text)))
    return kept if kept == text else kept.rstrip(EDGES)


def _last(text: str) -> str:
    kept = "".join(reversed(_kept(reversed(TOKEN.findall(text)))))
    return kept if kept == text else kept.lstrip(EDGES)


def _kept(tokens: Iterable[str]) -> list[str]:
    there = list(tokens)
    fitting = takewhile(lambda size: size <= KEPT, accumulate(map(_size, there)))
    return there[: sum(1 for _ in fitting)]
