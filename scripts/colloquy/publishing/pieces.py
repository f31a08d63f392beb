"""The index of a large archive, in pieces: a query fetches what it needs of them.

``search/<language>.js`` is the directory then. Its pieces are beside it, in volumes: each is a folder in
``search/lists/`` or ``search/texts/``, which all languages share, or in ``search/<language>/``, and its name
is its mark, a hash of all that its pieces say::

    self.colloquyIndex = {"directory": body}
    directory  {"shelves": [[mark, [where each piece of postings begins…], [where each of words does…]]…],
                "texts": [mark of each part…], "part": interviews of one, "pages": mark,
                "counts": [entries of each interview…], "kinds": [[kind, pages]…], "block", "pageBlock",
                "fields": [name of each bit of postings, empty if it is for other readers…],
                "averages": {field: how many terms it has}, "years": [[year, interviews]…],
                "gathered": {topic: [distances between exchanges…]},
                "language", "tags", "topics", "variants", "common"}
    <mark>/l<n>.js    postings of the terms of a shelf: a head, its length before it, then bytes; the head's
                      first line has groups of forms in JSON, the others terms as in <mark>/w<n>.js
    <mark>/w<n>.js    words of a shelf, each on a line: how many characters (at most 9) are those of the word
                      before, the others, and unless it is in one entry, a blank and in how many it is; the
                      blank is a tab if no text has it, but only keywords
    <mark>/p<n>.js    pages, in the form of a small archive's index; those of other languages are empty
    <mark>/x<n>.js    texts of a part: by language, some entries of one interview, without keywords

Each piece is a script that calls ``colloquyPiece("<mark>/<name>", body)``, so that a page from a folder can
load it too; a body is Base64 of what deflate made of it, so that no host needs to compress it. What changes
in the archive changes the marks of its volumes and the directory that names them, and no other file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from colloquy.searching.fields import Field
from colloquy.searching.lists import List, Lists
from colloquy.searching.postings import MARK, lengths, post
from colloquy.searching.searched import page_texts

BLOCK, PAGES = 5, 20
"""Entries of an interview, and pages, whose texts are fetched at once."""
LIST_BYTES, WORD_BYTES = 12_000, 16_000
"""What a piece of postings or words has before it is compressed, unless one term has more."""

ELSEWHERE = ("others", "labels")
"""Columns that shared texts leave out: other editions are beside them, and the postings have keywords."""

Group = Mapping[str, Any]
"""Forms that replace each other: see `colloquy.searching`."""


Terms = Sequence[tuple[str, List]]
"""Those of a shelf, in the order of `Lists.ordered`; those that only a group begins with are nowhere."""

Bodies = dict[str, bytes]
"""Pieces by their names."""


def compact(value: Any) -> str:
    """Write JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def text_pieces(
    interviews: Iterable[Mapping[str, Mapping[str, Any]]], people: Mapping[str, Mapping[str, list[str]]]
) -> Bodies:
    """Cut the texts of interviews into blocks; of each, all editions are given by language."""
    blocks = [
        {language: _block(edition, people[language], first) for language, edition in editions.items()}
        for editions in interviews
        for first in range(0, size(editions), BLOCK)
    ]
    return {f"x{number}": compact(block).encode() for number, block in enumerate(blocks)}


def size(editions: Mapping[str, Mapping[str, Any]]) -> int:
    """Say how many entries an interview has."""
    return len(next(iter(editions.values()))["entries"]["at"])


def page_pieces(pages: Sequence[Mapping[str, Any]]) -> Bodies:
    """Cut the texts of pages into blocks."""
    blocks = [pages[first : first + PAGES] for first in range(0, len(pages), PAGES)]
    return {
        f"p{number}": compact({"interviews": [], "people": {}, "pages": block}).encode()
        for number, block in enumerate(blocks)
    }


def _block(edition: Mapping[str, Any], people: Mapping[str, list[str]], first: int) -> dict[str, Any]:
    columns = edition["entries"].items()
    own = {key: values[first : first + BLOCK] for key, values in columns if key not in ELSEWHERE}
    names = {each: people[each] for who in own["who"] for each in who if each in people}
    return {"interviews": [{**edition, "entries": own}], "people": names, "pages": []}


def add_pages(lists: Lists, pages: Iterable[Mapping[str, Mapping[str, Any]]]) -> None:
    """Add pages to lists, each with its editions by language."""
    for page in pages:
        texts = [page_texts(page)]
        lists.add(1, lengths(lists.fields, texts), post(lists.fields, texts))


def count_kinds(pages: Iterable[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """Say how many pages there are of each kind, in their order."""
    return [(kind, len(list(group))) for kind, group in groupby(page["kind"] for page in pages)]


def list_pieces(
    terms: Terms, fields: Sequence[Field], groups: Mapping[str, list[Group]]
) -> tuple[Bodies, list[str]]:
    """Write postings, and the `groups` by their first terms; give the first term of each piece, too."""
    bodies, starts = Bodies(), list[str]()
    listed = ((term, known, known.best(fields)) for term, known in terms)
    for number, block in enumerate(_blocks(listed, LIST_BYTES)):
        starts.append(block[0][0])
        own = [group for term, *_ in block for group in groups.get(term, ())]
        written = "\n".join([compact(own), *_lines(block)]).encode()
        postings = b"".join(body for *_, body in block)
        bodies[f"l{number}"] = len(written).to_bytes(4, "little") + written + postings
    return bodies, starts


def word_pieces(terms: Terms) -> tuple[Bodies, list[str]]:
    """Write words and how many entries have each; give the first term of each piece, too."""
    bodies, starts = Bodies(), list[str]()
    counted = ((term, known, term.encode()) for term, known in terms if known.count and term[0] != MARK)
    for number, block in enumerate(_blocks(counted, WORD_BYTES)):
        starts.append(block[0][0])
        bodies[f"w{number}"] = "\n".join(_lines(block)).encode()
    return bodies, starts


def _lines(block: Iterable[tuple[str, List, bytes]]) -> Iterator[str]:
    last = ""
    for term, known, _ in block:
        same = 0
        for one, other in zip(last[:9], term, strict=False):
            if one != other:
                break
            same += 1
        count = "" if known.count == 1 else str(known.count)
        blank = "\t" if not known.printed else " " if count else ""
        yield f"{same}{term[same:]}{blank}{count}"
        last = term


def _blocks(rows: Iterable[tuple[str, List, bytes]], most: int) -> Iterator[list[tuple[str, List, bytes]]]:
    block: list[tuple[str, List, bytes]] = []
    size = 0
    for row in rows:
        length = len(row[2]) + len(row[0]) + 2
        if block and size + length > most:
            yield block
            block, size = [], 0
        block.append(row)
        size += length
    if block:
        yield block
