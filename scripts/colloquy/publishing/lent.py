"""Lent pages: hand-written ones that a language lacks. Links lead to those of the default language."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.structure.files import File


def on_env(env: Environment, *, config: Any, files: Any, **_: Any) -> Environment:
    """Let pages of a language find those of the default one; the navigation has been read before."""
    i18n = config.plugins["i18n"]
    lent = {file.src_uri: file for file in i18n.i18n_files_per_language.get(i18n.default_language, ())}
    look_up = files.get_file_from_path

    def find(path: str) -> File | None:
        code, _, rest = path.partition("/")
        own: File | None = look_up(path)
        if own is None and code == i18n.current_language:
            return lent.get(f"{i18n.default_language}/{rest}")
        return own

    files.get_file_from_path = find
    taking_down = find(f"{i18n.current_language}/taking-down.md")
    env.globals["taking_down"] = taking_down.url if taking_down else ""
    return env
