"""The links of a page, in their order: on paper their addresses are at its end, as notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from colloquy.model import Edition, Kind
from colloquy.text.inline import Emphasis, Inline, Link, Strong, parse


def links(edition: Edition) -> tuple[str, ...]:
    """Give the addresses on the web that passages below the title link to, each as often as it is there."""
    title = edition.interview.title_line
    return tuple(
        address
        for passage in edition.interview.passages
        if passage.kind is not Kind.CODE and passage.lines.first != title
        for address in _addresses(parse(edition.passage(passage).text))
    )


def _addresses(tree: Iterable[Inline]) -> Iterator[str]:
    for node in tree:
        if isinstance(node, Link) and node.address.startswith("http"):
            yield node.address
        elif isinstance(node, Emphasis | Strong):
            yield from _addresses(node.children)
