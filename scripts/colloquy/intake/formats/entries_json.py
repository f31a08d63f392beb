"""Entries of JSON: what is said in one, by whom and when, by the many keys that recognizers use."""

import re
from typing import Any

TEXTS = (
    "text",
    "transcript",
    "body",
    "words",
    "content",
    "utterance",
    "sentence",
    "caption",
    "value",
    "display",
    "punctuated_word",
    "word",
)
SPEAKERS = (
    "speaker",
    "speaker_name",
    "speakerName",
    "speaker_label",
    "speakerLabel",
    "speaker_id",
    "speakerId",
    "name",
    "speakerTag",
    "speaker_tag",
    "voice",
    "person",
    "participant",
    "author",
    "role",
)
STARTS = (
    "start",
    "startTime",
    "start_time",
    "startTimeSeconds",
    "start_offset",
    "startMs",
    "ts",
    "begin",
    "offset",
    "timestamp",
    "from",
)
ENDS = ("end", "endTime", "end_time", "end_offset", "end_ts", "endMs", "to")
SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,9})?s?")
LATEST = 10**12
"""More than any time of a recording; neither it nor infinity, nor what is no number, is one."""


def say(segment: dict[str, Any]) -> str:
    """Give what is said in an entry; nothing where nothing is."""
    if said := _words(segment):
        return said
    elements = segment.get("elements")
    if isinstance(elements, list):  # Rev: words and punctuation, one by one
        return "".join(str(part.get("value", "")) for part in elements if isinstance(part, dict))
    for key in ("sentences", "nBest", "alternatives"):  # the last two: what else may have been said
        if isinstance(inner := segment.get(key), list):
            parts = [_words(part) for part in inner if isinstance(part, dict)]
            return " ".join(parts if key == "sentences" else parts[:1])
    blocks = [inner for inner in segment.values() if isinstance(inner, list)] if speaker_of(segment) else []
    return " ".join(
        words for block in blocks for part in block if isinstance(part, dict) and (words := _words(part))
    )


def _words(segment: dict[str, Any]) -> str:
    for key in TEXTS:
        if isinstance(segment.get(key), str) and segment[key].strip():
            return str(segment[key])
    return ""


def speaker_of(segment: dict[str, Any]) -> str:
    """Give who speaks in an entry; nothing where it does not say so."""
    for key in SPEAKERS:
        value = segment.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("label") or value.get("id")
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, int):
            return f"Speaker {value}"
        if isinstance(value, str) and value.strip():
            return value.strip()
    best = segment.get("alternatives")
    return speaker_of(best[0]) if isinstance(best, list) and best and isinstance(best[0], dict) else ""


def time_of(segment: dict[str, Any], keys: tuple[str, ...], scale: int) -> int:
    """Give a time in milliseconds, of numbers whose key says no unit `scale` times as many; 0 without one."""
    for key in keys:
        value = segment.get(key)
        if isinstance(value, str) and SECONDS.fullmatch(value):
            return int(float(value.rstrip("s")) * (1000 if value.endswith("s") else scale))
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < LATEST:
            return int(value * (1 if key.endswith("Ms") else scale))
    return 0
