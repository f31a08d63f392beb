"""What an input became: every export can be read, and every passage has its address."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from archives import shown
from colloquy.catalogue import open_archive
from colloquy.mapping.reading import read_editions
from colloquy.reading import read_files
from colloquy.recording.folders import EXPORTED

XML = {".xml", ".xhtml", ".opf", ".tbx", ".tmx"}


def unreadable(root: Path) -> Iterator[str]:
    """Name the exports that are not well-formed."""
    for path in (root / EXPORTED).rglob("*"):
        if path.suffix in (".epub", ".zip"):
            with zipfile.ZipFile(path) as packed:
                for name in packed.namelist():
                    yield from _read(f"{path.name}/{name}", packed.read(name))
        elif path.is_file():
            yield from _read(path.name, path.read_bytes())


def _read(name: str, content: bytes) -> Iterator[str]:
    suffix = Path(name).suffix
    try:
        if suffix in XML:
            etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
        elif suffix == ".json":
            json.loads(content)
    except (etree.XMLSyntaxError, ValueError) as failure:
        yield f"{name}: {failure}"


def lost(root: Path) -> Iterator[str]:
    """Name the passages that a page does not have exactly once."""
    archive, _ = open_archive(root)
    for interview in archive.interviews:
        made, _ = read_editions(archive, read_files(root, interview))
        for language in archive.site.codes if made else ():
            page = f"{language}/interviews/{interview}.md"
            ids = Counter(re.findall(r'\bid="([^"]*)"', shown(root, page)))
            wanted = [*made.interview.passages, *made.interview.exchanges]  # type: ignore[union-attr]
            yield from (f"{page}#{each.id}: {ids[each.id]} times" for each in wanted if ids[each.id] != 1)
