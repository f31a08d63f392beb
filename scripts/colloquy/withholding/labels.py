"""What readers see in the place of words that are withheld."""

from __future__ import annotations

from colloquy.catalogue.records import WithheldRecord
from colloquy.catalogue.site import Site
from colloquy.words.wording import find_words


def labels(record: WithheldRecord, site: Site, language: str) -> dict[str, str]:
    """Write it in every language of the site and in the interview's."""
    return {code: _label(record, site, code) for code in dict.fromkeys([*site.codes, language])}


def _label(record: WithheldRecord, site: Site, code: str) -> str:
    words = find_words(code, site.tag(code))
    reason = words.plainly(record.reason)
    match record.extent:
        case "passage":
            return words.plainly("[passage withheld: {reason}]", reason=reason)
        case "turn":
            return words.plainly("[turn withheld: {reason}]", reason=reason)
        case _:
            return words.plainly("[withheld: {reason}]", reason=reason)
