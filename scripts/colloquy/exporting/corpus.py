"""``corpus.json``: the whole archive as one document, version 2 of the contract, and its JSON Schema."""

import json
from collections.abc import Collection, Iterable, Iterator
from importlib.resources import files
from typing import Any

from pydantic import BaseModel

from colloquy.catalogue import Archive, Described, InterviewRecord
from colloquy.exporting.export import Export, File, Pieces, Write, lines
from colloquy.gathering import gathered
from colloquy.model import Edition, Emendation, Interview, Kind, Passage, Speaker, Turn
from colloquy.words.naming import names_of

VERSION = 2

KINDS = {Kind.CODE: "paragraph", Kind.ROW: "item"}
"""The contract's kinds are five: a code block is a paragraph of one code span, a table row an item."""


def interview_document(archive: Archive, described: Described, editions: list[Edition]) -> dict[str, Any]:
    """Write one interview as the contract has it."""
    record = described.declared.record
    interview = editions[0].interview
    topics = gathered(archive, described.id)
    return {
        "id": described.id,
        "language": record.language,
        "title": {edition.language: edition.title().text for edition in editions},
        "date": record.date or None,
        "origin": {
            **_known(record.origin, "publisher", "url", "published"),
            **_known(record.origin, "translator", "translated_from", "original"),
            "kind": record.origin.kind,
            "account": record.origin.account,
        },
        "rights": {**_known(record.rights, "licence", "claimed_by"), "account": record.rights.account},
        **_editions(record),
        "source": {"file": record.source.file, "sha256": interview.source.sha256},
        "speakers": [_speaker(archive, speaker) for speaker in interview.speakers],
        "front": [_passage(passage, editions) for passage in interview.front],
        "opening": [_turn(turn, editions) for turn in interview.opening],
        "exchanges": [
            {
                "id": exchange.id,
                "title": {edition.language: edition.exchange_title(exchange).text for edition in editions},
                "topics": [entry.topic.id for entry in topics.get(exchange.id, ())],
                "turns": [_turn(turn, editions) for turn in exchange.turns],
            }
            for exchange in interview.exchanges
        ],
        "back": [_passage(passage, editions) for passage in interview.back],
        "omissions": [{"lines": list(each.lines), "reason": each.reason} for each in interview.omissions],
        "emendations": [_emendation(emendation) for emendation in interview.emendations],
        **_withheld(interview),
    }


def _editions(record: InterviewRecord) -> dict[str, Any]:
    """Say where translations are from that came with the text, in interviews that have any."""
    names = ("translator", "publisher", "url", "published", "licence")
    entries = {
        language: _known(edition, *names) | ({"account": edition.account} if edition.account else {})
        for language, edition in record.editions.items()
    }
    return {"editions": entries} if entries else {}


def _known(record: BaseModel, *names: str) -> dict[str, str | None]:
    """Give what a record says under some names; nothing of what there is not, `None` for what is unknown."""
    values = ((name, getattr(record, name)) for name in names)
    return {name: value or None for name, value in values if value is not None}


def corpus(archive: Archive, interviews: Iterable[str], speakers: Collection[str]) -> Iterator[str]:
    """Write the whole archive, one interview (as JSON) at a time; of its people, only the `speakers`."""
    yield f'{{"version": {VERSION},\n "languages": {json.dumps(archive.site.codes)},\n "interviews": ['
    for index, interview in enumerate(interviews):
        yield (",\n  " if index else "\n  ") + interview
    people = [{"id": id_, "name": person.name} for id_, person in archive.people.items() if id_ in speakers]
    terms = [
        {
            **term.name,
            "id": term.id,
            "definition": term.definition,
            "variants": term.variants,
            "forbidden": term.forbidden,
        }
        for term in archive.terms
    ]
    topics = [
        {
            "id": topic.id,
            "title": topic.title,
            "summary": topic.summary,
            "exchanges": [exchange.at for exchange in topic.exchanges],
        }
        for topic in archive.topic_records
    ]
    yield f'\n ],\n "topics": {_json(topics)},\n "people": {_json(people)},\n "terms": {_json(terms)}}}\n'


def interview_json(archive: Archive, described: Described, editions: list[Edition]) -> str:
    """Write one interview as JSON, on one line."""
    return _json(interview_document(archive, described, editions))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _speaker(archive: Archive, speaker: Speaker) -> dict[str, Any]:
    named = {"id": speaker.person, "name": names_of(archive, [speaker]), "role": speaker.role}
    return named | ({"voice": speaker.printed} if speaker.printed else {})


def _turn(turn: Turn, editions: list[Edition]) -> dict[str, Any]:
    voices = [speaker.printed or None for speaker in turn.speakers]
    return {
        "speaker": turn.speakers[0].person if len(turn.speakers) == 1 else None,
        "speakers": [speaker.person for speaker in turn.speakers],
        "roles": [speaker.role for speaker in turn.speakers],
        **({"voices": voices} if any(voices) else {}),
        "supplied": turn.supplied,
        "start": turn.start,
        "passages": [_passage(each, editions) for each in turn.passages],
    }


def _passage(passage: Passage, editions: list[Edition]) -> dict[str, Any]:
    text, status, translator = {passage.language: passage.text}, {}, {}
    provenance: dict[str, str] = {}
    for edition in editions:
        words = edition.passage(passage)
        text.setdefault(words.language, words.text)
        if words.status:
            status[edition.language] = words.status.value
        if words.language == edition.language:
            provenance[edition.language] = edition.standing_of(passage).provenance.value
        if words.translator:
            translator[edition.language] = words.translator
    text.setdefault(editions[0].interview.language, passage.text)
    if passage.kind is Kind.CODE:
        text = {language: _code_span(words) for language, words in text.items()}
    return {
        "id": passage.id,
        "kind": KINDS.get(passage.kind, passage.kind.value),
        "lines": list(passage.lines),
        **_times(passage),
        "text": text,
        "status": status,
        "provenance": provenance,
        "translator": translator,
    }


def _times(passage: Passage) -> dict[str, int]:
    """Say when a passage begins and ends in the recording, where the text says so of each passage."""
    times = {"start": passage.block.start, "end": passage.block.end}
    return {name: time for name, time in times.items() if time is not None}


def _code_span(code: str) -> str:
    """Write code as one code span, in a fence longer than any within (CommonMark 0.31, section 6.1)."""
    fence = "`"
    while fence in code:
        fence += "`"
    return f"{fence} {code} {fence}" if code else ""


def _emendation(emendation: Emendation) -> dict[str, Any]:
    return {
        "line": emendation.line,
        "found": emendation.found,
        "replaced": emendation.replaced,
        "reason": emendation.reason,
    }


def _withheld(interview: Interview) -> dict[str, Any]:
    """Say what is withheld, in interviews that have such words."""
    entries = [
        {"line": each.line, "reason": each.reason, "extent": each.extent}
        | ({"quantity": each.quantity} if each.quantity else {})
        for each in interview.withheld
    ]
    return {"withheld": entries} if entries else {}


def _pieces(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[File]:
    yield "interviews", interview_json(archive, described, editions)
    yield "speakers", "\n".join(speaker.person for speaker in editions[0].interview.speakers)


def _shared_files(archive: Archive, pieces: Pieces) -> Iterator[tuple[str, Write]]:
    schema = files("colloquy.exporting").joinpath("corpus.schema.json").read_text(encoding="utf-8")
    speakers = {id_ for piece in pieces("speakers") for id_ in piece.splitlines()}
    yield "corpus.json", lines(corpus(archive, pieces("interviews"), speakers))
    yield "corpus.schema.json", lines([schema])


EXPORT = Export(
    "corpus",
    """import json
print([each["id"] for each in json.load(open("../corpus.json", encoding="utf-8"))["interviews"]])""",
    pieces=_pieces,
    shared_files=_shared_files,
)
