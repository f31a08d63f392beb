"""Builds: two sites are made, and compared file by file; that is the proof that readers see nothing new."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path

from colloquy.comparing.changes import Built
from colloquy.comparing.words import Part, parts

DESIGN = ("scripts", "overrides", "docs", "mkdocs.yml", "pyproject.toml", "requirements.lock")
"""What shapes a site beside its texts, which are the seeds and the hand-written pages."""
READER = "scripts/reader/"
"""The sources of the reader's scripts: their bundles, in ``docs/assets/``, shape the site."""
PASSED_OVER = ("sitemap.xml", "sitemap.xml.gz")
"""They hold the day on which they were made."""


class BuildError(Exception):
    """A site could not be built."""


def is_text(path: str) -> bool:
    """Tell whether a file holds words for readers: a seed, or a hand-written page."""
    return path.startswith("seeds/") or bool(re.fullmatch(r"docs/[^/]+/.+\.md", path))


def is_design(path: str) -> bool:
    """Tell whether a file shapes the site, without being one of its texts."""
    return path.split("/")[0] in DESIGN and not is_text(path) and not path.startswith(READER)


def with_design(texts: Path, design: Path, place: Path) -> None:
    """Put an archive together from one's texts and another's design."""
    for folder, wanted in ((texts, is_text), (design, is_design)):
        for path in folder.rglob("*"):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and wanted(name):
                (place / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place / name)


def build(root: Path) -> None:
    """Build an archive's site with the code that it brings along, or else with this one.

    Raises `BuildError` with what the build said.
    """
    own = root / "scripts"
    path = {"PYTHONPATH": str(own)} if (own / "colloquy").is_dir() else {}
    path["GIT_CEILING_DIRECTORIES"] = str(root.parent)  # no remote of a checkout around it, for either site
    command = [sys.executable, "-m", "colloquy.cli", "build", "--root", str(root)]
    done = subprocess.run(command, capture_output=True, check=False, cwd=root, env={**os.environ, **path})
    if done.returncode:
        raise BuildError(done.stderr.decode("utf-8", "replace").strip())


def compare_sites(before: Path, after: Path, *, apart: bool) -> Built:
    """Compare two built sites. Pages that differ are told by their words; if these are the same, by name."""
    old, new = _files(before), _files(after)
    words: Counter[tuple[Part, ...]] = Counter()
    examples: dict[tuple[Part, ...], tuple[str, str]] = {}
    looks, files, same = [], [], 0
    for name in sorted(old.keys() | new.keys()):
        first, second = (held[name].read_bytes() if name in held else None for held in (old, new))
        if first == second:
            same += 1
        elif not name.endswith(".html") or first is None or second is None:
            files.append(name)
        elif changed := _changed(first.decode(), second.decode()):
            # What changed in a line is one change, whatever else the line says on each page.
            told = {
                tuple(part for part in parts(*lines) if part.changed): lines for lines in reversed(changed)
            }
            words.update(told.keys())
            examples = {**told, **examples}
        else:
            looks.append(name)
    return Built(
        same, {examples[key]: count for key, count in words.most_common()}, tuple(looks), tuple(files), apart
    )


def _files(site: Path) -> dict[str, Path]:
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path for name, path in found.items() if name not in PASSED_OVER}


class _Words(HTMLParser):
    """Gathers what a page says, one line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        if tag not in INLINE:
            self.lines.append("")
        for name, value in attrs:
            if name in SPOKEN and value:
                self.lines += [value, ""]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT
        if tag not in INLINE:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines[-1] += data


SILENT = {"script", "style", "svg"}
INLINE = {
    "a",
    "abbr",
    "b",
    "code",
    "del",
    "em",
    "i",
    "ins",
    "mark",
    "q",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
}
SPOKEN = {"alt", "aria-label", "content", "placeholder", "title"}
"""Attributes whose words reach readers: by ear, on hovering, in a search engine's list."""


def _changed(before: str, after: str) -> list[tuple[str, str]]:
    old, new = _lines(before), _lines(after)
    return [
        (was, now)
        for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
        for was, now in zip_longest(old[start:end], new[first:last], fillvalue="")
    ]


def _lines(page: str) -> list[str]:
    parser = _Words()
    parser.feed(page)
    parser.close()
    return [line for each in parser.lines if (line := " ".join(each.split()))]
