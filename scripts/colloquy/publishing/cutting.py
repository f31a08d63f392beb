"""Cutting the indexes of a large archive into pieces, one interview after another."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from colloquy.joining.whole import Whole
from colloquy.publishing.pieces import (
    BLOCK,
    PAGES,
    Group,
    Pieces,
    add_pages,
    compact,
    mark,
    open_pieces,
    pack,
    write_lists,
    write_pages,
    write_texts,
)
from colloquy.recording.keys import code, digest
from colloquy.searching.cutting import cut
from colloquy.searching.lists import Lists
from colloquy.searching.postings import load

PART = 32
"""Interviews whose postings are joined before they are joined to all others: what one edit joins anew."""
PARTS = "postings "
"""What the names of facts begin with that keep such parts."""
TEXTS = "texts"
"""The folder of the pieces that all languages share."""

Shared = Mapping[str, Any]
"""What interviews share, as the index of a small archive has it."""


def cut_indexes(whole: Whole, shared: Mapping[str, Shared], folder: Path) -> dict[str, dict[str, str]]:
    """Write the pieces of all languages into a folder, and give the directory of each."""
    digests = [whole.digests(f"entries {language}") for language in shared]
    build = mark(
        [
            *(own[entry.id] for own in digests for entry in whole.ordered),
            *(compact(known).encode() for known in shared.values()),
        ]
    )
    outline = _write_texts(whole, shared, open_pieces(folder / TEXTS, build))
    return {
        language: _cut_index(whole, language, known, outline, open_pieces(folder / language, build))
        for language, known in shared.items()
    }


@dataclass(slots=True)
class _Outline:
    """What directories say of the interviews, in order of time."""

    counts: list[int] = field(default_factory=list)
    years: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    topics: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def _write_texts(whole: Whole, shared: Mapping[str, Shared], pieces: Pieces) -> _Outline:
    outline, start = _Outline(), 0
    people = {language: each["people"] for language, each in shared.items()}
    for entry in whole.ordered:
        editions = {language: json.loads(whole.piece(f"entries {language}", entry.id)) for language in shared}
        for language, edition in editions.items():
            outline.years[language].append(edition["year"])
        for number, wanted in enumerate(next(iter(editions.values()))["entries"]["topics"]):
            for topic in wanted:
                outline.topics[topic].append(start + number)
        outline.counts.append(write_texts(pieces, editions, people))
        start += outline.counts[-1]
    return outline


def _cut_index(
    whole: Whole, language: str, shared: Shared, outline: _Outline, pieces: Pieces
) -> dict[str, str]:
    rest = {key: value for key, value in shared.items() if key not in ("pages", "people", "equivalents")}
    lists, pages = Lists(), shared["pages"]
    for fact, part in _parts(whole, language).items():
        lists.add(*load(_joined(whole, language, fact, part)))
    kinds = add_pages(lists, pages)
    write_pages(pieces, pages)
    directory = {
        **rest,
        **write_lists(pieces, lists, _by_first_term(shared["equivalents"])),
        "counts": outline.counts,
        "kinds": kinds,
        "block": BLOCK,
        "pageBlock": PAGES,
        "averages": lists.averages,
        "years": [[year, len(list(group))] for year, group in groupby(outline.years[language])],
        "gathered": {
            topic: [entry - before for before, entry in pairwise([0, *exchanges])]
            for topic, exchanges in outline.topics.items()
        },
    }
    return {"build": pieces.build, "directory": pack(compact(directory).encode())}


def _parts(whole: Whole, language: str) -> dict[str, list[str]]:
    """Divide the interviews, in order of time; by the names of the facts that keep their postings."""
    ids = [entry.id for entry in whole.ordered]
    return {f"{PARTS}{language} {at}": ids[at : at + PART] for at in range(0, len(ids), PART)}


def _joined(whole: Whole, language: str, fact: str, part: Sequence[str]) -> str:
    """Join the postings of some interviews, unless nothing of them changed since they were joined."""
    name = f"postings {language}"
    key = digest(code(), [whole.digests(name)[id_] for id_ in part])
    kept = whole.store.fact(fact)
    if kept.get("key") != key:
        joined = Lists()
        for id_ in part:
            joined.add(*load(whole.piece(name, id_)))
        kept = {"key": key, "postings": joined.dump()}
        whole.store.put_fact(fact, kept)
    return str(kept["postings"])


def forget_parts(whole: Whole, languages: Collection[str]) -> None:
    """Drop what was kept of parts that there no longer are: a word that was taken out is to be nowhere."""
    whole.store.drop_facts(PARTS, {fact for code in languages for fact in _parts(whole, code)})


def _by_first_term(equivalents: Sequence[Group]) -> dict[str, list[Group]]:
    groups: dict[str, list[Group]] = {}
    for group in equivalents:
        firsts = [next(cut(form), "") for form in group["forms"]]
        for first in dict.fromkeys(filter(None, firsts if group["weight"] == "term" else firsts[:1])):
            groups.setdefault(first, []).append(group)
    return groups
