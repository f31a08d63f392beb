"""Beside pages: files below ``docs/`` that a site publishes as they are."""

import io
import warnings
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from PIL import Image

from colloquy.catalogue import Archive
from colloquy.checking.drawings import find_active
from colloquy.guarding.files import read_bytes
from colloquy.guarding.folders import seen_below
from colloquy.problems import Location, Problem, error

OVERRIDES = "overrides"
ASSETS = "assets/"
"""Files below it are code: whoever changes them is asked to be a developer (SECURITY.md)."""
PICTURES = {".avif": "AVIF", ".gif": "GIF", ".jpeg": "JPEG", ".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
"""The kinds of pictures that every browser shows, as Pillow calls them."""
DRAWING = ".svg"
LARGEST = 10
"""MB of a file; readers on a phone wait for one half as large."""
PIXELS = 50_000_000
"""Of a picture; a browser needs four bytes for each."""


def check_beside(archive: Archive, pages: frozenset[str]) -> Iterator[Problem]:
    """Find files beside `pages` that nothing can judge, pictures that are none or do more, and giants."""
    docs = archive.root / "docs"
    yield from find_giants(archive, OVERRIDES)
    for path in sorted(set(seen_below(docs)) - pages):
        place, kind = Location(f"docs/{path}"), PurePosixPath(path).suffix.lower()
        if giant := list(_weigh(archive.root, place)):
            yield from giant
        elif kind == DRAWING:
            yield from _check_drawing(place, read_bytes(docs / path))
        elif kind in PICTURES:
            yield from _check_picture(place, read_bytes(docs / path), PICTURES[kind])
        elif not path.startswith(ASSETS):
            what = "neither a page nor a picture: browsers or the host could take it for code"
            remedy = (
                "remove it; if the site needs it, put it into `docs/assets/`, or into "
                "`overrides/` for the root of the site: developers review changes there"
            )
            yield error(place, what, remedy)


def find_giants(archive: Archive, folder: str) -> Iterator[Problem]:
    """Find files of a folder that are too large to be read."""
    for path in seen_below(archive.root / folder):
        yield from _weigh(archive.root, Location(f"{folder}/{path}"))


def _weigh(root: Path, place: Location) -> Iterator[Problem]:
    size = (root / place.path).lstat().st_size
    if size > LARGEST * 2**20:
        what = "{size} MB is more than the {limit} MB that a file beside pages may have"
        remedy = "make it smaller, or remove it"
        yield error(place, what, remedy, size=-(-size // 2**20), limit=LARGEST)


def _check_drawing(place: Location, drawing: bytes) -> Iterator[Problem]:
    remedy = "remove that from the drawing, or save the drawing as PNG"
    try:
        if active := find_active(drawing):
            yield error(place, "more than a drawing: it has `{active}`", remedy, active=active)
    except ValueError as failure:
        yield error(place, "not an SVG in UTF-8: {reason}", remedy, reason=str(failure))


def _check_picture(place: Location, picture: bytes, kind: str) -> Iterator[Problem]:
    """Look at what a picture says of itself, without decoding it."""
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(picture), formats=[kind]) as seen,
        ):
            pixels = seen.width * seen.height
    except Image.DecompressionBombError:
        pixels = PIXELS + 1
    except Exception:  # decoders raise what they like
        remedy = "save it again in the program that made it, or remove it"
        yield error(place, "not a picture of the kind that its name says: {kind}", remedy, kind=kind)
        return
    if pixels > PIXELS:
        what = "a picture of more than {limit} million pixels"
        remedy = "make it smaller, or remove it"
        yield error(place, what, remedy, limit=PIXELS // 10**6)
