"""Portable names: what a checkout on Windows or macOS could not write, or would write over another file."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from colloquy.problems import Location, Problem, error

_IMPOSSIBLE = re.compile(
    r"(?i:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?|.*[<>:\"|?*\\\x00-\x1f].*"
    r"|.*[ .](?:\.m(?:d|kdn?|down|arkdown))?",
    re.DOTALL,
)
"""Names that Windows gives to devices, and what it has in no name (learn.microsoft.com, “Naming Files”).

In the site, a page is in a folder that is called by its name without ``.md``.
"""

_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""What characters are that make a name look other than it is (Unicode Standard Annex 9)."""


def is_impossible(name: str) -> bool:
    """Say whether no file can have a name on Windows."""
    return bool(_IMPOSSIBLE.fullmatch(name))


def find_unportable(folder: str, names: Iterable[str]) -> Iterator[Problem]:
    """Find names of a folder that another system cannot have; `folder` is empty, or ends with a slash."""
    former: dict[str, str] = {}
    for name in sorted(names):
        place = Location(
            f"{folder}{name}".encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        )
        other = former.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            what = "on Windows and macOS, this name and `{other}` are the same"
            yield error(place, what, "rename one of the two", other=other)
        if is_impossible(name):
            what = "a name that no file can have on Windows"
            remedy = (
                'rename it: without any of `< > : " | ? * \\`, no blank or period at its end or '
                "before `.md`, and not as Windows names devices (con, prn, aux, nul, com1, lpt1)"
            )
            yield error(place, what, remedy)
        elif any(
            unicodedata.category(letter) == "Cc" or unicodedata.bidirectional(letter) in _TURNING
            for letter in name
        ):
            what = "a name with an invisible character"
            yield error(place, what, "rename it: type its name anew")
