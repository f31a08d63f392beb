"""Places on a page that are filled in when all pages are known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

# A noncharacter: no text that was read has it (see reading/decoding.py).
_MARK = "\ufdef"
_PLACE = re.compile(f"{_MARK}([^{_MARK}]*){_MARK}")

END = "end"
"""The place at the end of an interview's page, for the interviews before and after."""


def place(name: str) -> Markup:
    """Write a place to be filled in: an exchange's id, or `END`."""
    return Markup(f"{_MARK}{name}{_MARK}")


def join(page: str, passages: Mapping[str, str]) -> str:
    """Fill in the places of a page."""
    return _PLACE.sub(lambda match: passages[match[1]], page)
