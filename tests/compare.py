"""What a reader gets from the same two source texts: as plain MkDocs pages, and by Colloquy.

``make compare`` prints the table of the README.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from archives import ROOT, build_site, copy_of_the_real_archive

ROWS: dict[str, Callable[[str], int]] = {
    "questions with a link of their own": lambda page: len(re.findall(r'<h2[^>]* id="q\d+"', page)),
    "passages with a lasting address": lambda page: len(re.findall(r' id="l\d+"', page)),
    "turns that name their speaker": lambda page: len(re.findall(r'class="speaker"', page)),
    "damaged names left in the running text": lambda page: len(
        re.findall(r"(?:Fran|Franç) ois", re.sub(r'<(del|q|code)\b.*?</\1>|class="label".*', "", page))
    ),
    "corrections shown with their reason": lambda page: len(re.findall(r'<li id="e\d+"', page)),
    "broken pictures": lambda page: len(re.findall(r'<img[^>]* src="[^"]*img/', page)),
}


def plain(place: Path) -> str:
    """Build the source texts as they are, by MkDocs with Material."""
    (place / "docs").mkdir()
    for source in sorted((ROOT / "seeds").glob("*/*.txt")):
        shutil.copy(source, place / "docs" / f"{source.parent.name}.md")
    (place / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (place / "mkdocs.yml").write_text("site_name: Plain\ntheme: {name: material, font: false}\n")
    build(load_config(str(place / "mkdocs.yml")))
    return "".join(
        path.read_text(encoding="utf-8") for path in sorted((place / "site").glob("chollet-*/*.html"))
    )


def ours(place: Path) -> str:
    """Build the real archive."""
    return own_pages(build_site(copy_of_the_real_archive(place)))


def own_pages(site: Path) -> str:
    """Read the pages of the real interviews in the languages that they were received in."""
    own = ("interviews/chollet-datacamp-2017", "zh/interviews/chollet-pyimagesearch-2018")
    return "".join((site / name / "index.html").read_text(encoding="utf-8") for name in own)


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        before, after = plain(Path(one)), ours(Path(other))
    print("| the two interviews, each in the language received | plain MkDocs | Colloquy |\n|---|---|---|")
    for name, count in ROWS.items():
        print(f"| {name} | {count(before)} | {count(after)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
