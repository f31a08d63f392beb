"""Placing: files of a rendered site are put in their places whole, and laid out for others by links.

A file that is placed is never changed, only replaced, so that it can be in several folders at once. Whoever
gets a site laid out replaces files, too; what was changed in place shows by its time, and is rendered again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from mkdocs.structure.files import File

from colloquy.publishing.sources import Stamp, stamp


def look(site: Path, path: str) -> Stamp | None:
    """Look at a file of a site; `None` if there is none."""
    return stamp(f"{site}/{path}")


def clear(folder: Path) -> None:
    """Remove a folder with all that is in it."""
    shutil.rmtree(folder, ignore_errors=True)


def listed(folder: Path) -> Iterator[str]:
    """Give the paths of all files in a folder."""
    for place, _, names in os.walk(folder):
        inside = os.path.relpath(place, folder).replace(os.sep, "/")
        yield from (name if inside == "." else f"{inside}/{name}" for name in names)


def add_assets(files: Iterable[File], site: Path, fresh: Path) -> list[str]:
    """Copy what is not in the site as it is in its source; give the paths of all."""
    paths = []
    for file in files:
        paths.append(file.dest_uri)
        if file.abs_src_path is None:  # a plugin made it
            file.copy_file()
        elif stamp(file.abs_src_path) != look(site, file.dest_uri):
            target = fresh / file.dest_uri
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file.abs_src_path, target)  # with its time, by which it is known again
    return paths


def put(fresh: Path, site: Path, wanted: Collection[str]) -> dict[str, Stamp]:
    """Move what is fresh into the site, remove what is neither fresh nor wanted; tell how all files look."""
    made = set(listed(fresh))
    for path in made:
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (fresh / path).replace(target)
    for path in set(listed(site)) - made - set(wanted):
        (site / path).unlink()
        for folder in (site / path).parents:
            if folder == site or any(folder.iterdir()):
                break
            folder.rmdir()
    clear(fresh)
    return {path: seen for path in sorted({*made, *wanted}) if (seen := look(site, path))}
