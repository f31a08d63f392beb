"""TEI, and Akoma Ntoso: utterances with who speaks, or speeches with their speakers, or paragraphs."""

import re
from collections.abc import Iterator

from lxml import etree

from colloquy.intake.formats.texts import IntakeText, Paragraph, escape, unreadable, write_markdown
from colloquy.intake.formats.xml import parse_xml
from colloquy.model import Kind

NAMESPACE = "{http://www.tei-c.org/ns/1.0}"
LABEL, ITEM = NAMESPACE + "label", NAMESPACE + "item"
"""Elements of a list in which somebody is named, and says something."""
UNSPOKEN = {"note", "gap", "teiHeader", "pb", "lb", "milestone", "spanGrp", "spanGr", "timeline", "meta"}
BEFORE_SIGN = re.compile(r"\s+(?=[,.;:!?…](?:\s|$))")
NAME_PARTS = ("{*}forename", "{*}givenName", "{*}surname", "{*}familyName")
BESIDE = {"incident", "vocal", "kinesic", "writing", "shift", "pause", "stage"}


def read(raw: bytes, name: str) -> IntakeText:  # noqa: ARG001 - all readers get it
    """Read TEI; raises `UnreadableError` as `parse_xml` does, and for XML without any of its paragraphs."""
    root = parse_xml(raw)
    people = _people(root)
    title = " ".join(_first(root, "titleStmt/title").split())
    said = {"title": title, "date": " ".join(_first(root, "recording/date").split())}
    body = next(root.iter("{*}body"), root)
    paragraphs = list(_paragraphs(body, people, ""))
    if not paragraphs:
        remedy = "export it as TEI, or copy its text into a .txt file"
        raise unreadable("this is XML, but has no paragraphs in the form of TEI", remedy)
    way = "cues" if any(each.voice for each in paragraphs) else ""
    return write_markdown("tei", paragraphs, {key: value for key, value in said.items() if value}, way)


def _first(root: etree._Element, path: str) -> str:
    parent, child = path.split("/")
    for element in root.iter(f"{{*}}{parent}"):
        for inner in element.iter(f"{{*}}{child}"):
            return _all(inner)
    return ""


def _all(element: etree._Element) -> str:
    """Give all words; those that are elements of their own have blanks between them."""
    tokens = next(element.iter("{*}w"), None) is not None
    return BEFORE_SIGN.sub("", (" " if tokens else "").join(map(str, element.itertext())))


def _people(root: etree._Element) -> dict[str, str]:
    """Give names by id, from the list of persons in the header."""
    names = {}
    for person in root.iter("{*}person"):
        id_ = person.get("{http://www.w3.org/XML/1998/namespace}id", "")
        name = next(person.iter("{*}persName", "{*}name"), None)
        parts = [name] if name is not None else person.iter(*NAME_PARTS)
        words = " ".join(" ".join(map(_all, parts)).split())
        names[id_] = words or person.get("role", "") or person.get("n", "") or id_
    for person in root.iter("{*}TLCPerson"):
        names[person.get("id", "")] = person.get("showAs", "")
    return names


def _paragraphs(parent: etree._Element, people: dict[str, str], voice: str) -> Iterator[Paragraph]:
    for element in parent.iterchildren():
        tag = etree.QName(element).localname if isinstance(element.tag, str) else "note"
        if tag == "u":
            name = _who(element, people) or voice
            yield Paragraph(_words(element), voice=name, start=_time(element.get("start", "")))
        elif tag in ("annotationBlock", "speech"):
            yield from _paragraphs(element, people, _who(element, people) or voice)
        elif tag == "sp":
            speaker = next(element.iterchildren("{*}speaker"), None)
            name = " ".join(_all(speaker).split()).strip(".: ") if speaker is not None else ""
            yield from _paragraphs(element, people, name or _who(element, people) or voice)
        elif tag in ("head", "heading"):
            yield Paragraph(_words(element), Kind.HEADING, 2)
        elif tag in ("p", "l", "ab", "said", "seg"):
            yield from _said(element, people, voice)
        elif tag in BESIDE:
            yield Paragraph(f"[{escape(' '.join(_all(element).split()))}]")
        elif tag not in UNSPOKEN and tag != "speaker":
            yield from list(_paragraphs(element, people, voice)) or _others(element, tag, voice)


def _others(element: etree._Element, tag: str, voice: str) -> Iterator[Paragraph]:
    """Give the words of any other element of TEI; those of a label with what the item behind it says."""
    if not str(element.tag).startswith(NAMESPACE):
        return
    before, behind = element.getprevious(), element.getnext()
    if tag == "item" and before is not None and before.tag == LABEL:
        yield Paragraph(f"**{_words(before).rstrip(':')}:** {_words(element)}", voice=voice)
    elif not (tag == "label" and behind is not None and behind.tag == ITEM):
        yield Paragraph(_words(element), voice=voice)


def _who(element: etree._Element, people: dict[str, str]) -> str:
    """Give who says an utterance; nothing where it does not say so."""
    who = (element.get("who") or element.get("by") or "").split()
    return people.get(who[0].lstrip("#"), who[0].lstrip("#")) if who else ""


def _said(element: etree._Element, people: dict[str, str], voice: str) -> Iterator[Paragraph]:
    """Give a paragraph, or each of the speeches in it, where it has nothing else."""
    speeches = [*element.iterchildren("{*}said", "{*}q")]
    beside = "".join([element.text or "", *(each.tail or "" for each in element.iterchildren())]).strip()
    parts = speeches if speeches and len(speeches) == len(element) and not beside else [element]
    for part in parts:
        yield Paragraph(_words(part), voice=_who(part, people) or voice)


def _words(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element.iterchildren():
        if isinstance(child.tag, str) and etree.QName(child).localname not in UNSPOKEN:
            inner = _all(child)
            parts.append(f"[{inner}]" if etree.QName(child).localname in BESIDE and inner else inner)
        parts.append(child.tail or "")
    return escape(" ".join("".join(parts).split()))


def _time(written: str) -> int | None:
    return int(float(written) * 1000) if written.replace(".", "", 1).isdigit() else None
