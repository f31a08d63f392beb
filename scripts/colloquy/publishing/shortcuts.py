"""Shortcuts: what MkDocs and Python-Markdown do again and again for a page, done once.

`tests/test_engine.py` notices if a new version does something else here; `tests/test_rendering.py` compares
pages with those of ``mkdocs build``, which goes the long way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

from markdown.extensions import attr_list
from mkdocs.structure import pages

NAMED = re.compile(r"(?:id|name)\s*=", re.IGNORECASE)
"""What HTML has that can be linked to."""


class Links(pages._RelativePathTreeprocessor):
    """Resolves each address of a page once."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.path_to_url = cache(self.path_to_url)  # type: ignore[method-assign]


class Names(pages._RawHTMLPreprocessor):
    """Looks for the names of places in a page's HTML only if there are any."""

    def run(self, lines: list[str]) -> list[str]:
        """Find the names."""
        return super().run(lines) if NAMED.search("\n".join(lines)) else lines


@contextmanager
def shortcuts() -> Iterator[None]:
    """Let pages be rendered by these meanwhile."""
    replaced: list[tuple[Any, str, Any]] = [
        (pages, "_RelativePathTreeprocessor", Links),
        (pages, "_RawHTMLPreprocessor", Names),
        (attr_list, "get_attrs_and_remainder", _attributes),
    ]
    former = [(module, name, getattr(module, name)) for module, name, _ in replaced]
    try:
        for module, name, ours in replaced:
            setattr(module, name, ours)
        yield
    finally:
        for module, name, theirs in former:
            setattr(module, name, theirs)


_attributes = lru_cache(4096)(attr_list.get_attrs_and_remainder)
"""Interviews number their passages alike, so the same lists come on most pages."""
