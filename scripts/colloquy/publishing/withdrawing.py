"""Withdrawing: what is on the site stays there while somebody has to decide about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from colloquy.catalogue import Archive
from colloquy.guarding.files import is_folder
from colloquy.mapping.runs import Outcome


def would_withdraw(root: Path, mapped: Outcome) -> bool:
    """Say whether writing would take interviews off the site that are on it, or leave none.

    An interview with doubts is left out if it was never published. One that was keeps its addresses: until
    somebody decides, the former site stays.
    """
    doubted = set(mapped.archive.interviews) - {summary.id for summary in mapped.summaries}
    if doubted and not mapped.summaries:
        return True
    return any(is_folder(root / "site" / path) for path in _pages_of(mapped.archive, doubted))


def _pages_of(archive: Archive, interviews: Iterable[str]) -> Iterator[str]:
    """Give the folders of the pages of interviews on the site, in each language."""
    homes = [archive.site.home(code) for code in archive.site.codes]
    return (f"{home}interviews/{interview}" for interview in interviews for home in homes)
