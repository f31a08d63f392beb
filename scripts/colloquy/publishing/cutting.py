"""Cutting the index of a large archive into pieces, of which an edit changes few."""

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
from colloquy.recording.store import Store
from colloquy.searching.cutting import cut
from colloquy.searching.fields import Field, list_fields, seen_from
from colloquy.searching.lists import Lists, shelf, utf16
from colloquy.searching.postings import load

PART = 16
"""Interviews whose postings are joined before they are joined to all others, and whose texts are a volume."""
TEXTS, LISTS = "texts", "lists"
"""The folders of the volumes that all languages share."""
NOTHING = {"kind": "page", "at": "", "title": "", "text": "", "others": {}}
"""A page of another language, which is never found: pages are numbered alike in all of them."""

Shared = Mapping[str, Any]
"""What interviews share, as the index of a small archive has it."""
Page = Mapping[str, Any]
"""One of `shared["pages"]`."""
ELSEWHERE = ("pages", "people", "equivalents")
"""What the directory leaves to pieces."""
Groups = Mapping[str, Mapping[str, list[Group]]]
"""Forms that replace each other, by shelf and by the terms that they begin with."""


def cut_indexes(whole: Whole, shared: Mapping[str, Shared], volumes: Volumes) -> dict[str, str]:
    """Keep the volumes of all languages up to date, and give the directory of each."""
    texts = _keep_texts(whole, shared, volumes)
    fields = list_fields(tuple(shared))
    pages = _number_pages({language: known["pages"] for language, known in shared.items()})
    parts = list(_keep_parts(whole, fields, pages, volumes.store))
    forget_parts(volumes.store, parts)
    groups = {compact(group): group for known in shared.values() for group in known["equivalents"]}
    shelves = list(_keep_shelves(fields, parts, _by_first_terms(list(groups.values())), volumes))
    return {
        language: _direct(
            {
                **{key: value for key, value in known.items() if key not in ELSEWHERE},
                "common": {**known["common"], "singles": ""},  # so many texts have nearly every pair
                "shelves": [
                    [volume.mark, volume.about["lists"], volume.about["words"]] for volume in shelves
                ],
                "fields": (names := [seen_from(field, language) for field in fields]),
                "averages": average_lengths(parts, names, len(pages) - len(known["pages"])),
            },
            [page.get(language, NOTHING) for page in pages],
            texts,
            volumes,
        )
        for language, known in shared.items()
    }


def _number_pages(pages: Mapping[str, Sequence[Page]]) -> list[dict[str, Page]]:
    """Count pages alike in all languages: first those that all of them have, then those that people wrote."""
    made = [[page for page in own if page["kind"] != "page"] for own in pages.values()]
    numbered = [dict(zip(pages, editions, strict=True)) for editions in zip(*made, strict=True)]
    written = ({language: page} for language, own in pages.items() for page in own if page["kind"] == "page")
    return [*numbered, *written]


def divide(whole: Whole) -> Iterator[tuple[str, list[str]]]:
    """Divide the interviews, in order of time, and number the parts."""
    ids = [entry.id for entry in whole.ordered]
    yield from ((str(at), ids[at : at + PART]) for at in range(0, len(ids), PART))


def _keep_texts(whole: Whole, shared: Mapping[str, Shared], volumes: Volumes) -> list[Volume]:
    people = {language: each["people"] for language, each in shared.items()}
    digests, names = [whole.digests(f"entries {language}") for language in shared], digest(people)
    kept = []
    for number, ids in divide(whole):
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


def _keep_parts(
    whole: Whole, fields: Sequence[Field], pages: Sequence[Mapping[str, Page]], store: Store
) -> Iterator[Part]:
    """Keep the postings of interviews, and after them those of pages."""
    digests = whole.digests("postings")

    def add(ids: Sequence[str], lists: Lists) -> None:
        for id_ in ids:
            lists.add(*load(whole.piece("postings", id_)))

    for number, ids in divide(whole):
        key = digest(code(), fields, [digests[id_] for id_ in ids])
        yield keep_part(store, number, key, Lists(fields), partial(add, ids))
    key = digest(code(), fields, pages)
    yield keep_part(store, "pages", key, Lists(fields), lambda lists: add_pages(lists, pages))


def _direct(
    known: Mapping[str, Any], pages: Sequence[Page], texts: Sequence[Volume], volumes: Volumes
) -> str:
    """Write the directory of a language, from what is known of it already."""
    language, key = known["language"], digest(code(), pages)
    directory = {
        **known,
        "texts": [volume.mark for volume in texts],
        "part": PART,
        "pages": volumes.keep(language, "pages", key, lambda: (page_pieces(pages), {})).mark,
        "counts": [count for volume in texts for count in volume.about["counts"]],
        "kinds": count_kinds(pages),
        "block": BLOCK,
        "pageBlock": PAGES,
        "years": _count_years(texts, language),
        "gathered": _gather(texts),
    }
    return pack(compact(directory).encode())


def _keep_shelves(
    fields: Sequence[Field], parts: Sequence[Part], groups: Groups, volumes: Volumes
) -> Iterator[Volume]:
    for name in sorted({*groups, *(name for part in parts for name in part.shelves)}, key=utf16):
        own = groups.get(name, {})
        key = digest(code(), fields, own, [(part.entries, part.shelves.get(name)) for part in parts])
        cut_it = partial(_cut_shelf, volumes.store, parts, name, Lists(fields), own)
        yield volumes.keep(LISTS, f"shelf {name}", key, cut_it)


def _cut_shelf(
    store: Store, parts: Sequence[Part], name: str, lists: Lists, groups: Mapping[str, list[Group]]
) -> tuple[Bodies, dict[str, Any]]:
    """Cut postings and words of a shelf, and say where each piece begins, the first where the shelf does."""
    join_shelf(store, parts, name, lists)
    terms = list(lists.ordered(groups))
    (postings, starts), (counts, words) = list_pieces(terms, lists.fields, groups), word_pieces(terms)
    return postings | counts, {"lists": [name, *starts[1:]], "words": [name, *words[1:]] if words else []}


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
        firsts = [next(iter(cut(form)), "") for form in group["forms"]]
        for first in dict.fromkeys(filter(None, firsts if group["weight"] == "term" else firsts[:1])):
            groups[shelf(first)].setdefault(first, []).append(group)
    return groups
