"""JSON in which words are in one list, and who speaks from when to when in another beside it."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from colloquy.intake.formats.captions import Cue
from colloquy.intake.formats.entries_json import ENDS, STARTS, say, speaker_of, time_of

SPANS = ("paragraphs", "speakers", "speaker_labels")
"""The lists of who speaks: the second is Speechmatics’, the third IBM’s."""
TIMES = (*STARTS, "time")
UNKNOWN = "UU"
"""What Speechmatics writes where it does not distinguish voices."""
DEEPEST = 3
"""Lists and objects around the two lists."""
CLOSING = frozenset(".,;:?!…。，、；：？！")
"""Signs that Speechmatics gives as words of their own."""


class _Word(NamedTuple):
    start: int
    text: str


def span_cues(document: Any) -> list[Cue]:
    """Give a cue for what is said in each span; none where there are no spans."""
    parts = [*_parts(document, 0)]
    begun = sorted(span for part in parts for span in _spans(part))
    if not begun:
        return []
    starts = [start for start, _, _ in begun]
    said: dict[int, str] = {}
    for word in (word for part in parts for word in _words(part)):
        at = bisect_right(starts, word.start) - 1
        said[at] = f"{said.get(at, '')}{'' if word.text in CLOSING else ' '}{word.text}"
    nobody = (0, 0, "")
    return [Cue(*(begun[at] if at >= 0 else nobody), said[at].strip()) for at in sorted(said)]


def _parts(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Give the objects that have both lists, from outside."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and _entries(value, *SPANS):
        yield value
    elif depth < DEEPEST:
        for part in inner:
            yield from _parts(part, depth + 1)


def _spans(part: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    for span in _entries(part, *SPANS) if _words(part) else ():
        if not say(span) and any(key in span for key in TIMES):
            speaker = speaker_of(span)
            start, end = time_of(span, TIMES, 1000), time_of(span, ENDS, 1000)
            yield start, end or start, "" if speaker == UNKNOWN else speaker


def _words(part: dict[str, Any]) -> list[_Word]:
    """Give words of their own list, or of the results of IBM, which are lists of a word and its times."""
    words = [
        _Word(time_of(word, TIMES, 1000), text)
        for word in _entries(part, "words")
        if (text := say(word) or str(word.get("name") or ""))
    ]
    best = (inner[0] for result in _entries(part, "results") if (inner := _entries(result, "alternatives")))
    timed = (word for first in best for word in first.get("timestamps", []))
    return words + [
        _Word(int(start * 1000), str(text))
        for text, start, *_ in (word for word in timed if isinstance(word, list) and len(word) > 1)
        if isinstance(start, int | float)
    ]


def _entries(part: dict[str, Any], *keys: str) -> list[dict[str, Any]]:
    lists = (part.get(key) for key in keys)
    return [entry for found in lists if isinstance(found, list) for entry in found if isinstance(entry, dict)]
