"""Inline Markdown of one passage: read into a small tree, and written as HTML that is inert as Markdown.

Every word that reaches a page passes through here, so nothing in a source text or a translation can
become markup or script of ours.
"""

from colloquy.text.inline.marking import parse_marked
from colloquy.text.inline.parsing import parse, plain_text
from colloquy.text.inline.rendering import attribute, escape, html, inert, plain, plain_lines, resolved
from colloquy.text.inline.tree import (
    Break,
    Code,
    Emphasis,
    Gloss,
    Image,
    Inline,
    Link,
    Marked,
    Strong,
    Text,
    walk,
)

__all__ = [
    "Break",
    "Code",
    "Emphasis",
    "Gloss",
    "Image",
    "Inline",
    "Link",
    "Marked",
    "Strong",
    "Text",
    "attribute",
    "escape",
    "html",
    "inert",
    "parse",
    "parse_marked",
    "plain",
    "plain_lines",
    "plain_text",
    "resolved",
    "walk",
]
