"""Inline Markdown, read in one pass where it is simple, and by Python-Markdown where it is not.

Python-Markdown tries each of its patterns on the text that the former ones left. Nearly all texts of our
pages have only forms that no other form reaches into; these can be read from left to right. On the others
only patterns are tried whose signs a text has. `tests/test_markdown.py` compares the trees with
Python-Markdown's own, and notices if a new version of it calls the method by another name.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX, AtomicString, code_escape

from colloquy.showing.elements import write

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

SIGN = re.compile(r"[]\\`*_[<&]|  \n")
"""A text without any of these is nothing but text."""

_PLAIN, _ESCAPE = r"[^]\\`*_[<&]", r"\\[]\\`*_{}[()>#+\-.!|]"
_CODE = r"(?<!\\)`[^\\`]+`(?!`)"
_LINK = rf"(?<!!)\[(?=\S)(?:{_PLAIN}|{_ESCAPE})++\]\([^][\s()<>\"'\\`*&]+\)"
_HTML = r"</?[a-zA-Z][a-zA-Z0-9]*(?: [a-z-]+=\"[^][\\`*_<>&@\n\"]*\")*/?>|&(?:\#[0-9]+|[a-zA-Z0-9]+);"
_FLAT = f"{_PLAIN}|{_ESCAPE}|{_CODE}|{_LINK}|{_HTML}|&"
_STRONG, _EM = (rf"{mark}(?!\s)(?:{_FLAT})++(?<!\s){mark}(?!\*)" for mark in (r"\*\*", r"\*"))

SIMPLE = re.compile(f"(?!.*  \n)(?:{_FLAT}|{_STRONG}|{_EM})++", re.DOTALL)
"""A text of forms that do not overlap, whatever is between them."""

FORM = re.compile(
    f"(?P<plain>(?:{_PLAIN})++)|(?P<escape>{_ESCAPE})|(?P<code>{_CODE})|(?P<a>{_LINK})|(?P<html>{_HTML})"
    f"|(?P<strong>{_STRONG})|(?P<em>{_EM})|(?P<ampersand>&)"
)


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
        elements = list(tree.iter())[1:]
        if not self._are_known(signs) or any(element.tail for element in elements):
            return super().run(tree, ancestors)
        for element in elements:
            if not element.text or isinstance(element.text, AtomicString) or not SIGN.search(element.text):
                continue
            if SIMPLE.fullmatch(element.text):
                self._read(element, element.text)
            else:
                self._read_thoroughly(element)
        return tree

    def _are_known(self, signs: list[tuple[str, ...]]) -> bool:
        """Say whether all patterns are those of Python-Markdown itself."""
        own = all(type(pattern).__module__ == "markdown.inlinepatterns" for pattern in self.patterns)
        return own and all(signs) and self.md.references == {}

    def _read(self, element: Element, text: str) -> None:
        """Put what a simple text says before what an element has."""
        after = list(element)
        element[:], element.text = [], None
        for form in FORM.finditer(text):
            kind, words = form.lastgroup or "", form[0]
            if kind in ("plain", "ampersand"):
                write(element, words)
            elif kind == "escape":
                write(element, f"{STX}{ord(words[1])}{ETX}")
            elif kind == "html":
                write(element, self.md.htmlStash.store(words))
            else:
                element.append(self._inner(kind, words))
        element.extend(after)

    def _inner(self, kind: str, words: str) -> Element:
        inner = Element(kind)
        if kind == "code":
            inner.text = AtomicString(code_escape(words[1:-1].strip()))
        elif kind == "a":
            text, _, address = words[1:-1].rpartition("](")
            inner.set("href", address)
            self._read(inner, text)
        else:
            mark = 2 if kind == "strong" else 1
            self._read(inner, words[mark:-mark])
        return inner

    def _read_thoroughly(self, element: Element) -> None:
        """Let Python-Markdown read the text of one element, apart from all others."""
        root, alone = Element("div"), Element(element.tag)
        root.append(alone)
        alone.text, element.text = element.text, None
        super().run(root)
        element.text = alone.text
        element[:0] = list(alone)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for index in range(patternIndex, len(self.patterns)):
            signs, start, matched = self.signs[index], 0, True
            while matched and (not signs or any(sign in data for sign in signs)):
                data, matched, start = apply(self.patterns[index], data, index, start)
        return data
