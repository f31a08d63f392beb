"""Dividing: questions and answers that stand in one paragraph, written as two in the text that is made."""

from __future__ import annotations

import re
from dataclasses import replace

from colloquy.intake.labels import find_label
from colloquy.intake.names import is_name
from colloquy.intake.texts import MARKDOWN, IntakeText

FEWEST = 3
RUN_IN = re.compile(
    r"^[ \t]*(?:\d+[.)]\s+)?(?P<asked>(?:\*\*|__)[^*_\n]{8,600}?[?？](?:\*\*|__))"
    r"[ \t]*(?:\\\n|\n)?(?P<answer>[^\s*_#>|][^\n]{20,})$",
    re.MULTILINE,
)
BOLD_LINE = re.compile(
    r"^(?P<asked>[ \t]*(?:\d+[.)]\s+)?(?:\*\*|__)[^*_\n]{8,600}?[^*_\n:：](?:\*\*|__))"
    r"[ \t]*(?:\\\n|\n)(?P<answer>[^\s*_#>|][^\n]{20,})$",
    re.MULTILINE,
)
"""A line in bold, asking or not, and below it one that is not."""
PAIRED = re.compile(
    r"^(?P<asked>[ \t]*(?:\*\*)?(?:Q|问|問)\d{0,3}[:：.](?:\*\*)?[^\n]{4,600}?)[ \t]*"
    r"(?P<answer>(?:\*\*)?\b(?:A|答)\d{0,3}[:：.](?:\*\*)?[ \t]*\S[^\n]*)$",
    re.MULTILINE,
)
PICTURED = re.compile(
    r"^[ \t]*(?P<picture>!\[[^\]\n]{0,200}\]\([^()\s]{1,400}\))[ \t]+(?P<words>\S[^\n]*)$", re.MULTILINE
)
"""A picture, and words behind it in the same line."""


def divide(text: IntakeText) -> IntakeText:
    """Divide what stands in one paragraph and is several."""
    return divide_run_in(divide_pictures(text))


def divide_pictures(text: IntakeText) -> IntakeText:
    """Part pictures from the speakers' labels behind them."""
    divided = PICTURED.sub(_below, text.text) if text.form == MARKDOWN else text.text
    if divided == text.text:
        return text
    note = "pictures before labels are paragraphs of their own"
    return replace(text, text=divided, stays=False, notes=(*text.notes, note))


def _below(found: re.Match[str]) -> str:
    label = find_label(found["words"])
    speaks = label is not None and label.form == "colon" and bool(label.rest) and is_name(label.name)
    return f"{found['picture']}\n\n{found['words']}" if speaks else found[0]


def divide_run_in(text: IntakeText) -> IntakeText:
    """Divide paragraphs of a question and its answer, if there are several of them."""
    for first, *others in ((RUN_IN, BOLD_LINE), (PAIRED,)):
        if first is RUN_IN and text.form != MARKDOWN:
            continue
        if sum(1 for _ in first.finditer(text.text)) >= FEWEST:
            divided = text.text
            for pattern in (first, *others):
                divided = pattern.sub(_apart, divided)
            note = "questions and answers that stood in one paragraph are two"
            return replace(text, text=divided, stays=False, notes=(*text.notes, note))
    return text


def _apart(found: re.Match[str]) -> str:
    return f"{found['asked'].strip()}\n\n{found['answer']}"
