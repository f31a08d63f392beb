"""Extending: what ``mkdocs.yml`` may add to MkDocs, where its paths may lead, and what pages may load.

`check` renders hand-written pages one by one. A plugin that needs all pages, writes elsewhere or asks a
network would do so in `build` only; and an extension that reads other files would publish them. Pages load
nothing from other sites: their policy would keep such a file from them without a word, and the theme would
still connect to where its fonts are, which shows another site who reads what.
"""

import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import Any

from colloquy.problems import Location, Problem, error

SEARCHES = ("search", "material/search")
"""How settings name the search of Material for MkDocs; with another theme, the first is that of MkDocs."""
PYTHON_MARKDOWN, PYMDOWN, OWN = "markdown.extensions.", "pymdownx.", "colloquy.showing"
READING = ("pymdownx.b64", "pymdownx.snippets")
"""Markdown extensions that read other files than the page's own."""
PLACE = Location("mkdocs.yml")
HIDDEN = re.compile(r"!(?:[^\n]*/)?[^/\n]*(?:(?<![^/!])\.|[*?\[])")
"""A pattern that takes in again what others leave out, and may match a name that begins with a dot."""
ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}", re.IGNORECASE)
"""How an address begins that may be of another site."""

PLACEHOLDER = re.compile(r"\{[^}]*\}?")
PLACEHOLDERS = ("{path}", "{path!q}", "{path_noext}", "{path_noext!q}")
"""What MkDocs fills in; it would fill in a path of any width, too (`{path:>99999999}`)."""

CONTACT = re.compile(r"https?://[^\s<>\"]+|(?:mailto:)?[^\s<>\"@:]+@[^\s<>\"@:]+")
"""An address to which readers can write."""


def check_parts(settings: Mapping[str, Any], text: str) -> Iterator[Problem]:
    """Find plugins and Markdown extensions that are not known to take each page by itself."""
    plugins = ("i18n", *SEARCHES) if _theme(settings.get("theme")) == "material" else ("i18n",)
    for name in _declared(settings.get("plugins")):
        if name not in plugins:
            what = (
                "the plugin `{name}` may need all pages at once, read or write other files, or use a network"
            )
            remedy = "remove it: plugins are {known} only"
            yield error(locate(text, name), what, remedy, name=name, known=[*plugins])
    for name, options in _declared(settings.get("markdown_extensions")).items():
        if not _takes_one_page(name):
            what = "the Markdown extension `{name}` may read other files than the page, or run code"
            remedy = "remove it: those of Python-Markdown and PyMdown are known, except {reading}"
            yield error(locate(text, name), what, remedy, name=name, reading=[*READING])
        for path in _icons(options):
            if not is_at(path, "overrides", below=True):
                yield _outside(locate(text, "custom_icons"), "custom_icons", path)


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


def _outside(place: Location, key: str, path: object) -> Problem:
    what, remedy = (
        "`{key}` leads to `{path}`, which is not in overrides/",
        "keep it in overrides/, and correct the path",
    )
    return error(place, what, remedy, key=key, path=path)


def locate(text: str, name: str) -> Location:
    """Find the line that names something."""
    found = re.search(rf"(?<![\w./-]){re.escape(name)}(?![\w./-])", text)
    return Location("mkdocs.yml", text.count("\n", 0, found.start()) + 1 if found else 0)


def check_paths(settings: Mapping[str, Any]) -> Iterator[Problem]:
    """Find settings by which MkDocs would read files from elsewhere, and publish or run them."""
    docs = settings.get("docs_dir", "docs")
    if not is_at(docs, "docs"):
        remedy = "write `docs_dir: docs`, or remove it, and keep the pages in docs/"
        yield error(PLACE, "`docs_dir` leads to `{path}`, not to docs/", remedy, path=docs)
    for line in str(settings.get("exclude_docs") or "").splitlines():
        if HIDDEN.match(line.strip()):
            what = "`{line}` under `exclude_docs` can publish hidden files, which are not judged"
            remedy = (
                "remove that line, or name one file in it whose path has no `*` and no part that begins "
                "with a dot"
            )
            yield error(PLACE, what, remedy, line=line.strip())
    for placeholder in PLACEHOLDER.findall(str(settings.get("edit_uri_template") or "")):
        if placeholder not in PLACEHOLDERS:
            what, remedy = "`edit_uri_template` has `{found}`", "write one of these there: {known}"
            yield error(PLACE, what, remedy, found=placeholder, known=[*PLACEHOLDERS])
    theme = settings.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    hooks = settings.get("hooks") or ()
    named = [("custom_dir", own)] if own is not None else []
    named += [("hooks", path) for path in (hooks if isinstance(hooks, list | tuple) else [hooks])]
    for key, path in named:
        if not is_at(path, "overrides", below=True):
            yield _outside(PLACE, key, path)


def is_at(path: object, folder: str, *, below: bool = False) -> bool:
    """Say whether a path is a folder of the archive, or below it; a drive or a climb leads elsewhere."""
    parts = PurePosixPath(str(path).replace("\\", "/")).parts
    return parts[:1] == (folder,) and ".." not in parts and (below or len(parts) == 1)


def check_reach(settings: Mapping[str, Any], text: str) -> Iterator[Problem]:
    """Find settings, also those of one language, by which pages load from elsewhere or lead nowhere."""
    for key, path in files_of_pages(settings):
        if ELSEWHERE.match(path.strip()):
            what = "`{key}` leads to `{path}`, and pages load nothing from other sites"
            remedy = "keep the file in docs/assets/, and write its path from docs/"
            yield error(locate(text, path), what, remedy, key=key, path=path)
    if any(theme.get("font") for theme in _mappings(settings, "theme")):
        what = "`font` names a font that the theme loads from another site, and pages load nothing from there"
        remedy = "write `font: false`; a font of your own belongs in docs/assets/ and a stylesheet"
        yield error(locate(text, "font"), what, remedy)
    for extra in _mappings(settings, "extra"):
        if isinstance(counter := extra.get("analytics"), Mapping) and counter.get("provider") == "google":
            what = "`analytics` loads a script from another site, and pages load nothing from there"
            yield error(locate(text, "analytics"), what, "remove it")
        contact = str(extra.get("contact") or "")
        if contact and not CONTACT.fullmatch(contact):
            what = "`contact` is neither a mail address nor an address on the web: {given}"
            remedy = "write it such as `name@example.com` or `https://…/`, or remove the setting"
            yield error(locate(text, "contact"), what, remedy, given=contact)


def files_of_pages(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the files that every page loads, each with the setting that names it."""
    for key, value in _settings(settings):
        if key in ("extra_css", "extra_javascript") and isinstance(value, list):
            for entry in value:
                yield key, str(entry.get("path") if isinstance(entry, Mapping) else entry)
    for theme in _mappings(settings, "theme"):
        yield from ((key, str(theme[key])) for key in ("favicon", "logo") if theme.get(key))


def _mappings(settings: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    return (value for key, value in _settings(settings) if key == name and isinstance(value, Mapping))


def _settings(value: object) -> Iterator[tuple[object, object]]:
    """Give all keys with their values, at any depth."""
    if isinstance(value, Mapping):
        yield from value.items()
    for inner in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _settings(inner)
