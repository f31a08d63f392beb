"""Characters that XML has no way to say, and so HTML that is to be XML as well."""

from __future__ import annotations

import re

UNKNOWN_TO_XML = "\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"
"""After XML 1.0, section 2.2; of these, only the form feed can be in a text that was read."""
_UNKNOWN = re.compile(f"[{UNKNOWN_TO_XML}]")


def legal(text: str) -> str:
    """Put a space in place of each character that XML does not know."""
    return text if text.isprintable() else _UNKNOWN.sub(" ", text)
