"""Shortcuts: what MkDocs, its theme and Python-Markdown do again and again, done once a page or not at all.

`tests/test_engine.py` notices if a new version does something else here; `tests/test_rendering.py` compares
pages with those of ``mkdocs build``, which goes the long way.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import material.plugins.search.plugin as search  # type: ignore[import-untyped]
from markdown import treeprocessors
from markdown.extensions import attr_list, toc
from markdown.util import STX
from mkdocs.structure import pages
from mkdocs_static_i18n import folder, reconfigure  # type: ignore[import-untyped]
from pymdownx import superfences  # type: ignore[import-untyped]

NAMES = ("id", "name")
"""Attributes of HTML that make a place that can be linked to."""
LONGEST = max(map(len, NAMES))

BOOSTED = re.compile(r'data-search-\w+="')
"""What the theme's search takes from a page. Its own pattern begins with a space that need not be there."""


class Links(pages._RelativePathTreeprocessor):
    """Resolves each address of a page once, and those of places on the page itself without a parser."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.path_to_url = cache(self._resolve)  # type: ignore[method-assign]

    def _resolve(self, url: str) -> str:
        if len(url) > 1 and url.startswith("#") and url.isprintable():
            self.links_to_anchors.setdefault(self.file, {}).setdefault(url[1:], url)
            return url
        return super().path_to_url(url)


class Names(pages._RawHTMLPreprocessor):
    """Looks for the names of places in a page's HTML only if there are any."""

    def run(self, lines: list[str]) -> list[str]:
        """Find the names."""
        before = "\n".join(lines).split("=")[:-1]
        named = any(each.rstrip()[-LONGEST:].lower().endswith(NAMES) for each in before)
        return super().run(lines) if named else lines


class Unescaped(treeprocessors.UnescapeTreeprocessor):
    """Gives characters back that were escaped where there are any."""

    def run(self, root: Element) -> None:
        """Look through all texts of a tree."""
        for element in root.iter():
            if (text := element.text) and STX in text and element.tag != "code":
                element.text = self.unescape(text)
            if (tail := element.tail) and STX in tail:
                element.tail = self.unescape(tail)
            for name, value in element.items():
                if value is not None and STX in value:
                    element.set(name, self.unescape(value))


class Contents(toc.TocTreeprocessor):
    """Writes the list of headings as HTML only if the page has the marker that it takes the place of."""

    def run(self, doc: Element) -> None:
        """Collect the headings."""
        self.is_marked = self.marker and any(self.marker in text for text in doc.itertext())
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """Give the list, or an empty one that nobody sees."""
        return super().build_toc_div(toc_list) if self.is_marked else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Put the list in the place of its marker."""
        if self.is_marked:
            super().replace_marker(root, elem)


def _search_nested(fences: Any, lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    return _searched(fences, lines) if "```" in text or "~~~" in text else lines


_searched = superfences.SuperFencesBlockPreprocessor.search_nested


def _sub(pattern: str, replacement: str, text: str) -> str:
    return re.sub(pattern, replacement, text) if BOOSTED.search(text) else text


_attributes = lru_cache(4096)(attr_list.get_attrs_and_remainder)
"""Interviews number their passages alike, so the same lists come on most pages."""

REPLACED: tuple[tuple[Any, str, Any], ...] = (
    (pages, "_RelativePathTreeprocessor", Links),
    (pages, "_RawHTMLPreprocessor", Names),
    (attr_list, "get_attrs_and_remainder", _attributes),
    (treeprocessors, "UnescapeTreeprocessor", Unescaped),
    (toc.TocExtension, "TreeProcessorClass", Contents),
    (superfences.SuperFencesBlockPreprocessor, "search_nested", _search_nested),
    (search, "re", SimpleNamespace(**{**vars(re), "sub": _sub})),
)
"""Where each is put, under which name."""


ASKED: tuple[tuple[Any, str], ...] = (
    (folder, "Path"),
    (folder, "PurePath"),
    (folder, "is_relative_to"),
    (reconfigure, "is_relative_to"),
)
"""What static-i18n asks of each path five times in each language; the answers are the same."""


def shortcuts() -> AbstractContextManager[None]:
    """Let pages be rendered by these meanwhile."""
    return _replaced(REPLACED)


def remembering() -> AbstractContextManager[None]:
    """Let static-i18n look once at each path meanwhile."""
    return _replaced([(place, name, cache(getattr(place, name))) for place, name in ASKED])


@contextmanager
def _replaced(by: Sequence[tuple[Any, str, Any]]) -> Iterator[None]:
    former = [(place, name, getattr(place, name)) for place, name, _ in by]
    try:
        for place, name, ours in by:
            setattr(place, name, ours)
        yield
    finally:
        for place, name, theirs in former:
            setattr(place, name, theirs)
