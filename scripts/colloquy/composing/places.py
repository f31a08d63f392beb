"""Places on a page that are filled in when all pages are known."""

from __future__ import annotations

import re

from markupsafe import Markup

# A noncharacter: no text that was read has it (see reading/decoding.py).
_MARK = "\ufdef"
_PLACE = re.compile(f"{_MARK}([^{_MARK}]*){_MARK}")

END = "end"
"""The place at the end of an interview's page, for the interviews before and after."""


def place(name: str) -> Markup:
    """Write a place to be filled in: an exchange's id, or `END`."""
    return Markup(f"{_MARK}{name}{_MARK}")


def divided(page: str) -> list[str]:
    """Divide a page at its places: texts and names of places, in turn, beginning and ending with a text."""
    return _PLACE.split(page)
