"""Cutting the index of a large archive into pieces, of which an edit changes few."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, pairwise
from typing import Any

from colloquy.joining.whole import Whole
from colloquy.publishing.parts import (
    Part,
    average_lengths,
    forget_parts,
    join_shelf,
    keep_part,
)
from colloquy.publishing.pieces import (
    BLOCK,
    PAGES,
    Bodies,
    Group,
    add_pages,
    compact,
    count_kinds,
    list_pieces,
    page_pieces,
    size,
    text_pieces,
    word_pieces,
)
from colloquy.publishing.volumes import Volume, Volumes, pack
from colloquy.recording.keys import code, digest
from colloquy.searching.cutting import cut
from colloquy.searching.lists import Lists
from colloquy.searching.postings import load
from colloquy.searching.shelves import shelf, utf16

PART = 16
"""Interviews whose postings are joined before they are joined to all others, and whose texts are a volume."""
TEXTS = "texts"
"""The folder of the volumes that all languages share."""

Shared = Mapping[str, Any]
"""What interviews share, as the index of a small archive has it."""
Groups = Mapping[str, Mapping[str, list[Group]]]
"""Forms that replace each other, by shelf and by the terms that they begin with."""


def cut_indexes(whole: Whole, shared: Mapping[str, Shared], volumes: Volumes) -> dict[str, str]:
    """Keep the volumes of all languages up to date, and give the directory of each."""
    texts = _keep_texts(whole, shared, volumes)
    parts = {language: list(_keep_parts(whole, language, known)) for language, known in shared.items()}
    forget_parts(volumes.store, [part for own in parts.values() for part in own])
    return {
        language: _cut_index(language, known, texts, parts[language], volumes)
        for language, known in shared.items()
    }


def _divide(whole: Whole) -> Iterator[tuple[str, list[str]]]:
    """Divide the interviews, in order of time, and number the parts."""
    ids = [entry.id for entry in whole.ordered]
    yield from ((str(at), ids[at : at + PART]) for at in range(0, len(ids), PART))


def _keep_texts(whole: Whole, shared: Mapping[str, Shared], volumes: Volumes) -> list[Volume]:
    people = {language: each["people"] for language, each in shared.items()}
    digests, names = [whole.digests(f"entries {language}") for language in shared], digest(people)
    kept = []
    for number, ids in _divide(whole):
        key = digest(code(), names, [own[id_] for own in digests for id_ in ids])
        kept.append(volumes.keep(TEXTS, number, key, partial(_cut_texts, whole, ids, people)))
    return kept


def _cut_texts(
    whole: Whole, ids: Sequence[str], people: Mapping[str, Mapping[str, list[str]]]
) -> tuple[Bodies, dict[str, Any]]:
    """Cut texts, and say when the interviews are of and in which places topics gather of them."""
    interviews = [
        {language: json.loads(whole.piece(f"entries {language}", id_)) for language in people} for id_ in ids
    ]
    topics: defaultdict[str, list[int]] = defaultdict(list)
    columns = (next(iter(editions.values()))["entries"] for editions in interviews)
    gathered = (wanted for entries in columns for wanted in entries["topics"])
    for number, wanted in enumerate(gathered):
        for topic in wanted:
            topics[topic].append(number)
    about = {
        "counts": [size(editions) for editions in interviews],
        "years": {language: [editions[language]["year"] for editions in interviews] for language in people},
        "topics": topics,
    }
    return text_pieces(interviews, people), about


def _keep_parts(whole: Whole, language: str, shared: Shared) -> Iterator[Part]:
    """Keep the postings of interviews, and after them those of pages."""
    name, store = f"postings {language}", whole.store
    digests = whole.digests(name)

    def add(ids: Sequence[str], lists: Lists) -> None:
        for id_ in ids:
            lists.add(*load(whole.piece(name, id_)))

    for number, ids in _divide(whole):
        key = digest(code(), [digests[id_] for id_ in ids])
        yield keep_part(store, f"{language} {number}", key, partial(add, ids))
    pages = shared["pages"]
    key = digest(code(), pages)
    yield keep_part(store, f"{language} pages", key, lambda lists: add_pages(lists, pages))


def _cut_index(
    language: str, shared: Shared, texts: Sequence[Volume], parts: Sequence[Part], volumes: Volumes
) -> str:
    rest = {key: value for key, value in shared.items() if key not in ("pages", "people", "equivalents")}
    pages = shared["pages"]
    shelves = list(_keep_shelves(language, parts, _by_first_terms(shared["equivalents"]), volumes))
    key = digest(code(), pages)
    directory = {
        **rest,
        "common": {**shared["common"], "singles": ""},  # so many texts have nearly every pair
        "shelves": [[volume.mark, volume.about["lists"], volume.about["words"]] for volume in shelves],
        "texts": [volume.mark for volume in texts],
        "part": PART,
        "pages": volumes.keep(language, "pages", key, lambda: (page_pieces(pages), {})).mark,
        "counts": [count for volume in texts for count in volume.about["counts"]],
        "kinds": count_kinds(pages),
        "block": BLOCK,
        "pageBlock": PAGES,
        "averages": average_lengths(parts),
        "years": _count_years(texts, language),
        "gathered": _gather(texts),
    }
    return pack(compact(directory).encode())


def _keep_shelves(language: str, parts: Sequence[Part], groups: Groups, volumes: Volumes) -> Iterator[Volume]:
    for name in sorted({*groups, *(name for part in parts for name in part.shelves)}, key=utf16):
        own = groups.get(name, {})
        key = digest(code(), own, [(part.entries, part.shelves.get(name)) for part in parts])
        yield volumes.keep(language, f"shelf {name}", key, partial(_cut_shelf, volumes, parts, name, own))


def _cut_shelf(
    volumes: Volumes, parts: Sequence[Part], name: str, groups: Mapping[str, list[Group]]
) -> tuple[Bodies, dict[str, Any]]:
    """Cut postings and words of a shelf, and say where each piece begins, the first where the shelf does."""
    lists = join_shelf(volumes.store, parts, name)
    (postings, terms), (counts, words) = list_pieces(lists, groups), word_pieces(lists)
    return postings | counts, {"lists": [name, *terms[1:]], "words": [name, *words[1:]] if words else []}


def _count_years(texts: Sequence[Volume], language: str) -> list[tuple[str, int]]:
    """Say how many interviews are of each year, in order of time."""
    years = (year for each in texts for year in each.about["years"][language])
    return [(year, len(list(group))) for year, group in groupby(years)]


def _gather(texts: Sequence[Volume]) -> dict[str, list[int]]:
    """Say by topic what it gathers: its first exchange, and how far the others are from those before."""
    gathered: defaultdict[str, list[int]] = defaultdict(list)
    start = 0
    for volume in texts:
        for topic, numbers in volume.about["topics"].items():
            gathered[topic] += [start + number for number in numbers]
        start += sum(volume.about["counts"])
    return {topic: [after - before for before, after in pairwise([0, *at])] for topic, at in gathered.items()}


def _by_first_terms(equivalents: Sequence[Group]) -> Groups:
    groups: defaultdict[str, dict[str, list[Group]]] = defaultdict(dict)
    for group in equivalents:
        firsts = [next(cut(form), "") for form in group["forms"]]
        for first in dict.fromkeys(filter(None, firsts if group["weight"] == "term" else firsts[:1])):
            groups[shelf(first)].setdefault(first, []).append(group)
    return groups
