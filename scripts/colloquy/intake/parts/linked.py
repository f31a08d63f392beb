"""Linked: times that are links to a recording, written as times; links hide the labels beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from colloquy.intake.formats.texts import MARKDOWN, IntakeText
from colloquy.text.times import CLOCK

FEWEST = 3
LINKED = re.compile(
    rf"^(?P<before>[^\n\[\]<>]{{0,60}}\\?\[?)"
    rf"(?:\[(?P<time>[(\[]?{CLOCK}[)\]]?)\]\([^()\s]{{1,400}}\)|<a\s[^<>]{{1,200}}>(?P<anchor>{CLOCK})</a>)",
    re.MULTILINE,
)
"""A time near the beginning of a line, as a link in Markdown or an anchor in HTML."""


def write_times(text: IntakeText) -> IntakeText:
    """Write times without their links, if several lines have one near their beginning."""
    if text.form != MARKDOWN or len(LINKED.findall(text.text)) < FEWEST:
        return text
    plain = LINKED.sub(lambda link: f"{link['before']}{link['time'] or link['anchor']}", text.text)
    note = "times that are links are written as times"
    return replace(text, text=plain, stays=False, notes=(*text.notes, note))
