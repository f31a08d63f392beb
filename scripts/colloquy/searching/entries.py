"""What search finds of one interview: each exchange, and what is before and after them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from colloquy.catalogue import Archive, Described
from colloquy.catalogue.site import Site
from colloquy.gathering import Gathered, gathered
from colloquy.model import Edition, Exchange, Kind, Passage
from colloquy.searching.keywords import join_keywords
from colloquy.text.inline import plain_text
from colloquy.words.naming import known_people
from colloquy.words.wording import find_words

Texts = dict[str, str]
"""``title``, ``question`` and ``answer`` of an entry in one edition: plain, one passage a line."""


def interview_entries(
    archive: Archive, described: Described, editions: list[Edition]
) -> Iterator[tuple[str, str]]:
    """Write an interview's entries in each language, as JSON."""
    interview, record = editions[0].interview, described.declared.record
    topics = gathered(archive, described.id)
    labels = {each.line: join_keywords(each.hidden_labels) for each in record.exchanges}
    all_texts = [_front(editions), *(_gather_texts(exchange, editions) for exchange in interview.exchanges)]
    for number, edition in enumerate(editions):
        entries = [_entry(texts, number, editions) for texts in all_texts]
        entries[0] |= {"who": known_people(interview.speakers)}
        for exchange, entry in zip(interview.exchanges, entries[1:], strict=True):
            wanted = topics.get(exchange.id, ())
            entry |= _of_exchange(exchange, edition, wanted, archive.site)
            entry |= {"labels": labels[exchange.line]}
        words = find_words(edition.language, archive.site.tag(edition.language))
        whole = {
            "id": described.id,
            "at": f"{archive.site.home(edition.language)}interviews/{described.id}/",
            "title": edition.title().text,
            "publisher": record.origin.publisher or "",
            "year": words.years(record.date),
            "entries": _columns(entries),
        }
        yield edition.language, json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _front(editions: Sequence[Edition]) -> list[Texts]:
    interview = editions[0].interview
    passages = [each for each in interview.front if each.lines.first != interview.title_line]
    passages += (passage for turn in interview.opening for passage in turn.passages)
    passages += interview.back
    return [
        {"title": edition.title().text, "question": "", "answer": _text(passages, edition)}
        for edition in editions
    ]


def _gather_texts(exchange: Exchange, editions: Sequence[Edition]) -> list[Texts]:
    first, *others = exchange.turns
    answers = [passage for turn in others for passage in turn.passages]
    return [
        {
            "title": edition.exchange_title(exchange).text,
            "question": _text(first.passages, edition),
            "answer": _text(answers, edition),
        }
        for edition in editions
    ]


def _text(passages: Iterable[Passage], edition: Edition) -> str:
    return "\n".join(_plain(passage, edition.passage(passage).text) for passage in passages)


def _plain(passage: Passage, text: str) -> str:
    return " ".join(text.split()) if passage.kind is Kind.CODE else plain_text(text)


def _entry(all_texts: list[Texts], number: int, editions: Sequence[Edition]) -> dict[str, Any]:
    own = all_texts[number]
    others = {
        edition.language: texts
        for edition, texts in zip(editions, all_texts, strict=True)
        if texts != own  # an edition that is not translated says nothing new
    }
    return {"at": "", "topics": [], "about": "", **own, **({"others": others} if others else {})}


def _columns(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Turn entries into columns: the same texts, compressed, take 4 % less to send."""
    others = {
        code: [row.get("others", {}).get(code, {}) for row in rows]
        for row in rows
        for code in row.get("others", ())
    }
    keys = {key: None for row in rows for key in row if key != "others"}
    columns: dict[str, Any] = {key: [row.get(key) for row in rows] for key in keys}
    return columns | ({"others": {code: _columns(each) for code, each in others.items()}} if others else {})


def _of_exchange(
    exchange: Exchange, edition: Edition, wanted: Iterable[Gathered], site: Site
) -> dict[str, Any]:
    language = edition.passage(next(exchange.passages)).language
    foreign = {"language": site.tag(language)} if language != edition.language else {}
    return {
        "at": f"#{exchange.id}",
        "who": known_people(each for turn in exchange.turns for each in turn.speakers),
        "topics": [each.topic.id for each in wanted],
        "about": "\n".join(reason for each in wanted if (reason := each.record.reason.get(edition.language))),
        **foreign,
    }
