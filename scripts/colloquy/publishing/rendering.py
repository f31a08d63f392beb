"""Rendering: from pages in Markdown to a folder with the site that MkDocs makes of them."""

from __future__ import annotations

from pathlib import Path

from colloquy.catalogue import Archive
from colloquy.publishing.press import Press, Rendered
from colloquy.publishing.shelf import lay_out

__all__ = ["Rendered", "render"]


def render(archive: Archive, former: Path, new: Path, jobs: int) -> Rendered:
    """Render what changed since the last time, and lay the whole site out as the folder `new`.

    `former` holds what was rendered so far, and is brought up to date. Both have the same files where the
    file system allows: replace them, do not change them in place. With problems, nothing is laid out.
    """
    press = Press(former)
    rendered = press.update(archive, jobs)
    if not rendered.problems:
        lay_out(press.site, new)
    return rendered
