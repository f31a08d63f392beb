"""Inline patterns, tried only on texts that have the signs which they begin with.

Python-Markdown tries each of its patterns on each text; most texts have none of their signs. This gives the
same tree in less time. `tests/test_markdown.py` compares the two, and notices if a new version of
Python-Markdown calls the method by another name.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("://",),
    "automail": ("@",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""By the name of a pattern: what a text that it matches must have. Patterns of others are always tried."""


class QuickInlines(InlineProcessor):
    """Applies inline patterns as its parent does."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply all patterns to a tree, now that all extensions have added theirs."""
        self.patterns = list(self.inlinePatterns)
        signs: list[tuple[str, ...]] = [()] * len(self.patterns)
        for name, own in SIGNS.items():
            if name in self.inlinePatterns:
                signs[self.inlinePatterns.get_index_for_name(name)] = own
        self.signs = signs
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for index in range(patternIndex, len(self.patterns)):
            signs, start, matched = self.signs[index], 0, True
            while matched and (not signs or any(sign in data for sign in signs)):
                data, matched, start = apply(self.patterns[index], data, index, start)
        return data
