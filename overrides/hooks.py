"""What the theme writes against the HTML standard, put right; and what its search leaves out.

Only what stands outside of the theme's blocks and in no small partial of its own is here.
`tests/test_html.py` tells when a new version of the theme no longer writes it.
"""

from __future__ import annotations

from typing import Any

from colloquy.composing import FOLDERS
from colloquy.showing import sidecar
from colloquy.showing.sidecar import on_page_content
from colloquy.words.theme import on_env, on_nav

__all__ = ["on_env", "on_nav", "on_page_content", "on_page_markdown", "on_post_page", "on_post_template"]

CHECKBOX = 'type="checkbox" id="__drawer" autocomplete="off"', 'type="checkbox" id="__drawer"'
SEARCH = 'type="checkbox" id="__search" autocomplete="off"', 'type="checkbox" id="__search"'
"""`autocomplete` is for controls with text (https://html.spec.whatwg.org/#the-input-element)."""
CONTENTS = '<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">'
"""The label of a checkbox that is not there where the site's navigation is hidden."""


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Keep pages that are made from seeds out of the theme's index: our search has them from there."""
    _, _, path = page.file.src_uri.partition("/")
    if page.meta.get("made_by") == "colloquy" or path.startswith(tuple(f"{name}/" for name in FOLDERS)):
        page.meta["search"] = {"exclude": True}
    return sidecar.on_page_markdown(markdown, page=page, config=config)


def on_post_page(output: str, **_: Any) -> str:
    """Put a page right."""
    return _right(output)


def on_post_template(output: str, *, template_name: str, **_: Any) -> str:
    """Put the page for missing pages right."""
    return _right(output) if template_name.endswith(".html") else output


def _right(output: str) -> str:
    patches = [CHECKBOX, SEARCH] if 'id="__toc"' in output else [CHECKBOX, SEARCH, CONTENTS]
    for written, right in patches:
        output = output.replace(written, right)
    return output
