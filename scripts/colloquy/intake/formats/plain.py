"""Plain text: as it is, or as the cues that its lines are."""

from __future__ import annotations

from colloquy.intake.formats.captions import write_cues
from colloquy.intake.formats.decoding import decode
from colloquy.intake.formats.texts import PLAIN, IntakeText
from colloquy.intake.formats.timed import read_timed
from colloquy.text.inertness import FORBIDDEN, LINE_END


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
    if not notes:
        return IntakeText(named, text, form, stays=True)
    return IntakeText(named, "\n".join(LINE_END.split(cleaned)), form, stays=False, notes=tuple(notes))
