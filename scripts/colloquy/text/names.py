"""Names that somebody or something has in several languages."""

from __future__ import annotations

from collections.abc import Mapping


def name_in(names: Mapping[str, str], code: str) -> str:
    """Give a name in a language, or else the first one there is."""
    return names.get(code) or next(iter(names.values()))
