"""The scripts that the first query loads, as one file: fewer requests, and none for comments."""

from __future__ import annotations

import re
from pathlib import Path

SCRIPTS = (
    "vendor/minisearch.js",
    "vendor/wink-porter2-stemmer.js",
    "search/parameters.js",
    "search/words.js",
    "search/entries.js",
    "search/query.js",
    "search/engine.js",
    "search/excerpts.js",
    "search/answering.js",
)
"""In the order in which they need each other, below ``assets/``."""

COMMENT = re.compile(r"^\s*(//.*|/\*\*.*\*/\s*)$")


def engine_script(assets: Path) -> str:
    """Join the scripts; lines that are comments stay behind, but for the first of each library."""
    joined = []
    for name in SCRIPTS:
        lines = (assets / name).read_text(encoding="utf-8").splitlines()
        joined += [line.lstrip() for line in lines if line.strip() and not COMMENT.match(line)]
    return "\n".join(joined) + "\n"
