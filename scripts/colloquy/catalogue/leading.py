"""Leading: paths in ``mkdocs.yml`` must lead to where this package, and its guard, look for files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from colloquy.problems import Location, Problem, error

PLACE = Location("mkdocs.yml")


def check_paths(settings: Mapping[str, Any]) -> list[Problem]:
    """Find settings by which MkDocs would read files from elsewhere, and publish or run them."""
    return list(_check(settings))


def _check(settings: Mapping[str, Any]) -> Iterator[Problem]:
    docs = settings.get("docs_dir", "docs")
    if not is_at(docs, "docs"):
        remedy = "write `docs_dir: docs`, or remove it, and keep the pages in docs/"
        yield error(PLACE, "`docs_dir` leads to `{path}`, not to docs/", remedy, path=docs)
    theme = settings.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    hooks = settings.get("hooks") or ()
    named = [("custom_dir", own)] if own is not None else []
    named += [("hooks", path) for path in (hooks if isinstance(hooks, list | tuple) else [hooks])]
    for key, path in named:
        if not is_at(path, "overrides", below=True):
            remedy = "keep it in overrides/, and correct the path"
            yield error(
                PLACE, "`{key}` leads to `{path}`, which is not in overrides/", remedy, key=key, path=path
            )


def is_at(path: object, folder: str, *, below: bool = False) -> bool:
    """Say whether a path is a folder of the archive, or below it; a drive or a climb leads elsewhere."""
    parts = PurePosixPath(str(path).replace("\\", "/")).parts
    return parts[:1] == (folder,) and ".." not in parts and (below or len(parts) == 1)
