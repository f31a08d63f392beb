"""The feeds: new and changed interviews, one Atom feed (RFC 4287) per language."""

import datetime
from collections.abc import Mapping

from feedgen.feed import FeedGenerator

from colloquy.catalogue import Archive
from colloquy.catalogue.site import SiteLanguage
from colloquy.model.summary import Summary
from colloquy.text.dates import is_plain, read_date
from colloquy.text.directions import isolated
from colloquy.words.wording import find_words

NEWEST = 50
"""How many interviews a feed has: those that came or changed last."""

NAME = "feed.xml"


def feed(archive: Archive, summaries: list[Summary], language: SiteLanguage) -> bytes:
    """Write the feed of a language.

    An entry keeps its id, the page's address, for good. It counts as changed on the last day that is
    declared: in `interview.yml`, or by the translator in the header of the PO file. An interview of which no
    day at all is known has no place in the order of days, and none in the feed.
    """
    code, words = language.code, find_words(language.code, language.tag)
    home = archive.site.address(code, "")
    atom = FeedGenerator()
    atom.id(home)
    atom.title(language.site_name)
    if language.site_description:
        atom.subtitle(language.site_description)
    atom.language(language.tag)
    atom.link(href=home, rel="alternate", hreflang=language.tag)
    atom.link(href=f"{home}{NAME}", rel="self")
    atom.author(name=language.site_name)
    dated = [summary for summary in summaries if summary.changed[code]]
    newest = sorted(dated, key=lambda summary: (summary.changed[code], summary.id))[-NEWEST:]
    days = [read_date(summary.changed[code]).first for summary in newest]
    atom.updated(_instant(max(days, default=datetime.date(1970, 1, 1))))
    for summary, day in zip(newest, days, strict=True):  # the library puts each before the last
        title, said_in = summary.titles[code]
        title = isolated(title, archive.site.tag(said_in), language.tag)
        entry = atom.add_entry()
        address = f"{home}interviews/{summary.id}/"
        entry.id(address)
        entry.title(" · ".join(filter(None, [title, words.source(summary.publisher, summary.date)])))
        entry.link(href=address, rel="alternate", hreflang=language.tag)
        entry.updated(_instant(day))
        if is_plain(summary.added):
            entry.published(_instant(read_date(summary.added).first))
        entry.author([{"name": _name(archive, names, language)} for names, _ in summary.people])
        count = words.count("{number} question", "{number} questions", summary.asked)
        facts = (
            words.date(summary.date),
            words.say("text received in {language}", language=words.language(summary.language)),
            *([count] if summary.asked else []),
            words.standing(summary.standings[code]),
        )
        entry.summary(str(words.say(", ").join(facts)))
    return bytes(atom.atom_str(pretty=True))


def _name(archive: Archive, names: Mapping[str, str], language: SiteLanguage) -> str:
    """Name a person. Atom has no attribute for the direction of words."""
    code = language.code if language.code in names else next(iter(names))
    return isolated(names[code], archive.site.tag(code), language.tag)


def _instant(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
