"""Preformatted text in pages: its blank lines divide paragraphs, as in a plain text."""

import re

from lxml import etree

BLANK = re.compile(r"\n[ \t\r]*\n\s*")
BREAK = "br"


def divide_preformatted(root: etree._Element) -> None:
    """Put a line break for every blank line of `pre`, in place: elsewhere, line ends are only blanks."""
    for block in list(root.iter("pre")):
        for element in list(block.iter()):
            if isinstance(element.tag, str) and element.text:
                _divide_text(element)
            if element is not block and element.tail:
                _divide_tail(element)


def _divide_text(element: etree._Element) -> None:
    element.text, *others = BLANK.split(element.text or "")
    for index, words in enumerate(others):
        element.insert(index, _break(words))


def _divide_tail(element: etree._Element) -> None:
    element.tail, *others = BLANK.split(element.tail or "")
    for words in reversed(others):
        element.addnext(_break(words))


def _break(words: str) -> etree._Element:
    made = etree.Element(BREAK)
    made.tail = words
    return made
