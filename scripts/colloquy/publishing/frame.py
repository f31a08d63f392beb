"""The frame: all that every page depends on. When it changes, every page is rendered again."""

import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from colloquy.catalogue.site import Site
from colloquy.guarding.files import is_file, read_bytes
from colloquy.guarding.folders import files_below
from colloquy.recording.keys import code

ENGINE = (
    "jinja2",
    "markdown",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "mkdocs-static-i18n",
    "pygments",
    "pymdown-extensions",
)
"""Packages that write into pages; another version may write something else."""


def frame(root: Path, site: Site) -> str:
    """Hash the settings, the theme, the code and the versions that a page is made with."""
    settings = site.settings  # with the values from the environment
    digest = blake2b(json.dumps(settings, default=_name).encode(), digest_size=20)
    digest.update(repr((site.edit_url, site.view_url, sys.version)).encode())
    digest.update(_versions().encode())
    digest.update(code().encode())
    for path in list_files(root, site):
        digest.update(f"{os.path.relpath(path, root)}\n".encode())
        digest.update(read_bytes(path))
    return digest.hexdigest()


@cache
def _versions() -> str:
    return "".join(f"{package} {version(package)}\n" for package in ENGINE)


def list_files(root: Path, site: Site) -> Iterator[Path]:
    """Find the files of the theme's overrides, and the hooks."""
    settings = site.settings
    theme = settings.get("theme")
    overrides = theme.get("custom_dir") if isinstance(theme, dict) else None
    if overrides:
        found = (root / overrides / path for path in files_below(root / overrides))
        yield from sorted(path for path in found if "__pycache__" not in path.parts)
    for hook in settings.get("hooks") or ():
        if is_file(root / hook):
            yield root / hook


def _name(value: object) -> str:
    """Write what YAML gives beside plain values: functions and types by their names."""
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', None) or repr(value)}"
