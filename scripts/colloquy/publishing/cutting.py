"""Cutting the index of a large archive into pieces, one interview after another."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
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
from colloquy.searching.cutting import cut
from colloquy.searching.lists import Lists
from colloquy.searching.postings import load


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
        _gather(topics, interview, lists.entries)
        lists.add(*load(whole.piece(f"postings {language}", entry.id)))
        counts.append(write_texts(pieces, interview, people))
        years.append(interview["year"])
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
