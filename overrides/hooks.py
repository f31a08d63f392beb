"""What the theme writes against the HTML standard, put right; what its search leaves out; what pages may run.

Only what is outside of the theme's blocks and in no small partial of its own is here.
`tests/test_html.py` shows when a new version of the theme no longer writes it.
"""

import re
from html import escape
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from colloquy.publishing import lent
from colloquy.publishing.policy import write_policy
from colloquy.recording.folders import FOLDERS
from colloquy.showing import sidecar
from colloquy.showing.sidecar import on_page_content
from colloquy.words import theme
from colloquy.words.theme import on_nav

__all__ = [
    "on_config",
    "on_env",
    "on_nav",
    "on_page_content",
    "on_page_markdown",
    "on_post_page",
    "on_post_template",
]

TEMPLATES = {"_headers", "assets/theme.css"}
"""Files of ours that are written once for all pages, beside the theme's."""
STYLESHEET = re.compile(r'<link rel="preload" as="style" href="([^"]*)"')
"""A stylesheet of the theme, as `main.html` names it."""

CHECKBOX = 'type="checkbox" id="__drawer" autocomplete="off"', 'type="checkbox" id="__drawer"'
SEARCH = 'type="checkbox" id="__search" autocomplete="off"', 'type="checkbox" id="__search"'
"""`autocomplete` is for controls with text (https://html.spec.whatwg.org/#the-input-element)."""
CONTENTS = '<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">'
"""The label of a checkbox that is not there where the site's navigation is hidden."""
FROM_THE_RIGHT = re.compile(r'<html(?=[^>]*>)(.*?<body dir="rtl")', re.DOTALL)
"""The direction of a page, of which the theme tells only its body; what is in the head has one, too."""
SCOPE = re.compile(r'<script>__md_scope=new URL\("([^"]*)",location\)')
"""The way to the site's root in a script. As an attribute it leaves all pages the same script."""


def on_config(config: Any, **_: Any) -> Any:
    """Have our own files written beside the theme's."""
    config.theme.static_templates |= TEMPLATES
    return config


def on_env(env: Environment, *, config: Any, files: Files, **_: Any) -> Environment:
    """Give templates our words, and what the page that has no text of the archive shows of the theme."""
    env = theme.on_env(env, config=config)
    env.globals["taking_down"] = lent.find_address("taking-down.md", config, files)
    nothing = get_context(Navigation([], []), Files([]), config)
    bare = _right(env.get_template("404.html").render(nothing))
    env.globals |= {"policy": write_policy(bare), "theme_styles": STYLESHEET.findall(bare)}
    return env


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Keep pages that are made from seeds out of the theme's index: our search has them from there."""
    _, _, path = page.file.src_uri.partition("/")
    if page.meta.get("made_by") == "colloquy" or path.startswith(tuple(f"{name}/" for name in FOLDERS)):
        page.meta["search"] = {"exclude": True}
    return sidecar.on_page_markdown(markdown, page=page, config=config)


def on_post_page(output: str, *, page: Any, **_: Any) -> str:
    """Put a page right, and name it where its printed pages find their running title."""
    output, running = _right(output), page.meta.get("running")
    if not running:
        return output
    # In ASCII, because the encoding is declared only after it, and not every program looks ahead.
    title = escape(running).encode("ascii", "xmlcharrefreplace").decode()
    return output.replace("<html ", f'<html data-running="{title}" ', 1)


def on_post_template(output: str, *, template_name: str, config: Any, **_: Any) -> str:
    """Put the page for missing pages right, which is one for all languages, in that of the first pages."""
    plugin = config.plugins["i18n"]
    if template_name == "404.html" and plugin.current_language != plugin.default_language:
        return ""
    return _right(output) if template_name.endswith(".html") else output


def _right(output: str) -> str:
    patches = [CHECKBOX, SEARCH] if 'id="__toc"' in output else [CHECKBOX, SEARCH, CONTENTS]
    for written, right in patches:
        output = output.replace(written, right)
    if '<body dir="rtl"' in output:
        output = FROM_THE_RIGHT.sub(r'<html dir="rtl"\1', output, count=1)
    return SCOPE.sub(
        r'<script data-scope="\1">__md_scope=new URL(document.currentScript.dataset.scope,location)',
        output,
        count=1,
    )
