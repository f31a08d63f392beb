"""Plain text: as it is, or as cues of one line each, as machines write them.

These have a time, and what is said then or in the line below.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from colloquy.intake.formats.captions import NAMED, Cue, write_cues
from colloquy.intake.formats.decoding import decode
from colloquy.intake.formats.texts import PLAIN, IntakeText
from colloquy.intake.formats.turning import write_turns
from colloquy.text.inertness import FORBIDDEN, LINE_END
from colloquy.text.times import TIME, milliseconds

LINE = re.compile(rf"\s*(?P<time>{TIME})\s*(?P<words>.*)")
BEFORE = ("|", "｜", "丨", "**", "__")
"""What words begin with where a label does: the bar behind a time, or bold."""
FEWEST = 8
"""Lines with a time, from which on a text is a list of cues."""


def read(raw: bytes, name: str) -> IntakeText:  # noqa: ARG001 - all readers get it
    """Take a text as it is, if it is UTF-8 without characters that nobody sees; or else write one that is."""
    cues = read_timed(decode(raw)[0])
    return write_cues(cues, "text") if cues else take_text(raw, "text", PLAIN)


def take_text(raw: bytes, named: str, form: str) -> IntakeText:
    """Decode a text that is its own source if it can be."""
    text, encoding = decode(raw)
    cleaned = FORBIDDEN.sub("", text)
    notes = []
    if encoding != "utf-8":
        notes.append(f"written again as UTF-8; it was {encoding}")
    if cleaned != text:
        notes.append("without the control characters and others that no reader sees")
    written = LINE_END.sub("\n", cleaned)
    return IntakeText(named, written, form, stays=not notes, notes=tuple(notes))


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
    said = write_turns([cue.text for cue in cues])
    cues = [replace(cue, text=words) for cue, words in zip(cues, said, strict=True)]
    return cues if len(cues) >= FEWEST and not _are_labels(cues) else []


def _are_labels(cues: Sequence[Cue]) -> bool:
    """Say whether names are behind the times, with a sign or in bold, or again and again."""
    named = sum(bool(NAMED.match(cue.text)) or cue.text.startswith(BEFORE) for cue in cues)
    return named * 10 > len(cues) or len({cue.text for cue in cues}) * 3 < len(cues)
