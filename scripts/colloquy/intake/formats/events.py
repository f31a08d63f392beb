"""Events: the cues of SubRip, WebVTT and SBV as a kept reader reads them, and whether they are in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from colloquy.problems import Phrase, phrase

if TYPE_CHECKING:
    from pysubs2 import SSAEvent

VTT = re.compile(r"[\ufeff\s]*(?:WEBVTT|\d\d:\d\d[.,]\d+ *-->)")
"""How WebVTT begins, its first line lost or not: SubRip has hours."""
SUBVIEWER = re.compile(r"^(\d+:\d\d:\d\d\.\d{3}),(\d+:\d\d:\d\d\.\d{3})$", re.MULTILINE)
"""The times of a cue as video sites write them in SBV."""
CLOCK = r"(?:(\d{1,2}):)?(\d{1,2}):(\d{1,2})\.(\d{1,3})"
SHORT = re.compile(rf"^{CLOCK}[ \t]+-->[ \t]+{CLOCK}", re.MULTILINE)
"""The times of a cue in WebVTT, with all zeros or, as some programs write them, without: `0:0:3.5`."""
UNSAID = re.compile(
    r"(?<=\n\n)(?:[^\n]+\n(?=(?:\d+:)?\d\d:\d\d\.\d{3}[ \t]+-->)|(?:NOTE|STYLE|REGION)\b[^\n]*(?:\n[^\n]+)*)"
)
"""What WebVTT has between cues: their names, which may be any words, and what nobody sees."""
CALLED = re.compile(
    r"(?<=\n\n)(?:\d+ )?\"?(?P<name>[^\W\d_][^\n\"<>]{0,80}?)\"?(?: \(\d+\))?\n"
    r"(?P<times>(?:\d+:)?\d\d:\d\d\.\d{3}[ \t]+-->[^\n]*\n)"
)
"""A cue that is called by a name, as meetings call them by who speaks: `12 "Ann Lee" (3401)`."""
MOST_CALLED = 0.25
"""Names for each cue that has one, above which they are the cues' own."""
GAPS = re.compile(r"\n{3,}")
"""More blank lines than one, which say nothing, and take the kept reader the square of their number."""
DASH = re.compile(r"(?:^|\n)[ \t]*[-–—](?=\s?\S)")
FEWEST_PAIRED, SINGLE = 2, 5
"""Cues with two dashes, and how many there are for each with one, above which only two at once have any."""
EARLY = 3000
"""Milliseconds that a cue may begin before the one above it."""


def read_events(text: str) -> tuple[str, Sequence[SSAEvent]]:
    """Give the format of captions, and their cues, times in milliseconds; none where none can be read."""
    import pysubs2

    text = GAPS.sub("\n\n", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))
    named = "vtt" if VTT.match(text) else "srt"
    text = (
        UNSAID.sub("", _with_voices(SHORT.sub(_in_full, text)))
        if named == "vtt"
        else SUBVIEWER.sub(r"\1 --> \2", text)
    )
    try:
        return named, pysubs2.SSAFile.from_string(text, format_=named, keep_html_tags=True).events
    except (pysubs2.exceptions.Pysubs2Error, ValueError):
        return named, ()


def _with_voices(text: str) -> str:
    """Write the names of cues as voices, where a few come again and again and no other voices are named."""
    names = [cue["name"] for cue in CALLED.finditer(text)]
    if "<v" in text or not 1 < len(set(names)) <= MOST_CALLED * len(names):
        return text
    return CALLED.sub(r"\g<times><v \g<name>>", text)


def _in_full(times: re.Match[str]) -> str:
    return f"{_clock(times.groups('0')[:4])} --> {_clock(times.groups('0')[4:])}"


def _clock(parts: Sequence[str]) -> str:
    hours, minutes, seconds, rest = parts
    return f"{hours:0>2}:{minutes:0>2}:{seconds:0>2}.{rest:0<3}"


def find_disorder(events: Sequence[SSAEvent]) -> tuple[Phrase, Phrase] | None:
    """Say that cues begin long before those above them."""
    late = sum(before.start - event.start > EARLY for before, event in pairwise(events))
    what = "captions are not in the order of their times: {number} begin before the one above them"
    remedy = phrase("compare with the recording; they are put in the order of their times")
    return (phrase(what, number=late), remedy) if late else None


def are_paired(bodies: Iterable[str]) -> bool:
    """Say whether hardly any cue has one dash: they part two who speak at one time, as in films."""
    dashes = Counter(len(DASH.findall(body)) for body in bodies)
    return dashes.total() - dashes[0] - dashes[1] > max(FEWEST_PAIRED, SINGLE * dashes[1])
