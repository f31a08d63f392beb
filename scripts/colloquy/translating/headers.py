"""Headers of PO files: that they say of the file what is so."""

import re
from collections.abc import Iterator

import polib

from colloquy.problems import Location, Problem, error


def check_charset(po: polib.POFile, shown: str) -> Iterator[Problem]:
    """Find another encoding than UTF-8."""
    charset = re.search(r"charset=([\w-]+)", po.metadata.get("Content-Type", ""))
    if charset and charset[1].lower() not in ("utf-8", "utf8"):
        what, remedy = (
            "the header says that the file is in {charset}",
            "save the file as UTF-8 and write charset=UTF-8",
        )
        yield error(Location(shown, 1), what, remedy, charset=charset[1])


def check_language(po: polib.POFile, shown: str, language: str, tag: str) -> Iterator[Problem]:
    """Find another language than the file's name has; `tag` is how the site's pages write that one."""
    named = po.metadata.get("Language", "").strip()
    if named and _base(named) not in (_base(language), _base(tag)):
        what = "the header says that this is `{named}`, and the file is for `{language}`"
        remedy = "if its words are in `{language}`, write `Language: {language}` there; else rename the file"
        yield error(Location(shown, 1), what, remedy, named=named, language=language)


def _base(language: str) -> str:
    """Give a language without its script and region."""
    return re.split("[-_@.]", language.lower())[0]
