"""What recognizers write as JSON: Whisper and its relatives, Rev, Otter and many others."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from colloquy.intake.formats.amazon_json import word_cues
from colloquy.intake.formats.captions import Cue, write_cues
from colloquy.intake.formats.decoding import decode
from colloquy.intake.formats.entries_json import ENDS, STARTS, say, speaker_of, time_of
from colloquy.intake.formats.open_voices import name_open
from colloquy.intake.formats.spans_json import span_cues
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
DEEPEST = 8
SLOWEST = 20
"""Seconds for each word, from which on times are milliseconds."""


def read(raw: bytes, name: str) -> IntakeText:  # noqa: ARG001 - all readers get it
    """Read JSON; raises `UnreadableError` where nothing in it is what is said."""
    text, _ = decode(raw)
    document = _load(text)
    cues = word_cues(document) or span_cues(document) or list(_cues(_fullest(_lists(document, 0))))
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


def _fullest(lists: Iterator[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Choose the first list of what is said; or, if nobody speaks in it, another of the same with voices."""
    first = next(lists, [])
    if any(map(speaker_of, first)):
        return first
    size = sum(len(say(entry)) for entry in first)
    voiced = (
        entries
        for entries in lists
        if any(map(speaker_of, entries)) and sum(len(say(entry)) for entry in entries) * 2 > size
    )
    return next(voiced, first)


def _lists(value: Any, depth: int) -> Iterator[list[dict[str, Any]]]:
    """Give the lists whose entries have text, from outside."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        entries = [entry for entry in value if isinstance(entry, dict) and entry.get("type") != "spacing"]
        if entries and sum(bool(say(entry)) for entry in entries) * 2 > len(entries):
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
    spoken: list[tuple[dict[str, Any], str]] = []
    for segment in segments:
        said = " ".join(say(segment).split())
        if said and spoken and segment.get("type") == "punctuation":
            before, words_before = spoken.pop()
            spoken.append((before, words_before + said))
        elif said:
            spoken.append((segment, said))
    voices = [speaker_of(segment) for segment, _ in spoken]
    words = [said for _, said in spoken]
    if sum(map(bool, voices)) * 2 > len(voices) and sum(" " in said for said in words) * 2 > len(words):
        voices = [*name_open(voices, words)]
    for (segment, said), voice in zip(spoken, voices, strict=True):
        start, end = time_of(segment, STARTS, scale), time_of(segment, ENDS, scale)
        yield Cue(start, end or start, voice, said)


def _scale(segments: list[dict[str, Any]]) -> int:
    """Give the milliseconds of one in the times of a list: nobody needs many seconds for each word."""
    last = max((time_of(segment, STARTS, 1) for segment in segments), default=0)
    return 1 if last > SLOWEST * sum(length(say(segment)) for segment in segments) else 1000
