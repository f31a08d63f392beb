"""Expecting: the pages that will be made from seeds, and which of them something written by hand may mean."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import PurePosixPath
from urllib.parse import unquote

from colloquy.catalogue import Archive
from colloquy.checking.handwritten import MARKDOWN, is_handwritten
from colloquy.guarding.folders import files_below
from colloquy.joining.whole import Whole
from colloquy.publishing.frame import list_files
from colloquy.recording.folders import FOLDERS
from colloquy.text.decoding import read_bytes

ID = re.compile(r"[a-z0-9-]+")
"""What may be an id in a text; around it there is something else in every link, path and setting."""


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote of a site beside the seeds."""

    digest: str
    """A hash of the pages, and of the names of all other files that links may lead to."""
    ids: frozenset[str]
    """What may be an id in pages, paths, settings and the theme."""


def read_written(archive: Archive) -> Written:
    """Read what people wrote below ``docs/``, in the settings and in the theme; giants are not read."""
    hasher, texts = blake2b(digest_size=16), [json.dumps(archive.site.settings, default=str)]
    for path in sorted(files_below(archive.root / "docs")):
        if is_handwritten(archive, path):
            is_page = path.endswith(MARKDOWN)
            raw, _ = read_bytes(archive.root / "docs" / path, path) if is_page else (b"", ())
            hasher.update(f"{path!r} {len(raw)}\n".encode() + raw)
            texts += [path, raw.decode(errors="replace")]
    for place in list_files(archive.root, archive.site):
        raw, _ = read_bytes(place, place.name)
        texts.append(raw.decode(errors="replace"))
    return Written(
        hasher.hexdigest(), frozenset(found for text in texts for found in ID.findall(_bare(text)))
    )


def _bare(text: str) -> str:
    """Write a text without what may hide a letter of a link: codes and backslashes."""
    return unquote(text).replace("\\", "")


def expect(whole: Whole, written: Written) -> Iterator[str]:
    """Give the paths of the pages to be made that something may mean: those whose id occurs, and all lists.

    The others are many, and nothing that MkDocs could refuse is about them.
    """
    return (path for path in generated(whole) if PurePosixPath(path).stem in written.ids | {"index"})


def generated(whole: Whole) -> Iterator[str]:
    """Give the paths below ``docs/`` of all pages that are made from seeds, or will be without errors."""
    archive = whole.archive
    is_whole = len(whole.summaries) == len(archive.interviews)
    people = [person.id for person in whole.people] if is_whole else archive.people
    named = {
        "interviews": archive.interviews,
        "topics": [topic.id for topic in archive.topic_records],
        "people": people,  # who does not speak has no page
    }
    for code in archive.site.codes:
        if code not in archive.own_homes:
            yield f"{code}/index.md"
        for folder in FOLDERS:
            yield from (f"{code}/{folder}/{name}.md" for name in ("index", *named.get(folder, ())))
