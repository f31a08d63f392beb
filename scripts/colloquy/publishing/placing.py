"""Placing: files of a rendered site are put in their places whole, and laid out for others by links.

A file that is placed is never changed, only replaced, so that it can be in several folders at once. Whoever
gets a site laid out replaces files, too; what was changed in place shows by its time, and is rendered again.
"""

from collections.abc import Collection, Iterable
from pathlib import Path

from mkdocs.structure.files import File

from colloquy.guarding.files import replace
from colloquy.guarding.folders import copy, files_below, make_folder, remove_folder, remove_others
from colloquy.publishing.sources import Stamp, stamp


def look(site: Path, path: str) -> Stamp | None:
    """Look at a file of a site; `None` if there is none."""
    return stamp(f"{site}/{path}")


def add_assets(files: Iterable[File], site: Path, fresh: Path) -> list[str]:
    """Copy what is not in the site as it is in its source; give the paths of all."""
    paths = []
    for file in files:
        paths.append(file.dest_uri)
        if file.abs_src_path is None:  # a plugin made it
            file.copy_file()
        elif stamp(file.abs_src_path) != look(site, file.dest_uri):
            target = fresh / file.dest_uri
            make_folder(target.parent)
            copy(Path(file.abs_src_path), target)  # with its time, by which it is known again
    return paths


def put(fresh: Path, site: Path, wanted: Collection[str]) -> dict[str, Stamp]:
    """Move what is fresh into the site, remove what is neither fresh nor wanted; give how all files look."""
    paths = set(files_below(fresh))
    for path in paths:
        make_folder((site / path).parent)
        replace(fresh / path, site / path)
    paths.update(wanted)
    remove_others(site, paths)
    remove_folder(fresh)
    return {path: seen for path in sorted(paths) if (seen := look(site, path))}
