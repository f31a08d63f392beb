"""Chinese as it is written in two scripts, Simplified and Traditional.

The tables are OpenCC's (Apache License 2.0), from the package ``opencc-python-reimplemented``: lines of a
form, a tab, and what it is in the other script or another region, the usual one first.
"""

from functools import cache
from importlib.resources import files

from babel.core import get_global

from colloquy.text.scripts import writes_chinese

SIMPLIFIED, TRADITIONAL = "Hans", "Hant"
"""The scripts, as BCP 47 calls them."""
_OTHER = {SIMPLIFIED: "TSCharacters.txt", TRADITIONAL: "STCharacters.txt"}
"""For each script, the table of the other one's characters."""


def find_script(tag: str) -> str | None:
    """Say which script of Chinese a language is written in by its BCP 47 tag; None if in no such one."""
    if not writes_chinese(tag):
        return None
    if script := next((script for script in _OTHER if script in tag.split("-")), None):
        return script
    likely = get_global("likely_subtags")
    known = likely.get(tag.replace("-", "_")) or likely.get(tag.partition("-")[0]) or ""
    return TRADITIONAL if TRADITIONAL in known.split("_") else SIMPLIFIED


@cache
def foreign_characters(script: str) -> frozenset[str]:
    """Give the characters that only the other script has: 后 is in both, as 后 and as 後."""
    return frozenset(form for form, meanings in read_table(_OTHER[script]) if form not in meanings)


@cache
def read_table(name: str) -> list[tuple[str, list[str]]]:
    """Read a table of OpenCC: forms, each with what it is elsewhere."""
    text = files("opencc").joinpath("dictionary", name).read_text(encoding="utf-8")
    lines = (line.partition("\t") for line in text.lstrip("\ufeff").splitlines() if line)
    return [(form, meanings.split()) for form, _, meanings in lines]
