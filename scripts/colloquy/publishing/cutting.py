"""Cutting the index of a large archive into pieces, one interview after another."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from colloquy.joining.whole import Whole
from colloquy.publishing.pieces import (
    BLOCK,
    PAGES,
    Group,
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


def cut_index(whole: Whole, language: str, shared: Mapping[str, Any], folder: Path) -> dict[str, str]:
    """Write the pieces of a language into a folder, and give their directory.

    What interviews share is as the index of a small archive has it.
    """
    name, rest = f"entries {language}", dict(shared)
    digests = whole.digests(name)
    build = mark([*(digests[entry.id] for entry in whole.ordered), compact(rest).encode()])
    pieces, lists = open_pieces(folder, build), Lists()
    pages, people, equivalents = (rest.pop(key) for key in ("pages", "people", "equivalents"))
    counts: list[int] = []
    years: list[str] = []
    topics: dict[str, list[int]] = {}
    for entry in whole.ordered:
        interview = json.loads(whole.piece(name, entry.id))
        _gather(topics, interview, sum(counts))
        counts.append(write_texts(pieces, interview, people))
        years.append(interview["year"])
    for fact, part in _parts(whole, language).items():
        lists.add(*load(_joined(whole, language, fact, part)))
    kinds = add_pages(lists, pages)
    write_pages(pieces, pages)
    directory = {
        **rest,
        **write_lists(pieces, lists, _by_first_term(equivalents)),
        "counts": counts,
        "kinds": kinds,
        "block": BLOCK,
        "pageBlock": PAGES,
        "averages": lists.averages,
        "years": [[year, len(list(group))] for year, group in groupby(years)],
        "gathered": {
            topic: [entry - before for before, entry in pairwise([0, *exchanges])]
            for topic, exchanges in topics.items()
        },
    }
    return {"build": build, "directory": pack(compact(directory).encode())}


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


def _gather(topics: dict[str, list[int]], interview: Mapping[str, Any], start: int) -> None:
    for number, wanted in enumerate(interview["entries"]["topics"]):
        for topic in wanted:
            topics.setdefault(topic, []).append(start + number)


def _by_first_term(equivalents: Sequence[Group]) -> dict[str, list[Group]]:
    groups: dict[str, list[Group]] = {}
    for group in equivalents:
        firsts = [next(cut(form), "") for form in group["forms"]]
        for first in dict.fromkeys(filter(None, firsts if group["weight"] == "term" else firsts[:1])):
            groups.setdefault(first, []).append(group)
    return groups
