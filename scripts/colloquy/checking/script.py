"""Checks on script: Chinese punctuation is full-width, and neither language is left in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from colloquy.checking.translated import Translated
from colloquy.problems import Phrase, phrase
from colloquy.text.scripts import HAN, may_write_han

# GB/T 15834-2011, section 5.1: Chinese punctuation fills the place of a character.
HALF_WIDTH = re.compile(rf"[{HAN}]\s?([,:;!?()\"'])|([,:;!?()\"'])\s?[{HAN}]|([{HAN}]\.(?:\s|$|(?=[{HAN}])))")


def half_width(case: Translated) -> Iterator[Phrase]:
    """Find half-width punctuation next to Chinese characters."""
    _, text = case.words
    for match in HALF_WIDTH.finditer(text):
        yield phrase("half-width punctuation next to Chinese: `{found}`", found=match.group())


def chinese_left(case: Translated) -> Iterator[Phrase]:
    """Find Chinese in a translation into a language that is not written in it."""
    _, text = case.words
    if may_write_han(case.language) or not (found := re.search(f"[{HAN}]+", text)):
        return
    yield phrase("Chinese is left: `{found}`", found=found.group())


def unchanged(case: Translated) -> Iterator[Phrase]:
    """Find a translation that is its source."""
    source, text = case.words
    if source == text and re.search(r"[^\W\d_]", source):
        yield phrase("the translation is the same as its source")
