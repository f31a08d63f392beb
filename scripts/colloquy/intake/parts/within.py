"""Within lines: whole conversations in a line or a few, with a label before each turn."""

import re
from collections import Counter
from collections.abc import Container
from itertools import pairwise

from colloquy.intake.formats.texts import MARKDOWN, PLAIN, IntakeText
from colloquy.intake.parts.dividing import DIVIDED, FEWEST
from colloquy.intake.vocabulary.labels import TITLE
from colloquy.intake.vocabulary.names import is_name, is_role

WITHIN = re.compile(
    r"(?:^[ \t]*|(?<=[.!?…:’'”\")\]—–-])(?<!\d[\])])(?P<before>[ \t]{1,8}))"
    r"(?P<label>(?P<name>[QA]|[A-Z]{2,3}|[A-ZÀ-Þ][\w'’-]{1,20}(?: [A-ZÀ-Þ](?:\.|[\w'’-]{0,20})){0,2}):)"
    r"(?=[ \t]+\S)",
    re.MULTILINE,
)
"""A label at the beginning of a line or, with blanks before it, behind a sentence, and not behind a time."""
TITLED, LONGEST_TITLE = re.compile(rf"(?<![^\W\d_]){TITLE}$"), 16
"""A title before a name, and its characters at most."""


def divide_lines(text: IntakeText) -> IntakeText:
    """Begin a paragraph at labels in the middle of lines, where they take turns.

    Few begin lines, or one always does, and the other is behind it.
    """
    if text.form not in (PLAIN, MARKDOWN):
        return text
    order = [(match["name"], match["before"]) for match in WITHIN.finditer(text.text) if _begins(match)]
    within = Counter(name for name, before in order if before)
    begun = Counter(name for name, before in order if not before)
    named = {name for name in within if len(name) < 4 or is_name(name)}
    named |= {name for name, _ in begun.most_common(1) if is_name(name) or is_role(name)}
    known = {name for name in named if within[name] + begun[name] > 1}
    often = sum(within[name] + begun[name] >= FEWEST for name in known)
    taken = [name for name, _ in order if name in known]
    changes = sum(one != two for one, two in pairwise(taken))
    mostly = sum(within[name] for name in known) * 2 >= len(taken)
    if often < 2 or not mostly or changes * 5 < 4 * (len(taken) - 1):
        return text
    divided = "\n".join(_divide(line, known, named) for line in text.text.split("\n"))
    return text.rewritten(divided, DIVIDED)


def _divide(line: str, known: Container[str], named: Container[str]) -> str:
    """Divide a line at labels that are known; where it has several, at what may be others', too."""
    taken = sum(match["name"] in known for match in WITHIN.finditer(line))
    parting = named if taken >= FEWEST else known
    return WITHIN.sub(
        lambda label: (
            f"\n\n{label['label']}"
            if label["before"] and label["name"] in parting and _begins(label)
            else label[0]
        ),
        line,
    )


def _begins(label: re.Match[str]) -> bool:
    """Say whether a label begins with its name, and not with a title before that: `MS. DOE:`."""
    return not TITLED.search(label.string, max(0, label.start() - LONGEST_TITLE), label.start())
