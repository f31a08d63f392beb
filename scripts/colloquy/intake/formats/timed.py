"""Cues of one line each, as machines write them: a time, and what is said then or in the line below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from colloquy.intake.formats.captions import NAMED, Cue
from colloquy.text.times import TIME, milliseconds

LINE = re.compile(rf"\s*(?P<time>{TIME})\s*(?P<words>.*)")
FEWEST = 8
"""Lines with a time, from which on a text is a list of cues."""


def read_timed(text: str) -> list[Cue]:
    """Read cues; none where the first line or most others have no time, or where labels say who speaks."""
    cues: list[Cue] = []
    lines = [line for line in text.removeprefix("\ufeff").split("\n") if line.strip()]
    for line in lines:
        if match := LINE.match(line):
            start = milliseconds(match["time"]) or 0
            cues.append(Cue(start, start, "", match["words"].strip()))
        elif not cues or cues[-1].text:
            return []  # a title, or a paragraph of several lines
        else:
            cues[-1] = Cue(cues[-1].start, cues[-1].start, "", line.strip())
    return cues if len(cues) >= FEWEST and not _are_labels(cues) else []


def _are_labels(cues: Sequence[Cue]) -> bool:
    """Say whether names are behind the times, with a sign, or again and again."""
    named = sum(bool(NAMED.match(cue.text)) for cue in cues)
    return named * 10 > len(cues) or len({cue.text for cue in cues}) * 3 < len(cues)
