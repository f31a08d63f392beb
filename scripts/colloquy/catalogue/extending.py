"""Extending: what ``mkdocs.yml`` may add to MkDocs takes each page by itself, and nothing else.

`check` renders hand-written pages one by one. A plugin that needs all pages, writes elsewhere or asks a
network would do so in `build` only; and an extension that reads other files would publish them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any

from colloquy.catalogue.leading import is_at
from colloquy.problems import Location, Problem, error

SEARCHES = ("search", "material/search")
"""How settings name the search of Material for MkDocs; with another theme, the first is that of MkDocs."""
PYTHON_MARKDOWN, PYMDOWN, OWN = "markdown.extensions.", "pymdownx.", "colloquy.showing"
READING = ("pymdownx.b64", "pymdownx.snippets")
"""Markdown extensions that read other files than the page's own."""


def check_parts(settings: Mapping[str, Any], text: str) -> Iterator[Problem]:
    """Find plugins and Markdown extensions that are not known to take each page by itself."""
    plugins = ("i18n", *SEARCHES) if _theme(settings.get("theme")) == "material" else ("i18n",)
    for name in _declared(settings.get("plugins")):
        if name not in plugins:
            what = (
                "the plugin `{name}` may need all pages at once, read or write other files, or use a network"
            )
            remedy = "remove it: plugins are {known} only"
            yield error(locate(text, name), what, remedy, name=name, known=", ".join(plugins))
    for name, options in _declared(settings.get("markdown_extensions")).items():
        if not _takes_one_page(name):
            what = "the Markdown extension `{name}` may read other files than the page, or run code"
            remedy = "remove it: those of Python-Markdown and PyMdown are known, except {reading}"
            yield error(locate(text, name), what, remedy, name=name, reading=", ".join(READING))
        for path in _icons(options):
            if not is_at(path, "overrides", below=True):
                what, remedy = (
                    "`{key}` leads to `{path}`, which is not in overrides/",
                    "keep it in overrides/, and correct the path",
                )
                yield error(locate(text, "custom_icons"), what, remedy, key="custom_icons", path=path)


def _theme(theme: object) -> object:
    return theme.get("name") if isinstance(theme, Mapping) else theme


def _declared(parts: object) -> dict[str, object]:
    """Give options by name, of what is declared as a mapping or a list; MkDocs refuses all else."""
    match parts:
        case Mapping():
            return {str(name): options for name, options in parts.items()}
        case list():
            return {name: options for part in parts for name, options in _declared(part).items()}
        case str():
            return {parts: None}
    return {}


def _takes_one_page(name: str) -> bool:
    """Say whether a Markdown extension is known. Nothing of it is imported yet."""
    module = name.partition(":")[0]  # of `module:Class`
    if "." not in module:
        return find_spec(f"{PYTHON_MARKDOWN}{module}") is not None
    return module == OWN or (module.startswith((PYTHON_MARKDOWN, PYMDOWN)) and module not in READING)


def _icons(options: object) -> list[object]:
    """Give the folders of which an extension shows any drawing by its name (`pymdownx.emoji`)."""
    inner = options.get("options") if isinstance(options, Mapping) else None
    icons = inner.get("custom_icons") if isinstance(inner, Mapping) else None
    return icons if isinstance(icons, list) else [icons] if icons else []


def locate(text: str, name: str) -> Location:
    """Find the line that names something."""
    found = re.search(rf"(?<![\w./-]){re.escape(name)}(?![\w./-])", text)
    return Location("mkdocs.yml", text.count("\n", 0, found.start()) + 1 if found else 0)
