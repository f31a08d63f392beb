"""What intake understands, as the object that `colloquy add --dry-run --format json` prints."""

from collections import Counter
from typing import Any

from colloquy.intake.understanding import Understanding
from colloquy.problems import Phrase, Say, phrase
from colloquy.text.scripts import columns

FIRST_WORDS = 12


def as_object(understood: Understanding, say: Say = Phrase.text) -> dict[str, Any]:
    """Write an understanding as the contract's object."""
    reading = understood.reading
    turns = reading.turns if reading else []
    counts = Counter(turn.voice for turn in turns)
    best = reading.score if reading else 0.0
    return {
        "file": understood.file,
        "verdict": understood.verdict,
        "reason": say(understood.reason),
        "format": understood.text.format if understood.text else "",
        "language": understood.language,
        "way": reading.way if reading else "",
        "score": round(best, 2),
        "speakers": [
            {"name": voice.name, "role": voice.role, "labels": voice.labels, "turns": counts[name]}
            for name, voice in (reading.voices if reading else {}).items()
        ],
        "exchanges": [
            {"line": each.line, "question": each.question, "speaker": each.voice} for each in understood.asked
        ],
        "turns": [
            {"line": turn.line, "speaker": turn.voice, "first_words": first_words(turn.words)}
            for turn in turns
        ],
        "doubts": [
            {"line": doubt.line, "what": say(doubt.what), "remedy": say(doubt.remedy)}
            for doubt in understood.doubts
        ],
    }


def first_words(words: str) -> str:
    """Give the beginning of what is said."""
    cut = " ".join(words.split()[:FIRST_WORDS])
    return cut if len(cut) <= 80 else cut[:80]


def doubt_lines(understood: Understanding, say: Say) -> list[str]:
    """Write the doubts, one on a line."""
    return [
        f"  {doubt.line}: {say(phrase('{what}; {remedy}', what=doubt.what, remedy=doubt.remedy))}"
        for doubt in understood.doubts
    ]


def table_lines(understood: Understanding) -> list[str]:
    """Write the turns as a table: line, who speaks, first words."""
    reading = understood.reading
    if reading is None:
        return []
    widest = min(24, max((columns(turn.voice or "?") for turn in reading.turns), default=0))
    asked = {each.line for each in understood.asked}
    rows = ((turn.line, turn.voice or "?", turn.line in asked, turn.words) for turn in reading.turns)
    return [
        f"  {line:>6}  {_fit(name, widest)} {'?' if asks else ' '} {first_words(words)}"
        for line, name, asks, words in rows
    ]


def _fit(text: str, width: int) -> str:
    """Cut or fill a text to a number of columns."""
    while columns(text) > width:
        text = text[:-1]
    return text + " " * (width - columns(text))
