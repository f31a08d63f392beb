"""Within lines: whole conversations in a line or a few, with a label before each turn."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from colloquy.intake.formats.texts import MARKDOWN, PLAIN, IntakeText
from colloquy.intake.parts.dividing import DIVIDED, FEWEST
from colloquy.intake.vocabulary.names import is_name

WITHIN = re.compile(
    r"(?:^[ \t]*|(?<=[.!?…’'”\")\]—–-])(?<!\d[\])])(?P<before>[ \t]{1,8}))"
    r"(?P<label>(?P<name>[QA]|[A-Z]{2,3}|[A-ZÀ-Þ][\w'’-]{1,20}(?: [A-ZÀ-Þ][\w.'’-]{0,20}){0,2}):)"
    r"(?=[ \t]+\S)",
    re.MULTILINE,
)
"""A label at the beginning of a line or, with blanks before it, behind a sentence, and not behind a time."""


def divide_lines(text: IntakeText) -> IntakeText:
    """Begin a paragraph at labels in the middle of lines, where few begin lines, and they take turns."""
    if text.form not in (PLAIN, MARKDOWN):
        return text
    order = [(match["name"], match["before"]) for match in WITHIN.finditer(text.text)]
    within = Counter(name for name, before in order if before)
    often = {name for name, count in within.items() if count >= FEWEST and (len(name) < 4 or is_name(name))}
    taken = [name for name, _ in order if name in often]
    changes = sum(one != two for one, two in pairwise(taken))
    mostly = sum(within[name] for name in often) * 2 > len(taken)
    if len(often) < 2 or not mostly or changes * 5 < 4 * (len(taken) - 1):
        return text
    often |= {name for name, count in within.items() if count > 1 and len(name) < 4}
    divided = WITHIN.sub(lambda label: _apart_from(label) if label["name"] in often else label[0], text.text)
    return replace(text, text=divided, stays=False, notes=(*text.notes, DIVIDED))


def _apart_from(label: re.Match[str]) -> str:
    return f"\n\n{label['label']}" if label["before"] else label[0]
