"""Numbering: the numbers of lines, as records of courts print them, are taken off."""

import re
from itertools import pairwise

from colloquy.intake.formats.texts import PLAIN, IntakeText

NUMBERED = re.compile(r"[ \t]{0,16}(?P<number>\d{1,2})(?:[ \t]{1,80}(?P<words>\S.*))?")
FEWEST, MOSTLY = 20, 0.9
"""Lines with numbers, and their share of a text and of those that count on, from which on all have one."""


def without_numbers(text: IntakeText) -> IntakeText:
    """Take the numbers of its lines off a plain text, if nearly all have one and these count on."""
    if text.form != PLAIN:
        return text
    lines = text.text.split("\n")
    full = [line for line in lines if line.strip()]
    numbered = [match for line in full if (match := NUMBERED.fullmatch(line))]
    numbers = [int(match["number"]) for match in numbered]
    count_on = sum(two in (one + 1, 1) for one, two in pairwise(numbers))
    if len(numbered) < max(FEWEST, MOSTLY * len(full)) or count_on < MOSTLY * (len(numbers) - 1):
        return text
    bare = [match["words"] or "" if (match := NUMBERED.fullmatch(line)) else line for line in lines]
    return text.rewritten("\n".join(bare), "without the numbers of lines")
