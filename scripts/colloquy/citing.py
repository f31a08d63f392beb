"""References to editions, for citation managers: CSL-JSON, RIS and BibTeX, of the same values.

CSL 1.0.2 has a type for interviews, RIS and BibTeX have none: there an interview is a web page with its
interviewer in a note. The guest is the author, as style manuals have it (Chicago 17, 14.211); where nobody is
a guest, whoever speaks is. Where nobody asks, as in a testimony, nothing says that it is an interview.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from colloquy.catalogue import Archive, Described
from colloquy.catalogue.records import InterviewRecord
from colloquy.model import ASKING, UNKNOWN, Edition, Provenance
from colloquy.text.dates import Known, Point, is_plain, read_date
from colloquy.text.names import name_in
from colloquy.words.wording import Wording, find_words


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation of one edition needs."""

    id: str
    title: str
    authors: tuple[str, ...]
    interviewers: tuple[str, ...]
    """Who asks; where nobody is an interviewer, who moderates."""
    is_interview: bool
    """Whether somebody asks, be it nobody who is known."""
    translators: tuple[str, ...]
    publisher: str
    """Who published the interview first; empty where nobody did, or that is unknown."""
    date: str
    """In EDTF; empty where it is unknown."""
    when: str
    """The date in the edition's language, which says where there is none."""
    url: str
    tag: str
    note: str
    """Whose words the edition's are, where they are not the speakers' own."""
    words: Wording
    """In the edition's language."""

    @property
    def by(self) -> str:
        """Say who asks; empty where nobody does who is known."""
        names = self.words.series(self.interviewers)
        return self.words.plainly("interview by {names}", names=names) if names else ""

    @property
    def translated(self) -> str:
        """Say who translated it; empty where nobody did."""
        names = self.words.series(self.translators)
        return self.words.plainly("translation by {name}", name=names) if names else ""


def author_roles(record: InterviewRecord) -> frozenset[str]:
    """Give the roles of those whose words an interview has: guests; where there are none, narrators."""
    roles = {speaker.role for speaker in record.speakers}
    told = ({"guest"}, {"narrator", "unknown"}, {"interviewer", "moderator"})
    return frozenset(next((each for each in told if each & roles), ()))


def reference(archive: Archive, described: Described, edition: Edition) -> Reference:
    """Say what a citation of one edition needs."""
    record, code = described.declared.record, edition.language
    words = find_words(code, archive.site.tag(code))

    def named(roles: frozenset[str]) -> tuple[str, ...]:
        people = (each.person for each in record.speakers if each.role in roles and each.person != UNKNOWN)
        return tuple(name_in(archive.people[person].name, code) for person in dict.fromkeys(people))

    authors = author_roles(record)
    asking = ASKING - authors
    asks = any(speaker.role in asking for speaker in record.speakers)
    interviewers = named(frozenset({"interviewer"}) - authors) or named(frozenset({"moderator"}) - authors)
    standing = words.standing(edition.standing)
    notes = [] if edition.provenance is Provenance.ORIGINAL else [words.sentence(standing)]
    if (
        edition.interview.provenance is not Provenance.ORIGINAL
        and edition.provenance is not Provenance.UNTRANSLATED
    ):
        notes.append(words.plainly("None of its wording is the speakers’ own."))
    return Reference(
        id=described.id if code == record.language else f"{described.id}:{code}",
        title=edition.title().text,
        authors=named(authors),
        interviewers=interviewers,
        is_interview=asks,
        translators=edition.translators,
        publisher=record.origin.publisher or "",
        date=record.date,
        when=words.date(record.date) if record.date else words.plainly("n.d."),
        url=archive.site.address(code, f"interviews/{described.id}/"),
        tag=archive.site.tag(code),
        note=" ".join(notes),
        words=words,
    )


def csl(reference: Reference) -> dict[str, Any]:
    """Write a reference as CSL-JSON (https://docs.citationstyles.org, appendix IV).

    Names stay whole (``literal``): where one divides is not ours to guess, in any language.
    """
    people = {
        "author": reference.authors,
        "interviewer": reference.interviewers,
        "translator": reference.translators,
    }
    kind = "interview" if reference.is_interview else "webpage"
    fields: dict[str, Any] = {"id": reference.id, "type": kind, "title": reference.title}
    fields |= {role: [{"literal": name} for name in names] for role, names in people.items() if names}
    fields |= {
        "publisher": reference.publisher,
        "issued": _issued(reference),
        "URL": reference.url,
        "language": reference.tag,
        "note": reference.note,
    }
    return {key: value for key, value in fields.items() if value}


def _issued(reference: Reference) -> dict[str, Any]:
    """Write a date as CSL has it; one that it cannot write, as words."""
    if not reference.date:
        return {}
    span = read_date(reference.date)
    if span.start is None or span.end is None:
        return {"literal": reference.when}
    ends = [span.start, *([span.end] if span.point is None else [])]
    issued: dict[str, Any] = {"date-parts": [part for end in ends for part in _parts(end)]}
    if span.point and span.point.season:
        issued["season"] = span.point.season
    if any(end.uncertain or end.approximate for end in ends):
        issued["circa"] = True
    return issued if len(issued["date-parts"]) <= 2 else {"literal": reference.when}


def _parts(point: Point) -> list[list[int]]:
    if point.known is Known.YEARS:
        return [[point.first.year], [point.last.year]]
    return [[int(part) for part in point.plain.split("-")]]


def ris(reference: Reference) -> str:
    """Write a reference as RIS; a line of it cannot hold a line end, so there is none in any value."""
    pairs = [
        ("TY", "ELEC"),
        ("ID", reference.id),
        ("TI", reference.title),
        *(("AU", _person(name)) for name in reference.authors),
        *(("A2", _person(name)) for name in reference.interviewers),
        *(("A4", _person(name)) for name in reference.translators),
        ("PB", reference.publisher),
        *_ris_date(reference),
        ("UR", reference.url),
        ("LA", reference.tag),
        ("N1", _capital(reference.by)),
        ("N1", reference.note),
    ]
    return (
        "".join(f"{key}  - {' '.join(value.split())}\r\n" for key, value in pairs if value) + "ER  - \r\n\r\n"
    )


def _ris_date(reference: Reference) -> Iterator[tuple[str, str]]:
    """Write a date as RIS has it: year, month, day, and in a fourth place words, if there is more to say."""
    if is_plain(reference.date):
        yield "PY", reference.date[:4]
        yield "DA", reference.date.replace("-", "/")
    elif reference.date:
        point = read_date(reference.date).point
        parts = point.plain.split("-") if point and point.known is not Known.YEARS else []
        yield "DA", "/".join([*parts, *[""] * (3 - len(parts)), reference.when])


def _person(name: str) -> str:
    """Write a name that RIS readers do not turn around: a comma would divide it, and none is ours to set."""
    return name.replace(",", " ")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_SPECIAL = re.compile(r"[\\{}#$%&_^~]")
_COMMANDS = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def latex(text: str) -> str:
    """Write text for LaTeX; everything beyond ASCII stays as it is, as in biblatex and modern BibTeX."""
    return _SPECIAL.sub(lambda match: _COMMANDS.get(match[0], f"\\{match[0]}"), " ".join(text.split()))


def bibtex(reference: Reference) -> str:
    """Write a reference as BibTeX; braces keep names whole and capitals as they are."""
    by = _capital(reference.by) or ("Interview" if reference.is_interview else "")
    named = all(name in reference.note for name in reference.translators)
    fields = {
        "title": "{" + latex(reference.title) + "}",
        "author": " and ".join("{" + latex(name) + "}" for name in reference.authors),
        "howpublished": latex(". ".join(filter(None, [by, reference.publisher]))),
        "year": reference.date[:4] if is_plain(reference.date) else latex(reference.when),
        "month": reference.date[5:7].lstrip("0") if is_plain(reference.date) else "",
        "url": reference.url,
        "langid": reference.tag,
        "note": latex(
            ". ".join(filter(None, [*([] if named else [_capital(reference.translated)]), reference.note]))
        ),
    }
    body = ",\n".join(f"  {key} = {{{value}}}" for key, value in fields.items() if value)
    return f"@misc{{{reference.id},\n{body}\n}}\n\n"
