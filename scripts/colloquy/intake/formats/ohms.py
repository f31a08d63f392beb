"""OHMS: the transcript in a record of oral history, as the Oral History Metadata Synchronizer writes it."""

import re
from dataclasses import replace

from lxml import etree

from colloquy.intake.formats.captions import read_captions
from colloquy.intake.formats.texts import PLAIN, IntakeText, unreadable
from colloquy.intake.formats.xml import parse_xml
from colloquy.text.inertness import FORBIDDEN, LINE_END

SAID = {"title": "title", "interviewer": "interviewer", "interviewee": "guest", "rights": "licence"}
"""Elements of a record, and what they say of an interview."""
FOOTNOTE = re.compile(r"\[\[(?P<name>footnotes?)\]\].{0,20000}?\[\[/(?P=name)\]\]", re.DOTALL)


def read(raw: bytes, name: str) -> IntakeText:  # noqa: ARG001 - all readers get it
    """Read a record; raises `UnreadableError` as `parse_xml` does, and for one without a transcript."""
    root = parse_xml(raw)
    said = {key: _text(root, tag) for tag, key in SAID.items()}
    date = next((element.get("value", "") for element in root.iter("{*}date")), "")
    known = {key: " ".join(value.split()) for key, value in {**said, "date": date}.items() if value.strip()}
    if cues := FORBIDDEN.sub("", _text(root, "vtt_transcript")).strip():
        return replace(read_captions(cues), format="ohms", metadata=known)
    words = FOOTNOTE.sub("", FORBIDDEN.sub("", _text(root, "transcript")))
    if not words.strip():
        remedy = "export a record that has one, or add the transcript as text"
        raise unreadable("the record has no transcript", remedy)
    text = "\n".join(line.rstrip() for line in LINE_END.split(words.strip())) + "\n"
    return IntakeText("ohms", text, PLAIN, stays=False, metadata=known, notes=("without footnotes",))


def _text(root: etree._Element, tag: str) -> str:
    """Give the words of the first element of a name."""
    return next(("".join(map(str, element.itertext())) for element in root.iter(f"{{*}}{tag}")), "")
