"""The front matter about a page for machines: descriptions, schema.org, what search engines may do."""

import re
from collections.abc import Collection

from markupsafe import Markup

from colloquy.catalogue import Archive, Described
from colloquy.composing.schema_org import crumbs, dump, interview
from colloquy.gathering import gathered
from colloquy.model import Edition, Provenance
from colloquy.text.dates import latest
from colloquy.text.scripts import is_wide
from colloquy.words.wording import Wording

LONGEST = 155
"""Columns of a description that results of a search still show whole; a Chinese character takes two."""
_ENDS = re.compile(r"[.!?](?=\s)|[。！？]")
_BREAKS = re.compile(r"\s|(?<=[，、；：])")


def card_path(code: str, interview_id: str = "") -> str:
    """Say where in the site a card image is: an interview's, or that of all other pages."""
    return f"assets/cards/{code}/{interview_id}.png" if interview_id else f"assets/cards/{code}.png"


def brief(text: str) -> str:
    """Shorten a text to a description: whole sentences if one fits, else as many words as do."""
    plain = Markup(text).striptags() if isinstance(text, Markup) else " ".join(text.split())
    room = _within(plain, LONGEST)
    if room == len(plain):
        return plain
    ends = [match.end() for match in _ENDS.finditer(plain, 0, room)]
    if ends and ends[-1] >= room // 3:
        return plain[: ends[-1]]
    breaks = [match.start() for match in _BREAKS.finditer(plain, 0, room) if match.start()]
    return plain[: breaks[-1] if breaks else room].rstrip(" ,;:，、；：") + "…"


def _within(text: str, columns: int) -> int:
    """Count the characters that fit in so many columns."""
    for index, character in enumerate(text):
        columns -= 2 if is_wide(character) else 1
        if columns < 0:
            return index
    return len(text)


def interview_metadata(
    archive: Archive, described: Described, edition: Edition, translated: Collection[str], words: Wording
) -> dict[str, object]:
    """Give what only machines read of an interview's page, for the theme's templates.

    Where `origin.canonical` is `original`, the edition that has the original's own words names the original
    as the page to list. Its translations stay their own, for no other page has them.
    """
    record = described.declared.record
    named = {topic.id: words.name(topic.title) for topic in archive.topic_records}
    found = gathered(archive, described.id).values()
    topics = {entry.topic.id: named[entry.topic.id] for entries in found for entry in entries}
    shown = (words.say("Interviews"), "interviews/"), (edition.title().text, f"interviews/{described.id}/")
    way = crumbs(archive.site, words, *((str(name), path) for name, path in shown))
    known: dict[str, object] = {
        "card": card_path(words.code, described.id),
        "schema_org": dump(interview(archive, described, edition, translated, topics, words), way),
    }
    if changed := latest((record.added, record.changed, edition.revised)):
        known["changed"] = changed
    if record.rights.robots:
        known["robots"] = ", ".join(record.rights.robots)
    if record.origin.canonical == "original":
        known["alone"] = True
        if edition.provenance is Provenance.ORIGINAL and record.origin.url:
            known["canonical"] = record.origin.url
    return known
