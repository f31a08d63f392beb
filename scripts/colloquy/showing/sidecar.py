"""What is beside a page, and MkDocs' hooks that bring it in: values for the theme, and the page's end."""

import json
import logging
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import escape

from colloquy.guarding.files import read_text
from colloquy.recording.folders import SIDECARS
from colloquy.text.directions import turned
from colloquy.text.inertness import spaced

LANGUAGE = re.compile(r'<[a-z][a-z0-9]*(?: [^<>]*)? lang="([A-Za-z0-9-]+)"[^<>]*(?<!/)>')
"""The language of an element in a page that somebody wrote."""

_log = logging.getLogger("mkdocs.hooks.colloquy")


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Give the theme's templates what front matter leaves out; that of hand-written pages is words."""
    if page.meta.get("made_by") != "colloquy":
        page.meta = _inert(page.meta)
    page.meta |= _beside(page, config).get("meta", {})
    return markdown


def _inert(value: Any) -> Any:
    """Write front matter as HTML on one line, because the theme prints it as it is."""
    match value:
        case str():
            return str(escape(spaced(value)))
        case dict():
            return {key: _inert(each) for key, each in value.items()}
        case list():
            return [_inert(each) for each in value]
    return value


def on_page_content(html: str, *, page: Any, config: Any, **_: Any) -> str:
    """End the page with what quotes its passages and explains its terms; turn words of the other direction.

    What is made from seeds says which way its words are written; people who write pages need not.
    """
    if page.meta.get("made_by") != "colloquy":
        around = config.theme.get("language") or ""
        html = LANGUAGE.sub(lambda tag: _turned(tag[0], tag[1], around), html)
    foot: str = _beside(page, config).get("foot", "")
    return f"{html}\n{foot}" if foot else html


def _turned(element: str, language: str, around: str) -> str:
    """Add to the start tag of an element which way its words are written, if nobody has said it."""
    direction = turned(language, around)
    return f'{element[:-1]} dir="{direction}">' if direction and " dir=" not in element else element


def _beside(page: Any, config: Any) -> dict[str, Any]:
    if page.meta.get("made_by") != "colloquy":
        return {}
    path = Path(config.config_file_path).parent / SIDECARS / Path(page.file.src_uri).with_suffix(".json")
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        lost = "Doc file '%s' has lost what was written beside it: run `colloquy pages`"
        _log.log(logging.WARNING, lost, page.file.src_uri)
        return {}


@lru_cache(maxsize=1)
def _read(path: Path, _changed: int) -> dict[str, Any]:
    """Read a sidecar, once for both hooks."""
    known: dict[str, Any] = json.loads(read_text(path))
    return known
