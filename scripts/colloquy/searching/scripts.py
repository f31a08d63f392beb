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
    "search/indexing.js",
    "search/lending.js",
    "search/engine.js",
    "search/excerpts.js",
    "search/answering.js",
)
"""In the order in which they need each other, below ``assets/``."""

COMMENT = re.compile(r"^\s*(//.*|/\*\*.*\*/\s*)$")
ASIDE = re.compile(r" // .*")
SPACED = re.compile(r" (=>|[-+*<>=!]=*|&&|\|\||\?\??|:) |(?<=\{) | (?=\})")
"""Blanks that only the eye needs; no string of ours has a sign between blanks."""


def engine_script(assets: Path) -> str:
    """Join the scripts; comments and blanks around signs stay behind."""
    joined = []
    for name in SCRIPTS:
        lines = (assets / name).read_text(encoding="utf-8").splitlines()
        kept = (ASIDE.sub("", line.lstrip()) for line in lines if line.strip() and not COMMENT.match(line))
        joined += [SPACED.sub(r"\1", line) for line in kept]
    return "\n".join(joined) + "\n"
