"""What the theme writes against the HTML standard, or for nobody here, put right in what is built.

Only what stands outside of the theme's blocks and in no small partial of its own is here.
`tests/test_html.py` tells when a new version of the theme no longer writes it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from colloquy.showing.sidecar import on_page_content, on_page_markdown
from colloquy.words.theme import on_env, on_nav

__all__ = [
    "on_env",
    "on_nav",
    "on_page_content",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_post_template",
]

CHECKBOX = 'type="checkbox" id="__drawer" autocomplete="off"', 'type="checkbox" id="__drawer"'
SEARCH = 'type="checkbox" id="__search" autocomplete="off"', 'type="checkbox" id="__search"'
"""`autocomplete` is for controls with text (https://html.spec.whatwg.org/#the-input-element)."""
CONTENTS = '<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">'
"""The label of a checkbox that is not there where the site's navigation is hidden."""

KEPT = re.compile(r"(<(?:pre|textarea|script)\b.*?</(?:pre|textarea|script)>)", re.DOTALL)
INDENTED = re.compile(r"\n\s+")
"""Lines that templates leave empty, and indentation; a line end says as much, in a fifteenth less to load."""
RULE = re.compile(r"(?<=[{}])([^{}@]+)\{[^{}]*\}")
COMMA = re.compile(r",(?![^(]*\))")
UNUSED = re.compile(
    r"\.(mermaid|tabbed-|md-annotation|md-tooltip|md-version|md-source|md-social|task-list|critic|md-consent"
    r"|md-feedback|md-banner|md-tag|md-post|md-author|md-blog|md-meta|md-pagination|md-status|md-comments"
    r"|md-profile|md-path|md-progress|md-clipboard|arithmatex"
    r"|lightbox|grid\b|footnote|twemoji|emojione|gemoji|keys\b|key-|giscus|katex)"
)
"""Parts of the theme that the site has not turned on, by the beginning of their classes."""
COLOUR = re.compile(r"data-md-color-(?:primary|accent)=\"?([\w-]+)")


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
    parts = KEPT.split(output)
    parts[::2] = [INDENTED.sub("\n", part) for part in parts[::2]]
    return "".join(parts)


def on_post_build(config: Any, **_: Any) -> None:
    """Leave out of the theme's stylesheets what no page here can have: 65 of their 149 KB."""
    schemes = config.theme.get("palette") or []
    named = {scheme.get(key) for scheme in schemes for key in ("primary", "accent")}
    for path in Path(config.site_dir).glob("assets/stylesheets/*.css"):
        rules = path.read_text(encoding="utf-8")
        kept = RULE.sub(lambda rule: rule[0] if _applies(rule[1], named) else "", rules)
        path.write_text(kept, encoding="utf-8")


def _applies(selectors: str, named: set[str]) -> bool:
    """Tell whether any of a rule's selectors has only parts and colours that the site has."""
    return any(
        not UNUSED.search(selector) and named.issuperset(COLOUR.findall(selector))
        for selector in COMMA.split(selectors)
    )
