"""HTML blocks, looked for only on pages that may have one.

Python-Markdown parses each page as HTML and puts it together again. A page whose HTML is all within
paragraphs, and well formed, comes out as it went in. `tests/test_markdown.py` compares the two.
"""

from __future__ import annotations

import re

from markdown.extensions.md_in_html import HtmlBlockPreprocessor

WITHIN = ("a", "br", "code", "del", "em", "ins", "mark", "span", "strong")
"""Tags that never begin a block."""

_TAG = rf"<(?:{'|'.join(WITHIN)})(?: [a-z-]+(?:=\"[^\"<>]*\")?)*(?: ?/)?>|</(?:{'|'.join(WITHIN)})>"
UNBLOCKED = re.compile(rf"(?:[^<&]++|{_TAG}|&(?:\#[0-9]+|[a-zA-Z][a-zA-Z0-9]*);|&(?=\s))*+")


class HtmlBlocks(HtmlBlockPreprocessor):
    """Puts HTML blocks by as its parent does."""

    def run(self, lines: list[str]) -> list[str]:
        """Leave a page alone that has no HTML blocks."""
        return lines if UNBLOCKED.fullmatch("\n".join(lines)) else super().run(lines)
