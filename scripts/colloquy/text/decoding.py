"""From bytes to text: what a file from a stranger must be before anything reads it."""

from pathlib import Path

from charset_normalizer import from_bytes

from colloquy.guarding.failing import say_failure
from colloquy.guarding.files import read_bytes as read_whole
from colloquy.problems import Location, Problem, error
from colloquy.text.inertness import (
    BIDI,
    CONTROL,
    HIDDEN,
    LINE_END,
    NONCHARACTER,
    NUL,
    OPEN,
    find_forbidden,
    sort,
)

LIMIT = 10 * 1024 * 1024
"""Bytes. The longest oral histories are under 2 MB of text; more than this is a mistake."""
RECEIVED_LIMIT = 50 * 1024 * 1024
"""Bytes of a file that a text is made from: documents have pictures."""

EXPLAINED = {
    NUL: (
        "a NUL byte, which no text has",
        "save the file again as plain UTF-8 text; it may be UTF-16, or not text at all",
    ),
    BIDI: (
        "an invisible character that changes the direction of writing (U+{code:04X})",
        "remove it: readers would see a text that the file does not have",
    ),
    OPEN: (
        "an invisible character for the direction of writing (U+{code:04X}) lacks its other half here",
        "write U+2066, U+2067 or U+2068 before words of this paragraph and U+2069 after them, or remove it",
    ),
    CONTROL: (
        "a control character (U+{code:04X})",
        "replace it with a space, or with a line end if it ends a line",
    ),
    NONCHARACTER: ("a Unicode noncharacter (U+{code:04X})", "remove it: it is not meant for texts"),
    HIDDEN: (
        "an invisible character (U+{code:04X})",
        "remove it: programs may read in it what no one sees",
    ),
}


def read_bytes(path: Path, shown: str) -> tuple[bytes, list[Problem]]:
    """Read a seed file whole, refusing what no seed is: a link, a folder, a giant, nothing at all.

    `shown` is the path in messages. The bytes are empty where there are problems.
    """
    place = Location(shown)
    try:
        size = path.lstat().st_size
        if size > LIMIT:
            what = "{size} MB is more than the {limit} MB that a text may have"
            remedy = "check that this is the right file; divide a longer text into several"
            return b"", [error(place, what, remedy, size=size // 2**20, limit=LIMIT // 2**20)]
        raw = read_whole(path)
    except FileNotFoundError:
        return b"", [missing(shown)]
    except OSError as failure:
        what, remedy = "cannot be read: {reason}", "make it a readable file"
        return b"", [error(place, what, remedy, reason=say_failure(failure))]
    return raw, []


def missing(shown: str) -> Problem:
    """Say that there is no such file."""
    return error(Location(shown), "there is no such file", "add it, or correct the name that points to it")


def decode(raw: bytes, shown: str) -> tuple[str, list[Problem]]:
    """Turn the bytes of a file into text, or say at which byte, line and column that fails."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as failure:
        before = raw[: failure.start].decode("utf-8", "replace")
        guess = from_bytes(raw).best()
        what = "not UTF-8: byte {byte} (0x{value:02X}) begins no character"
        plain, likely = "save the file as UTF-8", "save the file as UTF-8; it is perhaps {guess}"
        remedy = likely if guess else plain
        encoding = guess.encoding if guess else ""
        place = Location(shown, len(LINE_END.findall(before)) + 1)
        value = raw[failure.start]
        return "", [error(place, what, remedy, byte=failure.start + 1, value=value, guess=encoding)]
    if not text.strip("\ufeff \t\r\n"):
        return "", [error(Location(shown), "the file is empty", "add its text, or remove the file")]
    return text, list(_forbidden(text, shown))


def _forbidden(text: str, shown: str) -> list[Problem]:
    problems = []
    for match in find_forbidden(text):
        ends = list(LINE_END.finditer(text, 0, match.start()))
        column = match.start() - (ends[-1].end() if ends else 0) + 1
        what, remedy = EXPLAINED[sort(match.group())]
        place = Location(shown, len(ends) + 1, column)
        problems.append(error(place, what, remedy, code=ord(match.group())))
        if len(problems) == 20:  # a binary file has thousands; twenty show what it is
            break
    return problems
