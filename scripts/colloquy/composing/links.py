"""The links of a page, in their order: on paper their addresses stand at its end, as notes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from colloquy.composing.passages import PassageView

LINK = re.compile(r'<a href="(https?:[^"]*)"')
BESIDE = '<span class="beside"'
"""Begins the other edition's words; their links are the same ones."""


def links(passages: Iterable[PassageView]) -> tuple[Markup, ...]:
    """Give the addresses that passages link to, as HTML, each as often as it stands there."""
    return tuple(
        Markup(address)
        for passage in passages
        for shown in (passage.shown, *passage.cells)
        for address in LINK.findall(str(shown).partition(BESIDE)[0])
    )
