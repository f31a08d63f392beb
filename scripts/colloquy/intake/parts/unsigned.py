"""Unsigned: letters of questions and answers without a sign behind them, as stenographers print them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from colloquy.intake.formats.texts import IntakeText
from colloquy.intake.vocabulary.labels import find_label, key

FEWEST = 3
QUESTION = re.compile(
    r"^[^\S\n]*Q(?:[^\S\n](?=[A-ZÀ-Þ\d\"“'‘(\[…])|[^\S\n]{2,}(?=[^\s:：.&]))[^\S\n]*", re.MULTILINE
)
"""`Q    -- and the other?`; with one blank, a capital or the like is behind it: `Q Really?`."""
ANSWER = re.compile(r"^[^\S\n]*A[^\S\n]{2,}(?=[^\s:：.&])", re.MULTILINE)
"""With one blank, it is an article."""


def write_letters(text: IntakeText) -> IntakeText:
    """Write a colon behind letters that ask, if somebody answers: `A`, or a name that has a colon."""
    asked = len(QUESTION.findall(text.text))
    if asked < FEWEST:
        return text
    answered = len(ANSWER.findall(text.text)) >= FEWEST
    labels = filter(None, map(find_label, text.text.split("\n")))
    names = Counter(key(label.name) for label in labels if label.form in ("colon", "letter"))
    if names["q"] or not (answered or names.total() - len(names) >= FEWEST - 1):
        return text
    written = QUESTION.sub("Q: ", text.text)
    if answered:
        written = ANSWER.sub("A: ", written)
    note = "letters without a sign behind them have a colon"
    return replace(text, text=written, stays=False, notes=(*text.notes, note))
