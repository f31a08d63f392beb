"""The header of a TEI document (TEI P5, chapter 2): what it is, whose, from where, who speaks."""

from __future__ import annotations

from collections.abc import Mapping

from colloquy.catalogue import Archive, Described
from colloquy.catalogue.site import Site
from colloquy.exporting.xml import element, escape
from colloquy.gathering import gathered
from colloquy.model import Edition
from colloquy.wording import wording

METHOD = (
    "What was lost or damaged in the text as received is corrected, each place with its reason; a reading of "
    "sic instead of corr gives the text as received. What is probably wrong but not ours to mend has a note. "
    "Where the text does not say who speaks, the name is supplied. Numbers of lines are those of the file "
    "as received. Line ends within a passage are not kept."
)


def header(archive: Archive, described: Described, editions: list[Edition]) -> str:
    """Write the ``teiHeader``."""
    parts = (
        element("fileDesc", _file(archive, described, editions)),
        element("encodingDesc", _encoding(archive, described)),
        element("profileDesc", _profile(archive, described, editions)),
    )
    return element("teiHeader", "\n".join(parts), {"xml:lang": "en"})


def _file(archive: Archive, described: Described, editions: list[Edition]) -> str:
    site, record = archive.site, described.declared.record
    titles = "".join(_said("title", edition.title().text, site.tag(edition.language)) for edition in editions)
    name = _site_name(site)
    work = "reading, correction, supplied speakers, notes"
    editor = element(
        "respStmt", element("resp", work) + element("orgName", escape(name)), {"xml:id": "archive"}
    )
    address = site.address(site.codes[0], f"interviews/{described.id}/")
    rights = _all("p", record.rights.account, site)
    licence = f"{record.rights.licence}, claimed by {record.rights.claimed_by}"
    known = record.rights.licence != "none stated"
    availability = element(
        "availability",
        (element("licence", escape(licence) + rights) if known else rights),
        {"status": "restricted" if known else "unknown"},
    )
    published = element("publisher", escape(name)) + element("idno", escape(address), {"type": "URL"})
    origin = record.origin
    source = "".join(
        [
            _said("title", editions[0].title().text, site.tag(record.language)),
            element("publisher", escape(origin.publisher)),
            element("date", escape(origin.published), {"when": origin.published}),
            element("ptr", "", {"target": origin.url}),
            _all("note", origin.account, site),
        ]
    )
    file = element("title", escape(record.source.file)) + element(
        "idno", record.source.sha256, {"type": "SHA-256"}
    )
    return "\n".join(
        [
            element("titleStmt", titles + editor + "".join(map(_translators, editions))),
            element("publicationStmt", published + availability),
            element("sourceDesc", element("bibl", source) + element("bibl", file, {"type": "file"})),
        ]
    )


def _translators(edition: Edition) -> str:
    names = dict.fromkeys(each.translator for each in edition.translations.values() if each.translator)
    if not names:
        return ""
    said = f"translation into {_language(edition.language)}, {edition.provenance.value}"
    return element(
        "respStmt", element("resp", said) + "".join(element("name", escape(each)) for each in names)
    )


def _encoding(archive: Archive, described: Described) -> str:
    correction = element("correction", element("p", METHOD), {"method": "markup"})
    entries = (entry.topic for all_ in gathered(archive, described.id).values() for entry in all_)
    topics = {topic.id: topic for topic in entries}
    categories = "".join(
        element("category", _all("catDesc", topic.title, archive.site), {"xml:id": f"topic.{topic.id}"})
        for topic in topics.values()
    )
    taxonomy = element("classDecl", element("taxonomy", categories)) if categories else ""
    return element("editorialDecl", correction) + taxonomy


def _profile(archive: Archive, described: Described, editions: list[Edition]) -> str:
    site = archive.site
    codes = dict.fromkeys(edition.language for edition in editions)
    codes |= dict.fromkeys(passage.language for passage in editions[0].interview.passages)
    languages = "".join(element("language", _language(code), {"ident": site.tag(code)}) for code in codes)
    people = []
    for speaker in described.declared.record.speakers:
        names = _all("persName", archive.people[speaker.person].name, site)
        then = _all("note", speaker.then, site)
        given = {"xml:id": f"person.{speaker.person}", "role": speaker.role}
        people.append(element("person", names + then, given))
    listed = element("particDesc", element("listPerson", "".join(people)))
    held = element("creation", element("date", "", {"when": described.declared.record.date}))
    return held + element("langUsage", languages) + listed


def _site_name(site: Site) -> str:
    return site.languages[0].site_name or "Colloquy"


def _language(code: str) -> str:
    """Name a language in English, which the header is in."""
    return escape(str(wording("en", "en").language(code)))


def _all(name: str, texts: Mapping[str, str], site: Site) -> str:
    """Write a text in each of its languages."""
    return "".join(_said(name, " ".join(text.split()), site.tag(code)) for code, text in texts.items())


def _said(name: str, text: str, tag: str) -> str:
    return element(name, escape(text), {"xml:lang": tag})
