"""MkDocs' hooks that bring our words into the theme: the names in its navigation, and what templates say."""

from collections.abc import Iterable
from typing import Any

from jinja2 import Environment, Template

from colloquy.words.wording import Wording, find_words


def on_nav(nav: Any, *, config: Any, **_: Any) -> Any:
    """Say the names of the navigation in the language that is being built."""
    _name(nav.items, _words(_built(config)))
    return nav


def on_env(env: Environment, *, config: Any, **_: Any) -> Environment:
    """Let templates say our words, in the language that is being built or in another of ``mkdocs.yml``."""
    words = _words(_built(config))
    env.globals |= {"words": words, "say": words.say, "words_of": _words}
    env.globals["theme_words"] = _theme_words(env, words.tag)
    for toggle in _toggles(config.theme.get("palette")):
        # The settings stay from one language to the next, so the name that was given is kept beside ours.
        toggle["name"] = words.named(toggle.setdefault("given", toggle["name"]))
    return env


def _built(config: Any) -> Any:
    """Give the language that is being built, as ``mkdocs.yml`` declares it."""
    return config.plugins["i18n"].current_language_config


def _words(language: Any) -> Wording:
    return find_words(language.locale, (language.theme or {}).get("language") or language.locale)


def _toggles(palette: Any) -> list[dict[str, str]]:
    """Give what changes the colors; a palette of one scheme has nothing to change to."""
    options = palette if isinstance(palette, list) else []
    return [option["toggle"] for option in options if "toggle" in option]


def _name(entries: Iterable[Any], words: Wording) -> None:
    for entry in entries:
        if entry.title:
            entry.title = words.named(entry.title)
        _name(entry.children or (), words)


def _theme_words(env: Environment, tag: str) -> Template:
    """Find the theme's own words in a language, else in the one that it is a kind of, else in English."""
    subtags = tag.split("-")
    kinds = ["-".join(subtags[:count]) for count in range(len(subtags), 0, -1)]
    return env.select_template([f"partials/languages/{kind}.html" for kind in (*kinds, "en")])
