"""Blocks that can be nothing but paragraphs, known by how they are written.

Python-Markdown asks a dozen processors whether a block is of their kind before it makes a paragraph of it.
`tests/test_markdown.py` compares what comes of it.
"""

import re
from functools import cached_property
from xml.etree.ElementTree import Element

from markdown.blockprocessors import ParagraphProcessor

NAME = "colloquy-paragraph"

KINDS = (
    *(NAME, "markdown_block", "details", "empty", "indent", "code", "table", "hashheader", "setextheader"),
    *("hr", "olist", "ulist", "quote", "reference", "paragraph"),
)
"""Names of the processors whose blocks are known; where an extension adds another, each block goes to all."""

LINE = r"(?![\s#>?=+_|\x02-]|\d+\.[ ]|\*(?!\*?[^\s*]))[^|\n]+"
"""A line that is no heading, rule, item, quotation, row, code, fold, nor HTML that was put by."""

PARAGRAPH = re.compile(rf"{LINE}(?:\n{LINE})*")


class PlainParagraphs(ParagraphProcessor):
    """Makes paragraphs as its parent does."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Say whether a block is a paragraph, wherever it is; ``]:`` may belong to a reference."""
        return self._knows_all and PARAGRAPH.fullmatch(block) is not None and "]:" not in block

    @cached_property
    def _knows_all(self) -> bool:
        processors = self.parser.blockprocessors
        return len(processors) == sum(name in processors for name in KINDS)
