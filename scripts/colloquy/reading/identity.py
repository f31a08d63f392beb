"""Whether a source text is the file that was taken in: its SHA-256, and what may have become of it if not."""

from hashlib import sha256

from colloquy.problems import Location, Problem, error

SHOWN = 8
"""How many digits of a SHA-256 are enough to distinguish it from another."""

ATTRIBUTE = "seeds/** -text"
"""The line of ``.gitattributes`` that keeps Git from converting line ends."""


def check_identity(raw: bytes, expected: str, shown: str, withheld: bool) -> list[Problem]:
    """Compare a file with its declared SHA-256; `withheld` says whether words were taken out of it.

    No message gives the SHA-256 of a file with Windows line ends: Git may have made them, and then
    it is right on one machine only.
    """
    if digest(raw) == expected:
        return []
    place = Location(shown)
    unix = raw.replace(b"\r\n", b"\n")
    ends = (("CRLF", "LF", unix), ("LF", "CRLF", unix.replace(b"\n", b"\r\n")))
    for now, then, converted in ends:
        if digest(converted) == expected:
            what = "the line ends of this file are {now}, and were {then} when it was added"
            remedy = (
                "see that `.gitattributes` has the line `{line}`, then delete the file and run "
                "`git checkout -- {file}`; without Git, save the file with {then} as line ends"
            )
            return [error(place, what, remedy, now=now, then=then, line=ATTRIBUTE, file=shown)]
    what = "the source text is not as it was added (its SHA-256 begins with {now}, not {then})"
    sums = {"now": digest(raw)[:SHOWN], "then": expected[:SHOWN], "digest": digest(raw)}
    if unix != raw:
        remedy = (
            "put the file back with the line ends that it had, and correct it under `emendations` in "
            "interview.yml; it has CRLF now, perhaps of Git’s or an editor’s making, so no SHA-256 is "
            "proposed here"
        )
    elif withheld:
        remedy = (
            "if nothing but what is declared under `withheld` was taken out of the file, declare its "
            "SHA-256: {digest}; else restore it"
        )
    else:
        remedy = (
            "put the file back as it was, and correct it under `emendations` in interview.yml; if words that "
            "may not be published were taken out of it, declare them under `withheld`; only if this is the "
            "file as received, or was made from a file that is kept under `received`, declare its SHA-256: "
            "{digest}"
        )
    return [error(place, what, remedy, **sums)]


def digest(raw: bytes) -> str:
    """Give the SHA-256 of a file, in hexadecimal."""
    return sha256(raw).hexdigest()
