"""What recognizers write as JSON: Whisper and its relatives, Rev, Otter and many others."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from colloquy.intake.formats.amazon_json import word_cues
from colloquy.intake.formats.captions import Cue, write_cues
from colloquy.intake.formats.decoding import decode
from colloquy.intake.formats.texts import IntakeText, unreadable
from colloquy.intake.vocabulary.asking import length

LISTS = [
    "segments",
    "utterances",
    "monologues",
    "transcripts",
    "transcript",
    "results",
    "paragraphs",
    "cues",
    "dialogue",
    "conversation",
    "turns",
    "messages",
    "transcription",
    "entries",
    "items",
    "captions",
]
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
DEEPEST = 8
SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,9})?s")
SLOWEST = 20
"""Seconds for each word, from which on times are milliseconds."""
LATEST = 10**12
"""More than any time of a recording; neither it nor infinity, nor what is no number, is one."""


def read(raw: bytes, name: str) -> IntakeText:  # noqa: ARG001 - all readers get it
    """Read JSON; raises `UnreadableError` where nothing in it is what is said."""
    text, _ = decode(raw)
    document = _load(text)
    cues = word_cues(document) or _span_cues(document) or list(_cues(_fullest(_lists(document, 0))))
    if not cues:
        remedy = "have the recognizer write WebVTT, SubRip or text"
        raise unreadable("nothing in this JSON has the form of a transcript", remedy)
    names = _names(document)
    return write_cues((replace(cue, voice=names.get(cue.voice, cue.voice)) for cue in cues), "json")


def _load(text: str) -> Any:
    """Load JSON, or JSON Lines; raises `UnreadableError` for what is neither."""
    lines = text.strip().split("\n")
    each = len(lines) > 1 and all(line.strip()[:1] + line.strip()[-1:] == "{}" for line in lines)
    try:
        return [*map(json.loads, lines)] if each else json.loads(text)
    except (ValueError, RecursionError) as failure:
        raise unreadable(
            "the file is not JSON: {why}", "check that it is complete", why=str(failure)
        ) from None


def _names(document: Any) -> dict[str, str]:
    """Give the names that a document has for its labels: `{"speakers": {"spk_0": "Jane Doe"}}`."""
    named = document.get("speakers") if isinstance(document, dict) else None
    pairs = named.items() if isinstance(named, dict) else ()
    return {label: name.strip() for label, name in pairs if isinstance(name, str) and name.strip()}


def _span_cues(document: Any) -> list[Cue]:
    """Give cues of words that are in one list, and who speaks from when to when in another beside it."""
    parts = [document, *document.values()] if isinstance(document, dict) else []
    beside = (part for part in parts if isinstance(part, dict) and _has_spans(part))
    found = next(beside, {})
    words, spans = found.get("words", []), found.get("paragraphs", [])
    begun = sorted(
        (_time(span, STARTS, 1000), _time(span, ENDS, 1000), _speaker(span))
        for span in spans
        if isinstance(span, dict) and not _said(span)
    )
    said: dict[int, list[str]] = {}
    for word in words if any(speaker for _, _, speaker in begun) else ():
        if isinstance(word, dict) and _said(word):
            at = bisect_right(begun, (_time(word, STARTS, 1000), LATEST)) - 1
            said.setdefault(at, []).append(_said(word))
    nobody = (0, 0, "")
    return [Cue(*(begun[at] if at >= 0 else nobody), " ".join(said[at])) for at in sorted(said)]


def _has_spans(part: dict[str, Any]) -> bool:
    return isinstance(part.get("words"), list) and isinstance(part.get("paragraphs"), list)


def _fullest(lists: Iterator[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Choose the first list of what is said; or, if nobody speaks in it, another of the same with voices."""
    first = next(lists, [])
    if any(map(_speaker, first)):
        return first
    size = sum(len(_said(entry)) for entry in first)
    voiced = (
        entries
        for entries in lists
        if any(map(_speaker, entries)) and sum(len(_said(entry)) for entry in entries) * 2 > size
    )
    return next(voiced, first)


def _lists(value: Any, depth: int) -> Iterator[list[dict[str, Any]]]:
    """Give the lists whose entries have text, from outside."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        entries = [entry for entry in value if isinstance(entry, dict)]
        if entries and sum(bool(_said(entry)) for entry in entries) * 2 > len(entries):
            yield entries
        elif len(parts := [part for entry in entries if (part := next(_lists(entry, depth + 1), []))]) > 1:
            yield [entry for part in parts for entry in part]  # the sections of a hearing
        for entry in [
            *entries[:5],
            *entries[5:][-1:],
        ]:  # Google’s last has all words with voices
            yield from _lists(entry, depth + 1)
    if isinstance(value, dict):
        inner = [value[key] for key in LISTS if key in value]
        inner += [
            other for key, other in value.items() if key not in LISTS and isinstance(other, dict | list)
        ]
        for other in inner:
            yield from _lists(other, depth + 1)


def _cues(segments: list[dict[str, Any]]) -> Iterator[Cue]:
    scale = _scale(segments)
    for segment in segments:
        if said := _said(segment):
            start, end = _time(segment, STARTS, scale), _time(segment, ENDS, scale)
            yield Cue(start, end or start, _speaker(segment), " ".join(said.split()))


def _scale(segments: list[dict[str, Any]]) -> int:
    """Give the milliseconds of one in the times of a list: nobody needs many seconds for each word."""
    last = max((_time(segment, STARTS, 1) for segment in segments), default=0)
    return 1 if last > SLOWEST * sum(length(_said(segment)) for segment in segments) else 1000


def _said(segment: dict[str, Any]) -> str:
    if said := _words(segment):
        return said
    elements = segment.get("elements")
    if isinstance(elements, list):  # Rev: words and punctuation, one by one
        return "".join(str(part.get("value", "")) for part in elements if isinstance(part, dict))
    for key in ("sentences", "nBest", "alternatives"):  # the last two: what else may have been said
        if isinstance(inner := segment.get(key), list):
            parts = [_words(part) for part in inner if isinstance(part, dict)]
            return " ".join(parts if key == "sentences" else parts[:1])
    blocks = [inner for inner in segment.values() if isinstance(inner, list)] if _speaker(segment) else []
    return " ".join(
        words for block in blocks for part in block if isinstance(part, dict) and (words := _words(part))
    )


def _words(segment: dict[str, Any]) -> str:
    for key in TEXTS:
        if isinstance(segment.get(key), str) and segment[key].strip():
            return str(segment[key])
    return ""


def _speaker(segment: dict[str, Any]) -> str:
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
    return ""


def _time(segment: dict[str, Any], keys: tuple[str, ...], scale: int) -> int:
    """Give a time in milliseconds, of numbers whose key says no unit `scale` times as many; 0 without one."""
    for key in keys:
        value = segment.get(key)
        if isinstance(value, str) and SECONDS.fullmatch(value):
            return int(float(value[:-1]) * 1000)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < LATEST:
            return int(value * (1 if key.endswith("Ms") else scale))
    return 0
