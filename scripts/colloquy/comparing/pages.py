"""Hand-written pages, before and after, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from colloquy.comparing.changes import Change, Reading, Section
from colloquy.problems import phrase

HEADING = re.compile(r"^#+ +(.+?)(?: *\{.*\})?$", re.MULTILINE)


def compare_page(before: Path, after: Path, path: str) -> Section | None:
    """Tell which paragraphs of a page changed; `path` begins with ``docs/<language>/``."""
    language = path.split("/")[1]
    old, new = _paragraphs(before / path), _paragraphs(after / path)
    title = HEADING.search("\n".join(new or old))
    name = title[1] if title else ""
    if old and not new:
        return Section(path, name, (), (phrase("the page is gone"),))
    notes = () if old or not new else (phrase("a new page"),)
    changes = tuple(
        Change(place, (Reading(language, was, now),)) for place, was, now in _changed(old, new) if was != now
    )
    return Section(path, name, changes, notes) if changes else None


def _paragraphs(path: Path) -> list[str]:
    if not path.is_file():
        return []
    text = path.read_text(encoding="utf-8", errors="replace").strip()
    return re.split(r"\n\s*\n", text) if text else []


def _changed(old: list[str], new: list[str]) -> Iterator[tuple[str, str | None, str | None]]:
    """Pair paragraphs that stand in the same place; give each pair with the heading above it."""
    for _, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        headings = HEADING.findall("\n".join(new[: max(first, 1)]))
        for was, now in zip_longest(old[start:end], new[first:last]):
            yield headings[-1] if headings else "", was, now
