"""The index of a large archive, in pieces: a query fetches what it needs of them.

``search/<language>.js`` is the directory then. Its pieces are beside it in ``search/<language>/``, and those
that all languages share in ``search/texts/``::

    self.colloquyIndex = {"build": text, "directory": body}
    directory  {"counts": [entries of each interview…], "kinds": [[kind, pages]…], "block", "pageBlock",
                "averages", "lists": [first term of each piece…], "words": [first word of each…],
                "years": [[year, interviews]…], "gathered": {topic: [distances between exchanges…]},
                "language", "tags", "topics", "variants", "common"}
    l<n>.js    postings of terms: a head in JSON, its length before it, then bytes
    w<n>.js    words, and in how many entries each is
    p<n>.js    pages, in the form of a small archive's index
    x<n>.js    texts, shared: by language, some entries of one interview, in that form without keywords

Each piece is a script that calls ``colloquyPiece(name, build, body)``, so that a page from a folder can load
it too; a body is Base64 of what deflate made of it, so that no host needs to compress it.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import Any

from colloquy.guarding.files import write
from colloquy.guarding.folders import make_folder
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


@dataclass(slots=True)
class Pieces:
    """Writes the pieces of a folder; `build` marks all that belong together."""

    folder: Path
    build: str
    texts: int = 0
    """How many pieces of texts there are."""

    def write(self, name: str, body: bytes) -> None:
        """Write a piece."""
        write(self.folder / f"{name}.js", f'colloquyPiece("{name}","{self.build}","{pack(body)}")\n')

    def write_json(self, name: str, value: Any) -> None:
        """Write a piece that is JSON."""
        self.write(name, compact(value).encode())

    def write_texts(self, kind: str, value: Any) -> None:
        """Write a piece of texts; they are numbered."""
        self.write_json(f"{kind}{self.texts}", value)
        self.texts += 1


def pack(body: bytes) -> str:
    """Compress, in letters."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return b64encode(packer.compress(body) + packer.flush()).decode()


def compact(value: Any) -> str:
    """Write JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def mark(texts: Iterable[bytes]) -> str:
    """Give the mark of a build by all that it is made from."""
    hashed = blake2b(digest_size=6)
    for text in texts:
        hashed.update(text)
    return hashed.hexdigest()


def open_pieces(folder: Path, build: str) -> Pieces:
    """Make the folder of the pieces."""
    make_folder(folder)
    return Pieces(folder, build)


def write_texts(
    pieces: Pieces, editions: Mapping[str, Mapping[str, Any]], people: Mapping[str, Mapping[str, list[str]]]
) -> int:
    """Write the texts of an interview in blocks; give how many entries it has."""
    size = len(next(iter(editions.values()))["entries"]["at"])
    for first in range(0, size, BLOCK):
        pieces.write_texts(
            "x",
            {language: _block(each, people[language], first) for language, each in editions.items()},
        )
    return size


def write_pages(pieces: Pieces, pages: Sequence[Mapping[str, Any]]) -> None:
    """Write the texts of pages in blocks."""
    for first in range(0, len(pages), PAGES):
        pieces.write_texts("p", {"interviews": [], "people": {}, "pages": pages[first : first + PAGES]})


def _block(edition: Mapping[str, Any], people: Mapping[str, list[str]], first: int) -> dict[str, Any]:
    columns = edition["entries"].items()
    own = {key: values[first : first + BLOCK] for key, values in columns if key not in ELSEWHERE}
    names = {each: people[each] for who in own["who"] for each in who if each in people}
    return {"interviews": [{**edition, "entries": own}], "people": names, "pages": []}


def add_pages(lists: Lists, pages: Sequence[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """Add pages to the lists; give how many there are of each kind, in their order."""
    for page in pages:
        texts = [page_texts(page)]
        lists.add(1, lengths(texts), post(texts).items())
    return [(kind, len(list(group))) for kind, group in groupby(page["kind"] for page in pages)]


def write_lists(pieces: Pieces, lists: Lists, groups: Mapping[str, list[Group]]) -> dict[str, list[str]]:
    """Write postings and words, and give what each piece begins with; `groups` by their first terms."""
    starts: dict[str, list[str]] = {"lists": [], "words": []}
    for number, block in enumerate(_blocks(_listed(lists, groups), LIST_BYTES)):
        starts["lists"].append(block[0][0])
        head = {
            "terms": [(term, known.count, int(known.printed), len(body)) for term, known, body in block],
            "groups": [group for term, *_ in block for group in groups.get(term, ())],
        }
        written = compact(head).encode()
        bodies = b"".join(body for *_, body in block)
        pieces.write(f"l{number}", len(written).to_bytes(4, "little") + written + bodies)
    counted = ((term, known, term.encode()) for term, known in lists.ordered() if term[0] != MARK)
    for number, block in enumerate(_blocks(counted, WORD_BYTES)):
        starts["words"].append(block[0][0])
        pieces.write_json(
            f"w{number}",
            {"words": [term for term, *_ in block], "counts": [known.count for _, known, _ in block]},
        )
    return starts


def _listed(lists: Lists, groups: Mapping[str, list[Group]]) -> Iterator[tuple[str, List, bytes]]:
    """Give all terms with their postings, and those without any that a group begins with."""
    unknown = groups.keys() - {term for term, _ in lists.ordered()}
    rest = iter(sorted(unknown, key=_order))
    waiting = next(rest, None)
    for term, known in lists.ordered():
        while waiting is not None and _order(waiting) < _order(term):
            yield waiting, List(), b""
            waiting = next(rest, None)
        yield term, known, known.best()
    while waiting is not None:
        yield waiting, List(), b""
        waiting = next(rest, None)


def _order(term: str) -> bytes:
    return term.encode("utf-16-be")


def _blocks(rows: Iterable[tuple[str, List, bytes]], most: int) -> Iterator[list[tuple[str, List, bytes]]]:
    block: list[tuple[str, List, bytes]] = []
    size = 0
    for row in rows:
        length = len(row[2]) + len(row[0]) + 8
        if block and size + length > most:
            yield block
            block, size = [], 0
        block.append(row)
        size += length
    if block:
        yield block
