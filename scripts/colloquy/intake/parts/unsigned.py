"""Unsigned: letters that ask without a sign behind them, as in records of briefings."""

import re
from collections import Counter

from colloquy.intake.formats.texts import IntakeText
from colloquy.intake.vocabulary.labels import find_label, key

FEWEST = 3
QUESTION = re.compile(r"^[^\S\n]*Q[^\S\n]{1,12}(?=[A-ZÀ-Þ\d\"“'‘(\[…—–])", re.MULTILINE)
"""A letter with nothing but blanks behind it: `Q Really?`."""


def write_letters(text: IntakeText) -> IntakeText:
    """Write a colon behind letters that ask, if others have one behind the names of those who answer.

    A letter is part of a name that is printed again and again: `Q Lee:`.
    """
    asking = [line for line in text.text.split("\n") if QUESTION.match(line)]
    named = Counter(label.name for line in asking if (label := find_label(line)) and label.form == "colon")
    if len(asking) < FEWEST or (named and max(named.values()) >= FEWEST):
        return text
    labels = filter(None, map(find_label, QUESTION.sub("", text.text).split("\n")))
    names = Counter(key(label.name) for label in labels if label.form in ("colon", "letter"))
    if names["q"] or names.total() - len(names) < FEWEST - 1:
        return text
    return text.rewritten(QUESTION.sub("Q: ", text.text), "letters without a sign behind them have a colon")
