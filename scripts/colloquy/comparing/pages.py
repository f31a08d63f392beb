"""Hand-written pages, before and after, paragraph by paragraph."""

import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from colloquy.comparing.changes import Change, Reading, Section
from colloquy.comparing.words import pair
from colloquy.guarding.files import is_file, read_text
from colloquy.problems import phrase
from colloquy.recording.folders import FOLDERS
from colloquy.text.decoding import LIMIT

FOLDER = re.compile(rf"docs/[^/]+/(?:{'|'.join(FOLDERS)})/.+", re.DOTALL)
MADE = re.compile(r"\A---\n(?:.*\n)*?made_by: colloquy\n")
"""How a page begins that is made, in a folder of pages written by hand."""
MOST = 1_000
"""Changed paragraphs of one page that are shown; nobody reads more."""
HEADING = re.compile(r"^#+ ++(.+)$", re.MULTILINE)


def compare_page(before: Path, after: Path, path: str) -> Section:
    """Give the paragraphs of a page that changed; `path` begins with ``docs/<language>/``."""
    language = path.split("/")[1]
    if _is_giant(before / path) or _is_giant(after / path):
        limit = LIMIT // 2**20
        note = phrase(
            "not compared: with more than {limit} MB, it is or was too large for a page", limit=limit
        )
        return Section(path, "", (), (note,))
    old, new = _paragraphs(before / path), _paragraphs(after / path)
    title = HEADING.search("\n".join(new or old))
    name = _words(title[1]) if title else ""
    if old and not new:
        return Section(path, name, (), (phrase("the page is gone"),))
    notes = [] if old or not new else [phrase("a new page")]
    changes = tuple(_changes(old, new, language))
    if len(changes) > MOST:
        notes.append(
            phrase("{number} paragraphs changed; the first {shown}:", number=len(changes), shown=MOST)
        )
    return Section(path, name, changes[:MOST], tuple(notes))


def _changes(old: list[str], new: list[str], language: str) -> Iterator[Change]:
    """Give each paragraph that changed with the heading above it."""
    above = list(accumulate(new, lambda heading, text: _heading(text) or heading, initial=""))
    above[0] = "".join(above[1:2])
    for before, after, place in pair(old, new):
        yield Change(above[min(place, len(new))], (Reading(language, before, after),))


def _heading(paragraph: str) -> str:
    """Give the last heading of a paragraph without its attributes; nothing without one."""
    headings = HEADING.findall(paragraph)
    return _words(headings[-1]) if headings else ""


def _words(heading: str) -> str:
    """Give a heading without its attributes."""
    words, _, _ = heading.partition("{") if heading.rstrip().endswith("}") else (heading, "", "")
    return words.strip()


def is_generated(before: Path, after: Path, path: str) -> bool:
    """Say whether a file was made, not written by hand, although a revision has kept it."""
    there = [root / path for root in (before, after) if is_file(root / path)]
    return bool(FOLDER.fullmatch(path)) or bool(there and all(map(_is_generated, there)))


def _is_generated(path: Path) -> bool:
    is_page = path.suffix == ".md" and not _is_giant(path)
    return is_page and bool(MADE.match(read_text(path, errors="replace")))


def _is_giant(path: Path) -> bool:
    return is_file(path) and path.stat().st_size > LIMIT


def _paragraphs(path: Path) -> list[str]:
    if not is_file(path) or _is_generated(path):
        return []
    text = read_text(path, errors="replace").strip()
    return re.split(r"\n\s*\n", text) if text else []
