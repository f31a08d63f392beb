"""Markdown, with or without front matter, which stays in the text and is read for what it says."""

from __future__ import annotations

import re
from dataclasses import replace

import yaml

from colloquy.intake.formats.plain import take_text
from colloquy.intake.texts import MARKDOWN, IntakeText

FRONT = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<body>.{0,100000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL
)
LONGEST = 20_000
WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{0,200}\|)?(?P<shown>[^\[\]|\n]{1,200})\]\]")
"""A link as notebooks write it, under the name of a page or another: `[[people/jane-doe|Jane Doe]]`."""
WRAPPED = re.compile(
    r"^[ \t]*\{\{[<%][ ]?(?P<name>[\w-]{1,40})\b[^{}\n]{0,200}[>%]\}\}(?P<words>[^{}\n]{1,20000})"
    r"\{\{[<%][ ]?/[ ]?(?P=name)[ ]?[>%]\}\}[ \t]*$",
    re.MULTILINE,
)
"""A line between the beginning and the end of a template."""
ELEMENT = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z1-6]{0,11})\b[^<>]{0,4000}>")
PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "figcaption", "blockquote"])
FEWEST_ELEMENTS, MOSTLY = 6, 0.8
"""Paragraphs of HTML, and their share of a text, from which on it is a page within Markdown."""


def read(raw: bytes, name: str) -> IntakeText:  # noqa: ARG001 - all readers get it
    """Take Markdown as it is, without the templates that wrap its lines."""
    taken = take_text(raw, "markdown", MARKDOWN)
    if _is_page(taken.text):
        return _read_page(taken)
    text = WRAPPED.sub(r"\g<words>", taken.text)
    if text != taken.text:
        taken = replace(taken, text=text, stays=False, notes=(*taken.notes, "without templates around lines"))
    return replace(taken, metadata=front_matter(text))


def _is_page(text: str) -> bool:
    """Say whether nearly all that a text says stands in elements of HTML, as exported blogs have it."""
    front = FRONT.match(text)
    begun, open_ones, end = 0, 0, front.end() if front else 0
    words = {True: 0, False: 0}
    for element in ELEMENT.finditer(text, end):
        words[open_ones > 0] += len("".join(text[end : element.start()].split()))
        end = element.end()
        if element["name"].lower() in PARAGRAPHS:
            begun += not element["end"]
            open_ones = max(0, open_ones + (-1 if element["end"] else 1))
    words[False] += len("".join(text[end:].split()))
    return begun >= FEWEST_ELEMENTS and words[True] > MOSTLY * sum(words.values())


def _read_page(taken: IntakeText) -> IntakeText:
    """Read the page below the front matter, which is not kept in the text."""
    from colloquy.intake.formats import html

    front = FRONT.match(taken.text)
    page = html.read(taken.text[front.end() if front else 0 :].encode(), "")
    said = {**page.metadata, **front_matter(taken.text)}
    note = "HTML within Markdown is written as Markdown"
    return replace(page, format=taken.format, metadata=said, notes=(*taken.notes, *page.notes, note))


def front_matter(text: str) -> dict[str, str]:
    """Give what the front matter says in plain keys; nothing of one that is not YAML."""
    match = FRONT.match(text)
    if not match or len(match["body"]) > LONGEST or ("&" in match["body"] and "*" in match["body"]):
        return {}
    try:
        said = yaml.safe_load(match["body"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(said, dict):
        return {}
    return {str(key).lower(): _words(value) for key, value in said.items() if value not in (None, "", [])}


def front_lines(text: str) -> int:
    """Give how many lines the front matter takes, its fences included."""
    match = FRONT.match(text)
    return match[0].count("\n") + (not match[0].endswith("\n")) if match else 0


def _words(value: object) -> str:
    words = "; ".join(map(_words, value)) if isinstance(value, list) else str(value)
    return WIKI_LINK.sub(r"\g<shown>", words)
