"""What the package takes from ``mkdocs.yml``: the languages, the site's names and addresses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from colloquy.catalogue import forge
from colloquy.catalogue.extending import check_paths
from colloquy.catalogue.fields import ADDRESS, LANGUAGE
from colloquy.catalogue.forms import FORMS
from colloquy.catalogue.refusing import REFUSED
from colloquy.catalogue.settings import NAME, read_settings
from colloquy.problems import Location, Phrase, Problem, error, phrase
from colloquy.text.inertness import find_forbidden, spaced

SITE_URL = r"https?://[^\s<>\"?#/:@\[\]]+(:[0-9]{1,5})?(/[^\s<>\"?#]*)?"
"""The form of an address of which other addresses can be made by adding to it."""


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
    """Where a file of the archive can be edited, up to its path: set, or found by git; empty if nowhere."""
    url: str = ""
    """Where the site is published, with a slash at its end; empty if that is not said."""
    settings: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """All that ``mkdocs.yml`` says, for MkDocs."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages' codes, the default language first."""
        return tuple(language.code for language in self.languages)

    @property
    def view_url(self) -> str:
        """Where a file of the archive is shown, up to its path, ``#L12`` for a line; empty if unknown."""
        return forge.view_url(self.edit_url)

    @property
    def issues_url(self) -> str:
        """Where an issue form can be filled in by its address; empty if nowhere."""
        return forge.issues_url(self.edit_url)

    def place(self, file: str, line: int) -> str:
        """Give the address of a line of a file of the archive; empty if unknown."""
        if self.view_url:
            return f"{self.view_url}{file}{f'#L{line}' if line else ''}"
        return self.edit_url + file if self.edit_url else ""

    def home(self, code: str) -> str:
        """Give where a language's pages begin: the default one's at the root, others' in a folder."""
        return "" if code == self.codes[0] else f"{code}/"

    def root_from(self, code: str, path: str) -> str:
        """Give the way up to the site's root from a page in one language; `path` is as for `address`."""
        return "../" * (self.home(code) + path).count("/")

    def address(self, code: str, path: str) -> str:
        """Give the published address of a page in one language; `path` is relative to the language's home."""
        return f"{self.url}{self.home(code)}{path}"

    def tag(self, code: str) -> str:
        """Give the BCP 47 tag of a language, also of one that the site is not published in."""
        return next((language.tag for language in self.languages if language.code == code), code)


def read_site(root: Path) -> tuple[Site, list[Problem]]:
    """Read the languages and the edit address from ``mkdocs.yml``."""
    settings, problems = read_settings(root)
    if problems:
        return Site((), ""), problems
    try:
        if elsewhere := list(check_paths(settings)):
            return Site((), ""), elsewhere
        languages = _languages(_plugin(settings, "i18n"), settings)
        edit = _address(_extra(settings).get("edit_url") or forge.edit_url(root))
        url = _address(settings.get("site_url"))
    except Exception as failure:  # whatever is wrong with it, MkDocs says it better
        place = Location(NAME)
        what = "the site's languages cannot be read: {reason}"
        remedy = "list them under `plugins`, `i18n`, `languages`, each with `locale` and `name`"
        return Site((), ""), [error(place, what, remedy, reason=_reason(failure))]
    for name, given, form in (("site_url", url, SITE_URL), ("edit_url", edit, ADDRESS)):
        if given and not re.fullmatch(form, given):
            what, remedy = "`{name}` is not an address: {given}", "write `https://…/`, or remove the setting"
            return Site((), ""), [error(Location(NAME), what, remedy, name=name, given=given)]
    return Site(languages, edit, url, settings), []


def _extra(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the settings under `extra`; what is no mapping, MkDocs refuses."""
    extra = settings.get("extra")
    return extra if isinstance(extra, Mapping) else {}


def _address(declared: object) -> str:
    return str(declared).rstrip("/") + "/" if declared else ""


class _SettingError(Exception):
    """A setting is not what it should be."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why.text())
        self.why = why


def _reason(failure: Exception) -> Phrase | str:
    match failure:
        case _SettingError():
            return failure.why
        case KeyError():
            return phrase("there is no `{key}`", key=failure.args[0])
        case _:
            return f"{type(failure).__name__}: {failure}".splitlines()[0]


def _plugin(settings: dict[str, Any], name: str) -> dict[str, Any]:
    plugins = settings["plugins"]
    if isinstance(plugins, dict):
        return dict(plugins[name])
    for entry in plugins:
        if isinstance(entry, dict) and name in entry:
            return dict(entry[name])
    raise KeyError(name)


def _languages(plugin: dict[str, Any], settings: dict[str, Any]) -> tuple[SiteLanguage, ...]:
    """Give the languages that are built, the default one first; each has folders of its own."""
    if plugin.get("build_only_locale"):
        raise _SettingError(phrase("`build_only_locale` would leave the others out; remove it"))
    ordered = sorted(plugin["languages"], key=lambda language: not language.get("default", False))
    languages = tuple(_language(each, settings) for each in ordered if each.get("build", True))
    seen = set[str]()
    for code in (language.code for language in languages):
        if code.lower() in seen:  # for some disks, `zh-tw` and `zh-TW` are one folder
            raise _SettingError(phrase("the locale {given!r} is listed twice; keep one of them", given=code))
        seen.add(code.lower())
    return languages


def _language(declared: dict[str, Any], settings: dict[str, Any]) -> SiteLanguage:
    code = declared["locale"]
    if not isinstance(code, str) or not re.fullmatch(LANGUAGE, code):
        why = "the locale {given!r} is not {form}; write it in quotes"
        raise _SettingError(phrase(why, given=code, form=phrase(FORMS[LANGUAGE])))
    tag = (declared.get("theme") or {}).get("language") or code
    if not isinstance(tag, str) or not re.fullmatch(LANGUAGE, tag):
        why = "the theme language {given!r} of {code} is not {form}; write it in quotes"
        raise _SettingError(phrase(why, given=tag, code=code, form=phrase(FORMS[LANGUAGE])))
    site_name, description = (
        _words(declared.get(key) or settings.get(key) or "") for key in ("site_name", "site_description")
    )
    if not site_name.strip():
        raise _SettingError(phrase("the site has no name in {code}; write it under `site_name`", code=code))
    return SiteLanguage(code, tag, _words(declared["name"]), site_name, description)


def _words(declared: object) -> str:
    """Give a name on one line; refuse what nobody sees in it."""
    if found := next(find_forbidden(str(declared)), None):
        raise _SettingError(phrase(REFUSED["control_character"], found=f"U+{ord(found[0]):04X}"))
    return spaced(str(declared))
