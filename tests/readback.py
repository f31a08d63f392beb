"""Readers of the exports that share nothing with their writers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any
from urllib.parse import unquote

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from colloquy.text.inline import Break, Code, Emphasis, Image, Inline, Link, Strong, Text

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
APPARATUS = {f"{TEI}{name}" for name in ("note", "figDesc", "gap", "supplied")}

Element = Any


@dataclass(frozen=True, slots=True)
class Said:
    """A passage as an export has it."""

    speaker: str
    id: str
    tree: tuple[Inline, ...]
    corresp: tuple[str, ...]


def tei_texts(document: str) -> dict[str, list[Said]]:
    """Read the passages of each edition in a TEI document, by language tag, with corrections."""
    root = etree.fromstring(document.encode())
    group = root.find(f"{TEI}text/{TEI}group")
    assert group is not None
    return {str(text.get(f"{XML}lang")): list(_passages(text)) for text in group}


def _passages(text: Element) -> Iterator[Said]:
    for element in text.iter(f"{TEI}ab", f"{TEI}seg", f"{TEI}desc"):
        id_ = element.get(f"{XML}id") or ""
        if id_.startswith("l"):
            who = element.getparent().get("who") or ""
            where = tuple((element.get("corresp") or "").split())
            skip = 1 if element.get("type") == "figure" else 0  # the picture is no words
            yield Said(
                who.removeprefix("#person."), id_, joined(list(inlines(element, "corr"))[skip:]), where
            )


def inlines(element: Element, side: str) -> Iterator[Inline]:
    """Read an element's content, taking one side of each choice."""
    if element.text:
        yield Text(element.text)
    for child in element:
        if child.tag not in APPARATUS:
            yield from _inline(child, str(child.tag).removeprefix(TEI), side)
        if child.tail:
            yield Text(child.tail)


def _inline(child: Element, name: str, side: str) -> Iterator[Inline]:
    match name:
        case "hi":
            kind = Strong if child.get("rend") == "bold" else Emphasis
            yield kind(joined(list(inlines(child, side))))
        case "code":
            yield Code("".join(child.itertext()))
        case "unclear":
            yield from inlines(child, side)
        case "lb":
            yield Break()
        case "ref":
            yield Link(child.get("target"), joined(list(inlines(child, side))))
        case "figure":
            yield Image(child.find(f"{TEI}graphic").get("url"), child.findtext(f"{TEI}figDesc") or "")
        case "choice":
            yield from inlines(child.find(f"{TEI}{side}"), side)
        case "seg":
            yield from inlines(child, side)
        case other:
            raise AssertionError(other)


def joined(tree: list[Inline] | tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Join texts that are beside each other, so that trees can be compared; spell addresses in one way."""
    made: list[Inline] = []
    for node in tree:
        match node:
            case Emphasis(children) | Strong(children):
                made.append(type(node)(joined(children)))
            case Link(address, children):
                made.append(Link(unquote(address), joined(children)))
            case Image(source, description):
                made.append(Image(unquote(source) or "#", description))
            case Text(text) if made and isinstance(made[-1], Text):
                made[-1] = Text(made[-1].text + text)
            case _:
                made.append(node)
    return tuple(made)


def csv_rows(table: str) -> list[dict[str, str]]:
    """Read a table; an apostrophe that keeps a spreadsheet from calculating is none of the words."""
    guard = re.compile("'(?=[\\s']*[=+\\-@＝＋－＠])")
    return [
        {name: cell[1:] if guard.match(cell) else cell for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(table, newline=""))
    ]


def no_formula(table: str) -> bool:
    """Say whether a spreadsheet takes every cell for words."""
    cells = [cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row]
    return not any(cell.strip().startswith(tuple("=+-@＝＋－＠")) for cell in cells)


def tmx_units(document: str) -> dict[str, dict[str, tuple[str, str]]]:
    """Read translation units: by id and language tag, the words and how far they have come."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for unit in etree.fromstring(document.encode()).iter("tu"):
        found[unit.get("tuid") or ""] = {
            variant.get(f"{XML}lang") or "": (
                variant.findtext("seg") or "",
                variant.findtext("prop[@type='x-status']") or "",
            )
            for variant in unit.iter("tuv")
        }
    return found


KINDS = ("paragraph_open", "heading_open", "blockquote_open", "list_item_open", "fence")
TAGS = {"<br>", *(f"<{end}{tag}>" for tag in ("code", "em", "strong") for end in ("", "/"))}
"""HTML without attributes, used where Markdown has no sign: next to Chinese punctuation, mostly."""


def blocks(document: str) -> list[tuple[str, str]]:
    """Read Markdown as a code host does: the tags of its blocks and the words of each."""
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    found: list[tuple[str, str]] = []
    for token, inline in zip_longest(tokens := reader.parse(document), tokens[1:]):
        if token.type in KINDS:
            found.append((token.tag, _shown(inline)))
        html = [each for each in (token, *(token.children or ())) if each.type.startswith("html")]
        assert {each.content for each in html} <= TAGS
    return found


def _shown(inline: Token | None) -> str:
    return "".join(
        "\n"
        if each.type.endswith("break") or each.content == "<br>"
        else ""
        if each.type.startswith("html")
        else each.content
        for each in (inline and inline.children) or ()
    )


def only_words(text: str) -> str:
    """Give the words on one line; without the brackets that enclose the text of a picture."""
    return " ".join(re.sub(r"[\[\]]", "", text).split())
