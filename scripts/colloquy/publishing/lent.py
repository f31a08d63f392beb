"""Lent pages: hand-written ones that a language lacks. Links lead to those of the default language."""

from copy import copy
from functools import cache
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def lend(files: Files, config: MkDocsConfig) -> None:
    """Let pages and the navigation of a language find those of the default one, which it does not render."""
    i18n: Any = config.plugins["i18n"]
    default, current = i18n.default_language, i18n.current_language
    known = {file.src_uri: file for file in i18n.i18n_files_per_language.get(default, ())}
    look_up = files.get_file_from_path

    @cache
    def borrow(path: str) -> File | None:
        code, _, rest = path.partition("/")
        lent = known.get(f"{default}/{rest}" if code == current else f"{default}/{path}")
        if lent:
            lent = copy(lent)
            lent.page = None
        return lent

    def find(path: str) -> File | None:
        own: File | None = look_up(path)
        return own or (borrow(path) if current != default else None)

    files.get_file_from_path = find  # type: ignore[method-assign]


def find_address(path: str, config: Any, files: Files) -> str:
    """Give the address of a page in the language that is built, or in the default one."""
    file = files.get_file_from_path(f"{config.plugins['i18n'].current_language}/{path}")
    return str(file.url) if file else f"{path.removesuffix('.md')}/"
