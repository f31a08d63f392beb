"""The header of a TEI document (TEI P5, chapter 2): what it is, whose, from where, who speaks."""

from collections.abc import Iterator, Mapping

from colloquy.catalogue import Archive, Described
from colloquy.catalogue.origins import EditionRecord, OriginRecord
from colloquy.catalogue.site import Site
from colloquy.exporting.tei_inline import tei
from colloquy.exporting.xml import ID, LANG, Element
from colloquy.gathering import gathered
from colloquy.model import UNKNOWN, Edition, Provenance, Speaker
from colloquy.text.dates import Known, Point, is_plain, read_date
from colloquy.words.naming import names_of
from colloquy.words.wording import find_words

METHOD = (
    "What was lost or damaged in the text as received is corrected, each place with its reason; a reading of "
    "sic instead of corr gives the text as received. What is probably wrong but not ours to correct has a "
    "note. Where the text does not say who speaks, the name is supplied. Numbers of lines are those of the "
    "file as received. Line ends within a passage are not kept."
)
ENGLISH = find_words("en", "en")
"""What the header is in."""


def header(archive: Archive, described: Described, editions: list[Edition]) -> Element:
    """Write the ``teiHeader``."""
    file = _file(archive, described, editions)
    encoding = tei("encodingDesc", *_encoding(archive, described))
    profile = tei("profileDesc", *_profile(archive, described, editions))
    return tei("teiHeader", file, "\n", encoding, "\n", profile, **{LANG: "en"})


def _file(archive: Archive, described: Described, editions: list[Edition]) -> Element:
    title = tei("titleStmt", *_titles(archive.site, editions))
    publication, source = _publication(archive.site, described), _source(archive.site, described, editions)
    return tei("fileDesc", title, "\n", publication, "\n", source)


def _titles(site: Site, editions: list[Edition]) -> Iterator[Element]:
    for edition in editions:
        yield _said("title", edition.title().text, site.tag(edition.language))
    work = tei("resp", "reading, correction, supplied speakers, notes")
    yield tei("respStmt", work, tei("orgName", _site_name(site)), **{ID: "archive"})
    for edition in editions:
        if names := edition.translators:
            received = edition.provenance is Provenance.RECEIVED
            how = "as received" if received else edition.provenance.value
            work = tei("resp", f"translation into {_language(edition.language)}, {how}")
            yield tei("respStmt", work, *(tei("name", name) for name in names))


def _publication(site: Site, described: Described) -> Element:
    rights = described.declared.record.rights
    account = _all("p", rights.account, site)
    if rights.licence in ("", "none stated"):
        availability = tei("availability", *account, status="unknown")
    else:
        claim = f", claimed by {rights.claimed_by}" if rights.claimed_by else ""
        licence = tei("licence", f"{rights.licence}{claim}", *account)
        availability = tei("availability", licence, status="restricted")
    address = site.address(site.codes[0], f"interviews/{described.id}/")
    number = tei("idno", address, type="URL")
    return tei("publicationStmt", tei("publisher", _site_name(site)), number, availability)


def _published(known: OriginRecord | EditionRecord) -> Iterator[Element]:
    if known.translator is not None:
        yield tei("editor", known.translator or UNKNOWN, role="translator")
    if known.publisher is not None:
        yield tei("publisher", known.publisher or UNKNOWN)
    if known.published is not None:
        yield date(known.published, known.published)
    if known.url:
        yield tei("ptr", target=known.url)


def _source(site: Site, described: Described, editions: list[Edition]) -> Element:
    record, origin = described.declared.record, described.declared.record.origin
    own = editions[0]
    printed = tei(
        "bibl",
        _said("title", own.title().text, site.tag(record.language)),
        *_published(origin),
        *(
            [tei("relatedItem", tei("ptr", target=origin.original), type="original")]
            if origin.original
            else []
        ),
        *_all("note", origin.account, site),
    )
    received = (
        tei(
            "bibl",
            _said("title", edition.title().text, site.tag(edition.language)),
            *_published(known),
            *([tei("availability", tei("licence", known.licence))] if known.licence else []),
            *_all("note", known.account, site),
            type="translation",
        )
        for edition in editions
        if (known := record.editions.get(edition.language))
    )
    number = tei("idno", record.source.sha256, type="SHA-256")
    file = tei("bibl", tei("title", record.source.file), number, type="file")
    return tei("sourceDesc", printed, *received, file)


def _encoding(archive: Archive, described: Described) -> Iterator[Element]:
    yield tei("editorialDecl", tei("correction", tei("p", METHOD), method="markup"))
    entries = (entry.topic for all_ in gathered(archive, described.id).values() for entry in all_)
    topics = {topic.id: topic for topic in entries}
    if topics:
        categories = (
            tei("category", *_all("catDesc", topic.title, archive.site), **{ID: f"topic.{topic.id}"})
            for topic in topics.values()
        )
        yield tei("classDecl", tei("taxonomy", *categories))


def _profile(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[Element]:
    site, record, interview = archive.site, described.declared.record, editions[0].interview
    yield tei("creation", date(record.date))
    codes = dict.fromkeys(edition.language for edition in editions)
    codes |= dict.fromkeys(passage.language for passage in interview.passages)
    yield tei("langUsage", *(tei("language", _language(code), ident=site.tag(code)) for code in codes))
    speaking = [*interview.speakers, *(speaker for turn in interview.turns for speaker in turn.speakers)]
    people = []
    for id_ in dict.fromkeys(map(person_id, speaking)):
        same = [speaker for speaker in speaking if person_id(speaker) == id_]
        known = [
            speaker
            for speaker in record.speakers
            if (speaker.person, speaker.role) == (same[0].person, same[0].role) and speaker.person != UNKNOWN
        ]
        then = (note for speaker in known for note in _all("note", speaker.then, site))
        role = " ".join(dict.fromkeys(speaker.role for speaker in same))
        first = f"#{_person_id(same[0])}" if same[0].again else ""
        named = _all("persName", names_of(archive, same[:1]), site) if id_ != NOBODY_KNOWN else ()
        people.append(tei("person", *named, *then, **{ID: id_}, role=role, sameAs=first))
    yield tei("particDesc", tei("listPerson", *people))


NOBODY_KNOWN = f"person.{UNKNOWN}"
"""Somebody of whom there is not even a name."""


def person_id(speaker: Speaker) -> str:
    """Give the id of a speaker in a document: of a person, one for each role."""
    return f"{_person_id(speaker)}.{speaker.role}" if speaker.again else _person_id(speaker)


def _person_id(speaker: Speaker) -> str:
    """Give that of a person in the role that is declared first; unknown voices differ by their labels."""
    if not speaker.printed:
        return f"person.{speaker.person}"
    spelled = "".join(
        sign if sign.isascii() and sign.isalnum() else f".{ord(sign):x}." for sign in speaker.printed
    )
    return f"{NOBODY_KNOWN}.{spelled}"


def _site_name(site: Site) -> str:
    return site.languages[0].site_name or "Colloquy"


def _language(code: str) -> str:
    return str(ENGLISH.language(code))


def _all(name: str, texts: Mapping[str, str], site: Site) -> Iterator[Element]:
    """Write a text in each of its languages."""
    return (_said(name, " ".join(text.split()), site.tag(code)) for code, text in texts.items())


def _said(name: str, text: str, tag: str) -> Element:
    return tei(name, text, **{LANG: tag})


def date(text: str, *words: str) -> Element:
    """Write a date (TEI P5, att.datable.w3c), as `words` or in words that say all that is known of it."""
    if not text:
        return tei("date", "unknown")
    if is_plain(text):
        return tei("date", *words, when=text)
    span = read_date(text)
    points = [point for point in (span.start, span.end) if point]
    known = _when(span.point) if span.point else {}
    if not known:
        known |= {"notBefore": span.start.plain} if span.start else {}
        known |= {"notAfter": _end(span.end)} if span.end else {}
    if any(point.uncertain or point.approximate for point in points):
        known["cert"] = "low" if any(point.uncertain for point in points) else "medium"
    return tei("date", ENGLISH.date(text), **known)


def _when(point: Point) -> dict[str, str]:
    return {"when": point.plain} if point.known in (Known.YEAR, Known.MONTH, Known.DAY) else {}


def _end(point: Point) -> str:
    return str(point.last.year) if point.known is Known.YEARS else point.plain
