"""Checks on markup: what the source links to, stresses and quotes as code, the translation does too."""

from collections import Counter
from collections.abc import Iterator

from colloquy.checking.translated import Translated
from colloquy.problems import Phrase, phrase
from colloquy.text.inline import Code, Emphasis, Link, Strong


def links(case: Translated) -> Iterator[Phrase]:
    """Compare the addresses that are linked to."""
    source, text = (
        Counter([node.address for node in nodes if isinstance(node, Link)]) for nodes in case.nodes
    )
    for address in source - text:
        yield phrase("the link to {address} is missing", address=address)
    for address in text - source:
        yield phrase("a link to {address}, which the source does not have", address=address)


def emphasis(case: Translated) -> Iterator[Phrase]:
    """Compare how often words are stressed."""
    for kind, mark in ((Emphasis, "*"), (Strong, "**")):
        source, text = (sum([isinstance(node, kind) for node in nodes]) for nodes in case.nodes)
        if source != text:
            what = "{count} marked with `{mark}`, but {expected} in the source"
            yield phrase(what, count=text, mark=mark, expected=source)


def code(case: Translated) -> Iterator[Phrase]:
    """Compare what is quoted as code."""
    source, text = (Counter([node.text for node in nodes if isinstance(node, Code)]) for nodes in case.nodes)
    for span in source - text:
        yield phrase("the code `{code}` is missing", code=span)


def paragraphs(case: Translated) -> Iterator[Phrase]:
    """Compare line breaks: a passage is one paragraph, in every language."""
    source, text = (words.count("\n") for words in (case.unit.source, case.translation.text))
    if source != text:
        yield phrase("{count} line breaks, but {expected} in the source", count=text, expected=source)
