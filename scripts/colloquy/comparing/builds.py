"""Builds: two sites are made, and compared file by file; that is the proof that readers see nothing new.

Both are made by the code that runs and in the design of the checkout: nothing of a revision but its texts is
ever in a place where it could be run.
"""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from colloquy.comparing.changes import Built
from colloquy.comparing.words import Part, pair, parts
from colloquy.guarding.files import read_bytes
from colloquy.guarding.folders import copy, files_below, make_folder

DESIGN = ("scripts", "overrides", "docs", "mkdocs.yml", "pyproject.toml", "requirements.txt")
"""What shapes a site beside its texts, which are the seeds and the hand-written pages."""
SILENT = {"script", "style", "svg"}
INLINE = re.compile("a|abbr|b|code|del|em|i|ins|mark|q|small|span|strong|sub|sup")
SPOKEN = {"alt", "aria-label", "content", "placeholder", "title"}
"""Attributes whose words reach readers: by ear, on hovering, in a search engine's list."""
READER = "scripts/reader/"
"""The sources of the reader's scripts: their bundles, in ``docs/assets/``, shape the site."""
PASSED_OVER = ("sitemap.xml", "sitemap.xml.gz")
"""They hold the day on which they were made."""


class BuildError(Exception):
    """A site could not be built."""


def is_text(path: str) -> bool:
    """Say whether a file holds words for readers: a seed, or a hand-written page."""
    return path.startswith("seeds/") or bool(re.fullmatch(r"docs/[^/]+/.+\.md", path))


def is_design(path: str) -> bool:
    """Say whether a file shapes the site, without being one of its texts."""
    return path.split("/")[0] in DESIGN and not is_text(path) and not path.startswith(READER)


def with_design(texts: Path, design: Path, place: Path) -> Path:
    """Put an archive together from one's texts and another's design."""
    for folder, wanted in ((texts, is_text), (design, is_design)):
        for name in filter(wanted, files_below(folder)):
            make_folder((place / name).parent)
            copy(folder / name, place / name)
    return place


def build(root: Path) -> None:
    """Build an archive's site with this code. Raises `BuildError` with what the build said."""
    # No remote of a checkout around it, for either site; and nothing is imported from its folder.
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(root.parent)}
    command = [sys.executable, "-P", "-m", "colloquy.cli", "build", "--root", str(root)]
    done = subprocess.run(command, capture_output=True, check=False, cwd=root.parent, env=environment)
    if done.returncode:
        raise BuildError(done.stderr.decode("utf-8", "replace").strip())


def compare_sites(before: Path, after: Path) -> Built:
    """Compare two built sites. Of pages that differ, give the words; if these are the same, the name."""
    old, new = _files(before), _files(after)
    pages: Counter[tuple[Part, ...]] = Counter()
    examples: dict[tuple[Part, ...], tuple[str, str]] = {}
    looks, files, same = [], [], 0
    for name in sorted(old.keys() | new.keys()):
        first, second = (read_bytes(held[name]) if name in held else None for held in (old, new))
        if first == second:
            same += 1
        elif not name.endswith(".html") or first is None or second is None:
            files.append(name)
        elif changed := _changed(first, second):
            # What changed in a line is one change, whatever else the line says on each page.
            lines = {tuple(part for part in parts(*both) if part.changed): both for both in reversed(changed)}
            pages.update(lines.keys())
            examples = {**lines, **examples}
        else:
            looks.append(name)
    counted = {examples[key]: count for key, count in pages.most_common()}
    return Built(same, counted, tuple(looks), tuple(files))


def _files(site: Path) -> dict[str, Path]:
    return {name: site / name for name in files_below(site) if name not in PASSED_OVER}


def _changed(before: bytes, after: bytes) -> list[tuple[str, str]]:
    return [(each.before or "", each.after or "") for each in pair(_lines(before), _lines(after))]


def _lines(page: bytes) -> list[str]:
    """Give what a page says, one line for each block."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # With a tag before it, a page that is empty is a document, too.
    text = "".join(_words(document_fromstring(b"<html>" + page, parser=parser)))
    return [words for line in text.split("\n") if (words := " ".join(line.split()))]


def _words(element: HtmlElement) -> Iterator[str]:
    edge = "" if INLINE.fullmatch(element.tag) else "\n"
    yield edge
    for name, value in element.items():
        if name in SPOKEN:
            yield f"\n{_in_one_line(value)}\n"
    if element.tag not in SILENT:
        yield _in_one_line(element.text)
        for child in element:
            yield from _words(child)
            yield _in_one_line(child.tail)
    yield edge


def _in_one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ")
