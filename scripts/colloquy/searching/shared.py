"""What search finds beside interviews: topics, people, terms, and the pages that are written by hand."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from markupsafe import Markup

from colloquy.catalogue import Archive
from colloquy.guarding.files import is_file, read_text
from colloquy.recording.folders import FOLDERS
from colloquy.searching.keywords import join_keywords
from colloquy.text.names import name_in

ELSEWHERE = tuple(f"{folder}/" for folder in FOLDERS)
"""Pages that are made of values which search has already; the home page is another."""

CODE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
"""A sample of code on a hand-written page: it is looked up there, and is no answer to ordinary words."""


def pages(archive: Archive, language: str, built: Path) -> list[dict[str, Any]]:
    """Gather the entries of one language that are no interviews; `built` is the site as MkDocs left it."""
    made = (_topics(archive, language), _people(archive, language, built), _terms(archive, language))
    return [*chain.from_iterable(made), *_list_handwritten(archive, language, built)]


def _topics(archive: Archive, language: str) -> Iterator[dict[str, Any]]:
    for topic in archive.topic_records:
        page = _page(archive, language, "topic", f"topics/{topic.id}/", topic.title, topic.summary)
        labels = join_keywords(topic.hidden_labels)
        yield page | ({"labels": labels} if labels else {})


def _people(archive: Archive, language: str, built: Path) -> Iterator[dict[str, Any]]:
    """Give those who have pages: who does not speak has none."""
    for person in archive.people.values():
        at = f"people/{person.id}/"
        if is_file(built / archive.site.home(language) / at / "index.html"):
            yield _page(archive, language, "person", at, person.name, {})


def _terms(archive: Archive, language: str) -> Iterator[dict[str, Any]]:
    for term in archive.terms:
        yield _page(archive, language, "term", f"glossary/#{term.id}", term.name, term.definition)


def _page(
    archive: Archive, language: str, kind: str, at: str, titles: Mapping[str, str], texts: Mapping[str, str]
) -> dict[str, Any]:
    others = {
        code: {"title": title, "answer": " ".join(texts.get(code, "").split())}
        for code, title in titles.items()
        if code != language and code in archive.site.codes
    }
    text = " ".join(texts.get(language, "").split())
    return {
        "kind": kind,
        "at": archive.site.home(language) + at,
        "title": name_in(titles, language),
        "text": text,
        "others": others,
    }


def _list_handwritten(archive: Archive, language: str, built: Path) -> Iterator[dict[str, Any]]:
    """Take the hand-written pages, section by section, from the index that MkDocs made."""
    source = built / "search" / "search_index.json"
    if not is_file(source):
        return
    start = archive.site.home(language)
    elsewhere = [archive.site.home(code) for code in archive.site.codes if code != archive.site.codes[0]]
    for section in json.loads(read_text(source))["docs"]:
        at = section["location"]
        if not at.startswith(start) or (not start and at.startswith(tuple(elsewhere))):
            continue
        page = at.removeprefix(start).partition("#")[0]
        if page and not page.startswith(ELSEWHERE):
            title, text = (Markup(CODE.sub(" ", section[key])).striptags() for key in ("title", "text"))
            yield {"kind": "page", "at": at, "title": title, "text": text, "others": {}}
