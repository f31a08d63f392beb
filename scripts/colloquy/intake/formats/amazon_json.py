"""JSON of Amazon Transcribe: words one by one, and beside them who was heard from when to when."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from colloquy.intake.formats.captions import Cue


class _Word(NamedTuple):
    start: int
    end: int
    speaker: str
    text: str


def word_cues(document: Any) -> list[Cue]:
    """Give a cue for each run of words of one voice; none where the form is another, or has no voices."""
    results = document.get("results") if isinstance(document, dict) else None
    if not isinstance(results, dict) or not isinstance(results.get("items"), list):
        return []
    words = list(_words(results["items"], _speakers(results.get("speaker_labels"))))
    if not any(word.speaker for word in words):
        return []
    runs = (list(run) for _, run in groupby(words, key=lambda word: word.speaker))
    return [
        Cue(run[0].start, run[-1].end, run[0].speaker, "".join(word.text for word in run).strip())
        for run in runs
    ]


def _speakers(labels: Any) -> dict[str, str]:
    """Give who was heard at the time at which a word begins."""
    segments = labels.get("segments", []) if isinstance(labels, dict) else []
    return {
        str(item.get("start_time")): str(item.get("speaker_label", ""))
        for segment in segments
        if isinstance(segment, dict)
        for item in segment.get("items", [])
        if isinstance(item, dict)
    }


def _words(items: list[Any], speakers: Mapping[str, str]) -> Iterator[_Word]:
    """Give words with a blank before each; punctuation stays with the word before it."""
    speaker, last = "", 0
    for item in items:
        alternatives = item.get("alternatives") if isinstance(item, dict) else None
        if not isinstance(alternatives, list) or not alternatives or not isinstance(alternatives[0], dict):
            continue
        content = str(alternatives[0].get("content", ""))
        if item.get("type") == "punctuation":
            yield _Word(last, last, speaker, content)
            continue
        start = item.get("start_time")
        speaker = str(item.get("speaker_label") or speakers.get(str(start), "") or speaker)
        last = _milliseconds(item.get("end_time"))
        yield _Word(_milliseconds(start), last, speaker, f" {content}")


def _milliseconds(seconds: Any) -> int:
    try:
        return int(float(seconds) * 1000)
    except (TypeError, ValueError, OverflowError):
        return 0
