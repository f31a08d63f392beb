"""The suggested topics of all interviews, in lines."""

import json
from collections.abc import Iterator
from typing import Any

from colloquy.catalogue import Archive
from colloquy.recording.store import Store
from colloquy.words.telling import Teller


def suggest(archive: Archive, store: Store, tell: Teller) -> Iterator[str]:
    """Write the suggestions of all interviews in lines."""
    there = store.digests("suggestions")
    rows = {name: _rows(store, name) for name in archive.interviews if name in there}
    for name, exchanges in rows.items():
        for id_, title, likely in exchanges:
            yield f"{name}#{id_}  {title}"
            yield from (f"  {topic}: {because}" for topic, because in likely)
            if not likely:
                yield "  " + tell.tells("it contains no term of any topic")
    if len(rows) == len(archive.interviews) and not any(rows.values()):
        yield tell.tells("every question has a topic")


def _rows(store: Store, interview: str) -> list[Any]:
    return list(json.loads(store.piece("suggestions", interview)))
