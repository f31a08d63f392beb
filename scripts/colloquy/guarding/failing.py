"""Why the system refused, in words: the usual reasons are messages; others are as the system gives them."""

import errno

from colloquy.problems import Phrase, phrase

USUAL = {
    errno.EACCES: "Permission denied",
    errno.EADDRINUSE: "Address already in use",
    errno.EBUSY: "Device or resource busy",
    errno.EDQUOT: "Disk quota exceeded",
    errno.EEXIST: "File exists",
    errno.EIO: "Input/output error",
    errno.EISDIR: "Is a directory",
    errno.EMFILE: "Too many open files",
    errno.ENAMETOOLONG: "File name too long",
    errno.ENOENT: "No such file or directory",
    errno.ENOSPC: "No space left on device",
    errno.ENOTDIR: "Not a directory",
    errno.EPERM: "Operation not permitted",
    errno.EROFS: "Read-only file system",
}
"""What POSIX systems say, by number; a translation has it behind its own words, for whoever looks it up."""


def say_failure(failure: OSError) -> Phrase | str:
    """Say why the system refused; not where."""
    said = failure.strerror or str(failure)
    number = failure.errno or 0
    return phrase(USUAL[number]) if USUAL.get(number) == said else said
