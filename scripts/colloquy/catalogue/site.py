"""What the package takes from ``mkdocs.yml``: the languages, the site's name, where edits are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from colloquy.catalogue.records import FORMS, LANGUAGE
from colloquy.problems import Location, Problem, error


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """A language that the site is published in."""

    code: str
    """As in addresses and files: ``zh``."""
    tag: str
    """As in ``lang`` attributes (BCP 47): ``zh-Hans``."""
    name: str
    """As its speakers write it."""
    site_name: str = ""
    """What the site is called in it."""
    site_description: str = ""
    """The site in one sentence, for readers of this language."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site's settings that pages need."""

    languages: tuple[SiteLanguage, ...]
    """The default language first."""
    edit_url: str
    """Where a file of the archive can be edited, up to its path; empty if nowhere."""
    url: str = ""
    """Where the site is published, with a slash at its end; empty if that is not said."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages' codes, the default language first."""
        return tuple(language.code for language in self.languages)

    def address(self, code: str, path: str) -> str:
        """Give the published address of a page in one language; `path` is relative to the language's home."""
        return f"{self.url}{'' if code == self.codes[0] else code + '/'}{path}"

    def tag(self, code: str) -> str:
        """Give the BCP 47 tag of a language, also of one that the site is not published in."""
        return next((language.tag for language in self.languages if language.code == code), code)


def read_site(root: Path) -> tuple[Site, list[Problem]]:
    """Read the languages and the edit address from ``mkdocs.yml``."""
    try:
        with (root / "mkdocs.yml").open(encoding="utf-8") as stream:
            settings = yaml_load(stream, get_yaml_loader())
        declared = _plugin(settings, "i18n")["languages"]
        ordered = sorted(declared, key=lambda language: not language.get("default", False))
        languages = tuple(
            _language(language, settings) for language in ordered if language.get("build", True)
        )
        edit = str((settings.get("extra") or {}).get("edit_url") or "")
        url = str(settings.get("site_url") or "")
    except Exception as failure:  # whatever is wrong with it, MkDocs says it better
        place = Location("mkdocs.yml")
        what = "the site's languages cannot be read: {reason}"
        remedy = "list them under `plugins`, `i18n`, `languages`, each with `locale` and `name`"
        reason = str(failure) if isinstance(failure, ValueError) else f"{type(failure).__name__}: {failure}"
        reason = reason.splitlines()[0]
        return Site((), ""), [error(place, what, remedy, reason=reason)]
    return Site(languages, _closed(edit), _closed(url)), []


def _closed(address: str) -> str:
    return address.rstrip("/") + "/" if address else ""


def _plugin(settings: dict[str, Any], name: str) -> dict[str, Any]:
    plugins = settings["plugins"]
    if isinstance(plugins, dict):
        return dict(plugins[name])
    return next(dict(entry[name]) for entry in plugins if isinstance(entry, dict) and name in entry)


def _language(declared: dict[str, Any], settings: dict[str, Any]) -> SiteLanguage:
    code = declared["locale"]
    if not isinstance(code, str) or not re.fullmatch(LANGUAGE, code):
        raise ValueError(f"the locale {code!r} is not {FORMS[LANGUAGE]}; write it in quotes")
    tag = (declared.get("theme") or {}).get("language") or code
    if not isinstance(tag, str):
        raise ValueError(f"the theme language {tag!r} of {code} is no text; write it in quotes")
    here = {**settings, **declared}  # what a language does not say of itself, the site says
    site_name, description = (str(here.get(key) or "") for key in ("site_name", "site_description"))
    return SiteLanguage(code, tag, declared["name"], site_name, description)
